#!/usr/bin/python3
"""Reads a workbook report back and compares it with its CSV twin.

    readback.py REPORT.xlsx REPORT.csv

Both have to come from the same run. Every difference is a line on stdout; the exit status is
0 where there is none, 1 where there is, 2 where a file can't be read. Needs openpyxl, as
/usr/bin/python3 on Debian has it.
"""
import csv
import re
import sys
import warnings

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

warnings.simplefilter("ignore")
csv.field_size_limit(1 << 30)

SHEETS = ["Summary", "Deals", "Reasons", "Questions", "Filings", "Notices", "Near a threshold", "Problems", "Rules"]
TABLES = ["Deals", "Reasons", "Questions", "Filings", "Notices", "Near a threshold", "Problems"]
OWN_CSV = 12  # the columns ds_... of the CSV
OWN_DEALS = 16  # our columns in Deals, in front of the user's
WORDS = {
    "barred": "BARRED",
    "notify": "NOTIFY",
    "review": "REVIEW",
    "excepted": "EXCEPTED",
    "not_covered": "NOT COVERED",
}
ENDS = {
    "prohibited": "BARRED",
    "notifiable": "NOTIFY",
    "excepted": "EXCEPTED",
    "not_covered": "NOT COVERED",
}
# What a deal to review leans to in Deals, and how the Summary calls it.
LEANS = {
    "likely BARRED": "likely BARRED",
    "likely NOTIFY": "likely NOTIFY",
    "likely EXCEPTED": "likely EXCEPTED",
    "likely BARRED if in scope": "BARRED if in scope",
    "likely NOTIFY if in scope": "NOTIFY if in scope",
    "signs of a covered activity": "some sign",
    "row not readable": "not readable",
    "no sign of a covered activity": "no sign",
}
OPEN_LEANS = tuple(LEANS)[2:]  # of a deal that is likely not covered as things stand
CUT = " ... [cut here: longer than a cell can be]"

faults = []


def fault(text):
    if len(faults) < 50:
        print(text)
    faults.append(text)


def parts(book, name):
    """A sheet and those that it goes on in: "Deals", "Deals 2", ..."""
    return [book[n] for n in book.sheetnames if re.fullmatch(re.escape(name) + r"( \d+)?", n)]


def rows(book, name):
    """The rows below the headers, over all parts, as lists of text."""
    for sheet in parts(book, name):
        for row in sheet.iter_rows(min_row=2):
            yield [shown(cell.value) for cell in row]


def shown(value):
    return "" if value is None else unescape(value) if isinstance(value, str) else str(value)


def as_cell(text):
    """What a cell can hold of a text: as src/report/workbook/text.h says."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "\ufffd", text)


def alike(text):
    """How many U+FFFD stand for bytes that are no UTF-8 is every reader's own choice."""
    return re.sub("\ufffd+", "\ufffd", text)


def same(cell, text):
    if cell.endswith(CUT):
        return alike(as_cell(text)).startswith(alike(cell[: -len(CUT)]))
    return alike(cell) == alike(as_cell(text))


def check_frame(book):
    missing = [name for name in SHEETS if name not in book.sheetnames]
    for name in missing:
        fault(f"sheet {name} is missing")
    if not missing and [n for n in book.sheetnames if n in SHEETS] != SHEETS:
        fault(f"the sheets are out of order: {book.sheetnames}")
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    fault(f"{sheet.title}!{cell.coordinate} is a formula: {cell.value}")
    for name in TABLES:
        for sheet in parts(book, name):
            check_table(sheet)
    return not missing


def check_table(sheet):
    if not sheet.freeze_panes or not re.fullmatch(r"[A-Z]+2", sheet.freeze_panes):
        fault(f"{sheet.title}: the header does not stay in sight ({sheet.freeze_panes})")
    if not sheet.auto_filter.ref or not sheet.auto_filter.ref.startswith("A1:"):
        fault(f"{sheet.title}: no filter over the whole table ({sheet.auto_filter.ref})")
    elif not sheet.auto_filter.ref.endswith(str(sheet.max_row)):
        fault(f"{sheet.title}: the filter ends before the rows do ({sheet.auto_filter.ref})")
    if not sheet.print_title_rows:
        fault(f"{sheet.title}: the header is not printed on every page")
    for text in (sheet.oddHeader, sheet.oddFooter):
        line = "".join(str(part.text) for part in (text.left, text.center, text.right))
        if "&D" in line.replace("&&", ""):
            fault(f"{sheet.title}: a printed line has the day of printing")


def check_deals(book, header, records):
    headings = [shown(cell.value) for cell in parts(book, "Deals")[0][1]]
    for i, name in enumerate(header[OWN_CSV:]):
        cell = headings[OWN_DEALS + i] if OWN_DEALS + i < len(headings) else ""
        if name and not same(cell, name):
            fault(f"Deals: column {i + 1} of the list is headed '{cell}', in the CSV '{name}'")
    deals = list(rows(book, "Deals"))
    if len(deals) != len(records):
        fault(f"Deals has {len(deals)} rows, the CSV {len(records)}")
    at = {name: i for i, name in enumerate(headings[:OWN_DEALS])}
    for deal, record in zip(deals, records):
        check_deal(at, deal, dict(zip(header[:OWN_CSV], record)), record[OWN_CSV:])
    return deals, at


def check_deal(at, deal, ds, own):
    row = ds["ds_row"]
    expected = {
        "Row": row,
        "Deal ID": ds["ds_id"],
        "Outcome": WORDS[ds["ds_outcome"]],
        "Why": ds["ds_reason"],
        "Range": ""
        if ds["ds_floor"] == ds["ds_ceiling"]
        else f"{ENDS[ds['ds_floor']]} to {ENDS[ds['ds_ceiling']]}",
    }
    for heading, text in expected.items():
        if not same(deal[at[heading]], text):
            fault(f"row {row}: {heading} is '{deal[at[heading]]}', in the CSV '{text}'")
    leaning = deal[at["Leaning"]]
    if ds["ds_outcome"] != "review":
        likely = ("",)
    elif ds["ds_likely"] == "not_covered":
        likely = OPEN_LEANS
    else:
        likely = (f"likely {ENDS[ds['ds_likely']]}",)
    if leaning not in likely:
        fault(f"row {row}: Leaning is '{leaning}', in the CSV likely {ds['ds_likely']}")
    cited, _, left = deal[at["Citations"]].replace("\n", "; ").partition("; and ")
    whole = as_cell(ds["ds_citations"])
    if not whole.startswith(cited) or (left == "" and cited != whole):
        fault(f"row {row}: the citations differ")
    cells = deal[OWN_DEALS:] + [""] * len(own)
    for i, text in enumerate(own):
        # The reader of the list takes blanks around an unquoted cell away.
        if not same(cells[i], text) and not same(cells[i].strip(" \t"), text.strip(" \t")):
            fault(f"row {row}, column {i + 1}: '{cells[i]}', in the CSV '{text}'")


def check_others(book, records, header):
    ids = {record[0] for record in records}
    reasons = {row[0] for row in rows(book, "Reasons")}
    for row in sorted(ids - reasons):
        fault(f"row {row} has no reason")
    at = {name: i for i, name in enumerate(header)}
    asked = {row[0] for row in rows(book, "Questions") if row[3] == "question"}
    told = {row[0] for row in rows(book, "Problems")}
    for record in records:
        if bool(record[at["ds_questions"]]) != (record[0] in asked):
            fault(f"row {record[0]}: its questions differ between sheet and CSV")
        if bool(record[at["ds_problems"]]) != (record[0] in told):
            fault(f"row {record[0]}: its problems differ between sheet and CSV")


def check_filings(book, deals, at):
    """Filings and Notices are of deals that may owe something; an overdue notice shows in Deals."""
    by_row = {deal[at["Row"]]: deal for deal in deals}
    for sheet in ("Filings", "Notices"):
        for row in rows(book, sheet):
            if row[0] not in by_row or row[1] != by_row[row[0]][at["Deal ID"]]:
                fault(f"{sheet}: row {row[0]} is of no deal")
    late = set()
    for row in rows(book, "Filings"):
        deal = by_row.get(row[0])
        if deal and row[3] != deal[at["Outcome"]]:
            fault(f"Filings: row {row[0]} is {row[3]}, in Deals {deal[at['Outcome']]}")
        if row[7] == "overdue":
            late.add(row[0])
    for row, deal in by_row.items():
        if deal[at["Deadline"]].endswith("\noverdue") != (row in late):
            fault(f"row {row}: overdue in one of Filings and Deals only")
    if summary_of(book).get("Overdue", 0) != len(late):
        fault(f"Summary: Overdue is not {len(late)}")


def summary_of(book):
    """Label -> number; the first row of a label counts."""
    numbers = {}
    for row in book["Summary"].iter_rows():
        label, number = shown(row[0].value), row[1].value
        if label and isinstance(number, (int, float)):
            numbers.setdefault(label, int(number))
    return numbers


def check_summary(book, deals, at):
    numbers = summary_of(book)

    def expect(label, n):
        if numbers.get(label, 0) != n:
            fault(f"Summary: {label} is {numbers.get(label)}, counted {n}")

    for word in WORDS.values():
        expect(word, sum(deal[at["Outcome"]] == word for deal in deals))
    reviews = [deal[at["Leaning"]] for deal in deals if deal[at["Outcome"]] == "REVIEW"]
    for lean, label in LEANS.items():
        expect(label, reviews.count(lean))
    expect("Near a threshold", len({row[0] for row in rows(book, "Near a threshold")}))
    expect("Reported", len(deals))
    expect("Read", numbers.get("Reported", 0) + numbers.get("Empty", 0))
    expect("With problems", len({row[0] for row in rows(book, "Problems")}))


def main(workbook_path, csv_path):
    book = load_workbook(workbook_path)
    with open(csv_path, encoding="utf-8-sig", errors="replace", newline="") as file:
        first = file.readline()
        file.seek(0)
        delimiter = first[len("ds_row")]
        header, *records = list(csv.reader(file, delimiter=delimiter))
    if not check_frame(book):
        return 1
    deals, at = check_deals(book, header, records)
    check_others(book, records, header)
    check_summary(book, deals, at)
    check_filings(book, deals, at)
    if len(faults) > 50:
        print(f"and {len(faults) - 50} more")
    if not faults:
        print(f"{len(deals)} deals are the same in both")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: readback.py REPORT.xlsx REPORT.csv")
    try:
        sys.exit(main(sys.argv[1], sys.argv[2]))
    except OSError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
