# SPDX-License-Identifier: MIT
"""Spaces between the words of justified lines, measured in the PDFs of the five plans at 160 mm and 13 pt.

Words and their edges come from pdftotext -bbox-layout: nothing of what kehoach says of its own lines is used."""
import collections
import html
import re
import shutil
import statistics
import subprocess

from documents import ROOT, open_project

NATURAL = 3.25  # of Liberation Serif at 13 pt
MEASURE_END = 210 / 25.4 * 72 - 20 / 25.4 * 72  # the right edge of the text
EDGE = 0.3      # a justified line ends there, as far off as glyphs are from their boxes
LAYOUT = """title: Đo khoảng cách chữ
extends: tt01
masters: {portrait: {left: 30 mm, right: 20 mm}}
styles:
  plain: {size: 13 pt}
  body: {indent: 10 mm}
  table-cell: {size: 11 pt}
"""


def lines_of(pdf):
    """[(left, right, text)] of each line of words in a portrait page, glued back where poppler cut it in columns."""
    said = subprocess.run(["pdftotext", "-bbox-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    for page in re.split(r"<page ", said)[1:]:
        if float(re.match(r'width="([\d.]+)"', page)[1]) > 600:
            continue
        rows = collections.defaultdict(list)
        for word in re.finditer(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
                                page):
            rows[round((float(word[2]) + float(word[4])) / 2)].append(
                (float(word[1]), float(word[3]), html.unescape(word[5]), float(word[4]) - float(word[2])))
        for row in rows.values():
            yield sorted(row)


def spaces_of(pdf):
    """Mean space of each justified line but the paragraphs' last, widest first, and the line's words."""
    found = []
    for row in lines_of(pdf):
        gaps = [b[0] - a[1] for a, b in zip(row, row[1:])]
        body = len(row) > 3 and abs(row[-1][1] - MEASURE_END) < EDGE and min(gaps) > 0.5 and max(gaps) < 12
        if body and max(gaps) - min(gaps) < 0.8:
            found.append((statistics.mean(gaps), " ".join(word[2] for word in row)))
    return sorted(found, reverse=True)


def measure(program, folder):
    """(plan, what spaces_of finds) of the five plans, set below folder."""
    shutil.rmtree(folder, ignore_errors=True)
    open_project(folder, LAYOUT)
    for plan in sorted((ROOT / "content/plans").iterdir()):
        shutil.copytree(plan, folder / "content/plans" / plan.name)
        file = folder / "content/plans" / plan.name / "plan.yaml"
        file.write_text(re.sub(r"(?m)^layout: .*", "layout: bench", file.read_text(encoding="utf-8")), encoding="utf-8")
    subprocess.run([str(program), "build", "--pdf", "-C", str(folder), "-o", str(folder / "out")], check=False,
                   capture_output=True)
    return [(pdf.stem, spaces_of(pdf)) for pdf in sorted((folder / "out/pdf").glob("*.pdf"))]


def show(program, folder):
    print(f"spaces between words at 160 mm, 13 pt (natural {NATURAL} pt), by pdftotext")
    print("    plan               lines   mean  std dev   worst  over 1.5 x natural")
    for plan, found in measure(program, folder):
        spaces = [space for space, _ in found]
        wide = sum(space > 1.5 * NATURAL for space in spaces)
        print(f"    {plan:17}{len(spaces):7}{statistics.mean(spaces):7.2f}{statistics.pstdev(spaces):9.3f}"
              f"{spaces[0]:8.2f}{wide:6}   {found[0][1][:60]}", flush=True)
