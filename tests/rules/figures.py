#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Numbers on the page, in CSV, XLSX, JSON and the PDF's text are equal, id by id."""
import csv
import html
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile
from decimal import Decimal

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MONEY = {"đồng": 1, "1000 đồng": 10**3, "1.000 đồng": 10**3, "nghìn đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}


def amount(text):
    return Decimal(text) if text not in (None, "") else None


def from_json(path):
    """Line id to its figures, the total behind the columns; and the table."""
    table = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    columns = [c["id"] for c in table["columns"]]
    rows = list(table["lines"]) + ([{"id": "total", **table["totals"]}] if "totals" in table else [])
    return {r["id"]: [r["values"][c] for c in columns] + [r.get("total")] for r in rows}, table


def from_csv(path, width):
    """The same; figures stand behind id, level, number and label."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    whole = len(rows[0]) == width + 7
    return {r[0]: [amount(v) for v in r[4:4 + width]] + [amount(r[4 + width]) if whole else None] for r in rows[1:]}


def exact(text):
    """A spreadsheet keeps fifteen digits: 99.15000000000001 is 99.15."""
    return Decimal(f"{float(text):.15g}")


def cell_place(reference):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", reference).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def sheet_cells(book, part, shared):
    cells = {}
    for cell in xml.fromstring(book.read(part)).iter(SHEET + "c"):
        value = cell.find(SHEET + "v")
        if value is not None:
            text = shared[int(value.text)] if cell.get("t") == "s" else exact(value.text)
            cells[cell_place(cell.get("r"))] = text
    return cells


def from_xlsx(path, width):
    """Sheet name to the same."""
    found = {}
    with zipfile.ZipFile(path) as book:
        texts = xml.fromstring(book.read("xl/sharedStrings.xml")).iter(SHEET + "si")
        shared = ["".join(t.text or "" for t in s.iter(SHEET + "t")) for s in texts]
        targets = {r.get("Id"): r.get("Target") for r in xml.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        for sheet in xml.fromstring(book.read("xl/workbook.xml")).iter(SHEET + "sheet"):
            cells = sheet_cells(book, "xl/" + targets[sheet.get(RELATION)], shared)
            name, count = sheet.get("name"), width[sheet.get("name")]
            found[name] = {cells[row, 0]: [cells.get((row, 4 + i)) for i in range(count)] + [cells.get((row, 4 + count))]
                           for row in sorted({r for r, _ in cells if r})}
            for figures in found[name].values():
                figures[-1] = figures[-1] if isinstance(figures[-1], Decimal) else None
    return found


def grouped(value, unit):
    """As a table prints it: in its unit, with . between thousands."""
    exact = value / MONEY.get(unit, 1)
    whole, _, part = f"{exact:f}".partition(".")
    part = part.rstrip("0") if unit in MONEY else part
    whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole},{part}" if part else whole


def page_rows(text):
    """Id of each row to the figures in it."""
    return {i: [html.unescape(re.sub("<[^>]*>", "", c)).strip() for c in re.findall(r'<td class="n[^"]*">(.*?)</td>', r)]
            for i, r in re.findall(r'<tr id="([^"]+)"[^>]*>(.*?)</tr>', text, re.S)}


def check_table(table, figures, rows, pdf):
    unit, faults = table["printedUnit"], []
    for line, values in figures.items():
        shown = rows.get(f"{table['id']}--{line}")
        wanted = [grouped(v, unit) for v in values if v is not None]
        if shown is not None and sorted(wanted) != sorted(s.rstrip("%") for s in shown if s):
            faults.append(f"{table['id']} {line}: page {shown}, data {wanted}")
        if shown is not None:
            faults += [f"{table['id']} {line}: {w} is not in the PDF" for w in wanted if w not in pdf]
    return faults


def check_plan(folder):
    faults, count, width, tables = [], 0, {}, {}
    rows = page_rows((folder / "index.html").read_text(encoding="utf-8"))
    pdf = subprocess.run(["pdftotext", "-layout", folder / f"{folder.name}.pdf", "-"], capture_output=True, text=True,
                         check=True).stdout
    for path in sorted((folder / "du-lieu").glob("*.json")):
        if path.name == "so-lieu.json":
            continue
        figures, table = from_json(path)
        width[path.stem[:31]] = len(table["columns"])
        tables[path.stem] = figures
        for name in (f"{path.stem}.csv", f"{path.stem}.excel.csv"):
            if from_csv(path.with_name(name), len(table["columns"])) != figures:
                faults.append(f"{folder.name}/{name} differs from {path.name}")
        faults += check_table(table, figures, rows, pdf)
        count += sum(v is not None for f in figures.values() for v in f)
    if tables and {n: f for n, f in from_xlsx(folder / "du-lieu" / f"{folder.name}.xlsx", width).items()} != {
            n[:31]: f for n, f in tables.items()}:
        faults.append(f"{folder.name}: XLSX differs from JSON")
    faults += check_sums(folder)
    return faults, count


def check_sums(folder):
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True,
                          check=False)
    return done.stdout.splitlines() if done.returncode else []


def main():
    program = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
    faults, count = [], 0
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "build", "-C", ROOT, "-o", out], capture_output=True, check=False)
        plans = sorted((pathlib.Path(out) / "site/ke-hoach").iterdir())
        for plan in plans:
            found, figures = check_plan(plan)
            faults += found
            count += figures
    print("\n".join(f"    {f}" for f in faults))
    fine = not faults and count > 100
    print(f"{'' if fine else 'not '}ok {count} figures of {len(plans)} plans are equal on page, in CSV, XLSX, JSON, PDF")
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
