#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""kehoach extract and verify: sources come back byte for byte, what was altered is named, hostile files do no harm."""
import hashlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True

from pdf import signing  # noqa: E402

PROGRAMS = [p for p in (os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach")), os.environ.get("KEHOACH_ASAN")) if p]
PLAN = "ben-tre-2012"


def run(*command, **options):
    env = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC", "ASAN_OPTIONS": "detect_leaks=0"}
    return subprocess.run([str(c) for c in command], env=env, capture_output=True, check=False, **options)


def check(title, fine, detail=""):
    if not fine and detail:
        print(detail)
    print(f"{'' if fine else 'not '}ok {title}", flush=True)


class Proof:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.mark = " [asan]" if program.endswith("asan") else ""
        self.file = folder / "given.pdf"

    def check(self, title, fine, detail=""):
        check(title + self.mark, fine, detail)

    def kehoach(self, *words):
        done = run(self.program, "--lang", "en", *words, timeout=100)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def write(self, data):
        self.file.write_bytes(data)
        return self.file

    def verify(self, data):
        return self.kehoach("verify", self.write(data))

    def expect(self, title, data, status, *words):
        """verify ends with status and says all of words."""
        got, out, err = self.verify(data)
        self.check(title, got == status and all(w in out + err for w in words), f"status {got}\n{out}{err}")


# ---- what is whole ----

def give_back(proof, pdfs):
    """extract, build: the same bytes; verify: the same."""
    for pdf in pdfs:
        project = proof.folder / f"project-{pdf.stem}"
        status, out, err = proof.kehoach("extract", pdf, "-o", project)
        paths = [pathlib.Path(line) for line in out.splitlines()]
        own = all(p.read_bytes() == (ROOT / p.relative_to(project)).read_bytes() for p in paths)
        proof.check(f"extract {pdf.stem}", status == 0 and len(paths) >= 4 and own, out + err)
        proof.kehoach("build", "-C", project, "-o", project / "out")
        again = project / "out/pdf" / pdf.name
        proof.check(f"extract and build {pdf.stem}", again.is_file() and again.read_bytes() == pdf.read_bytes())
        proof.expect(f"verify {pdf.stem}", pdf.read_bytes(), 0, "byte for byte")
    status, _, err = proof.kehoach("extract", pdfs[0], "-o", ROOT / "src")
    proof.check("extract into a folder with files", status == 1 and "[extract-folder]" in err, err)


# ---- what was altered ----

def flip_bytes(proof, data):
    """One bit anywhere: never the same, always a name, never a crash."""
    faults = []
    step = max(len(data) // (15 if proof.mark else 70), 1)
    for at in [*range(0, len(data), step), len(data) - 1]:
        flipped = bytearray(data)
        flipped[at] ^= 1
        status, _, err = proof.verify(bytes(flipped))
        if status != 1 or not re.search(r"\[(verify|pdf)-[a-z]+\]", err):
            faults.append(f"byte {at}: status {status} {err}")
    proof.check("a bit anywhere", not faults, "\n".join(faults))


def streams(data):
    """(dictionary, first byte, end) of each stream of a file of ours."""
    for match in re.finditer(rb"\n<<\n?((?:(?!\nendobj).)*?/Length (\d+)(?:(?!\nendobj).)*?)>>\nstream\n", data, re.S):
        yield match[1], match.end(), match.end() + int(match[2])


def flip_each_part(proof, data):
    """A bit in each page's content and in each attachment: the page, the file is named."""
    page, pages, faults = 0, 8, []
    for dictionary, first, end in streams(data):
        attached = b"/EmbeddedFile" in dictionary
        if not attached and (page == pages or not re.fullmatch(rb"\s*/Filter/FlateDecode/Length \d+", dictionary)):
            continue
        page += not attached
        flipped = bytearray(data)
        flipped[(first + end) // 2] ^= 1
        _, _, err = proof.verify(bytes(flipped))
        if not (f"page {page} " in err or "attached file" in err if attached else f"page {page} " in err):
            faults.append(f"{dictionary}: {err}")
    proof.check("a bit in each page and attached file", page == pages and not faults, "\n".join(faults))


def forge(data, old, new):
    """A file without compression whose attached plan.yaml says something else, with all its sums made right."""
    first = data.index(b"stream\n", data.index(b"/EmbeddedFile/Subtype/text#2Fyaml")) + len(b"stream\n")
    end = data.index(b"\nendstream", first)
    plan = data[first:end]
    forged = plan.replace(old, new, 1)
    assert len(old) == len(new) and forged != plan
    for make in (hashlib.md5, hashlib.sha256):
        was, now = make(plan).hexdigest().encode(), make(forged).hexdigest().encode()
        assert was in data
        data = data.replace(was, now)
    return data.replace(plan, forged)


def forgeries(proof, plain):
    proof.expect("a file without compression", plain, 0, "byte for byte")
    proof.expect("a number in the attached plan", forge(plain, b'number: "3721"', b'number: "3722"'), 1,
                 "[verify-text]", "page 1 has", "3721/KH-UBND", "3722/KH-UBND")
    proof.expect("a number on the page", plain.replace(b"<53B13A2033", b"<53B13A2034", 1), 1,
                 "[verify-text]", "page 1 has", "3721/KH-UBND", "4721/KH-UBND")
    proof.expect("a rule on the page", plain.replace(b" .6 re", b" .7 re", 1), 1, "[verify-page]", "page 1 ")
    proof.expect("another sum", re.sub(rb'("sha256": ")[0-9a-f]', rb"\1x", plain, count=1), 1, "[pdf-attached]")
    proof.expect("a version that is not ours", plain.replace(b'"pango": "1', b'"pango": "0', 1), 1,
                 "[verify-version]", "made by pango 0", "made by another version; the words on its pages")
    proof.expect("something behind it", plain + b"\n% more\n", 1, "[verify-unsigned]")
    proof.expect("the title in the metadata", plain.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle trux", 1), 1,
                 "[verify-part]")


def altered_sources(proof, plain):
    proof.expect("a manifest that is none", plain.replace(b'"files": [', b'"fileX": [', 1), 1, "[pdf-manifest]")
    for path in (b"../../../../tmp/x/plan.yaml", b"/tmp/kehoach/hostile/plan.y"):
        whole = b"content/plans/ben-tre-2012/plan.yaml"
        hostile = plain.replace(b'"' + whole, b'"' + path.ljust(len(whole), b"y"), 1)
        target = proof.folder / "outside/project"
        proof.file.write_bytes(hostile)
        status, _, err = proof.kehoach("extract", proof.file, "-o", target)
        proof.check(f"a path that leads out: {path.decode()}",
                    status == 1 and "[pdf-manifest]" in err and not target.parent.exists(), err)
    broken = forge(plain, b"layout: tt01", b"layout: tt99")
    proof.expect("sources that cannot be built", broken, 1, "[layout-unknown]", "[verify-sources]")
    shorter = plain.replace(b"/Count 8", b"/Count 7").replace(b" 19 0 R ]\n/Count 7", b" ]\n/Count 7")
    proof.expect("a page less", shorter, 1, "[verify-pages]")


# ---- links and outline ----

LINKED = {
    "content/plans/lk/plan.yaml": "layout: nd30\nissuer: {name: Ủy ban nhân dân xã Bình Minh, place: Bình Minh}\n"
                                  "symbol: KH-UBND\ndate: 2025-03-17\ntitle: Liên kết\nnarrative: [loi.md]\n"
                                  "signature: {capacity: [CHỦ TỊCH], name: Nguyễn Văn A}\nrecipients: [UBND huyện]\n",
    "content/plans/lk/loi.md": "# Mục tiêu {#muc-tieu}\n\nXem [cổng thông tin](https://example.vn/ab) và\n"
                               "làm theo./.\n",
}


def links(proof):
    project = proof.folder / "linked"
    for path, text in LINKED.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    for name in ("layouts", "fonts"):
        (project / name).symlink_to(ROOT / name)
    proof.kehoach("build", "-C", project, "--pdf", "--pdf-plain", "-o", project / "out")
    plain = (project / "out/pdf/lk.pdf").read_bytes()
    proof.expect("a plain file with a link", plain, 0, "byte for byte")
    proof.expect("a link elsewhere", plain.replace(b"/URI(https://example.vn/ab)", b"/URI(https://evil.test/ab)"), 1,
                 "[verify-link]", "page 1: a link leads to “https://evil.test/ab”, its sources make “https://example.vn/ab”")
    proof.expect("a link of another size", re.sub(rb"(/Border\[0 0 0\].*?/Rect\[)\d", rb"\g<1>9", plain, count=1), 1,
                 "[verify-link-area]", "page 1: the link “https://example.vn/ab”")
    proof.expect("another title in the outline", plain.replace(b"/Title<FEFF0049002E", b"/Title<FEFF0050002E", 1), 1,
                 "[verify-outline]", "the outline has “P. Mục tiêu”, its sources make “I. Mục tiêu”")
    status, out, _ = proof.kehoach("extract", proof.write(plain), "-o", proof.folder / "linked-again")
    proof.kehoach("build", "-C", proof.folder / "linked-again", "--pdf", "--pdf-plain", "-o", proof.folder / "linked-again/out")
    again = proof.folder / "linked-again/out/pdf/lk.pdf"
    proof.check("extract and build --pdf-plain", status == 0 and again.is_file() and again.read_bytes() == plain, out)


# ---- the office's own fonts ----

def own_fonts(proof):
    """They do not travel inside: verify says which is missing, and takes it from a folder."""
    project, face = proof.folder / "own", "CoQuan-Regular.ttf"
    for path, text in LINKED.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    (project / "layouts").symlink_to(ROOT / "layouts")
    (project / "fonts").mkdir()
    table = (ROOT / "fonts/fonts.yaml").read_text(encoding="utf-8").replace("LiberationSerif-Regular.ttf", face, 1)
    (project / "fonts/fonts.yaml").write_text(table, encoding="utf-8")
    font = pathlib.Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf").read_bytes()
    (project / "fonts" / face).write_bytes(font)
    proof.kehoach("build", "-C", project, "--pdf", "-o", project / "out")
    given = project / "out/pdf/lk.pdf"
    status, out, err = proof.kehoach("verify", given)
    proof.check("a font that is not here, by name and sum", status == 1 and "[verify-font]" in err and
                f"{face} (sha256 {hashlib.sha256(font).hexdigest()})" in err, out + err)
    status, out, err = proof.kehoach("verify", "--fonts", project / "fonts", given)
    proof.check("a font from a folder", status == 0 and "byte for byte" in out, out + err)
    (project / "fonts" / face).write_bytes(font + b"x")
    status, out, err = proof.kehoach("verify", "--fonts", project / "fonts", given)
    proof.check("another font of its name", status == 1 and "[verify-font]" in err, out + err)


# ---- three answers, in Vietnamese ----

def answers(proof, whole, plain):
    for title, data, status, words in (
            ("the same", whole, 0, "đúng từng byte là bản mà nguồn của nó làm ra"),
            ("another version", plain.replace(b'"pango": "1', b'"pango": "0', 1), 1, "được làm bằng phiên bản khác; chữ trên các trang"),
            ("altered", forge(plain, b'number: "3721"', b'number: "3722"'), 1, "KHÔNG đúng bản mà nguồn của nó làm ra")):
        done = run(proof.program, "--lang", "vi", "verify", proof.write(data), timeout=100)
        said = (done.stdout + done.stderr).decode()
        proof.check(f"answer: {title}", done.returncode == status and words in said, said)
    faked = plain.replace(b'"pango": "1', b'"pango": "0', 1).replace(b"<53B13A2033", b"<53B13A2034", 1)
    proof.expect("altered, and said to be of another version", faked, 1, "[verify-version]", "[verify-text]", "4721/KH-UBND",
                 "whether by the version or by hand cannot be told")


# ---- signatures ----

def add_revision(data, number, value):
    """An incremental update that puts another object in the place of one."""
    before = re.findall(rb"startxref\s+(\d+)", data)[-1]
    root = re.search(rb"/Root \d+ 0 R\s*/Info \d+ 0 R", data)[0]
    size = max(map(int, re.findall(rb"/Size (\d+)", data)))
    body = data + (b"" if data.endswith(b"\n") else b"\n")
    at = len(body)
    body += b"%d 0 obj\n" % number + value + b"\nendobj\n"
    return body + b"xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        number, at, size, root, before, len(body))


def other_first_page(data):
    """The first page's content with another letter, as an object that is not packed."""
    entries, first, end = next(row for row in streams(data) if re.fullmatch(rb"\s*/Filter/FlateDecode/Length \d+", row[0]))
    number = int(re.findall(rb"\n(\d+) 0 obj\n", data[:first])[-1])
    was, now = bytes.fromhex("53B13A2033"), bytes.fromhex("53B13A2034")  # Số: 3…, Số: 4…
    content = zlib.decompress(data[first:end])
    assert content.count(was) == 1
    content = content.replace(was, now)
    return number, b"<</Length %d>>\nstream\n" % len(content) + content + b"\nendstream"


def sign(proof, pdf):
    if not signing.is_possible():
        print(f"ok a signed file{proof.mark} # SKIP pdfsig or certutil is not installed")
        return
    keys, signed = signing.Keys(proof.folder / "keys"), proof.folder / "signed.pdf"
    keys.sign(pdf, signed)
    told = keys.describe(signed)
    proof.check("pdfsig signs the field", "Signature is Valid" in told and "Total document signed" in told, told)
    proof.check("qpdf finds the signed file whole", run("qpdf", "--check", signed).returncode == 0)
    data = signed.read_bytes()
    proof.expect("a signed file", data, 0, "byte for byte", "signature")
    proof.expect("something behind the signature", data + b"\n% more\n", 1, "[verify-unsigned]")
    number, value = other_first_page(pdf.read_bytes())
    altered = add_revision(data, number, value)
    proof.expect("a signed file whose page was altered", altered, 1, "[verify-unsigned]", "[verify-text]",
                 "page 1 has “Số: 4721/KH-UBND”", "NOT what its sources make")
    forged = proof.folder / "forged.pdf"
    forged.write_bytes(add_revision(pdf.read_bytes(), number, value))
    keys.sign(forged, signed)
    told = keys.describe(signed)
    proof.check("pdfsig signs an altered file", "Signature is Valid" in told, told)
    proof.expect("a page altered before it was signed", signed.read_bytes(), 1, "[verify-text]", "page 1 has “Số: 4721/KH-UBND”")
    hidden = re.sub(rb"(/Contents ?)<0+", lambda m: m[0][:-9] + b" % x\n   ", data, count=1)
    if hidden != data and len(hidden) == len(data):
        proof.expect("something hidden in the signature's place", hidden, 1)


# ---- hostile files ----

def bomb():
    """A small file whose object stream would be 1 GiB."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()
    body = b"%%PDF-1.7\n1 0 obj\n<</Type/ObjStm/N 1/First 10/Length %d/Filter/FlateDecode>>\nstream\n" % len(packed)
    body += packed + b"\nendstream\nendobj\n"
    at = len(body)
    rows = bytes([0, 0, 0, 0, 0]) + bytes([1]) + (9).to_bytes(3, "big") + bytes(1) + bytes([2, 0, 0, 1, 0])
    rows += bytes([1]) + at.to_bytes(3, "big") + bytes(1)
    return body + b"3 0 obj\n<</Type/XRef/Size 4/W[1 3 1]/Root 2 0 R/Length %d>>\nstream\n" % len(rows) + rows + \
        b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at


def hostile(proof, data):
    for title, given in {"an empty file": b"", "no PDF": b"kehoach\n" * 1000, "a head alone": b"%PDF-1.7\n",
                         "half a file": data[:len(data) // 2], "a bomb": bomb(),
                         "brackets": b"%PDF-1.7\n1 0 obj\n" + b"[" * 200000 + b"\ntrailer<</Root 1 0 R>>"}.items():
        if title == "a bomb" and proof.mark:
            continue  # its memory is not bounded under ASan
        proof.expect(title, given, 1, "[pdf-damaged]")
    given = proof.folder / "hostile.pdf"
    run("qpdf", "--encrypt", "", "owner", "256", "--", proof.folder / "whole.pdf", given)
    proof.expect("an encrypted file", given.read_bytes(), 1, "[pdf-locked]")
    run("qpdf", proof.folder / "whole.pdf", given, "--remove-attachment=kehoach.json")
    proof.expect("a file without sources", given.read_bytes(), 1, "[pdf-sources]")
    (proof.folder / "more.txt").write_text("more")
    run("qpdf", proof.folder / "whole.pdf", given, "--add-attachment", proof.folder / "more.txt", "--")
    proof.expect("an attached file more", given.read_bytes(), 1, "[verify-file]", "more.txt")
    run("qpdf", "--linearize", proof.folder / "whole.pdf", given)
    proof.expect("a file written anew by another program", given.read_bytes(), 1, "[verify-bytes]",
                 "the file was written anew")
    status, _, err = proof.kehoach("verify", proof.folder / "none.pdf")
    proof.check("no file", status == 1 and "[file-missing]" in err, err)


def main():
    for program in PROGRAMS:
        with tempfile.TemporaryDirectory() as folder:
            proof = Proof(program, pathlib.Path(folder).resolve())
            out, plain = proof.folder / "out", proof.folder / "plain"
            proof.kehoach("build", "-C", ROOT, "--pdf", "-o", out, "-j", "2")
            proof.kehoach("build", "-C", ROOT, "--pdf", "--pdf-plain", "--only", PLAN, "-o", plain)
            whole = out / f"pdf/{PLAN}.pdf"
            shutil.copy(whole, proof.folder / "whole.pdf")
            give_back(proof, sorted((out / "pdf").glob("*.pdf")))
            flip_bytes(proof, whole.read_bytes())
            flip_each_part(proof, whole.read_bytes())
            forgeries(proof, (plain / f"pdf/{PLAN}.pdf").read_bytes())
            altered_sources(proof, (plain / f"pdf/{PLAN}.pdf").read_bytes())
            links(proof)
            own_fonts(proof)
            answers(proof, whole.read_bytes(), (plain / f"pdf/{PLAN}.pdf").read_bytes())
            sign(proof, whole)
            hostile(proof, whole.read_bytes())


if __name__ == "__main__":
    sys.exit(main())
