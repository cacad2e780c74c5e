# SPDX-License-Identifier: MIT
"""The structure tree of a PDF: which element may stand in which, the way back from marks and annotations, heads of
cells, levels of headings."""
import re

from pdf.reader import Ref, text_of

TEXT = {"Link", "Reference", "Span", "Form"}
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "Figure", "Caption", "Note", "Form", "Sect", "TOC", "Link"}
# What may stand in what: ISO 32000-1, 14.8.4; content of its own is said by "text".
KIDS = {
    "Document": BLOCKS, "Sect": BLOCKS, "P": TEXT | {"text", "Note", "Figure"}, "L": {"Caption", "LI"}, "LI": {"Lbl", "LBody"},
    "Lbl": TEXT | {"text"}, "LBody": BLOCKS | {"text", "P"}, "Table": {"Caption", "THead", "TBody"}, "THead": {"TR"},
    "TBody": {"TR"}, "TR": {"TH", "TD"}, "TH": TEXT | {"text", "P", "Note", "L", "Figure"},
    "TD": TEXT | {"text", "P", "Note", "L", "Figure"}, "Figure": {"text", "Caption"}, "Caption": TEXT | {"text", "P"},
    "Note": TEXT | {"text", "Lbl", "P"}, "Reference": {"text", "Link"}, "Link": {"text", "annotation"}, "Span": {"text"},
    "Form": {"annotation"}, "TOC": {"Caption", "TOCI"}, "TOCI": {"Reference", "P", "Lbl", "TOC", "text", "Link"},
    **{f"H{level}": TEXT | {"text"} for level in range(1, 7)},
}
NUMBERINGS = {"Disc", "Decimal", "UpperRoman", "UpperAlpha", "LowerAlpha"}
HOLDERS = {"Link": "Link", "Widget": "Form"}


def kids_of(element):
    """K may be one kid or a row of them, or be absent."""
    kids = element.get("K", [])
    return kids if isinstance(kids, list) else [kids]


class Structure:
    """texts: what each element says, in reading order: (kind, text, page of its first mark)."""

    def __init__(self, pdf, pages, contents):
        self.pdf, self.pages, self.contents = pdf, pages, contents
        self.page_numbers = {page_ref.number: i for i, page_ref in enumerate(pages)}
        self.faults, self.texts, self.headings, self.tables = [], [], [], []
        self.owners = {}  # (page, MCID) and annotation's object → element's object
        self.ids = {}
        root = pdf.find(pdf.trailer["Root"], "StructTreeRoot")
        self.expect(root["Type"] == "StructTreeRoot", "no structure tree")
        self.expect(not root.get("RoleMap"), "a RoleMap")
        self.root = pdf.find(pdf.trailer["Root"]).get("StructTreeRoot")
        top = kids_of(root)
        self.expect(len(top) == 1 and pdf(top[0])["S"] == "Document", "the tree has not one Document at its top")
        for kid in top:
            self.walk(kid, self.root, "")
        self.check_parents(root)
        self.check_ids(root)
        self.check_headings()

    def expect(self, fine, fault):
        if not fine:
            self.faults.append(fault)

    # ---- elements ----

    def walk(self, ref, parent, above):
        element = self.pdf(ref)
        kind, name = element["S"], f"{above}/{element['S']}"
        self.expect(isinstance(ref, Ref), f"{name} is no object of its own")
        self.expect(element["P"] == parent, f"{name} ({ref}) has parent {element['P']}, stands in {parent}")
        self.expect(kind in KIDS, f"{name} is no standard kind")
        if "ID" in element:
            self.expect(element["ID"] not in self.ids, f"id {element['ID']} twice")
            self.ids[element["ID"]] = ref
        place = len(self.texts)
        self.texts.append([kind, "", None])
        for kid in kids_of(element):
            self.kid(kid, ref, element, place, name)
        self.check_kind(kind, element, ref, name)
        return element

    def kid(self, kid, ref, element, place, name):
        value = self.pdf(kid)
        page = element.get("Pg")
        if isinstance(value, dict) and value.get("Type") == "MCR":
            what, page, value = "text", value.get("Pg", page), value["MCID"]
        elif isinstance(value, dict) and value.get("Type") == "OBJR":
            what = "annotation"
        else:
            what = "text" if isinstance(value, int) else value["S"]
        self.expect(what in KIDS.get(element["S"], ()), f"{what} in {name}")
        if what == "text":
            self.own_text((self.page_numbers.get(page.number) if page else None, value), ref, place, name)
        elif what == "annotation":
            self.expect(value["Obj"] not in self.owners, f"{name}: an annotation of two elements")
            self.owners[value["Obj"]] = ref
        else:
            self.walk(kid, ref, name)

    def own_text(self, mark, ref, place, name):
        page, mcid = mark
        self.expect(mark not in self.owners, f"{name}: MCID {mcid} of page {page} has two elements")
        self.owners[mark] = ref
        known = self.contents[page].marks.get(mcid) if page is not None else None
        if not known:
            self.faults.append(f"{name}: no MCID {mcid} on page {page}")
            return
        self.expect(known[0] == self.texts[place][0], f"{name}: marked as {known[0]} on page {page}")
        row = self.texts[place]
        row[1] += known[1]
        row[2] = page if row[2] is None else row[2]

    # ---- the way back ----

    def check_parents(self, root):
        back = dict(self.pdf.tree(root["ParentTree"], "Nums"))
        self.expect(list(back) == sorted(back), "keys of the parent tree are not in order")
        self.expect(all(key < root["ParentTreeNextKey"] for key in back), "ParentTreeNextKey is no free key")
        for number, ref in enumerate(self.pages):
            page = self.pdf(ref)
            row = self.pdf(back.pop(page["StructParents"], []))
            marks = self.contents[number].marks
            self.expect(len(row) == len(marks), f"page {number + 1}: {len(marks)} marks, {len(row)} in the parent tree")
            for mcid, owner in enumerate(row):
                self.expect(self.owners.get((number, mcid)) == owner, f"page {number + 1}: the way back from MCID {mcid}")
            for annotation_ref in page.get("Annots", []):
                self.check_annotation(annotation_ref, self.pdf(annotation_ref), ref, back)
        self.expect(not back, f"keys that nothing has: {sorted(back)}")

    def check_annotation(self, ref, annotation, page, back):
        kind = annotation["Subtype"]
        owner = back.pop(annotation.get("StructParent"), None)
        self.expect(kind in HOLDERS, f"an annotation {kind}")
        self.expect(owner and self.owners.get(ref) == owner, f"{kind} {ref}: no element, or no way back")
        self.expect(owner and self.pdf(owner)["S"] == HOLDERS.get(kind), f"{kind} {ref} is in a wrong element")
        self.expect(annotation.get("F") == 4, f"{kind} {ref}: F is not 4, print alone")
        self.expect(annotation.get("P") == page, f"{kind} {ref}: P is another page")
        said = annotation.get("TU" if kind == "Widget" else "Contents")
        self.expect(said and text_of(said).strip(), f"{kind} {ref} says nothing")

    def check_ids(self, root):
        pairs = list(self.pdf.tree(root["IDTree"], "Names")) if "IDTree" in root else []
        self.expect([key for key, _ in pairs] == sorted(self.ids), "ids of elements and of the tree of ids differ")
        self.expect(all(self.ids.get(key) == ref for key, ref in pairs), "an id leads to another element")

    def check_headings(self):
        level = 0
        for kind in self.headings:
            self.expect(int(kind[1]) <= level + 1, f"{kind} after H{level}")
            level = int(kind[1])

    # ---- by kind ----

    def attribute(self, element, owner, key):
        attributes = element.get("A", {})
        for row in attributes if isinstance(attributes, list) else [attributes]:
            if self.pdf(row).get("O") == owner and key in self.pdf(row):
                return self.pdf(row)[key]
        return None

    def check_kind(self, kind, element, ref, name):
        if re.fullmatch("H[1-6]", kind):
            self.headings.append(kind)
        elif kind == "Figure":
            alternative, box = element.get("Alt"), self.attribute(element, "Layout", "BBox")
            self.expect(alternative and text_of(alternative).strip(), f"{name} without Alt")
            self.expect(box and box[0] < box[2] and box[1] < box[3], f"{name} without a BBox")
        elif kind == "L":
            self.expect(self.attribute(element, "List", "ListNumbering") in NUMBERINGS, f"{name} without ListNumbering")
        elif kind == "TH":
            self.expect(self.attribute(element, "Table", "Scope") in ("Row", "Column"), f"{name} without Scope")
        elif kind == "Note":
            self.expect("ID" in element, f"{name} without an id")
        elif kind == "Table":
            self.check_table(element)

    # ---- tables ----

    def check_table(self, table):
        """Rows of equal width; each cell under heads names all of them and those of its row, when tiers need it."""
        columns, width, head_rows, rows = {}, None, 0, []
        for group_ref in kids_of(table):
            group = self.pdf(group_ref)
            for row_ref in kids_of(group) if group["S"] in ("THead", "TBody") else []:
                head_rows += group["S"] == "THead"
                rows.append([(cell, self.pdf(cell)) for cell in kids_of(self.pdf(row_ref))])
        self.tables.append(len(rows))
        self.expect(rows, "a table without rows")
        for number, row in enumerate(rows):
            covered = self.check_row(row, number, columns, head_rows)
            width = covered if width is None else width
            self.expect(covered == width, f"row {number + 1} of a table covers {covered} columns, not {width}")
        self.expect(all(column["until"] <= len(rows) for column in columns.values()), "a cell reaches under its table")

    def check_row(self, row, number, columns, head_rows):
        at, row_heads = 0, {column["row head"] for column in columns.values() if column["until"] > number}
        row_heads |= {cell["ID"] for _, cell in row if self.is_head(cell, "Row") and "ID" in cell}
        for ref, cell in row:
            while columns.get(at, {"until": 0})["until"] > number:
                at += 1
            across = self.attribute(cell, "Table", "ColSpan") or 1
            down = self.attribute(cell, "Table", "RowSpan") or 1
            named = set(self.attribute(cell, "Table", "Headers") or [])
            above = set().union(*(columns.get(c, {"heads": set()})["heads"] for c in range(at, at + across)))
            if head_rows > 1:
                wanted = above if cell["S"] == "TH" else above | (row_heads - {None})
                self.expect(named == wanted, f"{ref}: heads {sorted(named)}, not {sorted(wanted)}")
            self.expect(head_rows > 0 or not named, f"{ref}: heads in a table without a head")
            for c in range(at, at + across):
                columns[c] = {
                    "until": number + down,
                    "heads": columns.get(c, {"heads": set()})["heads"] | ({cell["ID"]} if self.is_head(cell, "Column") and "ID" in cell else set()),
                    "row head": cell.get("ID") if self.is_head(cell, "Row") else None,
                }
            at += across
        return max(at, *(c + 1 for c, column in columns.items() if column["until"] > number)) if columns else 0

    def is_head(self, cell, scope):
        return cell["S"] == "TH" and self.attribute(cell, "Table", "Scope") == scope
