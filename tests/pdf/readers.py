# SPDX-License-Identifier: MIT
"""Text of a PDF by other programs, held against the lines that our pages have: word for word, page for page, NFC."""
import pathlib
import re
import shutil
import subprocess
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
CODE = re.compile(r"\d+/(?:\d+/)?[A-ZĐ][A-ZĐa-z0-9]*(?:-[A-ZĐ0-9]+)+")


def run(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False, timeout=120)
    if done.returncode:
        raise RuntimeError(f"{command[0]}: status {done.returncode}: {done.stderr.decode(errors='replace')[:300]}")
    return done.stdout.decode("utf-8")


def read_poppler(pdf, _):
    return run("pdftotext", "-raw", pdf, "-")


def read_mupdf(pdf, _):
    return run("mutool", "draw", "-q", "-F", "txt", pdf)


def read_ghostscript(pdf, folder):
    """A file a page."""
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=txtwrite", f"-sOutputFile={folder / (pdf.stem + '-%04d.gs')}",
        pdf)
    return "".join(page.read_text(encoding="utf-8") + "\f" for page in sorted(folder.glob(f"{pdf.stem}-*.gs")))


# By the program they want.
READERS = {"pdftotext": read_poppler, "mutool": read_mupdf, "gs": read_ghostscript}


def installed():
    """(program, reader or None)."""
    return [(program, reader if shutil.which(program) else None) for program, reader in READERS.items()]


def lines_of(dump):
    """The lines of each page in a dump of pages, as printed."""
    pages = re.split(r"(?m)^page \d+ .*$", dump)[1:]
    return [[text.strip() for text in re.findall(r'^ +text .*?" "(.*)"(?: [a-z]+=\S+)*$', page, re.M)] for page in pages]


def join_words(text):
    return " ".join(text.split())


def text_faults(text, dump):
    """What of the pages a reader does not give back."""
    faults = [] if text == unicodedata.normalize("NFC", text) else ["not NFC"]
    read, printed = text.split("\f")[:-1], lines_of(dump)
    if len(read) != len(printed) or not any(printed):
        return faults + [f"{len(read)} pages of {len(printed)}"]
    for number, (page, lines) in enumerate(zip(read, printed), 1):
        page = join_words(page)
        faults += [f"page {number} lacks “{line}”" for line in lines if join_words(line) not in page]
    codes = {code for lines in printed for code in CODE.findall("\n".join(lines))}
    faults += [f"{code} is broken" for code in sorted(codes) if code not in text]
    return faults if codes else faults + ["no codes in this plan"]
