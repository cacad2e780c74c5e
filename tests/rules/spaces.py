#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Spaces between words: the five plans at 160 mm and 13 pt, as pdftotext measures them in their PDFs."""
import os
import pathlib
import statistics
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests/bench"))

import spaces  # noqa: E402

LEAST_LINES = 80    # of a plan: fewer, and the measuring has failed
DEVIATION, WORST = 0.42, 4.4
TIGHT = 0.55        # of the natural width: what a reader of text still takes for a space, and an eye too


def faults(plan, found):
    widths = [space for space, _ in found]
    if len(widths) < LEAST_LINES:
        yield f"{plan}: only {len(widths)} justified lines"
        return
    yield from (f"{plan}: {space:.2f} pt in “{line}”" for space, line in found
                if not TIGHT * spaces.NATURAL < space <= 1.5 * spaces.NATURAL)
    if plan == "hue-2016" and (statistics.pstdev(widths) > DEVIATION or widths[0] > WORST):
        yield f"{plan}: deviation {statistics.pstdev(widths):.3f} pt, worst {widths[0]:.2f} pt"


def main():
    program = pathlib.Path(os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")).resolve()
    with tempfile.TemporaryDirectory() as folder:
        measured = spaces.measure(program, pathlib.Path(folder))
    found = [fault for plan, lines in measured for fault in faults(plan, lines)]
    found += [] if len(measured) == 5 else [f"{len(measured)} plans, not 5"]
    print("\n".join(found + [f"{'not ' if found else ''}ok spaces"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
