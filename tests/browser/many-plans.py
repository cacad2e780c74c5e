#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""many-plans.py COUNT DIR: a project of COUNT plans, each one of the five of content/ with another place, number, date
and period.  The same for every run."""
import pathlib
import re
import shutil
import sys

PLACES = ["Bến Tre", "Thừa Thiên Huế", "Điện Biên", "Kon Tum", "Gò Quao"]
OTHERS = ["An Giang", "Bạc Liêu", "Bắc Ninh", "Bình Định", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Hà Giang",
          "Hải Phòng", "Hậu Giang", "Lạng Sơn", "Nghệ An", "Phú Thọ", "Quảng Ngãi", "Sơn La", "Thái Bình", "Vĩnh Long"]


def renamed(text, name, other):
    """text about another place; signs of the old one, in capitals too, are gone."""
    return text.replace(name, other).replace(name.upper(), other.upper())


def vary(text, number, year):
    text = re.sub(r'^number: .*$', f'number: "{100 + number}"', text, count=1, flags=re.M)
    if number == 0:
        text = "former-ids: [ke-hoach-cu]\n" + text
    return re.sub(r'^date: .*$', f"date: {year}-{1 + number % 12:02}-{1 + number % 28:02}", text, count=1, flags=re.M)


def write_plan(source, folder, number):
    place = next((name for name in PLACES if name in (source / "plan.yaml").read_text()), "")
    other = OTHERS[number % len(OTHERS)]
    folder.mkdir(parents=True)
    for path in sorted(source.iterdir()):
        if path.suffix not in (".yaml", ".md"):
            shutil.copy(path, folder)
            continue
        text = renamed(path.read_text(), place, other) if place else path.read_text()
        if path.name == "plan.yaml":
            text = vary(text, number, 2011 + number % 15)
        (folder / path.name).write_text(text)


def main():
    count, target = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    root = pathlib.Path(__file__).resolve().parents[2]
    sources = sorted(p for p in (root / "content/plans").iterdir() if p.is_dir())
    (target / "content").mkdir(parents=True)
    for name in ("layouts", "fonts"):
        (target / name).symlink_to(root / name)
    for path in (root / "content").glob("*.yaml"):
        shutil.copy(path, target / "content")
    for number in range(count):
        source = sources[number % len(sources)]
        write_plan(source, target / f"content/plans/ke-hoach-{number:05}", number)


main()
