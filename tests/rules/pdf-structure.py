#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The structure of each plan's PDF: its text in reading order is the document's, cells of tables find
their heads, other programs read the text word for word."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True

from pdf import readers  # noqa: E402

PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
ELEMENT = re.compile(r"^( *)(\w+)(?: <(\w+)>)?(?: \"[^\"]*\")?(?: \(\w+\))?:?$")
QUOTED = re.compile(r'"(.*)"')
HEADS = re.compile(r"^ */Headers \[(.*)\]$")


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, check=False, cwd=ROOT).stdout.decode()


def check(title, faults):
    for fault in faults[:10]:
        print(f"    {fault}")
    print(f"{'not ' if faults else ''}ok {title}", flush=True)


def words(text):
    return text.casefold().split()


# ---- what the document says ----

def row_words(line):
    """Cells of `head |1x2 Số TT |< | …`, without spans and places that a span covers."""
    for cell in line.split(" |")[1:]:
        cell = re.sub(r"^\d+x\d+ ", "", cell.strip())
        if cell != "<":
            yield from words(cell)


def document_words(dump):
    """Words of the text and tables of a dump of the document, in order."""
    found, table = [], False
    for line in dump.splitlines():
        kind = line.split()[0]
        label = re.search(r' label="([^"]*)"', line)
        text = QUOTED.search(re.sub(r'(?:own-line-)?(?:label|field|unit|alternative|title)="[^"]*"', "", line))
        table = kind == "table" or (table and kind in ("columns", "head", "line", "group", "total", "sum"))
        if table and kind == "columns":
            found += words("".join(re.findall(r' unit="([^"]*)"', line)))
        elif kind in ("paragraph", "heading", "item", "table", "figure"):
            found += words(re.sub(r".*label=\"([^\"]*)\".*", r"\1", line) if label or "own-line-label" in line else "")
            found += words(re.sub(r"\{[^}]*\}|\*", "", text[1])) if text else []
        elif table:
            found += row_words(line)
    return found


# ---- what the PDF says ----

def elements(struct):
    """(depth, kind, name, text lines, heads) of each element."""
    stack = []
    for line in struct.splitlines():
        match, heads, text = ELEMENT.match(line), HEADS.match(line), QUOTED.search(line)
        if match and not text:
            stack.append({"depth": len(match[1]), "kind": match[2], "id": match[3], "text": [], "heads": []})
        elif heads and stack:
            stack[-1]["heads"] = re.findall(r"\((\w+)\)", heads[1])
        elif text and stack and not line.strip().startswith("/"):
            stack[-1]["text"].append(text[1])
    return stack


def without_figures(found):
    depth = None
    for element in found:
        if depth is not None and element["depth"] > depth:
            continue
        depth = element["depth"] if element["kind"] == "Figure" else None
        if depth is None:
            yield element


def heading_faults(found):
    level, faults = 0, []
    for element in found:
        match = re.fullmatch(r"H(\d)", element["kind"])
        if match:
            faults += [f"H{match[1]} after H{level}"] if int(match[1]) > level + 1 else []
            level = int(match[1])
    return faults


def head_faults(found):
    """Cells with numbers under a head of several tiers name heads that stand in the same table, one of each tier."""
    faults, heads, tiered = [], set(), False
    for i, element in enumerate(found):
        if element["kind"] == "Table":
            end = next((k for k in range(i + 1, len(found)) if found[k]["kind"] == "Table"), len(found))
            of_table = [e for e in found[i:end] if e["kind"] == "TH"]
            heads, tiered = {e["id"] for e in of_table}, any(e["heads"] for e in of_table)
        if element["kind"] not in ("TH", "TD"):
            continue
        unknown = [h for h in element["heads"] if h not in heads]
        faults += [f"{element['text']}: no head {unknown}"] if unknown else []
        if tiered and element["kind"] == "TD" and re.search(r"\d", "".join(element["text"])) and not element["heads"]:
            faults.append(f"{element['text']}: no heads")
    return faults


def difference(made, wanted):
    """The first words that differ, with some around them."""
    if made == wanted:
        return []
    at = next((i for i, (a, b) in enumerate(zip(made, wanted)) if a != b), min(len(made), len(wanted)))
    first = max(at - 3, 0)
    return [f"word {at}: made “{' '.join(made[first:at + 8])}”, document “{' '.join(wanted[first:at + 8])}”"]


# ---- what the narrative says ----

def narrative_faults(text, plan):
    """The narrative itself, not our own dump of it: its headings and paragraphs stand in the PDF in their order."""
    faults, at = [], 0
    for path in re.findall(r"[\w-]+\.md", (ROOT / f"content/plans/{plan}/plan.yaml").read_text(encoding="utf-8")):
        for block in narrative_blocks((ROOT / f"content/plans/{plan}/{path}").read_text(encoding="utf-8")):
            pattern = r"\s+".join(word_pattern(word) for word in block.split())
            match = re.compile(pattern, re.I).search(text, at)
            if match:
                at = match.end()
            else:
                faults.append(f"{path}: not there, or not in its place: {block[:80]}")
    return faults if at or faults else ["no narrative"]


def narrative_blocks(markdown):
    """Headings and paragraphs as plain text; what data fills is “…”."""
    markdown = unicodedata.normalize("NFC", markdown)
    markdown = re.sub(r"(?ms)^( *)(```|~~~).*?^\1\2$|<!--.*?-->|^\[\^\w+\]:.*?$|^ *\|.*?$", "", markdown)
    for block in re.split(r"\n\s*\n|\n(?= *(?:[-+*]|\d+[.)]) )|(?<=\})\n", markdown):
        block = re.sub(r"\s*\{(?:[#.]|\w+=)[^}]*\}\s*|^ *#+ |^ *(?:[-+*]|\d+[.)]) +", "", block.strip())
        block = re.sub(r"\{\{.*?\}\}", "…", re.sub(r"(?s)\[\^\w+\]|\[.*?\]\(#.*?\)|<[^>]*>", "…", block))
        block = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", re.sub(r"\\(.)", r"\1", block.replace("*", "")))
        if block.strip("… "):
            yield block


def word_pattern(word):
    return ".*?".join(re.escape(part) for part in word.split("…"))


# ---- text by other readers ----

def check_readers(pdf, folder):
    dump = run(PROGRAM, "dump", "--stage", "pages", pdf.stem)
    for program, read in readers.installed():
        if not read:
            print(f"ok {pdf.stem}: {program} # SKIP {program} is not installed")
            continue
        text = read(pdf, folder)
        check(f"{pdf.stem}: text by {program}", readers.text_faults(text, dump))
        if not readers.text_faults(text.replace("-", ""), dump):
            check(f"{pdf.stem}: text by {program}, its hyphens taken away", ["nobody saw it"])


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        run(PROGRAM, "build", "-C", ROOT, "--pdf", "-o", folder)
        for pdf in sorted(folder.glob("pdf/*.pdf")):
            dump = run(PROGRAM, "dump", "--stage", "document", pdf.stem)
            found = elements(run("pdfinfo", "-struct-text", pdf))
            made = [w for e in without_figures(found) for w in words("".join(e["text"]))]
            check(f"{pdf.stem}: reading order", difference(made, document_words(dump)))
            check(f"{pdf.stem}: narrative", narrative_faults(" ".join(made), pdf.stem))
            check(f"{pdf.stem}: headings", heading_faults(found))
            check(f"{pdf.stem}: cells and heads", head_faults(found))
            check_readers(pdf, folder)


if __name__ == "__main__":
    main()
