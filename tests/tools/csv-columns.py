#!/usr/bin/python3
"""Prints the named columns of the CSV on standard input, parted by single blanks.

    csv-columns.py ds_row ds_id ds_outcome
"""
import csv
import io
import sys

text = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace", newline="")
for row in csv.DictReader(text):
    print(" ".join(row[name] or "-" for name in sys.argv[1:]))
