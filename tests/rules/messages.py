#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every code of messages.def is said somewhere in src/ and is expected by some case or unit test."""
import pathlib
import re
import sys

ROW = re.compile(r'^MESSAGE\(\s*(\w+),\s*"([^"]+)"', re.M)
# Nobody can cause these by an input: the system or the program itself has to fail.
WITHOUT_CASE = {"worker-died", "worker-start"}


def read_all(paths):
    return "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in paths if p.is_file())


def report(title, missing):
    for code in missing:
        print(f"    {code}")
    print(f"{'not ' if missing else ''}ok {title}")


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    rows = ROW.findall((root / "src/base/messages.def").read_text(encoding="utf-8"))
    sources = read_all((root / "src").rglob("*.[ch]"))
    # rules/proof.py makes altered and hostile PDFs, which nobody wants to keep as files
    rules = read_all([root / "tests/rules/proof.py"])
    cases, units = read_all((root / "tests/cases").rglob("*")), read_all((root / "tests/unit").glob("*.c"))
    unused = [code for name, code in rows if not re.search(rf"\bMESSAGE_{name}\b", sources)]
    untried = [code for name, code in rows if code not in WITHOUT_CASE and f"[{code}]" not in cases + rules
               and f'"{code}"' not in units and not re.search(rf"\bMESSAGE_{name}\b", units)]
    codes = [code for _, code in rows]
    report("every code once", sorted({c for c in codes if codes.count(c) > 1}))
    report("every code is used", unused)
    report("every code has a case", untried)
    return 1 if unused or untried else 0


if __name__ == "__main__":
    sys.exit(main())
