#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Numbers on the page, in CSV, XLSX (also as LibreOffice reads it), JSON and the PDF's rows are equal, id by id."""
import csv
import html
import io
import json
import os
import pathlib
import re
import shutil
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
    rows = re.findall(r'<tr id="([^"]+)"[^>]*>(.*?)</tr>', text, re.S)
    return {i: [html.unescape(re.sub("<[^>]*>", "", c)).strip() for c in re.findall(r'<td class="n[^"]*">(.*?)</td>', r)]
            for i, r in rows}


def numbers(line):
    return [n.rstrip(".,") for n in re.findall(r"\d[\d.,]*", line)]


def has_in_order(numbers_, wanted):
    rest = iter(numbers_)
    return all(w in rest for w in wanted)


def check_table(table, figures, rows, pdf):
    """pdf: the numbers of each line of its text; a table's rows are lines of it, one behind the other."""
    unit, faults, count, at = table["printedUnit"], [], 0, 0
    for line, values in figures.items():
        shown = rows.get(f"{table['id']}--{line}")
        if shown is None:
            continue
        count += 1
        cells = [grouped(v, unit) if v is not None else "" for v in values]
        shown = [s.rstrip("%") for s in shown]
        orders = (cells[:-1], cells, cells[-1:] + cells[:-1])  # the total is in none, the last or the first column
        order = next((o for o in orders if o == shown), None)
        if order is None:
            faults.append(f"{table['id']} {line}: page {shown}, data {cells}")
            continue
        wanted = [c for c in order if c]
        found = next((i for i in range(at, len(pdf)) if has_in_order(pdf[i], wanted)), None) if wanted else at - 1
        if found is None:
            faults.append(f"{table['id']} {line}: no row of the PDF behind the one before has {wanted}")
        at = at if found is None else found + 1
    return faults, count


def check_origins(name, text, tables):
    """A figure of the text leads to a row or a target of the page; money to a row that has just this sum, or names it
    in its note, as a price."""
    faults, count, ids = [], 0, set(re.findall(r' id="([^"]+)"', text))
    rows = dict(re.findall(r'<tr id="([^"]+)"[^>]*>(.*?)</tr>', text, re.S))
    for origin, said in re.findall(r'<a class="cite" href="#([^"]+)">(.*?)</a>', text, re.S):
        count += 1
        table, _, line = origin.partition("--")
        money = re.fullmatch(r"([\d.]+)\sđồng", re.sub("<[^>]*>", "", said))
        if origin not in ids:
            faults.append(f"{name}: “{said}” leads to #{origin}, which is not there")
            continue
        if not money or line not in tables.get(table, {}):
            continue
        dong = Decimal(money[1].replace(".", ""))
        if dong not in tables[table][line] and f"{dong / 10**6:f} triệu" not in rows[origin]:
            faults.append(f"{name}: “{said}” leads to #{origin}, which has {tables[table][line]}")
    return faults, count


def from_tidy(path):
    """Plan, table, line and column to the value."""
    if path.suffix == ".json":
        rows = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    else:
        rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    found = {(r["plan"], r["table"], r["line"], r["column"]): Decimal(r["value"]) for r in rows}
    return found if len(found) == len(rows) else {"a value twice": Decimal(0)}


def check_tidy(folder, tidy):
    return [f"{folder / name} differs from the tables" for name in ("so-lieu.csv", "so-lieu.excel.csv", "so-lieu.json")
            if (folder / name).exists() and from_tidy(folder / name) != tidy]


# ---- as LibreOffice reads it ----

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def office_value(cell):
    if cell.get(OFFICE + "value") is not None:
        return exact(cell.get(OFFICE + "value"))
    return "".join("".join(p.itertext()) for p in cell.iter(TEXT + "p")) or None


def from_office(path, width):
    """Sheet name to line id to figures, of a flat OpenDocument spreadsheet."""
    found = {}
    for sheet in xml.parse(path).iter(TABLE + "table"):
        name = sheet.get(TABLE + "name")
        found[name] = {}
        for row in list(sheet.iter(TABLE + "table-row"))[1:]:
            cells = []
            for cell in row:
                cells += [office_value(cell)] * min(int(cell.get(TABLE + "number-columns-repeated", 1)), 100)
            cells += [None] * (5 + width[name])
            if cells[0] is not None:
                whole = cells[4 + width[name]]
                found[name][cells[0]] = cells[4:4 + width[name]] + [whole if isinstance(whole, Decimal) else None]
    return found


def check_office(books):
    """books: path of each workbook to the width and the figures of its sheets."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        return None
    faults = []
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "fods",
                        "--outdir", out, *books], capture_output=True, check=False, timeout=300)
        for path, (width, figures) in books.items():
            made = pathlib.Path(out) / f"{path.stem}.fods"
            if not made.exists() or from_office(made, width) != figures:
                faults.append(f"{path.name}: LibreOffice reads other figures")
    return faults


def check_plan(folder, books, all_tidy):
    faults, count, width, tables, tidy, shown = [], 0, {}, {}, {}, 0
    page = (folder / "index.html").read_text(encoding="utf-8")
    rows = page_rows(page)
    pdf = subprocess.run(["pdftotext", "-layout", folder / f"{folder.name}.pdf", "-"], capture_output=True, text=True,
                         check=True).stdout
    pdf = [numbers(line) for line in pdf.splitlines()]
    for path in sorted((folder / "du-lieu").glob("*.json")):
        if path.name == "so-lieu.json":
            continue
        figures, table = from_json(path)
        width[path.stem[:31]] = len(table["columns"])
        tables[path.stem] = figures
        for name in (f"{path.stem}.csv", f"{path.stem}.excel.csv"):
            if from_csv(path.with_name(name), len(table["columns"])) != figures:
                faults.append(f"{folder.name}/{name} differs from {path.name}")
        found, compared = check_table(table, figures, rows, pdf)
        faults += found
        shown += compared
        columns = [c["id"] for c in table["columns"]]
        tidy |= {(folder.name, table["id"], line["id"], c): line["values"][c] for line in table["lines"] for c in columns
                 if line["values"][c] is not None}
        count += sum(v is not None for f in figures.values() for v in f)
    sheets, book = {n[:31]: f for n, f in tables.items()}, folder / "du-lieu" / f"{folder.name}.xlsx"
    if tables:
        books[book] = width, sheets
        if from_xlsx(book, width) != sheets:
            faults.append(f"{folder.name}: XLSX differs from JSON")
    found, led = check_origins(folder.name, page, tables)
    faults += check_tidy(folder / "du-lieu", tidy) + check_sums(folder) + found
    all_tidy |= tidy
    return faults, count, shown, led


def check_sums(folder):
    done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder, capture_output=True, text=True,
                          check=False)
    return done.stdout.splitlines() if done.returncode else []


def main():
    program = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
    faults, count, shown, led, books, tidy = [], 0, 0, 0, {}, {}
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "build", "-C", ROOT, "-o", out], capture_output=True, check=False)
        plans = sorted((pathlib.Path(out) / "site/ke-hoach").iterdir())
        for plan in plans:
            found, figures, lines, links = check_plan(plan, books, tidy)
            faults += found
            count += figures
            shown += lines
            led += links
        faults += check_tidy(pathlib.Path(out) / "site/du-lieu", tidy)
        office = check_office(books)
    print("\n".join(f"    {f}" for f in faults + (office or [])))
    fine = not faults and count > 100 and shown > 40 and led > 100 and len(tidy) > 100
    print(f"{'' if fine else 'not '}ok {count} figures of {len(plans)} plans are equal in CSV, XLSX, JSON, "
          f"those of {shown} lines on page and in PDF; {led} of the text lead to where they come from")
    print("ok LibreOffice reads the same figures # SKIP LibreOffice is not installed" if office is None else
          f"{'not ' if office else ''}ok LibreOffice reads the same figures")
    return 0 if fine and not office else 1


if __name__ == "__main__":
    sys.exit(main())
