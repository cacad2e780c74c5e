# SPDX-License-Identifier: MIT
"""What a PDF says of itself and where it leads: metadata, attached files, output intent, labels, outline, links."""
import hashlib
import re
import xml.etree.ElementTree

from pdf.reader import Stream, decode, text_of

SPACES = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
          "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
          "pdfaid": "http://www.aiim.org/pdfa/ns/id/", "pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}
# Entries of Info and where XMP says the same.
SAME = {"Title": "dc:title/rdf:Alt/rdf:li", "Author": "dc:creator/rdf:Seq/rdf:li", "Subject": "dc:description/rdf:Alt/rdf:li",
        "Creator": "xmp:CreatorTool", "Producer": "pdf:Producer", "CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}


class Facts:
    def __init__(self, pdf, pages):
        self.pdf, self.pages, self.faults = pdf, pages, []
        self.catalog = pdf(pdf.trailer["Root"])
        self.anchors = self.outline = None
        for check in (self.check_file, self.check_catalog, self.check_metadata, self.check_intent, self.check_files,
                      self.check_pages, self.check_places, self.check_fields):
            check()

    def expect(self, fine, fault):
        if not fine:
            self.faults.append(fault)

    def check_file(self):
        """Everything is reached, nothing is left over; only filters that PDF/A has."""
        seen, todo = set(), [self.pdf.trailer["Root"], self.pdf.trailer["Info"]]
        while todo:
            value = todo.pop()
            if hasattr(value, "number"):
                if value.number not in seen:
                    seen.add(value.number)
                    todo.append(self.pdf(value))
            elif isinstance(value, (dict, Stream)):
                todo += (value.entries if isinstance(value, Stream) else value).values()
            elif isinstance(value, list):
                todo += value
        carriers = {place[1] for place in self.pdf.places if place[0] == "in"} | {len(self.pdf.places) - 1}
        left = [n for n, place in enumerate(self.pdf.places) if place[0] != "free" and n not in seen and n not in carriers]
        self.expect(not left, f"objects that nothing names: {left[:10]}")
        first, second = self.pdf.trailer["ID"]
        self.expect(first == second and len(first) == 16, "no ID of 16 bytes, twice the same")
        for number in seen:
            value = self.pdf.object(number)
            if isinstance(value, Stream) and value.entries.get("Subtype") == "Image":
                self.check_image(number, value.entries, decode(value))
        self.expect("Encrypt" not in self.pdf.trailer, "encrypted")
        for number in seen:
            value = self.pdf.object(number)
            if isinstance(value, Stream):
                decode(value)

    def check_image(self, number, entries, data):
        """Gray or RGB, as large as it says; its mask as large as itself, and gray."""
        colors = {"DeviceGray": 1, "DeviceRGB": 3}.get(entries.get("ColorSpace"))
        wanted = entries["Height"] * ((entries["Width"] * (colors or 0) * entries["BitsPerComponent"] + 7) // 8)
        self.expect(colors and (entries.get("Filter") == "DCTDecode" or len(data) == wanted), f"image {number} of {wanted} bytes has {len(data)}")
        self.expect(not entries.get("Interpolate"), f"image {number} is interpolated")
        mask = self.pdf.find(entries, "SMask")
        self.expect(not mask or (mask.entries["ColorSpace"] == "DeviceGray" and "SMask" not in mask.entries and
                                 (mask.entries["Width"], mask.entries["Height"]) == (entries["Width"], entries["Height"])),
                    f"the mask of image {number}")

    def check_catalog(self):
        wanted = {"Type": "Catalog", "MarkInfo": {"Marked": True}, "ViewerPreferences": {"DisplayDocTitle": True}}
        for key, value in wanted.items():
            self.expect(self.catalog.get(key) == value, f"{key} is {self.catalog.get(key)}")
        self.expect(re.fullmatch(rb"[a-z]{2}-[A-Z]{2}", self.catalog.get("Lang", b"")), f"Lang {self.catalog.get('Lang')}")
        for key in ("OpenAction", "AA", "NeedsRendering", "Collection", "Requirements"):
            self.expect(key not in self.catalog, key)

    def check_metadata(self):
        stream, info = self.pdf(self.catalog["Metadata"]), self.pdf(self.pdf.trailer["Info"])
        self.expect("Filter" not in stream.entries, "XMP is packed")
        described = xml.etree.ElementTree.fromstring(stream.raw.decode("utf-8")).find("rdf:RDF/rdf:Description", SPACES)

        def said(path):
            found = described.find(path, SPACES)
            return None if found is None else found.text or ""

        for key, path in SAME.items():
            ours = text_of(info[key]) if key in info else None
            if ours and key.endswith("Date"):
                parts = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'?", ours)
                ours = "{}-{}-{}T{}:{}:{}{}:{}".format(*parts.groups())
            self.expect(ours == said(path), f"{key}: Info says {ours!r}, XMP {said(path)!r}")
        self.expect(said("dc:title/rdf:Alt/rdf:li"), "no title")
        self.expect((said("pdfaid:part"), said("pdfaid:conformance"), said("pdfuaid:part")) == ("3", "A", "1"),
                    "XMP does not say PDF/A-3a and PDF/UA-1")

    def check_intent(self):
        intents = [self.pdf(intent) for intent in self.catalog["OutputIntents"]]
        profile = self.pdf(intents[0]["DestOutputProfile"])
        data = decode(profile)
        self.expect(len(intents) == 1 and intents[0]["S"] == "GTS_PDFA1", "no output intent of PDF/A")
        self.expect(profile.entries["N"] == 3 and data[36:40] == b"acsp" and data[16:20] == b"RGB " and
                    int.from_bytes(data[:4], "big") == len(data), "the profile is none for RGB")

    def check_files(self):
        named = dict(self.pdf.tree(self.pdf.find(self.catalog, "Names", "EmbeddedFiles") or {}, "Names"))
        self.expect(list(named) == sorted(named), "names of attached files are not in order")
        self.expect(sorted(self.catalog.get("AF", [])) == sorted(named.values()), "AF and EmbeddedFiles differ")
        for name, ref in named.items():
            row = self.pdf(ref)
            stream = self.pdf.find(row, "EF", "F")
            data, parameters = decode(stream), stream.entries["Params"]
            self.expect(row["Type"] == "Filespec" and row["F"] == row["UF"] and text_of(row["UF"]).encode() == name,
                        f"{name}: another name")
            self.expect(row["EF"]["F"] == row["EF"]["UF"], f"{name}: two files")
            self.expect(row.get("AFRelationship") in ("Source", "Data"), f"{name}: {row.get('AFRelationship')}")
            self.expect(re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", stream.entries["Subtype"]), f"{name}: no type")
            self.expect(parameters["Size"] == len(data) and parameters["CheckSum"] == hashlib.md5(data).digest() and
                        parameters.get("ModDate"), f"{name}: Size, CheckSum or ModDate")

    def check_pages(self):
        for number, ref in enumerate(self.pages):
            page = self.pdf(ref)
            self.expect(page["Type"] == "Page" and page.get("Tabs") == "S", f"page {number + 1}: Tabs is not S")
            self.expect(page["StructParents"] == number, f"page {number + 1}: StructParents {page['StructParents']}")
            self.expect(page["MediaBox"][:2] == [0, 0] and min(page["MediaBox"][2:]) > 0, f"page {number + 1}: MediaBox")
            self.expect("Group" not in page and "AA" not in page and "Rotate" not in page, f"page {number + 1}: Group, AA")
        labels = list(self.pdf.tree(self.catalog["PageLabels"], "Nums"))
        keys = [key for key, _ in labels]
        self.expect(keys and keys[0] == 0 and keys == sorted(set(keys)) and keys[-1] < len(self.pages), f"labels {keys}")

    # ---- where it leads ----

    def check_places(self):
        root = self.pdf.find(self.catalog, "Names", "Dests")
        self.anchors = dict(self.pdf.tree(root, "Names")) if root else {}
        self.expect(list(self.anchors) == sorted(self.anchors), "destinations are not in order")
        for name, place in self.anchors.items():
            self.expect(place[0] in self.pages and place[1] == "XYZ" and place[4] is None, f"destination {name}: {place}")
        self.outline = []
        if "Outlines" in self.catalog:
            top = self.pdf(self.catalog["Outlines"])
            count = self.walk_outline(top, self.catalog["Outlines"], 1)
            self.expect(abs(top.get("Count", 0)) <= count, f"an outline of {count} says {top.get('Count')}")
        for ref in self.pages:
            for annotation in map(self.pdf, self.pdf(ref).get("Annots", [])):
                if annotation["Subtype"] == "Link":
                    self.check_link(annotation)

    def walk_outline(self, parent, parent_ref, level):
        at, before, count = parent.get("First"), None, 0
        while at:
            entry = self.pdf(at)
            self.expect(entry["Parent"] == parent_ref and entry.get("Prev") == before, f"entry {at} of the outline is not linked")
            self.expect(entry.get("Dest") in self.anchors or isinstance(entry.get("Dest"), list), f"{entry['Title']}: leads nowhere")
            self.outline.append((level, text_of(entry["Title"]), entry.get("Dest")))
            count += 1 + self.walk_outline(entry, at, level + 1)
            before, at = at, entry.get("Next")
        self.expect(parent.get("Last") == before, f"the outline's last entry under {parent_ref}")
        return count

    def check_link(self, link):
        address = self.pdf.find(link, "A", "URI")
        self.expect(link.get("Dest") in self.anchors or address, f"a link to {link.get('Dest')}")
        self.expect(not address or (self.pdf.find(link, "A", "S") == "URI" and re.fullmatch(rb"[!-~]+", address)),
                    f"a link to {address}")
        left, bottom, right, top = link["Rect"]
        self.expect(left < right and bottom < top, f"a link of no size: {link['Rect']}")

    def check_fields(self):
        fields = self.pdf.find(self.catalog, "AcroForm", "Fields") or []
        widgets = [ref for page in self.pages for ref in self.pdf(page).get("Annots", [])
                   if self.pdf(ref)["Subtype"] == "Widget"]
        self.expect(sorted(fields) == sorted(widgets), "fields and widgets differ")
        names = [self.pdf(field)["T"] for field in fields]
        self.expect(len(set(names)) == len(names), f"two fields of a name: {names}")
        for field in map(self.pdf, fields):
            shown = self.pdf.find(field, "AP", "N")
            self.expect(field["FT"] == "Sig" and shown and shown.entries["Subtype"] == "Form", f"field {field['T']}")
            self.expect(field["Rect"][2] - field["Rect"][0] > 20 and field["Rect"][3] - field["Rect"][1] > 20,
                        f"field {field['T']} is too small to sign in: {field['Rect']}")
