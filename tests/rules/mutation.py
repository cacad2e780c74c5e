#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""One digit of a real plan changed: `kehoach check` must say something that it did not say before.

    tests/rules/mutation.py                a sample of the changes to Bến Tre's plan
    tests/rules/mutation.py --count 1000   as many as that; --missed lists those that were not found
    tests/rules/mutation.py --plan go-quao-2021 --seed 7

Each change puts another digit for one that is part of an amount, share, count, date or number of a document, in the
data or in the narrative.  Ids, comments, placeholders and bare years are left alone.
"""
import argparse
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
SAMPLE = 160
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


def findings(project, plan):
    made = subprocess.run([PROGRAM, "check", "-C", project, "--format", "json", plan], capture_output=True, check=False)
    return {(f["code"], f["message"]) for f in json.loads(made.stdout) if f["code"] != "figure-typed"}


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plan", default="ben-tre-2012")
    parser.add_argument("--count", type=int, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true")
    return parser.parse_args()


def try_changes(project, options):
    """How many digits there are, and the changes that were not found."""
    folder = project / "content/plans" / options.plan
    chance, missed = random.Random(options.seed), []
    every = [(path, i, digit) for path in sorted(folder.iterdir()) if path.suffix in (".yaml", ".md")
             for text in [path.read_text(encoding="utf-8")] for i in changes(text)
             for digit in "0123456789" if digit != text[i]]
    todo = chance.sample(every, min(options.count, len(every)))
    before = findings(project, options.plan)
    for path, i, digit in todo:
        text = path.read_text(encoding="utf-8")
        path.write_text(text[:i] + digit + text[i + 1:], encoding="utf-8")
        if not findings(project, options.plan) - before:
            line = text.count("\n", 0, i) + 1
            missed.append(f"{path.name}:{line}: {text[i]} to {digit}: {text.splitlines()[line - 1].strip()[:90]}")
        path.write_text(text, encoding="utf-8")
    return len(todo), len(every) // 9, missed


def main():
    options = read_options()
    with tempfile.TemporaryDirectory() as scratch:
        project = pathlib.Path(scratch)
        shutil.copytree(ROOT / "content", project / "content")
        for name in ("layouts", "fonts"):
            (project / name).symlink_to(ROOT / name)
        tried, digits, missed = try_changes(project, options)
    found = tried - len(missed)
    print(f"    {found} of {tried} changes found ({found / tried:.1%}); {options.plan} has {digits} such digits")
    if options.missed:
        print("\n".join(f"    {m}" for m in sorted(missed)))
    good = found >= LEAST * tried
    print(f"{'' if good else 'not '}ok a changed digit is found")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
