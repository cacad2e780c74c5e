#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The plans of content/, made and compared with their sources; fonts, structure and size of the PDFs."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True
import words  # noqa: E402

RECALL, ORDER = 0.995, 0.97
BYTES_A_PAGE = 12 * 1024


def output_of(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, check=False)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def check(title, fine, detail=""):
    if not fine and detail:
        print(detail.rstrip())
    print(f"{'' if fine else 'not '}ok {title}", flush=True)


def check_words(title, source, made):
    narrative = words.words(source.partition("\n=====\n")[0])
    source, made = words.words(source), words.words(made)
    share, missing = words.recall(source, made)
    check(f"{title} recall", share >= RECALL, f"{share:.4f}, missing: {missing.most_common(30)}")
    in_order = words.order(narrative, made)
    check(f"{title} order", in_order >= ORDER, f"{in_order:.4f}")


def check_fonts(title, path):
    _, out, err = output_of("pdffonts", path)
    rows = [line for line in out.splitlines()[2:] if line.strip()]
    # name type encoding emb sub uni object: the columns from the right do not shift
    bad = [row for row in rows if row.split()[-5:-3] != ["yes", "yes"]]
    check(f"{title} fonts embedded and subset", rows and not bad, "\n".join(bad) or err or "no fonts")


def check_pdf(name, path, source):
    title = f"{name}.pdf"
    if not path.exists():
        check(title, False, f"{path.name} was not made")
        return
    status, text, err = output_of("pdftotext", "-enc", "UTF-8", path, "-")
    check(f"{title} text in NFC", status == 0 and text and unicodedata.is_normalized("NFC", text), err)
    check_words(title, source, text)
    check_fonts(title, path)
    status, out, err = output_of("qpdf", "--check", path)
    check(f"{title} structure", status == 0, out + err)
    pages = max(1, text.count("\f"))
    size = path.stat().st_size
    check(f"{title} size", size <= BYTES_A_PAGE * pages, f"{size} bytes for {pages} pages")


def check_page(name, path, source):
    title = f"{name} on the site"
    if path.exists():
        check_words(title, source, words.html_text(path.read_text(encoding="utf-8")))
    else:
        check(title, False, f"{path} was not made")


def main():
    kehoach = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        status, _, err = output_of(kehoach, "build", "-C", ROOT, "-o", out)
        check("build of content/", status == 0, err)
        for path in sorted((ROOT / "tests/sources").glob("*.txt")):
            source = path.read_text(encoding="utf-8")
            check_pdf(path.stem, out / "pdf" / f"{path.stem}.pdf", source)
            check_page(path.stem, out / "site/ke-hoach" / path.stem / "index.html", source)


if __name__ == "__main__":
    main()
