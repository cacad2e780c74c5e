# SPDX-License-Identifier: MIT
"""typst_peer.py TEMPLATE ROOT OUT FONTS NAME...: documents of one process, by Typst's wheel.

The template reads NAME/plan.yaml and NAME/body.md below ROOT; each becomes OUT/NAME.pdf."""
import pathlib
import sys

import typst


def main():
    template, root, out, fonts, *names = sys.argv[1:]
    source = pathlib.Path(template).read_bytes()
    for name in names:
        pdf = typst.compile(source, root=root, font_paths=[fonts], ignore_system_fonts=True, sys_inputs={"doc": name})
        (pathlib.Path(out) / f"{name}.pdf").write_bytes(pdf)


if __name__ == "__main__":
    main()
