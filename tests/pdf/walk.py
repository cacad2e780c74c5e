# SPDX-License-Identifier: MIT
"""All that we hold a PDF to, without veraPDF: PDF/A-3a and PDF/UA-1 as far as a program can tell."""
from pdf.contents import read_contents
from pdf.facts import Facts
from pdf.reader import Damaged, Pdf
from pdf.structure import Structure


class Walk:
    """faults: what is wrong, as lines; pdf, facts, structure: what was read."""

    def __init__(self, data):
        self.faults, self.pdf, self.facts, self.structure = [], None, None, None
        try:
            self.walk(data)
        except (Damaged, KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
            self.faults.append(f"cannot be read: {type(error).__name__}: {error}")

    def walk(self, data):
        self.pdf = Pdf(data)
        pages = list(self.find_pages(self.pdf.find(self.pdf.trailer["Root"]).get("Pages"), None))
        contents, self.faults = read_contents(self.pdf, [self.pdf(page) for page in pages])
        self.structure = Structure(self.pdf, pages, contents)
        self.facts = Facts(self.pdf, pages)
        self.faults += self.structure.faults + self.facts.faults

    def find_pages(self, ref, parent):
        node = self.pdf(ref)
        if node.get("Parent") != parent:
            raise Damaged(f"page {ref} has parent {node.get('Parent')}")
        if node["Type"] == "Page":
            yield ref
            return
        found = [page for kid in node["Kids"] for page in self.find_pages(kid, ref)]
        if node["Count"] != len(found):
            raise Damaged(f"Count {node['Count']} of {len(found)} pages")
        yield from found
