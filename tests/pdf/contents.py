# SPDX-License-Identifier: MIT
"""Contents of pages: everything painted is marked, each mark once, each glyph has a text and its true width."""
import re
import unicodedata

from pdf.reader import Damaged, Name, decode, read_operations

PAINTING = {"TJ", "Tj", "'", '"', "f", "f*", "F", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "n"}
OTHER = {"q", "Q", "cm", "w", "J", "j", "M", "d", "m", "l", "c", "v", "y", "h", "re", "W", "W*", "BT", "ET", "Tf", "Td", "TD",
         "Tm", "T*", "TL", "Tc", "Tw", "Tz", "Ts", "Tr", "g", "G", "rg", "RG", "i", "ri"}
ARTIFACTS = {"Pagination", "Layout"}


class Codes:
    """A CMap: how long codes are, and what they are mapped to, as numbers (cidrange) or texts (bfchar, bfrange)."""

    def __init__(self, table):
        self.lengths = [(len(low) // 2, int(low, 16), int(high, 16))
                        for low, high in self.rows(table, "codespacerange", 2)]
        self.cids, self.texts = {}, {}
        for low, high, cid in re.findall(rb"<([0-9A-F]+)><([0-9A-F]+)> (\d+)\n", b"".join(self.blocks(table, "cidrange"))):
            for i in range(int(low, 16), int(high, 16) + 1):
                self.cids[i] = int(cid) + i - int(low, 16)
        for low, high, text in self.rows(table, "bfrange", 3):
            for i in range(int(low, 16), int(high, 16) + 1):
                self.texts[i] = self.text(text)[:-1] + chr(ord(self.text(text)[-1]) + i - int(low, 16))
        for code, text in self.rows(table, "bfchar", 2):
            self.texts[int(code, 16)] = self.text(text)

    @staticmethod
    def blocks(table, kind):
        return re.findall(rf"\d+ begin{kind}\n(.*?)end{kind}".encode(), table, re.S)

    @classmethod
    def rows(cls, table, kind, columns):
        return re.findall(rb"<([0-9A-F]+)>" * columns + rb"\n", b"".join(cls.blocks(table, kind)))

    @staticmethod
    def text(digits):
        return bytes.fromhex(digits.decode()).decode("utf-16-be")

    def split(self, string):
        """The codes of a string; None where no length fits."""
        at = 0
        while at < len(string):
            for length, low, high in self.lengths:
                code = int.from_bytes(string[at:at + length], "big")
                if low <= code <= high and at + length <= len(string):
                    break
            else:
                yield None
                return
            yield code
            at += length


class Font:
    """A font as the file has it: texts by code, glyphs and widths by CID."""

    def __init__(self, pdf, entries):
        below = pdf(entries["DescendantFonts"][0])
        described = pdf(below["FontDescriptor"])
        self.faults = []
        encoding = pdf(entries["Encoding"])
        self.codes = Codes(decode(encoding))
        self.texts = Codes(decode(pdf(entries["ToUnicode"]))).texts
        self.widths = self.read_widths(below["W"])
        self.shown = set()
        self.outlines = decode(pdf(described["FontFile2"]))
        self.glyphs = decode(pdf(below["CIDToGIDMap"]))
        self.expect(entries.get("Subtype") == "Type0", f"{entries['BaseFont']} is not Type0")
        self.expect(encoding.entries.get("Type") == "CMap" and encoding.entries.get("WMode") == 0
                    and b"/WMode 0 def" in decode(encoding), "a CMap without its type or direction")
        self.expect(encoding.entries.get("CIDSystemInfo") == below.get("CIDSystemInfo"), "CIDSystemInfo of two kinds")
        self.expect(re.fullmatch(r"[A-Z]{6}\+[\w-]+", entries["BaseFont"]), f"{entries['BaseFont']} is no subset's name")
        self.expect(entries["BaseFont"] == below["BaseFont"] == described["FontName"], "a font of three names")
        self.expect(pdf(described["FontFile2"]).entries["Length1"] == len(self.outlines), "Length1 is not its length")
        self.expect(described["Flags"] & 4 and not described["Flags"] & 32, "the flags of a font are not symbolic")

    def expect(self, fine, fault):
        if not fine:
            self.faults.append(fault)

    @staticmethod
    def read_widths(row):
        widths = {}
        for first, some in zip(row[::2], row[1::2]):
            widths.update({first + i: width for i, width in enumerate(some)})
        return widths

    def table(self, name):
        for i in range(int.from_bytes(self.outlines[4:6], "big")):
            row = self.outlines[12 + 16 * i:28 + 16 * i]
            if row[:4] == name:
                at, count = int.from_bytes(row[8:12], "big"), int.from_bytes(row[12:16], "big")
                return self.outlines[at:at + count]
        raise Damaged(f"a font without {name}")

    def finish(self):
        """Faults; every glyph that is shown has its width from the outlines and a text."""
        units = int.from_bytes(self.table(b"head")[18:20], "big")
        count = int.from_bytes(self.table(b"hhea")[34:36], "big")
        advances = self.table(b"hmtx")
        for code in sorted(self.shown, key=str):
            cid = self.codes.cids.get(code, 0)
            glyph = int.from_bytes(self.glyphs[2 * cid:2 * cid + 2], "big")
            at = 4 * min(glyph, count - 1)
            true = int.from_bytes(advances[at:at + 2], "big") * 1000 / units
            self.expect(abs(self.widths.get(cid, -1) - true) < 0.01, f"code {code}: W {self.widths.get(cid)}, {true}")
            text = self.texts.get(code)
            self.expect(text, f"code {code} has no text")
            self.expect(glyph and not any("\ue000" <= c <= "\uf8ff" for c in text or ""), f"code {code} says {text!r}")
        return self.faults


class Content:
    """One page's content; marks: MCID to the tag it names and its text."""

    def __init__(self, pdf, page, fonts):
        self.pdf, self.page, self.fonts = pdf, page, fonts
        self.marks, self.faults, self.open = {}, [], []
        self.font = None
        self.spoken = None  # ActualText that stands for what is shown
        depth, in_text = 0, False
        for operands, operator in read_operations(decode(pdf(page["Contents"]))):
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            in_text = {"BT": True, "ET": False}.get(operator, in_text)
            self.expect(depth >= 0, "Q without q")
            self.expect(operator not in ("TJ", "Tj") or in_text, "text outside BT and ET")
            self.expect(operator not in ("re", "m", "Do") or not in_text, f"{operator} within BT and ET")
            self.step(operands, operator)
        self.expect(not depth and not in_text and not self.open, "a content that does not close what it opens")
        self.expect(sorted(self.marks) == list(range(len(self.marks))), f"MCIDs {sorted(self.marks)} are not 0, 1, …")

    def expect(self, fine, fault):
        if not fine:
            self.faults.append(fault)

    def step(self, operands, operator):
        if operator == "BDC":
            self.begin(*operands)
        elif operator == "EMC":
            self.end()
        elif operator == "Tf":
            self.font = self.fonts.get(operands[0])
            self.expect(self.font, f"no font {operands[0]}")
        elif operator in PAINTING:
            self.expect(self.open, f"{operator} outside every mark")
            self.paint(operands, operator)
        else:
            self.expect(operator in OTHER, f"operator {operator}")

    def begin(self, tag, entries):
        entries = self.pdf(entries)
        if tag == "Span" and "ActualText" in entries:
            self.expect(self.open, "ActualText outside every mark")
            self.spoken = entries["ActualText"][2:].decode("utf-16-be")
            self.say(self.spoken)
        else:
            self.expect(not self.open, f"{tag} in {self.open}")
            self.expect(tag == "Artifact" or "MCID" in entries, f"{tag} without MCID")
            self.expect(tag != "Artifact" or entries.get("Type") in ARTIFACTS, f"an artifact of type {entries.get('Type')}")
        mcid = entries.get("MCID")
        if mcid is not None:
            self.expect(mcid not in self.marks, f"MCID {mcid} twice")
            self.marks[mcid] = [tag, ""]
        self.open.append((tag, mcid))

    def end(self):
        if not self.open:
            self.faults.append("EMC without BDC")
            return
        self.spoken = None
        self.open.pop()

    def say(self, text):
        mcid = next((mcid for _, mcid in self.open if mcid is not None), None)
        if mcid is not None:
            self.marks[mcid][1] += text

    def paint(self, operands, operator):
        if operator == "Do":
            shown = self.pdf.find(self.page, "Resources", "XObject", operands[0])
            self.expect(shown and shown.entries.get("Subtype") == "Image", f"no image {operands[0]}")
        if operator not in ("TJ", "Tj") or not self.font:
            return
        for part in operands[0] if operator == "TJ" else operands:
            for code in self.font.codes.split(part) if isinstance(part, bytes) else ():
                self.font.shown.add(code)
                if self.spoken is None:
                    self.say(self.font.texts.get(code, "\ufffd"))


def read_contents(pdf, pages):
    """(Content of each page, faults)."""
    fonts, faults, made = {}, [], []
    for page in pages:
        for name, entries in (pdf.find(page, "Resources", "Font") or {}).items():
            if name not in fonts:
                fonts[Name(name)] = Font(pdf, pdf(entries))
    for number, page in enumerate(pages, 1):
        content = Content(pdf, page, fonts)
        faults += [f"page {number}: {fault}" for fault in content.faults]
        for tag, text in content.marks.values():
            if text != unicodedata.normalize("NFC", text) or "\ufffd" in text:
                faults.append(f"page {number}: text of {tag} is not NFC: {text[:60]!r}")
        made.append(content)
    for name, font in fonts.items():
        faults += [f"font {name}: {fault}" for fault in font.finish()]
    return made, faults
