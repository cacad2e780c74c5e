#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Data of a plan by date: made from the plan's own day, kept byte for byte when the plan moves on, refused when altered."""
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True

import trial  # noqa: E402
from trial import PROGRAM, edit, project, result  # noqa: E402

NAMES = ["SHA256SUMS", "datapackage.json", "mau.xlsx", "plan.yaml", "so-lieu.csv", "so-lieu.json"]


def build(folder, out):
    done = subprocess.run([PROGRAM, "--lang", "en", "build", "-C", folder, "-o", out], capture_output=True, text=True,
                          check=False)
    return done.returncode, done.stderr


def tree(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def dated(data):
    return sorted(p.name for p in data.iterdir() if p.is_dir())


def check_sums(folder):
    rows = [line.split("  ") for line in (folder / "SHA256SUMS").read_text().splitlines()]
    return [f"{folder.name}/{name} is not what SHA256SUMS says" for sum_, name in rows
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sum_]


def check_described(folder, days):
    package = json.loads((folder / "datapackage.json").read_text())
    wanted = [{"version": d, "path": f"du-lieu/{d}/datapackage.json"} for d in days]
    problems = [] if package.get("version") == days[0] else [f"version is {package.get('version')}"]
    problems += [] if package.get("editions") == wanted else [f"editions are {package.get('editions')}"]
    page = (folder / "index.html").read_text()
    for day in days:
        own = json.loads((folder / f"du-lieu/{day}/datapackage.json").read_text())
        problems += [] if own["version"] == day else [f"{day}: version is {own['version']}"]
        problems += [f"{day}: no file {r['path']}" for r in own["resources"]
                     if not (folder / f"du-lieu/{day}" / r["path"]).is_file()]
        problems += [f"the page has no link to {day}/{n}" for n in NAMES if f'href="du-lieu/{day}/{n}"' not in page]
    return problems


def main():
    with tempfile.TemporaryDirectory() as base:
        base = pathlib.Path(base)
        folder, out = project(base / "project"), base / "out"
        subprocess.run([PROGRAM, "new", "-C", folder, "mau"], check=True, capture_output=True)
        plan, site = folder / "content/plans/mau/plan.yaml", out / "site/ke-hoach/mau"
        data = site / "du-lieu"

        build(folder, out)
        result("a plan without a date has the newest only", dated(data) + (
            ["a version without a date"] if "version" in json.loads((site / "datapackage.json").read_text()) else []))

        edit(plan, ('date: ""', "date: 2026-01-15"))
        build(folder, out)
        first = tree(data / "2026-01-15")
        problems = [f"files are {list(first)}"] if list(first) != NAMES else check_sums(data / "2026-01-15")
        problems += [f"{n} is not the newest" for n in ("so-lieu.csv", "so-lieu.json", "mau.xlsx")
                     if first.get(n) != (data / n).read_bytes()]
        result("the day of issue names an edition", problems + check_described(site, ["2026-01-15"]))

        shutil.copytree(data / "2026-01-15", plan.parent / "editions/2026-01-15")
        edit(plan, ("date: 2026-01-15", "date: 2026-01-15\npublished: 2026-03-01\neditions: [2026-01-15]"),
             ("50000", "70000"), ("tinh: 20000", "tinh: 40000"))
        status = build(folder, out)
        problems = [] if status[0] == 0 else [status[1]]
        problems += [f"{n} of the earlier edition changed" for n in NAMES
                     if (data / "2026-01-15" / n).read_bytes() != first[n]]
        problems += ["the new edition has the old figures"] if (
            data / "2026-03-01/so-lieu.csv").read_bytes() == first["so-lieu.csv"] else []
        problems += check_sums(data / "2026-03-01") + check_described(site, ["2026-03-01", "2026-01-15"])
        build(folder, base / "fresh")
        problems += ["not what a fresh build makes"] if tree(out / "site") != tree(base / "fresh/site") else []
        result("an earlier edition stays when the plan moves on", problems)

        edit(plan, ("published: 2026-03-01\n", ""))
        status = build(folder, out)
        result("figures that change while the day stays are refused",
               [] if status[0] == 1 and "[edition-date]" in status[1] else [f"{status}"])
        edit(plan, ("date: 2026-01-15\n", "date: 2026-01-15\npublished: 2026-03-01\n"))

        kept = plan.parent / "editions/2026-01-15"
        problems = []
        for name, change in {"altered": lambda: (kept / "so-lieu.csv").write_bytes(first["so-lieu.csv"] + b"x\n"),
                             "missing": (kept / "so-lieu.csv").unlink,
                             "added": lambda: (kept / "them.csv").write_text("a\n")}.items():
            change()
            status = build(folder, out)
            problems += [] if status[0] == 1 and "[edition-changed]" in status[1] else [f"{name}: {status}"]
            (kept / "them.csv").unlink(missing_ok=True)
            (kept / "so-lieu.csv").write_bytes(first["so-lieu.csv"])
        shutil.rmtree(kept)
        status = build(folder, out)
        problems += [] if status[0] == 1 and "[file-missing]" in status[1] else [f"no folder: {status}"]
        result("an earlier edition that is not as it was is refused", problems)
    return trial.status()


if __name__ == "__main__":
    sys.exit(main())
