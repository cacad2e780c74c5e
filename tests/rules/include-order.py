#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Folders of src/ include only what stands before them in the flow, and each outside library has its users."""
import pathlib
import re
import sys

ORDER = "base vietnamese content plan layout document charts pages pdf".split()
STAGES = {name: set(ORDER[:i + 1]) for i, name in enumerate(ORDER)}
STAGES["site"] = STAGES["charts"] | {"site"}
STAGES["review"] = STAGES["charts"] | {"review"}
STAGES["check"] = STAGES["pages"] | {"check"}
STAGES["proof"] = {"base", "pdf", "proof"}
STAGES["serve"] = {"base", "serve"}
STAGES["commands"] = set(ORDER) | {"site", "review", "check", "proof", "serve", "commands"}
STAGES["."] = {"base", "commands"}

# Headers of a library: the files that may include them.
USERS = {
    r"yaml\.h": r"content/yaml[^/]*\.[ch]",
    r"cmark.*\.h": r"content/markdown[^/]*\.[ch]",
    r"hpdf.*\.h": r"pdf/.*",
    r"(pango/|hb).*": r"(pages|pdf)/.*",
    r"cairo.*\.h": r"pages/.*|charts/.*|commands/preview[^/]*|pdf/(image|pixels)[^/]*",
    r"libdeflate\.h|zlib\.h": r"pdf/.*|pages/png\.c|site/.*",
    r"json-glib/.*": r"content/.*|site/.*|commands/.*",
    r"xlsxwriter.*": r"site/xlsx[^/]*\.[ch]",
    r"qpdf/.*": r"proof/read[^/]*\.[ch]",
    r"git2.*": r"review/git[^/]*\.[ch]",
}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.M)


def faults(source, path):
    folder = path.parent.relative_to(source).as_posix()
    name = path.relative_to(source).as_posix()
    for kind, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
        target = header.split("/")[0] if kind == '"' else None
        if target and folder not in STAGES:
            yield f"{name}: folder {folder} has no place in the flow"
        elif target and "/" not in header:
            yield f'{name}: "{header}" is named without its folder'
        elif target and target not in STAGES[folder]:
            yield f"{name}: {folder} does not see {header}"
        for library, users in USERS.items():
            if not target and re.fullmatch(library, header) and not re.fullmatch(users, name):
                yield f"{name}: <{header}> is used elsewhere only"


def main():
    source = pathlib.Path(__file__).resolve().parents[2] / "src"
    found = [f for path in sorted(source.rglob("*.[ch]")) for f in faults(source, path)]
    print("\n".join(found + [f"{'not ' if found else ''}ok include order"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
