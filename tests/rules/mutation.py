#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One digit of a real plan changed: `kehoach check` must say something that it did not say before.

    tests/rules/mutation.py          a sample of the changes
    tests/rules/mutation.py --all    every one; --missed lists those that were not found

Every digit of every amount, share, count, date and number of a document in the Bến Tre plan is changed
to the next one.  Ids, comments, placeholders and bare years are left alone.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
PLAN = "ben-tre-2012"
SAMPLE = 240
LEAST = 0.95

LEFT_ALONE = re.compile(
    r"\{\{.*?\}\}|\{#.*?\}|(?:^|\s)#.*$|^\s*-? ?(?:layout|file|id|figures|period|by|yearly-of):.*$|\bid: [\w-]+"
    r"|\bnam-\d+|^```.*$|(?:Đề án|[Nn]ăm|giai đoạn) \d+(?:-\d+)?|\btt01\b", re.M)
NUMBER = re.compile(r"\d+(?:[.,/-]\d+)*")


def changes(text):
    """Offsets of the digits that are part of a figure."""
    left_alone = {i for m in LEFT_ALONE.finditer(text) if not re.match(r"ngày|tháng", m[0])
                  for i in range(m.start(), m.end())}
    for m in re.finditer(r"tháng \d+\s+năm (\d{4})", text):   # the year of a date is no bare one
        left_alone -= set(range(m.start(1), m.end(1)))
    return [i for m in NUMBER.finditer(text) for i in range(m.start(), m.end())
            if text[i].isdigit() and i not in left_alone]


def findings(project):
    made = subprocess.run([PROGRAM, "check", "-C", project, "--format", "json", PLAN], capture_output=True, check=False)
    return {(f["code"], f["message"]) for f in json.loads(made.stdout) if f["code"] != "figure-typed"}


def main():
    with tempfile.TemporaryDirectory() as scratch:
        project = pathlib.Path(scratch)
        shutil.copytree(ROOT / "content", project / "content")
        for name in ("layouts", "fonts"):
            (project / name).symlink_to(ROOT / name)
        folder = project / "content/plans" / PLAN
        todo = [(path, i) for path in sorted(folder.iterdir()) if path.suffix in (".yaml", ".md")
                for i in changes(path.read_text(encoding="utf-8"))]
        every = len(todo)
        if "--all" not in sys.argv:
            todo = random.Random(1).sample(todo, min(SAMPLE, every))
        before, missed = findings(project), []
        for path, i in todo:
            text = path.read_text(encoding="utf-8")
            path.write_text(text[:i] + str((int(text[i]) + 1) % 10) + text[i + 1:], encoding="utf-8")
            if not findings(project) - before:
                line = text.count("\n", 0, i) + 1
                missed.append(f"{path.name}:{line}: {text.splitlines()[line - 1].strip()[:90]}")
            path.write_text(text, encoding="utf-8")
    found = len(todo) - len(missed)
    print(f"    {found} of {len(todo)} changed digits found ({found / len(todo):.1%}); the plan has {every}")
    if "--missed" in sys.argv:
        print("\n".join(f"    {m}" for m in missed))
    good = found >= LEAST * len(todo)
    print(f"{'' if good else 'not '}ok a changed digit is found")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
