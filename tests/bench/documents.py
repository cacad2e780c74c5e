# SPDX-License-Identifier: MIT
"""The documents of the benchmark, from the text of one real plan (tests/sources/ben-tre-2012.txt).

Each is written twice: as a project of kehoach, and as the plan.yaml and body.md that the peers' templates read.
Both hold the same words, rows and figures.  Document 1 is the plan as it is; in the others every amount differs,
and in a long one also the words of each paragraph and note, so that nothing can be set once and used again."""
import pathlib
import random
import re
import shutil
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROJECT_FILES = ("layouts/nd30", "layouts/tt01", "layouts/site", "fonts", "content/site.yaml",
                 "content/documents.yaml")
# The peers' template sets 13 pt, tables 11 pt.
LAYOUT = """title: So sánh
extends: tt01
styles:
  plain: {size: 13 pt}
  table-cell: {size: 11 pt}
"""
SIGNER = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trương Văn Nghĩa")
RECIPIENTS = ("Bộ Lao động - Thương binh và Xã hội", "Các sở, ban ngành tỉnh", "Lưu: VT")
BODY_MARKS = {"h1": "## ", "h2": "### ", "h3": "#### ", "p": "", "li": "- ", "li2": "  - "}


class Line:
    """A line of the table: amounts are given on leaves, the others are sums."""

    def __init__(self, number, label, central, local, note):
        self.number, self.label, self.note = number, label, note
        self.amounts = {"central": central, "local": local}
        self.lines = []

    def amount(self, column):
        parts = [line.amount(column) for line in self.lines] or [self.amounts[column]]
        given = [part for part in parts if part is not None]
        return sum(given) if given else None

    def total(self):
        given = [a for a in map(self.amount, ("central", "local")) if a is not None]
        return sum(given) if given else None


def spaced(number):
    return f"{number:,}".replace(",", ".")


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


# ---- reading the plan ----

def read_body(lines):
    """(kind, text) of each paragraph; numbers of headings are split off."""
    body = []
    for line in filter(None, map(str.strip, lines)):
        heading = re.match(r"([IVX]+|\d)\. (.*)", line)
        if heading and not heading[1].isdigit():
            body.append(("h1", heading[2]))
        elif heading:
            title, _, rest = heading[2].partition(":")
            body.append(("h2", title + ":"))
            if rest.strip():
                body.append(("p", rest.strip()))
        elif line[:2] in ("* ", "- ", "+ "):
            body.append(({"*": "h3", "-": "li", "+": "li2"}[line[0]], line[2:]))
        else:
            body.append(("p", line))
    return body


def read_rows(lines):
    rows, cells = [], []
    for line in lines:
        if line.startswith("\t"):
            cells.append(line.strip())
        elif not line.strip():
            if len(cells) == 6 and cells[1] and cells[0] != "Số TT":
                rows.append(cells)
            cells = []
    return rows


def build_lines(rows):
    """Rows as a tree: 2.1 below 2, those with a dash below the last numbered one."""
    amount = lambda text: int(text.replace(".", "")) if re.fullmatch(r"[\d.]+", text) else None  # noqa: E731
    top, above = [], []
    for number, label, _, central, local, note in rows:
        if label == "Tổng cộng":
            continue
        depth = number.count(".") if number else len([line for line in above if line.number])
        line = Line(number, label.removeprefix("- "), amount(central), amount(local), note)
        del above[depth:]
        (above[-1].lines if above else top).append(line)
        above.append(line)
    return top


class Seed:
    def __init__(self):
        text = (ROOT / "tests/sources/ben-tre-2012.txt").read_text(encoding="utf-8")
        lines = unicodedata.normalize("NFC", text).replace("\u00a0", " ").split("\n")
        begins = next(i for i, line in enumerate(lines) if line.startswith("Thực hiện Công văn"))
        signed = next(i for i, line in enumerate(lines) if line.strip() == SIGNER[0])
        table = next(i for i, line in enumerate(lines) if line.strip() == "DỰ TOÁN")
        self.body = read_body(lines[begins:signed])
        self.rows = read_rows(lines[table + 3:])
        self.subtitle = lines[1].strip()
        self.table_title = lines[table + 1].strip()
        self.words = next(line for line in lines if line.startswith("Tổng kinh phí:")).strip()


# ---- varying it ----

class Document:
    """One document of a benchmark: `repeat` times the text, `rows` rows of the table (0: as in the plan)."""

    def __init__(self, seed, number, repeat=1, rows=0):
        self.seed, self.number = seed, number
        self.random = random.Random(number)
        self.long = bool(rows)
        self.note_max = 50 if rows > 50000 else 1000  # a file of kehoach's has at most 16 MiB
        self.same = number == 1 and not rows
        self.factor = 1 if self.same else self.random.uniform(0.3, 3)
        self.body = [(kind, text if kind[0] == "h" else self.varied(text)) for _ in range(repeat)
                     for kind, text in seed.body]
        self.lines = []
        self.add_lines(rows)

    def varied(self, text):
        if self.same or not text:
            return text
        text = re.sub(r"\d{1,3}(?:\.\d{3})+",
                      lambda m: spaced(int(int(m[0].replace(".", "")) * self.factor) // 1000 * 1000 or 1000), text)
        if self.long:
            words = text.split(" ")
            turn = self.random.randrange(len(words))
            text = re.sub(r"^([-+*#>]|\d+[.)])(?= )", r"(\1)", " ".join(words[turn:] + words[:turn]))
        return text

    def vary_line(self, line, place):
        for column, amount in line.amounts.items():
            if amount is not None and not self.same:
                line.amounts[column] = int(amount * self.random.uniform(0.3, 3)) + place
        line.note = self.varied(line.note) if len(line.note) < self.note_max else ""
        for below in line.lines:
            self.vary_line(below, place)

    def add_lines(self, rows):
        per_turn = len(self.seed.rows) - 1
        for turn in range(max(1, rows // per_turn)):
            for line in build_lines(self.seed.rows):
                self.vary_line(line, turn)
                self.lines.append(line)

    def total(self, column=None):
        return sum((line.amount(column) if column else line.total()) or 0 for line in self.lines)


# ---- for kehoach ----

def write_lines(out, lines, indent, prefix):
    for i, line in enumerate(lines):
        own = f"{prefix}{i + 1}"
        parts = [f"{key}: {line.amounts[name]}" for key, name in (("trung-uong", "central"), ("dia-phuong", "local"))
                 if line.amounts[name] is not None and not line.lines]
        fields = [f"id: {own}", f"label: {quoted(line.label)}"]
        fields += [f"amounts: {{{', '.join(parts)}}}"] if parts else []
        fields += [f"note: {quoted(line.note)}"] if line.note else []
        if not line.lines:
            out.append(f"{indent}- {{{', '.join(fields)}}}")
            continue
        out.append(f"{indent}- {fields[0]}")
        out.extend(f"{indent}  {field}" for field in fields[1:])
        if not line.lines[0].number:
            out.append(f"{indent}  numbering: dashed")
        out.append(f"{indent}  lines:")
        write_lines(out, line.lines, indent + "    ", own + "-")


def plan_yaml(document):
    seed = document.seed
    out = ["layout: bench", "issuer:", "  name: Ủy ban nhân dân tỉnh Bến Tre",
           "  lines: [Ủy ban nhân dân, tỉnh Bến Tre]", "  place: Bến Tre", f'number: "{3720 + document.number}"',
           "symbol: KH-UBND", "date: 2011-08-29", f"title: {quoted(seed.subtitle)}", "period: 2012",
           "numbering: thap-phan", "narrative: [narrative.md]", "budgets:", "  - id: du-toan", '    title: ""',
           "    unit: 1000 đồng", "    columns:",
           "      - {id: trung-uong, label: Trung ương (1.000đ), group: Trong đó}",
           "      - {id: dia-phuong, label: Địa phương (1.000đ), group: Trong đó}",
           "    number-label: Số TT", "    line-label: Hoạt động", "    total-label: Tổng kinh phí (1.000đ)",
           "    note-label: Diễn giải", "    sum-label: Tổng cộng", "    numbering: numbered", "    lines:"]
    write_lines(out, document.lines, "      ", "h")
    out += ["charts:", "  - {id: theo-hoat-dong, kind: stacked-bar, figures: du-toan, columns: [trung-uong, dia-phuong],",
            "     title: Kinh phí theo hoạt động, unit: triệu đồng, note: Kinh phí theo hoạt động,",
            f"     lines: [{', '.join(f'h{i + 1}' for i in range(6))}]}}",
            "appendices:", "  - {id: phu-luc, kind: Dự toán, file: du-toan.md, page: landscape,",
            f"     title: {quoted(seed.table_title)}}}",
            f"signature: {{capacity: [{SIGNER[0]}, {SIGNER[1]}], name: {SIGNER[2]}}}",
            f"recipients: [{', '.join(map(quoted, RECIPIENTS))}]", ""]
    return "\n".join(out)


def narrative(document):
    out, last = [], None
    for i, (kind, text) in enumerate(document.body):
        if kind in ("li", "li2"):
            out += [] if last in ("li", "li2") else [""]
            out.append(("- " if kind == "li" or last is None else "  - ") + text)
        elif kind == "p":
            out += ["", text]
        else:
            label = ' label="*"' if kind == "h3" else ""
            out += ["", f"{'#' * int(kind[1])} {text} {{#m{i}{label}}}"]
        last = kind
    return "\n".join(out).strip() + "\n"


TABLE = """```budget du-toan
```

Tổng kinh phí: {{budget.du-toan.total | đồng}} (bằng chữ: {{budget.du-toan.total | words}}).

```chart theo-hoat-dong
```
"""


def open_project(folder, layout):
    """A project without plans; its layouts, fonts and site.yaml are the repository's own, but for the layout bench."""
    for name in PROJECT_FILES:
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / name, copy)
    own = folder / "layouts/bench"
    own.mkdir(parents=True, exist_ok=True)
    (own / "layout.yaml").write_text(layout, encoding="utf-8")


def write_project(folder, documents):
    open_project(folder, LAYOUT)
    for document in documents:
        plan = folder / "content/plans" / f"{document.number:05d}"
        plan.mkdir(parents=True, exist_ok=True)
        (plan / "plan.yaml").write_text(plan_yaml(document), encoding="utf-8")
        (plan / "narrative.md").write_text(narrative(document), encoding="utf-8")
        (plan / "du-toan.md").write_text(TABLE, encoding="utf-8")


# ---- for the peers ----

def peer_rows(lines, prefix, number_top):
    """Rows as the peers' templates want them.  Those of a long table behind the first turn are "7." and so on, which
    their charts leave out, as ours does."""
    for i, line in enumerate(lines):
        number = f"{prefix}{i + 1}" if line.number else ""
        shown = number + "." if not prefix and i >= number_top else number
        null = lambda value: "null" if value is None else value  # noqa: E731
        yield (f"    - {{stt: {quoted(shown)}, name: {quoted(line.label)}, total: {null(line.total())}, "
               f"central: {null(line.amount('central'))}, local: {null(line.amount('local'))}, "
               f"note: {quoted(line.note)}}}")
        yield from peer_rows(line.lines, number + ".", number_top)


def peer_yaml(document):
    seed, number = document.seed, f"{3720 + document.number}/KH-UBND"
    issued = f"(Ban hành kèm theo Kế hoạch số {number} ngày 29 tháng 8 năm 2011 của Uỷ ban nhân dân tỉnh Bến Tre)"
    out = ['org: ["ỦY BAN NHÂN DÂN", "TỈNH BẾN TRE"]', f"number: {quoted(number)}", 'place: "Bến Tre"',
           'date: "ngày 29 tháng 8 năm 2011"', 'title: "KẾ HOẠCH"', f"subtitle: {quoted(seed.subtitle)}", "recipients:"]
    out += [f"  - {quoted(text)}" for text in RECIPIENTS]
    out += ["signer: {auth: %s, role: %s, name: %s}" % tuple(map(quoted, SIGNER)), "budget:", '  title: "DỰ TOÁN"',
            f"  subtitle: {quoted(seed.table_title)}", f"  issued: {quoted(issued)}", f"  words: {quoted(seed.words)}",
            '  chart: "Kinh phí theo hoạt động (1.000đ)"', "  rows:", *peer_rows(document.lines, "", 6),
            f'    - {{stt: "", name: "Tổng cộng", total: {document.total()}, central: {document.total("central")}, '
            f'local: {document.total("local")}, note: ""}}', ""]
    return "\n".join(out)


def peer_body(document):
    out, last = [], None
    roman = ["I", "II", "III", "IV"]
    counts = {"h1": 0, "h2": 0}
    for kind, text in document.body:
        if kind == "h1":
            counts = {"h1": counts["h1"] + 1, "h2": 0}
            text = f"{roman[(counts['h1'] - 1) % len(roman)]}. {text}"
        elif kind == "h2":
            counts["h2"] += 1
            text = f"{counts['h2']}. {text}"
        if kind not in ("li", "li2") or last not in ("li", "li2"):
            out.append("")
        out.append(BODY_MARKS[kind] + text)
        last = kind
    return "\n".join(out).strip() + "\n"


def write_peers(folder, documents):
    for document in documents:
        plan = folder / f"{document.number:05d}"
        plan.mkdir(parents=True, exist_ok=True)
        (plan / "plan.yaml").write_text(peer_yaml(document), encoding="utf-8")
        (plan / "body.md").write_text(peer_body(document), encoding="utf-8")
