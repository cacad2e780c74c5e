#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The queries of tests/browser/queries.tsv have their expected first hit, by search.js in node; `make browser-test` asks
the same in a browser."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")


def main():
    node = shutil.which("node")
    if not node:
        print("ok first hits # SKIP node is not installed")
        return 0
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([PROGRAM, "build", "--site", "-C", ROOT, "-o", out], capture_output=True, check=False)
        done = subprocess.run([node, ROOT / "tests/browser/quick.mjs", f"{out}/site", ROOT / "tests/browser/queries.tsv"],
                              capture_output=True, text=True, check=False)
    print(done.stdout or f"{done.stderr}\nnot ok first hits", end="")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
