#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Hostile and damaged PDFs given to kehoach extract and verify: a clear error with exit status 1, in bounded time, and
not one file outside the folder, not even a temporary one."""
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = [p for p in (os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach")), os.environ.get("KEHOACH_ASAN")) if p]
PLAN = "kon-tum-2018"
SECONDS = 30
PLAN_TEXT = b"layout: nd30\n"
# What may be put back: no path leads out, though verify will find that it makes no PDF.
FINE = {"a deep path", "a name with NUL", "its end twice", "without its last line"}


def packed(data):
    return b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def stream(data, entries=b""):
    return b"<<" + entries + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def bomb(megabytes):
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1 << 20)) for _ in range(megabytes)) + packer.flush()


def write(objects, size=None, root=1):
    """A PDF of these objects, by number from 1."""
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + value + b"\nendobj\n"
    rows = b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + rows + \
        b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size or len(objects) + 1, root, len(out))


def document(names, others=(), content=None, pages=b"<</Type/Pages/Kids[3 0 R]/Count 1>>"):
    """Catalog 1, pages 2 to 4, a tree of names 5, more from 6 on."""
    return write([b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 5 0 R>>>>", pages,
                  b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>", content or stream(b""), names, *others])


def attached(files):
    """A PDF with these attached files: (name as PDF has it, data or a whole stream)."""
    names, others = b"<</Names[", []
    for name, data in files:
        names += b"(a)%d 0 R " % (6 + len(others))
        others += [b"<</Type/Filespec/F%s/UF%s/EF<</F %d 0 R>>>>" % (name, name, 7 + len(others)),
                   data if data.startswith(b"<<") else stream(data)]
    return document(names + b"]>>", others)


def manifest(rows, **more):
    return json.dumps({"kehoach": "1", "plan": "x", "libraries": {}, "faces": {}, "files": rows, **more}).encode()


def row(path, data=PLAN_TEXT, name="p"):
    return {"name": name, "path": path, "sha256": hashlib.sha256(data).hexdigest()}


def with_path(*paths):
    """A whole file but for where it wants to be put."""
    return attached([(b"(kehoach.json)", manifest([row(path) for path in paths])), (b"(p)", PLAN_TEXT)])


def wrong_paths():
    paths = ["../x/plan.yaml", "../../../../../../../../tmp/kehoach-hostile/plan.yaml", "/tmp/kehoach-hostile/plan.yaml",
             "content/../../x", "content/plans/x/../../../../x", "content/plans/.x/plan.yaml", "content//x", "content/x/",
             "content/plans/\0/plan.yaml", "content/" + "a" * 5000, "content/" + "a/" * 600 + "x", "src/main.c", "", ".",
             "content", "~/x", "content/plans/x/plan\n.yaml", "content/\u202e/x", "content\\..\\..\\x"]
    for path in paths:
        yield f"path {path[:40]!r}", with_path(path)
    yield "a deep path", with_path("content/" + "a/" * 100 + "x")
    yield "a folder that is a file", with_path("content/plans/x/plan.yaml", "content/plans/x/plan.yaml/y")
    yield "a path twice", with_path("content/plans/x/plan.yaml", "content/plans/x/plan.yaml")
    for plan in ("../../x", "/etc", "", "x/../..", "a" * 4000):
        yield f"plan {plan[:20]!r}", attached([(b"(kehoach.json)", manifest([row("content/plans/x/plan.yaml")], plan=plan)),
                                               (b"(p)", PLAN_TEXT)])


def wrong_names():
    good, name = manifest([row("content/plans/x/plan.yaml")]), b"(kehoach.json)"
    yield "two files of a name", attached([(name, good), (b"(p)", b"other"), (b"(p)", PLAN_TEXT)])
    yield "two manifests", attached([(name, b"{}"), (name, good), (b"(p)", PLAN_TEXT)])
    yield "a name that leads out", attached([(name, good), (b"(../../p)", PLAN_TEXT)])
    yield "a name with NUL", attached([(name, good), (b"(p\\000q)", PLAN_TEXT)])
    yield "a name of 60,000 letters", attached([(name, good), (b"(" + b"p" * 60000 + b")", PLAN_TEXT)])
    yield "names that loop", document(b"<</Kids[5 0 R 5 0 R]>>")
    yield "names that loop in two", document(b"<</Kids[6 0 R]>>", [b"<</Kids[5 0 R 6 0 R]>>"])
    yield "names 20,000 deep", document(b"<</Kids[6 0 R]>>", [b"<</Kids[%d 0 R]>>" % (i + 7) for i in range(20000)])
    yield "names that are no row", document(b"<</Names 3 0 R/Kids(x)>>")
    yield "names that are odd", document(b"<</Names[(a)]>>")
    yield "pages that loop", document(b"<<>>", pages=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>")
    yield "no pages", document(b"<<>>", pages=b"<</Type/Pages/Kids[]/Count 0>>")
    yield "a million pages said", document(b"<<>>", pages=b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>")


def wrong_manifests():
    for title, text in {"empty": b"", "a number": b"7", "a list": b"[]", "bytes": bytes(range(256)), "brackets": b"[" * 100000,
                        "braces": b'{"a":' * 20000, "no files": b'{"plan": "x"}', "files of text": b'{"plan": "x", "files": "y"}',
                        "rows of text": b'{"plan": "x", "files": ["y", 7, null]}',
                        "100,000 rows": manifest([row(f"content/{i}") for i in range(100000)])}.items():
        yield f"a manifest: {title}", attached([(b"(kehoach.json)", text)])
    yield "another sum", attached([(b"(kehoach.json)", manifest([row("content/plans/x/plan.yaml", b"y")])), (b"(p)", PLAN_TEXT)])
    yield "an endless alias", attached([(b"(kehoach.json)", b"a: &a [*a, *a]\nplan: x\nfiles: *a\n")])


def wrong_sizes():
    good, big = manifest([row("content/plans/x/plan.yaml")]), bomb(1024)
    yield "a manifest of 1 GiB", attached([(b"(kehoach.json)", b"<<" + packed(big))])
    yield "an attached file of 1 GiB", attached([(b"(kehoach.json)", good), (b"(p)", b"<<" + packed(big))])
    yield "50 of them", attached([(b"(kehoach.json)", good)] + [(b"(p)", b"<<" + packed(bomb(64)))] * 50)
    yield "a page of 1 GiB", document(b"<<>>", content=b"<<" + packed(big))
    for length in (b"2147483648", b"99999999999999999999", b"-1", b"4 0 R", b"(x)"):
        yield f"a length of {length.decode()}", document(b"<<>>", content=b"<</Length " + length + b">>\nstream\nq Q\nendstream")
    for size in (2147483647, 4294967297, 10**18):
        yield f"{size} objects said", write([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"], size=size)
    yield "a catalog that is none", write([b"[1 2 3]"])
    yield "a catalog beyond the end", write([b"<<>>"], root=77)
    yield "200,000 brackets", write([b"<</Type/Catalog/Pages " + b"[" * 200000 + b"]" * 200000 + b">>"])
    yield "100,000 strings deep", write([b"(" * 100000 + b")" * 100000])


def cut(whole):
    for part in range(1, 12):
        yield f"cut after {part} twelfths", whole[:len(whole) * part // 12]
    yield "without its last line", whole[:-7]
    yield "its end twice", whole + whole[-200:]
    yield "its second half first", whole[len(whole) // 2:] + whole[:len(whole) // 2]


class Sandbox:
    """A folder of its own for everything; what appears outside `there` is a fault."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.given, self.there = folder / "given.pdf", folder / "work/there"
        self.temporary = folder / "work/tmp"
        self.temporary.mkdir(parents=True)

    def run(self, *words):
        env = {**os.environ, "LC_ALL": "C.UTF-8", "TMPDIR": str(self.temporary), "HOME": str(self.folder / "work"),
               "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1"}
        started = time.monotonic()
        done = subprocess.run([self.program, "--lang", "en", *map(str, words)], env=env, capture_output=True, check=False,
                              timeout=120, cwd=self.folder / "work")
        return done.returncode, done.stderr.decode(errors="replace"), time.monotonic() - started

    def faults(self, title, data):
        self.given.write_bytes(data)
        for words in (["verify", self.given], ["extract", self.given, "-o", self.there]):
            status, err, seconds = self.run(*words)
            if status not in (1, 3) or "error: " not in err or len(err) > 100000:
                if not (words[0] == "extract" and status == 0 and title in FINE):
                    yield f"{title}: {words[0]} ends with {status}: {err[:300]}"
            if seconds > SECONDS:
                yield f"{title}: {words[0]} takes {seconds:.0f} s"
        outside = [p for p in (self.folder / "work").rglob("*") if p.is_file() and not p.is_relative_to(self.there)]
        outside += [p for p in self.folder.iterdir() if p.name not in ("work", "given.pdf", "out")]
        outside += list(self.temporary.iterdir()) + list(pathlib.Path("/tmp").glob("kehoach-hostile*"))
        yield from (f"{title}: {path} was left behind" for path in outside)
        subprocess.run(["rm", "-rf", str(self.there)], check=True)


def main():
    for program in PROGRAMS:
        mark = " [asan]" if program.endswith("asan") else ""
        with tempfile.TemporaryDirectory() as folder:
            sandbox = Sandbox(program, pathlib.Path(folder).resolve())
            sandbox.run("build", "-C", ROOT, "--pdf", "--only", PLAN, "-o", sandbox.folder / "out")
            whole = (sandbox.folder / f"out/pdf/{PLAN}.pdf").read_bytes()
            groups = {"paths": wrong_paths(), "names and trees": wrong_names(), "manifests": wrong_manifests(),
                      "sizes": () if mark else wrong_sizes(), "damaged files": cut(whole)}  # memory is not bounded under ASan
            for group, cases in groups.items():
                faults, count = [], 0
                for title, data in cases:
                    faults += sandbox.faults(title, data)
                    count += 1
                print("\n".join(f"    {fault}" for fault in faults[:10]))
                print(f"{'not ' if faults else ''}ok {count} hostile {group}{mark}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
