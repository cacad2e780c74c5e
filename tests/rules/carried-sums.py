#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random tables over many pages: the sums carried, read back from each page, are those of the rows before it; each
further page says caption, every tier of the head and the open groups again; no row, word or figure is lost, doubled or
out of order.  Tables have up to four levels, blanks, heads of one to three tiers, rows taller than half a page, and are
turned where they are wide.

    tests/rules/carried-sums.py              200 tables, in a few seconds: as `make test` does
    tests/rules/carried-sums.py -n 1000 --seed 7
"""
import argparse
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
from fractions import Fraction

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
TABLES_A_PLAN = 10
PDFS = 3  # plans whose PDFs are read, too
UNITS = {"budget": ["triệu đồng", "1000 đồng", "đồng"], "table": ["người", "ha"]}
TEXT = re.compile(r'  text x=\S+ y=(\S+) w=\S+ font="[^"]*" "((?:[^"\\]|\\.)*)"(.*)')
TAGGED = re.compile(r" tag=(\w+)\.(\d+)")
FILLER = "củng cố, kiện toàn đội ngũ nhân viên công tác xã hội ở các cơ sở trợ giúp xã hội".split()
TOP_MARGIN = 25  # pt: page numbers stand above
HEAD = f"""layout: nho
issuer: {{name: Ủy ban nhân dân xã Bình Minh, place: Bình Minh}}
number: "5"
symbol: KH-UBND
date: 2025-03-17
title: Bảng ngẫu nhiên
narrative: [narrative.md]
"""


class Line:
    """A line of a table; `adds` is what it adds to the sums carried, by column, None where it gives nothing."""

    def __init__(self, label, depth, above):
        self.label, self.depth, self.above, self.filler = label, depth, above, ""
        self.amounts, self.adds, self.below, self.some = None, None, [], False


class Table:
    def __init__(self, number, chance):
        self.number, self.chance, self.lines = number, chance, []
        self.kind = chance.choice(sorted(UNITS))
        self.unit = chance.choice(UNITS[self.kind])
        self.decimals = {"đồng": 0, "người": 0}.get(self.unit, 2)
        self.columns = chance.choice((1, 2, 3, 3, 4, 5))
        self.fixed = chance.random() < 0.15
        self.tiers = chance.choice((0, 0, 1, 2)) if self.columns > 1 else 0
        self.sums = [i for i in range(self.columns) if not self.is_fixed(i)]
        self.with_total = len(self.sums) > 1 and chance.random() < 0.5
        self.top = [self.line(0, None, True) for _ in range(chance.randint(3, 14))]

    def is_fixed(self, column):
        return self.fixed and column == 0

    def group(self, column):
        """Upper heads of a column, the topmost first."""
        return [["Cả giai đoạn", f"Nhóm {column // 2}"], [f"Nhóm {column // 2}"]][self.tiers == 1][:self.tiers]

    def with_totals(self, values):
        """The values of a row as its cells have them, the total column first."""
        if not self.with_total:
            return list(values)
        given = [values[i] for i in self.sums if values[i] is not None]
        return [sum(given) if given else None, *values]

    def amount(self):
        if self.chance.random() < 0.15:
            return None
        digits = self.chance.randint(0, self.decimals)
        value = Fraction(self.chance.randint(0, 10 ** self.chance.randint(1, 4 if self.columns < 3 else 3)))
        return value + Fraction(self.chance.randint(0, 10 ** digits - 1), 10 ** digits)

    def line(self, depth, above, counts):
        line = Line(f"{self.number}x{len(self.lines)}", depth, above)
        self.lines.append(line)
        if depth < 3 and self.chance.random() < 0.35:
            line.some = self.chance.random() < 0.2
            line.below = [self.line(depth + 1, line, counts and not line.some)
                          for _ in range(self.chance.randint(1, 6))]
        if not line.below:
            line.amounts = [self.amount() for _ in range(self.columns)]
            if self.chance.random() < 0.04:
                line.filler = "".join(f" {self.chance.choice(FILLER)}" for _ in range(self.chance.randint(5, 150)))
        elif line.some:
            sums = [[b.total(i) for b in line.below] for i in range(self.columns)]
            line.amounts = [sum(v or 0 for v in s) + 1 for s in sums]
        line.adds = line.amounts if counts else None
        return line


def total(line, column):
    if line.amounts:
        return line.amounts[column]
    given = [v for v in (total(b, column) for b in line.below) if v is not None]
    return sum(given) if given else None


Line.total = total


# ---- the plan ----

def written(value):
    digits = f"{int(value * 100):03d}"
    return f"{digits[:-2]}.{digits[-2:]}".rstrip("0").rstrip(".")


def line_yaml(line, out):
    indent = "  " * (2 * line.depth + 3)
    out.append(f'{indent}- id: l-{line.label}\n{indent}  label: "{line.label}{line.filler}"\n')
    if line.amounts:
        amounts = ", ".join(f"c{i}: {written(v)}" for i, v in enumerate(line.amounts) if v is not None)
        out.append(f"{indent}  amounts: {{{amounts}}}\n")
    if line.some:
        out.append(f"{indent}  parts: some\n")
    if line.below:
        out.append(f"{indent}  lines:\n")
        for below in line.below:
            line_yaml(below, out)


def table_yaml(table):
    columns = ", ".join(f"{{id: c{i}, label: Cột {i}, group: [{', '.join(table.group(i))}]"
                        f"{', fixed: true' if table.is_fixed(i) else ''}}}" for i in range(table.columns))
    hidden = "" if table.with_total else '    total-label: ""\n'
    out = [f"  - id: t-{table.number}\n    title: Bảng thử\n    unit: {table.unit}\n    carry: true\n"
           f'    numbering: plain\n    number-label: ""\n{hidden}'
           f"    columns: [{columns}]\n    lines:\n"]
    for line in table.top:
        line_yaml(line, out)
    return "".join(out)


def write_project(folder, plans):
    (folder / "content/plans").mkdir(parents=True)
    shutil.copy(ROOT / "content/site.yaml", folder / "content/site.yaml")
    for name in ("fonts", "layouts", "tests/cases/pages/small/layouts"):
        shutil.copytree(ROOT / name, folder / pathlib.Path(name).name, dirs_exist_ok=True)
    for n, tables in enumerate(plans):
        plan = folder / f"content/plans/p{n}"
        plan.mkdir()
        parts = [f"{kind}s:\n" + "".join(table_yaml(t) for t in tables if t.kind == kind)
                 for kind in UNITS if any(t.kind == kind for t in tables)]
        (plan / "plan.yaml").write_text(HEAD + "".join(parts), encoding="utf-8")
        fences = "".join(f"```{t.kind} t-{t.number}\n```\n\n" for t in tables)
        (plan / "narrative.md").write_text(f"# Mục {{#m}}\n\n{fences}", encoding="utf-8")


# ---- the pages ----

def number(text):
    return Fraction(text.replace(".", "").replace(",", "."))


class Row:
    """A row as it was set: the words of its cells and the pages they stand on."""

    def __init__(self, page):
        self.label, self.figures, self.first, self.last = [], [], page, page


class Found:
    """A table as it was set."""

    def __init__(self):
        self.head, self.rows, self.caption = [], [], []


def read_dump(dump):
    """The tables, and per page what it says again; cells go by the numbers of their tags."""
    tables, pages, last = [], [], None
    for page, text in enumerate(re.split(r"^page .*\n", dump, flags=re.M)[1:]):
        again = []
        for y, words, rest in TEXT.findall(text):
            tag = TAGGED.search(rest)
            if "artifact=page" in rest and float(y) > TOP_MARGIN:
                again += words.split()
            elif tag and tag[1] == "Caption" and words.startswith("Bảng "):
                tables.append(Found())
            elif tag and tag[1] in ("TH", "TD") and tables:
                last = read_cell(tables[-1], page, tag[1], int(tag[2]), words.split(), last)
        pages.append(again)
    return tables, pages


def read_cell(table, page, kind, number, words, last):
    """One line of a cell; gives back the tag that lines after it are compared with."""
    row = table.rows[-1] if table.rows else None
    begins = re.fullmatch(r"\d+x\d+", words[0]) or (row and words[0] == "Tổng")
    if kind == "TH" and begins and last != number:
        row = Row(page)
        row.number = number
        table.rows.append(row)
    if row is None:
        table.head += words
        return number
    (row.label if number == row.number else row.figures).extend(words)
    row.last = page
    return number


def expected_rows(table):
    """Label and figures of each row, the totals last."""
    rows = []
    for line in table.lines:
        values = [None if table.is_fixed(i) and not line.amounts else line.total(i) for i in range(table.columns)]
        rows.append(((line.label + line.filler).split(), [v for v in table.with_totals(values) if v is not None]))
    if table.sums:
        tops = [[v for v in (top.total(i) for top in table.top) if v is not None] if i in table.sums else []
                for i in range(table.columns)]
        totals = table.with_totals([sum(given) if given else None for given in tops])
        if any(v is not None for v in totals):
            rows.append((["Tổng", "cộng"], [v for v in totals if v is not None]))
    return rows


def expected_sums(table, count):
    """What the rows before have added up to, by column."""
    sums = [None] * (table.columns + table.with_total)
    for line in table.lines[:count]:
        adds = [None if i not in table.sums else v for i, v in enumerate(line.adds or [])]
        for i, value in enumerate(table.with_totals(adds) if adds else []):
            if value is not None:
                sums[i] = (sums[i] or 0) + value
    return [s for s in sums if s is not None]


def number(text):
    return Fraction(text.replace(".", "").replace(",", "."))


def numbers_from(words, start):
    """The numbers that follow one another from start."""
    end = start
    while end < len(words) and re.fullmatch(r"-?[\d.]+(,\d+)?", words[end]):
        end += 1
    return [number(w) for w in words[start:end]], end


def find_words(words, key):
    return [i for i in range(len(words)) if words[i:i + len(key)] == key]


class Reading:
    """What the pages of a plan show, held against its tables."""

    def __init__(self, tables, dump):
        self.tables, self.wrong, self.sums, self.split = tables, [], 0, 0
        self.found, self.pages = read_dump(dump)
        self.heights = [float(h) for h in re.findall(r"^page .* h=(\S+)", dump, flags=re.M)]
        self.check("all", len(self.found) == len(tables), f"{len(self.found)} tables, not {len(tables)}")
        for table, found in zip(tables, self.found):
            self.read_rows(table, found)
        for page in range(len(self.pages)):
            if not self.wrong:
                self.read_page(page)

    def check(self, page, good, what):
        if not good:
            self.wrong.append(f"page {page}: {what}")

    def read_rows(self, table, found):
        wanted = expected_rows(table)
        self.check("all", len(found.rows) == len(wanted), f"{len(found.rows)} rows, not {len(wanted)}")
        for row, (label, figures) in zip(found.rows, wanted):
            self.check(row.first + 1, row.label == label, f"row {row.label}, not {label}")
            self.check(row.first + 1, [number(w) for w in row.figures] == figures, f"{label[0]}: {row.figures}")
            self.split += row.last > row.first

    def table_at(self, page, top):
        """The table that goes on over the head, or the foot, of a page; None."""
        for table, found in zip(self.tables, self.found):
            first, last = found.rows[0].first, found.rows[-1].last
            if first < page <= last if top else first <= page < last:
                return table, found
        return None

    def seen(self, found, page):
        """Rows that begin before a page."""
        return sum(row.first < page for row in found.rows)

    def read_page(self, page):
        again = self.pages[page]
        top, foot = self.table_at(page, True), self.table_at(page, False)
        self.check(page + 1, len(find_words(again, ["(tiếp", "theo)"])) > 0 or not top, "nothing is said again")
        at = 0
        if top:
            table, found = top
            begin = ["Bảng", str(self.tables.index(table) + 1), "(tiếp", "theo)", *found.head]
            self.check(page + 1, again[:len(begin)] == begin, f"caption and head {again[:len(begin)]}, not {begin}")
            at = len(begin)
            if table.sums:
                self.check(page + 1, again[at:at + 2] == ["Mang", "sang"], f"carried in {again[at:at + 2]}")
                at = self.read_sums(page, again, at + 2, expected_sums(table, self.seen(found, page)))
            at = self.read_groups(page, again, at, table, self.seen(found, page))
        if foot and foot[0].sums:
            self.check(page + 1, again[at:at + 3] == ["Cộng", "mang", "sang"], f"carried out {again[at:at + 3]}")
            at = self.read_sums(page, again, at + 3, expected_sums(foot[0], self.seen(foot[1], page + 1)))
        self.check(page + 1, at == len(again), f"{again[at:]} too much")

    def read_sums(self, page, again, at, wanted):
        sums, end = numbers_from(again, at)
        self.check(page + 1, sums == wanted, f"sums {again[at:end]}, not {wanted}")
        self.sums += 1
        return end

    def read_groups(self, page, again, at, table, seen):
        groups = []
        while again[at + 1:at + 3] == ["(tiếp", "theo)"]:
            groups.append(again[at])
            at += 3
        found = self.found[self.tables.index(table)]
        goes_on = found.rows[seen - 1].last >= page
        line = table.lines[seen - 1 if goes_on else min(seen, len(table.lines) - 1)]
        above, line = [], line.above
        while line:
            above.insert(0, line.label)
            line = line.above
        if seen >= len(table.lines) and not goes_on:
            above = []
        # No room for them where they and the head would take more than half of the page.
        low = self.heights[page] < 250
        self.check(page + 1, groups == above or (not groups and (len(above) > 1 or low)), f"{groups}: {above}")
        return at


def kehoach(*words):
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
    done = subprocess.run([PROGRAM, "--lang", "vi", *words], capture_output=True, env=environment, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def dump_sums(dump):
    """The figures of each row of sums, in the order of the pages."""
    found = []
    for again in read_dump(dump)[1]:
        for at in sorted(find_words(again, ["Mang", "sang"]) + find_words(again, ["mang", "sang"])):
            end = numbers_from(again, at + 2)[1]
            found += [again[at + 2:end]] if end > at + 2 else []
    return found


def pdf_has(path, sums, labels):
    """Whether the text of the PDF has these sums, at the ends of lines, and these rows, in this order."""
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    lines = [line.split() for line in text.splitlines()]
    rows = [word for word in re.findall(r"(\d+x\d+)\b(?! \(tiếp)", " ".join(text.split()))]
    wanted = list(sums)
    for line in lines:
        if wanted and line[-len(wanted[0]):] == wanted[0]:
            wanted.pop(0)
    return not wanted and rows == labels


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=200, help="tables")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    tables = [Table(n, chance) for n in range(options.n)]
    plans = [tables[i:i + TABLES_A_PLAN] for i in range(0, len(tables), TABLES_A_PLAN)]
    wrong, sums, split, wide = [], 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_project(folder, plans)
        if kehoach("build", "-C", folder, "-o", folder / "out", *sum((["--only", f"p{n}"] for n in range(PDFS)), []))[0]:
            wrong.append("build failed")
        for n, plan in enumerate(plans):
            status, dump, errors = kehoach("dump", "-C", folder, "--stage", "pages", f"p{n}")
            reading = Reading(plan, dump)
            wrong += [f"p{n} {w}" for w in reading.wrong[:3]] + ([f"p{n}: {errors[:600]}"] if status else [])
            sums += reading.sums
            split += reading.split
            wide += len(re.findall(r"^page .* w=297", dump, flags=re.M))
            if n < PDFS and not wrong:
                labels = [row.label[0] for found in reading.found for row in found.rows if row.label[0] != "Tổng"]
                if not pdf_has(folder / f"out/pdf/p{n}.pdf", dump_sums(dump), labels):
                    wrong.append(f"p{n}: the PDF has not the sums and rows of its pages")
    tiers = sum(t.tiers > 1 for t in tables)
    if options.n >= 100 and not (split and wide and tiers):
        wrong.append("no row was split, no page turned, or no head has three tiers")
    for line in wrong[:20]:
        print(f"    {line}")
    print(f"{'not ' if wrong or not sums else ''}ok {sums} sums carried over pages by {options.n} tables, {split} rows "
          f"split, {wide} pages turned, {tiers} heads of three tiers")


if __name__ == "__main__":
    main()
