# SPDX-License-Identifier: MIT
"""Documents made by rule: 300 pages of narrative with tables, a table of 5,000 rows, and a plan whose signature and seal
are an image."""
import math
import struct
import zlib

HEAD = """layout: nd30
issuer: {name: Ủy ban nhân dân tỉnh Bến Tre, place: Bến Tre}
number: 17
symbol: KH-UBND
date: 2024-03-15
title: %s
narrative: [loi.md]
signature: {capacity: [TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH], name: Nguyễn Văn A}
recipients: [Các sở, "Lưu: VT"]
"""

WORDS = ("tổ chức thực hiện công tác bồi dưỡng đội ngũ cán bộ cơ sở nâng cao năng lực quản lý tài liệu lưu trữ bảo đảm "
         "kinh phí theo quy định của pháp luật phối hợp với các sở ngành địa phương kiểm tra đánh giá kết quả hằng năm "
         "báo cáo Ủy ban nhân dân tỉnh trước ngày cuối quý").split()


def sentence(seed, count):
    """Words in an order that is never quite the same, and always the same for a seed."""
    words = [WORDS[(seed * 7 + i * i + i * seed % 13) % len(WORDS)] for i in range(count)]
    return " ".join(words).capitalize() + "."


def table(number):
    lines = [f"| {i + 1} | {sentence(number + i, 5)} | {(number * 31 + i * 17) % 9000 + 100} |" for i in range(6)]
    return "\n".join(["| STT | Nội dung | Số người |", "|---|---|---:|", *lines])


def long_narrative(sections):
    parts = []
    for i in range(sections):
        parts.append(f"# {sentence(i, 6)[:-1]} {{#muc-{i}}}")
        for k in range(4):
            parts.append(f"## {sentence(i * 5 + k, 5)[:-1]} {{#muc-{i}-{k}}}")
            parts += [sentence(i * 11 + k * 3 + n, 60) for n in range(3)]
            parts.append("\n".join(f"- {sentence(i + k + n, 14)}" for n in range(3)))
        parts.append(table(i))
    return "\n\n".join(parts) + "\n"


def rows(count):
    lines = [f"      - {{id: d-{i}, label: {sentence(i, 5)[:-1]}, amounts: {{tw: {i % 97 * 1000}, dp: {i % 89 * 500}}}}}"
             for i in range(count)]
    return ("budgets:\n  - id: kinh-phi\n    title: Kinh phí thực hiện\n    unit: 1000 đồng\n"
            "    columns: [{id: tw, label: Trung ương}, {id: dp, label: Địa phương}]\n    lines:\n"
            + "\n".join(lines) + "\n")


def png(size, red):
    """A red ring, clear around it: an image with alpha."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"".join(
        bytes((red, 20, 20, 220 if 0.35 * size < math.hypot(x - size / 2, y - size / 2) < 0.45 * size else 0))
        for x in range(size)) for y in range(size))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)) + \
        chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


IMAGES = {"chu-ky.png": png(160, 200), "so-do.png": png(240, 90)}


def write(folder):
    """The project of all, in a folder."""
    plans = {
        "ba-tram-trang": (HEAD % "Văn bản dài", long_narrative(145)),
        "nam-nghin-dong": (HEAD % "Bảng dài" + rows(5000),
                           "# Kinh phí {#kp}\n\nKinh phí như sau:\n\n```budget kinh-phi\n```\n"),
        "anh-chu-ky": ((HEAD % "Ảnh chữ ký và con dấu").replace("name: Nguyễn Văn A}", "name: Nguyễn Văn A, image: chu-ky.png}"),
                       "# Sơ đồ {#sd}\n\nSơ đồ như sau:\n\n![Sơ đồ tổ chức](so-do.png)\n\nTrên đây là kế hoạch./.\n"),
    }
    for name, (plan, text) in plans.items():
        home = folder / "content/plans" / name
        home.mkdir(parents=True)
        (home / "plan.yaml").write_text(plan, encoding="utf-8")
        (home / "loi.md").write_text(text, encoding="utf-8")
        for image, data in IMAGES.items() if "chu-ky.png" in plan else ():
            (home / image).write_bytes(data)
