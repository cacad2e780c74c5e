# SPDX-License-Identifier: MIT
"""A PDF as Python values, read by the letter: an object stands where the table of references says, a stream is as
long as it says, an object in a stream has the place that is written for it.  Nothing is repaired; what is wrong is a
Damaged.

Names are Name, references Ref, strings bytes, streams Stream; dictionaries, lists and numbers are Python's own.
"""
import re
import typing
import zlib


class Damaged(Exception):
    pass


class Name(str):
    """/Type, without its slash."""


class Operator(str):
    """A word of a page's content."""


class Ref(typing.NamedTuple):
    number: int


class Stream(typing.NamedTuple):
    entries: dict
    raw: bytes


TOKEN = re.compile(rb"""[\0\t\n\f\r ]*(?:%[^\r\n]*[\0\t\n\f\r ]*)*
    (?: (?P<ref>[0-9]+\ 0\ R(?![0-9A-Za-z])) | (?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)) | /(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*)
      | (?P<open><<|\[) | (?P<close>>>|\]) | <(?P<hex>[0-9A-Fa-f\s]*)> | (?P<text>\() | (?P<word>[A-Za-z*'"]+[0-9]*) )""", re.X)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PLAIN = {b"true": True, b"false": False, b"null": None}


def read_text(data, at):
    """A string in brackets; the place behind it."""
    out, depth = bytearray(), 1
    while True:
        match = re.compile(rb"[^()\\]*").match(data, at)
        out += match[0]
        at = match.end()
        sign = data[at:at + 1]
        if not sign:
            raise Damaged("a string without end")
        at += 1
        if sign == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            out += bytes([int(octal[0], 8) & 255]) if octal else ESCAPES.get(data[at:at + 1], data[at:at + 1])
            at = octal.end() if octal else at + 1
            continue
        depth += 1 if sign == b"(" else -1
        if not depth:
            return bytes(out), at
        out += sign


def read_name(raw):
    return Name(re.sub(rb"#([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), raw).decode("utf-8", "surrogateescape"))


def read_token(data, at):
    """(kind, value, place behind)."""
    match = TOKEN.match(data, at)
    if not match:
        raise Damaged(f"no PDF at {at}: {data[at:at + 20]!r}")
    kind, raw = match.lastgroup, match[match.lastgroup]
    if kind == "text":
        return ("value", *read_text(data, match.end()))
    if kind == "ref":
        value = Ref(int(raw.split()[0]))
    elif kind == "number":
        value = float(raw) if b"." in raw else int(raw)
    elif kind == "name":
        value = read_name(raw)
    elif kind == "hex":
        digits = re.sub(rb"\s", b"", raw)
        value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    elif kind == "word":
        if raw not in PLAIN:
            return "operator", Operator(raw.decode()), match.end()
        value = PLAIN[raw]
    else:
        return kind, raw, match.end()
    return "value", value, match.end()


def read_value(data, at):
    kind, value, at = read_token(data, at)
    if kind == "value":
        return value, at
    if kind != "open":
        raise Damaged(f"{value!r} where a value should be, at {at}")
    items = []
    while True:
        kind, inside, behind = read_token(data, at)
        if kind == "close":
            break
        inside, at = read_value(data, at)
        items.append(inside)
    if (value == b"[") != (inside == b"]"):
        raise Damaged(f"brackets of two kinds at {at}")
    if value == b"[":
        return items, behind
    keys = items[::2]
    if len(items) % 2 or not all(isinstance(k, Name) for k in keys) or len(set(keys)) != len(keys):
        raise Damaged(f"no dictionary at {at}: {keys}")
    return dict(zip(keys, items[1::2])), behind


def read_operations(data):
    """(operands, operator) of a page's content."""
    at, operands, end = 0, [], len(data.rstrip())
    while at < end:
        kind, value, behind = read_token(data, at)
        if kind == "operator":
            yield operands, value
            operands, at = [], behind
        else:
            value, at = read_value(data, at)
            operands.append(value)
    if operands:
        raise Damaged(f"operands without an operator: {operands}")


def paeth(left, above, corner):
    guess = left + above - corner
    return min((left, above, corner), key=lambda near: abs(guess - near))


def undo_row(kind, row, above, step):
    """One row of PNG: filters none, sub, up, average, Paeth; step: bytes of a pixel."""
    if kind in (0, 2):
        return bytes((a + b) & 255 for a, b in zip(above, row)) if kind else row
    out = bytearray(row)
    for i, byte in enumerate(row):
        left, corner = (out[i - step], above[i - step]) if i >= step else (0, 0)
        out[i] = byte + {1: left, 3: (left + above[i]) // 2, 4: paeth(left, above[i], corner)}[kind] & 255
    return bytes(out)


def undo_prediction(data, parameters):
    """PNG's rows."""
    depth = parameters.get("Colors", 1) * parameters.get("BitsPerComponent", 8)
    columns, step = (parameters["Columns"] * depth + 7) // 8, max(depth // 8, 1)
    out, above = bytearray(), bytes(columns)
    if len(data) % (columns + 1):
        raise Damaged("rows of unequal length")
    for at in range(0, len(data), columns + 1):
        if data[at] > 4:
            raise Damaged(f"filter {data[at]} of a row")
        above = undo_row(data[at], data[at + 1:at + 1 + columns], above, step)
        out += above
    return bytes(out)


def decode(stream):
    """The bytes a stream stands for; of a JPEG, as they are."""
    kind, data = stream.entries.get("Filter"), stream.raw
    if kind in (None, "DCTDecode"):
        return data
    if kind != "FlateDecode":
        raise Damaged(f"filter {kind}")
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(data)
    except zlib.error as error:
        raise Damaged(f"a stream that cannot be unpacked: {error}") from error
    if not unpacker.eof or unpacker.unused_data:
        raise Damaged("a packed stream is cut, or too long")
    parameters = stream.entries.get("DecodeParms") or {}
    return undo_prediction(data, parameters) if parameters.get("Predictor", 1) > 9 else data


class Pdf:
    def __init__(self, data):
        self.data = data
        self.kept = {}
        self.packs = {}
        if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", data):
            raise Damaged("no head of PDF 1.7 with four bytes over 127")
        end = re.search(rb"startxref\n([0-9]+)\n%%EOF\n$", data)
        if not end:
            raise Damaged("no place of the table at the end")
        at = int(end[1])
        self.places, self.trailer = self.read_table(at) if data.startswith(b"xref\n", at) else self.read_rows(at)
        if self.trailer["Size"] != len(self.places):
            raise Damaged(f"Size {self.trailer['Size']} of {len(self.places)} rows")

    def read_table(self, at):
        """The table of a plain file."""
        head = re.compile(rb"xref\n0 ([0-9]+)\n").match(self.data, at)
        places, at = [], head.end()
        for _ in range(int(head[1])):
            row = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf]) \n").match(self.data, at)
            places.append(("at", int(row[1]), 0) if row[3] == b"n" else ("free", 0, 0))
            at = row.end()
        if not self.data.startswith(b"trailer\n", at):
            raise Damaged("no trailer behind the table")
        return places, read_value(self.data, at + len(b"trailer\n"))[0]

    def read_rows(self, at):
        """The stream of references."""
        stream = self.read_object(at, None)
        widths, rows, places = stream.entries["W"], decode(stream), []
        for row in range(0, len(rows), sum(widths)):
            numbers, first = [], row
            for width in widths:
                numbers.append(int.from_bytes(rows[first:first + width], "big"))
                first += width
            places.append((("free", "at", "in")[numbers[0]], *numbers[1:]))
        return places, stream.entries

    def read_object(self, at, number):
        head = re.compile(rb"([0-9]+) 0 obj\n").match(self.data, at)
        if not head or (number is not None and int(head[1]) != number):
            raise Damaged(f"object {number} is not at {at}")
        value, at = read_value(self.data, head.end())
        if self.data.startswith(b"\nstream\n", at):
            first = at + len(b"\nstream\n")
            end = first + value["Length"]
            value, at = Stream(value, self.data[first:end]), end + len(b"\nendstream")
            if self.data[end:at] != b"\nendstream":
                raise Damaged(f"stream {number} is not {end - first} bytes long")
        if not self.data.startswith(b"\nendobj\n", at):
            raise Damaged(f"object {number} has no end")
        return value

    def read_packed(self, number, pack, index):
        if pack not in self.packs:
            stream = self.object(pack)
            data, count = decode(stream), stream.entries["N"]
            heads = [int(n) for n in data[:stream.entries["First"]].split()]
            if len(heads) != 2 * count:
                raise Damaged(f"object stream {pack} has not {count} objects")
            self.packs[pack] = heads[::2], [stream.entries["First"] + place for place in heads[1::2]], data
        numbers, places, data = self.packs[pack]
        if index >= len(numbers) or numbers[index] != number:
            raise Damaged(f"object {number} is not the {index}. of object stream {pack}")
        return read_value(data, places[index])[0]

    def object(self, number):
        if number not in self.kept:
            if not 0 < number < len(self.places) or self.places[number][0] == "free":
                raise Damaged(f"there is no object {number}")
            where, at, index = self.places[number]
            self.kept[number] = self.read_object(at, number) if where == "at" else self.read_packed(number, at, index)
        return self.kept[number]

    def __call__(self, value):
        """What a reference leads to."""
        return self.object(value.number) if isinstance(value, Ref) else value

    def find(self, value, *keys):
        """value[key][key]…, None where one is missing."""
        for key in keys:
            value = self(value)
            value = (value.entries if isinstance(value, Stream) else value or {}).get(key)
        return self(value)

    def tree(self, node, leaf):
        """(key, value) of a name tree or number tree, leaf Names or Nums; as they stand."""
        node = self(node)
        for kid in node.get("Kids", []):
            pairs = list(self.tree(kid, leaf))
            if self(kid).get("Limits") != [pairs[0][0], pairs[-1][0]]:
                raise Damaged(f"Limits {self(kid).get('Limits')} of keys {pairs[0][0]} to {pairs[-1][0]}")
            yield from pairs
        row = node.get(leaf, [])
        yield from zip(row[::2], row[1::2])


def text_of(value):
    """A string for people: UTF-16 with its mark, or what we write of ASCII."""
    return value[2:].decode("utf-16-be") if value.startswith(b"\xfe\xff") else value.decode("utf-8")
