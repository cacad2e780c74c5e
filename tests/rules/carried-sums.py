#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Random tables over many pages: the sums carried, read back from each page, are those of the rows before it; each
further page says caption, head and open groups again; no row is lost, doubled or out of order.

    tests/rules/carried-sums.py              200 tables
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
TEXT = re.compile(r'  text x=(\S+) y=(\S+) w=\S+ font="[^"]*" "((?:[^"\\]|\\.)*)"(.*)')
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
        self.label, self.depth, self.above = label, depth, above
        self.amounts, self.adds, self.below, self.some = None, None, [], False


class Table:
    def __init__(self, number, chance):
        self.number, self.chance, self.lines = number, chance, []
        self.kind = chance.choice(sorted(UNITS))
        self.unit = chance.choice(UNITS[self.kind])
        self.decimals = {"đồng": 0, "người": 0}.get(self.unit, 2)
        self.columns = chance.randint(1, 3)
        self.fixed = chance.random() < 0.15
        self.top = [self.line(0, None, True) for _ in range(chance.randint(3, 14))]

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
    out.append(f"{indent}- id: l-{line.label}\n{indent}  label: {line.label}\n")
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
    columns = ", ".join(f"{{id: c{i}, label: Cột {i}{', fixed: true' if table.is_fixed(i) else ''}}}"
                        for i in range(table.columns))
    out = [f"  - id: t-{table.number}\n    title: Bảng thử\n    unit: {table.unit}\n    carry: true\n"
           f'    numbering: plain\n    number-label: ""\n    total-label: ""\n'
           f"    columns: [{columns}]\n    lines:\n"]
    for line in table.top:
        line_yaml(line, out)
    return "".join(out)


Table.is_fixed = lambda self, column: self.fixed and column == 0


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


def read_page(text):
    """Rows of the page and what it says again: (label, figures) each, top down."""
    rows, again = {}, {}
    for x, y, words, rest in TEXT.findall(text):
        (again if "artifact=page" in rest else rows).setdefault(float(y), []).append((float(x), words.strip()))
    lines = [[[w for _, w in sorted(words)] for _, words in sorted(found.items())] for found in (rows, again)]
    return [line for line in lines[0] if re.fullmatch(r"\d+x\d+", line[0])], lines[1]


def expected_sums(table, count):
    sums = [None] * table.columns
    for line in table.lines[:count]:
        for i, value in enumerate(line.adds or []):
            if value is not None and not table.is_fixed(i):
                sums[i] = (sums[i] or 0) + value
    return [s for s in sums if s is not None]


class Reading:
    """The rows of a plan's tables as its pages have them, page by page."""

    def __init__(self, tables):
        self.tables, self.at, self.table, self.seen, self.wrong, self.sums = tables, 0, 0, 0, [], 0

    def check(self, page, good, what):
        if not good:
            self.wrong.append(f"page {page}: {what}")

    def check_sums(self, page, again, key, inside):
        found = [line for line in again if line[0] == key]
        self.check(page, len(found) == (1 if inside else 0), f"{len(found)} times {key}")
        if inside and found:
            wanted = expected_sums(self.tables[self.table], self.seen)
            self.check(page, [number(w) for w in found[0][1:]] == wanted, f"{key} {found[0][1:]}, not {wanted}")
            self.sums += 1

    def inside(self):
        return 0 < self.seen and self.table < len(self.tables) and self.seen < len(self.tables[self.table].lines)

    def check_top(self, page, again):
        words = [" ".join(line) for line in again]
        inside = self.inside()
        caption = [w for w in words if re.match(r"Bảng \d+ \(", w)]
        self.check(page, caption == ([f"Bảng {self.table + 1} (tiếp theo)"] if inside else []), f"caption {caption}")
        self.check(page, any(w.startswith("Nội dung") for w in words) == inside, "head")
        if not inside:
            return
        above, line = [], self.tables[self.table].lines[self.seen].above
        while line:
            above.insert(0, line.label)
            line = line.above
        groups = [w.split(" ")[0] for w in words if re.match(r"\d+x\d+ \(tiếp theo\)$", w)]
        self.check(page, groups in ([], above) and (groups or len(above) > 2 or not above), f"groups {groups}: {above}")

    def read_row(self, page, row):
        table = self.tables[self.table]
        line = table.lines[self.seen]
        self.check(page, row[0] == line.label, f"row {row[0]}, not {line.label}")
        values = [v for v in (line.total(i) for i in range(table.columns)
                              if not (table.is_fixed(i) and not line.amounts)) if v is not None]
        self.check(page, [number(w) for w in row[1:]] == values, f"row {row}: {values}")
        self.seen += 1
        if self.seen == len(table.lines):
            self.table, self.seen = self.table + 1, 0

    def read(self, dump):
        for page, text in enumerate(re.split(r"^page .*\n", dump, flags=re.M)[1:], 1):
            rows, again = read_page(text)
            self.check_top(page, again)
            self.check_sums(page, again, "Mang sang", self.inside())
            for row in rows:
                if self.table == len(self.tables):
                    self.check(page, False, f"row {row} too many")
                    return
                self.read_row(page, row)
            self.check_sums(page, again, "Cộng mang sang", self.inside())
        self.check("last", self.table == len(self.tables), f"table {self.table}, row {self.seen} is the last")


def kehoach(*words):
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0")
    done = subprocess.run([PROGRAM, "--lang", "vi", *words], capture_output=True, env=environment, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def pdf_sums(path):
    """Per page: the sums at its head and at its foot, as the PDF has them."""
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()
    return re.findall(r"^ *(Cộng mang sang|Mang sang) +([\d., ]+)$", text, re.M)


def dump_sums(dump):
    found = []
    for text in re.split(r"^page .*\n", dump, flags=re.M)[1:]:
        again = read_page(text)[1]
        found += [(line[0], " ".join(line[1:])) for line in again if line[0].endswith("ang sang") and line[1:]]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", type=int, default=200, help="tables")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    tables = [Table(n, chance) for n in range(options.n)]
    plans = [tables[i:i + TABLES_A_PLAN] for i in range(0, len(tables), TABLES_A_PLAN)]
    wrong, sums = [], 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_project(folder, plans)
        if kehoach("build", "-C", folder, "-o", folder / "out", *sum((["--only", f"p{n}"] for n in range(PDFS)), []))[0]:
            wrong.append("build failed")
        for n, plan in enumerate(plans):
            status, dump, errors = kehoach("dump", "-C", folder, "--stage", "pages", f"p{n}")
            reading = Reading(plan)
            reading.read(dump)
            wrong += [f"p{n} {w}" for w in reading.wrong[:3]] + ([f"p{n}: {errors[:600]}"] if status else [])
            sums += reading.sums
            if n < PDFS and not wrong:
                made = [(key, " ".join(words.split())) for key, words in pdf_sums(folder / f"out/pdf/p{n}.pdf")]
                wrong += [] if made == dump_sums(dump) else [f"p{n}: the PDF's sums are not those of its pages"]
    for line in wrong[:20]:
        print(f"    {line}")
    print(f"{'not ' if wrong or not sums else ''}ok {sums} sums carried over pages by {options.n} tables")


if __name__ == "__main__":
    main()
