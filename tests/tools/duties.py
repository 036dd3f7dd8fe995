#!/usr/bin/python3
"""Prints what an NDJSON report says of duties and diligence, a line each, for golden cases.

    duties.py REPORT.ndjson
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as report:
    for line in report:
        deal = json.loads(line)
        deadlines = [programme["deadline"] or "-" for programme in deal["programmes"]]
        print(deal["id"], deal["outcome"], "deadline", *deadlines)
        for duty in deal["duties"]:
            words = ["owed" if duty["owed"] else "perhaps", duty["id"], duty["due"] or "undated"]
            words += [word for word in ("overdue", "keep") if duty[word]]
            print("   ", *words, f"({duty['law']}; {duty['counts_from']})")
        for inquiry in deal["inquiry"]:
            print("    asked", inquiry["law"], inquiry["value"] or "open")
