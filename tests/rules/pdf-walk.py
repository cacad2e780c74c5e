#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every PDF of content and of the cases, walked object by object: what veraPDF finds, for machines without Java, and
what it does not look at: places of objects in their streams, heads of cells, destinations of ids, what is left over."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
sys.dont_write_bytecode = True

from pdf import projects  # noqa: E402
from pdf.walk import Walk  # noqa: E402

PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
PLAN = "ben-tre-2012"
FEWEST = 55  # PDFs; fewer means that building them failed

# What is changed in a plain file, and what the walk says then.  The new text is as long as the old one.
WRONG = [
    (rb"/Marked true", b"/Marked null", "MarkInfo is"),
    (rb"/Tabs/S", b"/Tabs/R", "Tabs is not S"),
    (rb"/S/H2", b"/S/H4", "H4 after H1"),
    (rb"/Scope/Column", b"/Scope/Middle", "without Scope"),
    (rb"/Headers\[\(e(\d)", rb"/Headers[(f\1", "heads [b'f"),
    (rb"/RowSpan 2", b"/RowSpan 3", "row "),
    (rb"/ColSpan 2", b"/ColSpan 3", "row "),
    (rb"/MCID 1>>", b"/MCID 0>>", "MCID 0 twice"),
    (rb"/P<</MCID 2>>BDC", b"/L<</MCID 2>>BDC", "marked as L"),
    (rb"/Artifact<</Type/Layout>>BDC\n", b"%Artifact<</Type/Layout>>BDC\n", "outside every mark"),
    (rb"/Alt<FEFF", b"/Abt<FEFF", "Figure without Alt"),
    (rb"/Block/BBox\[([\d.]+) ", lambda m: b"/Block/BBox[" + b"9" * len(m[1]) + b" ", "without a BBox"),
    (rb"/ListNumbering/Decimal", b"/ListNumbering/Decibel", "without ListNumbering"),
    (rb"/S/LBody", b"/S/LBudy", "no standard kind"),
    (rb"/TU<FEFF", b"/TX<FEFF", "says nothing"),
    (rb"/F 4/P", b"/F 5/P", "F is not 4"),
    (rb"/StructParents 3", b"/StructParents 9", "StructParents 9"),
    (rb"/StructParent 1000000", b"/StructParent 1000009", "no way back"),
    (rb"/ParentTreeNextKey 1000001", b"/ParentTreeNextKey 1000000", "no free key"),
    (rb"<pdfuaid:part>1", b"<pdfuaid:part>2", "XMP does not say"),
    (rb"<dc:creator><rdf:Seq><rdf:li>U", b"<dc:creator><rdf:Seq><rdf:li>V", "Author: Info says"),
    (rb"<xmp:ModifyDate>2011", b"<xmp:ModifyDate>2012", "ModDate: Info says"),
    (rb"/Lang\(vi-VN\)", b"/Lang(vi_VN)", "Lang"),
    (rb"/AFRelationship/Source", b"/AFRelationship/Saurce", "Saurce"),
    (rb"/CheckSum<(.)", lambda m: b"/CheckSum<" + (b"0" if m[1] != b"0" else b"1"), "CheckSum"),
    (rb"/S/GTS_PDFA1", b"/S/GTS_PDFX1", "output intent"),
    (rb"/WMode 0/L", b"/WMode 1/L", "a CMap without its type or direction"),
    (rb"<00><EF> 0", b"<00><EF> 1", "code 32: W"),
    (rb"/W\[1\[443", b"/W[1[543", "code 1: W 543"),
    (rb"<20><7E><0020>", b"<20><7E><E020>", "code 32 says"),
    (rb"/XYZ ", b"/XYY ", "destination"),
    (rb"/Dest\(k", b"/Dest(q", "leads nowhere"),
    (rb"/Count -?\d", lambda m: m[0][:-1] + b"9", "Count"),
    (rb"\n(\d+) 0 obj\n<</S/P/P", lambda m: m[0][:-1] + b"L", "cannot be read"),
    (rb"/FontFile2 \d+", lambda m: m[0][:-2] + b"99", "cannot be read"),
    (rb" 00000 n \n", b" 00001 f \n", "cannot be read"),
]


def kehoach(*words):
    done = subprocess.run([str(w) for w in (PROGRAM, *words)], capture_output=True, check=False)
    return done.stdout.decode()


def check(title, faults):
    for fault in faults[:10]:
        print(f"    {fault}")
    print(f"{'not ' if faults else ''}ok {title}", flush=True)


def place_faults(walk, project, pdf):
    """A destination for each id that the pages have, an outline entry for each of theirs, in their order."""
    if not walk.facts:
        return []
    dump = kehoach("dump", "-C", project, "--stage", "pages", pdf.stem)
    anchors = {text.encode() for text in re.findall(r'^ +anchor .*?"(.*)"$', dump, re.M)}
    titles = re.findall(r'^outline (\d+) (\S+) "(.*)"$', dump, re.M)
    made = [(text, dest.decode() if isinstance(dest, bytes) else "?") for _, text, dest in walk.facts.outline]
    faults = [f"no destination {name}" for name in sorted(anchors - walk.facts.anchors.keys())]
    if not dump or not anchors <= walk.facts.anchors.keys():
        faults.append("the pages cannot be dumped")
    if made != [(text, name) for _, name, text in titles]:
        faults.append(f"the outline is {made}, the pages have {titles}")
    return faults


def walk_all(folder):
    faults, count = [], 0
    for project, pdf in projects.build_all(PROGRAM, folder):
        walk = Walk(pdf.read_bytes())
        found = walk.faults + place_faults(walk, project, pdf)
        faults += [f"{pdf.relative_to(folder)}: {fault}" for fault in found[:5]]
        count += 1
    check(f"{count} PDFs, walked", faults or ([] if count >= FEWEST else ["too few"]))


def walk_wrong(folder):
    """The walk itself: each thing that is made wrong is found, and nothing in the file before."""
    projects.build(PROGRAM, ROOT, folder / "plain", "--pdf-plain", "--only", PLAN)
    whole = (folder / f"plain/pdf/{PLAN}.pdf").read_bytes()
    faults = Walk(whole).faults
    for pattern, new, said in WRONG:
        wrong, count = re.subn(pattern, new, whole, count=1)
        if not count or len(wrong) != len(whole):
            faults.append(f"{pattern}: found {count} times, {len(wrong)} bytes of {len(whole)}")
        elif not any(said in fault for fault in Walk(wrong).faults):
            faults.append(f"{pattern}: not found; the walk says {Walk(wrong).faults[:3]}")
    check(f"{len(WRONG)} things made wrong, each found", faults)


def main():
    with tempfile.TemporaryDirectory() as folder:
        walk_all(pathlib.Path(folder).resolve())
        walk_wrong(pathlib.Path(folder).resolve())


if __name__ == "__main__":
    main()
