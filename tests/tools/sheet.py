#!/usr/bin/python3
"""Prints the rows of one sheet of a workbook, cells parted by " | ".

    sheet.py REPORT.xlsx "Near a threshold"
"""
import sys
import warnings

from openpyxl import load_workbook

warnings.simplefilter("ignore")
for row in load_workbook(sys.argv[1])[sys.argv[2]].iter_rows(values_only=True):
    print(" | ".join("" if cell is None else str(cell) for cell in row))
