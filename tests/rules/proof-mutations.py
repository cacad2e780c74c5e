#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""kehoach verify names what was changed: a bit in each stream of a PDF, in each of its strings and objects, as the
file stands and after another program wrote it anew.  None is ever taken for the same, none breaks the program."""
import concurrent.futures
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True

from pdf.reader import Pdf, Stream  # noqa: E402

PROGRAM = os.environ.get("KEHOACH_ASAN") or os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
PLAN = "ben-tre-2012"
OBJECTS = int(os.environ.get("PROOF_OBJECTS", "20" if PROGRAM.endswith("asan") else "40"))  # of some hundreds, by chance
CODE = re.compile(r"\[(?:verify|pdf|yaml|layout)-[a-z-]+\]")


def verify(path):
    done = subprocess.run([PROGRAM, "--lang", "en", "verify", str(path)], capture_output=True, check=False, timeout=120,
                          env={**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"})
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Given:
    """The plain file, and what is called how in it."""

    def __init__(self, data):
        self.data, self.pdf = data, Pdf(data)
        self.names = {}  # object → what verify calls it, as a pattern
        self.name_all()

    def span(self, number):
        """Of an object's text; of a stream, of what it holds."""
        first = self.pdf.places[number][1]
        value = self.pdf.object(number)
        if isinstance(value, Stream):
            at = self.data.index(value.raw, self.data.index(b"\nstream\n", first)) if value.raw else first
            return at, at + len(value.raw)
        return self.data.index(b"<<", first), self.data.index(b"\nendobj", first)

    def name(self, ref, pattern):
        self.names.setdefault(ref.number, pattern)

    def name_all(self):
        pdf = self.pdf
        catalog = pdf(pdf.trailer["Root"])
        self.name(pdf.trailer["Info"], r"information about the document \(title")
        self.name(catalog["Metadata"], "XMP")
        self.name(pdf(catalog["OutputIntents"][0])["DestOutputProfile"], "color profile")
        for number, page in enumerate(self.find_pages(catalog["Pages"]), 1):
            self.name(pdf(page)["Contents"], rf"page {number} ")
            for annotation in pdf(page).get("Annots", []):
                self.name(annotation, rf"signature field|page {number}: ")
            for font in pdf.find(page, "Resources", "Font").values():
                self.name_font(font)
        for name, row in pdf.tree(catalog["Names"]["EmbeddedFiles"], "Names"):
            self.name(pdf(row)["EF"]["F"], r"kehoach\.json" if name == b"kehoach.json" else f"attached file {re.escape(name.decode())}")
            self.name(row, "attached file|no sources")
        at = pdf(catalog["Outlines"])["First"]
        while at:
            self.name(at, "outline")
            at = pdf(at).get("Next")

    def name_font(self, ref):
        below = self.pdf.find(ref, "DescendantFonts")[0]
        described = self.pdf(below)["FontDescriptor"]
        self.name(self.pdf(ref)["ToUnicode"], "a font|page ")
        for part in (ref, below, described, self.pdf(described)["FontFile2"]):
            self.name(part, "a font")

    def find_pages(self, ref):
        node = self.pdf(ref)
        return [ref] if node["Type"] == "Page" else [page for kid in node["Kids"] for page in self.find_pages(kid)]

    def numbers(self, streams):
        return [n for n in range(1, len(self.pdf.places)) if isinstance(self.pdf.object(n), Stream) == streams]


def flip(data, at):
    """A low bit, so that text mostly stays text."""
    made = bytearray(data)
    made[at] ^= 1
    return bytes(made)


def changes(given, chance):
    """(what, bytes, pattern of what verify has to call it)."""
    for number in given.numbers(streams=True):
        first, end = given.span(number)
        for at in sorted({chance.randrange(first, end) for _ in range(2)}) if end > first else ():
            if given.data[at] not in b" \n" and given.data[at] ^ 1 not in b" \n":
                yield f"stream {number}, byte {at}", flip(given.data, at), given.names.get(number, ".")
    for number in given.names:
        value = given.pdf.object(number)
        for text in [] if isinstance(value, Stream) else re.finditer(rb"<FEFF([0-9A-F]{4,})>|\(([^()\\]{2,})\)", slice_of(given, number)):
            at = given.span(number)[0] + text.end() - 3
            yield f"string {number}, byte {at}", flip(given.data, at), given.names[number]
    for number in chance.sample(given.numbers(streams=False), OBJECTS):
        first, end = given.span(number)
        yield f"object {number}", flip(given.data, chance.randrange(first, end)), "."


def slice_of(given, number):
    first, end = given.span(number)
    return given.data[first:end]


def rewrite(path):
    """By qpdf: other numbers, object streams, all packed."""
    made = path.with_suffix(".qpdf")
    done = subprocess.run(["qpdf", "--object-streams=generate", "--compress-streams=y", str(path), str(made)],
                          capture_output=True, check=False)
    return made if done.returncode in (0, 3) and made.exists() else None


def fault_of(path, what, pattern):
    status, out, err = verify(path)
    if status != 1 or not CODE.search(err):
        return f"{what}: status {status} {out}{err}"
    if not re.search(pattern, err) and "[pdf-damaged]" not in err:
        return f"{what}: not called {pattern}: {err}"
    return None


def try_one(folder, job):
    number, (what, data, pattern) = job
    path = folder / f"{number}.pdf"
    path.write_bytes(data)
    faults = [fault_of(path, what, pattern)]
    again = rewrite(path) if not what.startswith("object") else None
    if again:
        faults.append(fault_of(again, f"{what}, written anew", pattern))
        again.unlink()
    path.unlink()
    return [fault for fault in faults if fault], 1 + bool(again)


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        subprocess.run([PROGRAM, "build", "-C", str(ROOT), "--pdf", "--pdf-plain", "--only", PLAN, "-o", str(folder)],
                       capture_output=True, check=False)
        given = Given((folder / f"pdf/{PLAN}.pdf").read_bytes())
        jobs = list(enumerate(changes(given, random.Random(4))))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda job: try_one(folder, job), jobs))
    faults = [fault for found, _ in results for fault in found]
    print("\n".join(f"    {fault}" for fault in faults[:12]))
    print(f"{'not ' if faults or len(jobs) < OBJECTS + 60 else ''}ok {sum(n for _, n in results)} altered files, each named")


if __name__ == "__main__":
    main()
