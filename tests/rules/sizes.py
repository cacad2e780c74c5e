#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""No source over 500 lines, no header over 125, no function over 60."""
import pathlib
import re
import sys

FILE, HEADER, FUNCTION = 500, 125, 60


def functions(lines):
    """Name and length of each function: from a { in the first column to the } that ends it."""
    start = None
    for number, line in enumerate(lines):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            head = " ".join(l.strip() for l in lines[max(0, start - 4):start])
            names = re.findall(r"(\w+)\(", head)
            yield names[-1] if names else "?", number - start - 1
            start = None


def faults(root, path):
    lines = path.read_text(encoding="utf-8").splitlines()
    name = path.relative_to(root).as_posix()
    limit = HEADER if path.suffix == ".h" else FILE
    if len(lines) > limit:
        yield f"{name}: {len(lines)} lines, at most {limit}"
    for function, length in functions(lines):
        if length > FUNCTION:
            yield f"{name}: {function} has {length} lines, at most {FUNCTION}"


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    paths = sorted([*(root / "src").rglob("*.[ch]"), *(root / "tests/unit").glob("*.c")])
    found = [f for path in paths for f in faults(root, path)]
    print("\n".join(found + [f"{'not ' if found else ''}ok sizes"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
