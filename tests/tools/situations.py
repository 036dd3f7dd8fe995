#!/usr/bin/python3
"""Compares the outcomes of a run with those that were worked out by hand.

    situations.py REPORT.ndjson WANTED.csv

WANTED.csv has the columns id, outcome, floor, ceiling, cites (must be among the citations; blank:
not compared) and asks (facts parted by blanks that must be asked; "": nothing may be asked).
"""
import csv
import json
import sys

deals = {}
with open(sys.argv[1], encoding="utf-8") as report:
    for line in report:
        deal = json.loads(line)
        deals[deal["id"]] = deal
differences = 0
with open(sys.argv[2], newline="", encoding="utf-8") as table:
    wanted = list(csv.DictReader(table))
for row in wanted:
    deal = deals.pop(row["id"], None)
    if deal is None:
        print(f"{row['id']}: is not in the report")
        differences += 1
        continue
    asked = [question["fact"] for question in deal["questions"]]
    faults = [
        f"{key} is {deal[key]}, not {row[key]}"
        for key in ("outcome", "floor", "ceiling")
        if deal[key] != row[key]
    ]
    if row["cites"] and row["cites"] not in deal["citations"]:
        faults.append(f"cites {deal['citations']}, not {row['cites']}")
    if row["asks"] and not set(row["asks"].split()) <= set(asked):
        faults.append(f"asks {asked}, not {row['asks']}")
    if not row["asks"] and asked:
        faults.append(f"asks {asked}")
    for fault in faults:
        print(f"{row['id']}: {fault}")
    differences += len(faults)
for left in deals:
    print(f"{left}: is not wanted")
    differences += 1
print(f"{len(wanted)} situations, {differences} differences")
sys.exit(1 if differences else 0)
