#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A build over an earlier one makes what a fresh one makes, whatever has changed, and leaves what has not alone; a build
killed at any moment leaves the old site or the new one, whole; slices add up to one site."""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True

import trial  # noqa: E402
from trial import PROGRAM, edit, project, result  # noqa: E402

KILLS = int(os.environ.get("KILLS", "12"))
BUILT = {"nothing": 0, "a number of the table": 1, "a word of the narrative": 1, "a plan gone": 0, "mended": 1}


def build(folder, out, *options):
    command = [PROGRAM, "--lang", "en", "build", "-C", folder, "-o", out, "-j", "2", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.replace(str(out), ""), done.stderr


def tree(out, name=""):
    top = out / name
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(top.rglob("*")) if p.is_file()
            and not (name == "" and p.relative_to(out).parts[0] == ".kept")}


def differing(one, two):
    return [name for name in sorted(one.keys() | two.keys()) if one.get(name) != two.get(name)]


def times(out):
    return {p.relative_to(out).as_posix(): p.stat().st_mtime_ns for top in ("site", "pdf")
            for p in (out / top).rglob("*") if p.is_file()}


def edits(folder):
    """Names of changes, each made when it is asked for."""
    plans = folder / "content/plans"
    own = plans / "mau/plan.yaml"
    yield "nothing", lambda: None
    yield "a number of the table", lambda: edit(own, ("50000", "70000"), ("tinh: 20000", "tinh: 40000"))
    yield "a word of the narrative", lambda: edit(plans / "mau/narrative.md", ("mừng thọ", "chúc thọ"))
    yield "a line less", lambda: edit(own, ("70000", "30000"), (
        "      - {id: qua, label: Quà mừng thọ, amounts: {tinh: 40000}}\n", ""))
    yield "a table gone, with its files", lambda: (
        own.write_text(own.read_text().split("budgets:")[0] + "signature:" + own.read_text().split("signature:")[1]),
        (plans / "mau/narrative.md").write_text("# Mục tiêu {#muc-tieu}\n\nKhông có bảng nào.\n"))
    yield "a plan replaces another", lambda: edit(
        own, ("period: 2026", "period: 2026\nreplaces: [{number: 3721/KH-UBND, date: 2011-08-29}]"))
    yield "and no longer does", lambda: edit(
        own, ("\nreplaces: [{number: 3721/KH-UBND, date: 2011-08-29}]", "\nformer-ids: [mau-cu]"))
    yield "a plan with an error", lambda: edit(own, ("symbol:", "symboll:"))
    yield "mended", lambda: edit(own, ("symboll:", "symbol:"), ("\nformer-ids: [mau-cu]", ""))
    yield "a plan under another name", lambda: (plans / "mau").rename(plans / "mau-khac")
    yield "a plan gone", lambda: shutil.rmtree(plans / "mau-khac")
    yield "site.yaml", lambda: edit(folder / "content/site.yaml", ("Kế hoạch công khai", "Kế hoạch"))
    yield "a style", lambda: (folder / "layouts/site/site.css").open("a").write("\n")
    yield "a layout", lambda: edit(folder / "layouts/site/texts.yaml", ("Tới nội dung chính", "Tới nội dung"))


def check_edits(folder, base):
    out = base / "out"
    build(folder, out)
    for number, (name, change) in enumerate(edits(folder)):
        change()
        before, had = tree(out), times(out)
        plans = len([line for line in build(folder, out, "--timing")[2].splitlines() if ": read " in line])
        status = build(folder, out)
        fresh = base / f"fresh-{number}"
        wanted = build(folder, fresh)
        now, stood = tree(out), times(out)
        problems = [f"{n} differs from that of a fresh build" for n in differing(now, tree(fresh))
                    if not n.startswith("pdf/mau")]
        problems += [f"{n} was written again" for n in had if n in stood and before[n] == now[n] and had[n] != stood[n]]
        problems += [f"{n} of the two trees differ" for n in
                     differing(tree(out / "site"), tree(out / ".kept/site"))] if name != "nothing" else []
        if name in BUILT and plans != BUILT[name]:
            problems.append(f"{plans} plans were built, not {BUILT[name]}")
        if status != wanted:
            problems.append(f"says {status}, a fresh build says {wanted}")
        shutil.rmtree(fresh)
        result(f"over an earlier build: {name}", problems)
    return out


def check_lost(folder, out):
    (out / "site/ke-hoach/kon-tum-2018/index.html").unlink()
    (out / "pdf/ben-tre-2012.pdf").unlink()
    wanted = tree(out / ".kept/site")
    build(folder, out)
    problems = differing(tree(out / "site"), wanted)
    problems += [] if (out / "pdf/ben-tre-2012.pdf").exists() else ["the PDF is not made again"]
    plans = out / ".kept/plans-1-1"
    whole = plans.read_bytes()
    for broken in (whole[:100], b"", whole[:-7], bytes(len(whole)), whole[:50] + b"\xff" * 40 + whole[90:]):
        plans.write_bytes(broken)
        if build(folder, out)[0] != 0 or differing(tree(out / "site"), wanted):
            problems.append(f"a broken list of {len(broken)} bytes is trusted")
    for path in out.glob(".kept/records-*"):
        path.write_bytes(b"x")
    if build(folder, out)[0] != 0 or differing(tree(out / "site"), wanted):
        problems.append("broken records are trusted")
    result("lost output and broken notes are made again", problems)


def check_kills(folder, out):
    """Old and new turn by turn; the site is always the one or the other."""
    random_ = random.Random(5)
    css, text = folder / "layouts/site/site.css", (folder / "layouts/site/site.css").read_text()
    states, problems, died = [], [], 0
    begun = time.monotonic()
    for turn in (0, 1):
        css.write_text(text + f"/* {turn} */\n")
        build(folder, out)
        states.append(tree(out / "site"))
    took = (time.monotonic() - begun) / 2
    for kill in range(KILLS):
        css.write_text(text + f"/* {kill % 2} */\n")
        process = subprocess.Popen([PROGRAM, "build", "-C", folder, "-o", out, "-j", "2"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(random_.random() * took * 1.2)
        died += process.poll() is None
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
        time.sleep(0.02)
        if tree(out / "site") not in states:
            problems.append(f"kill {kill}: neither the old site nor the new one")
        if kill % 3 == 2:
            build(folder, out)
            if differing(tree(out / "site"), states[kill % 2]):
                problems.append(f"kill {kill}: the next build does not make the new site")
    result("killed at any moment: the old site or the new one", problems + ([] if died else ["none was killed"]))


def check_slices(folder, base):
    whole, parts = base / "whole", base / "parts"
    build(folder, whole)
    for i in (1, 2):
        if build(folder, base / f"part-{i}", "--shard", f"{i}/2")[0] != 0:
            result("slices", [f"slice {i} fails"])
            return
        shutil.copytree(base / f"part-{i}", parts, dirs_exist_ok=True)
    said = build(folder, parts, "--timing")[2]
    problems = differing(tree(whole), tree(parts)) + [line for line in said.splitlines() if ": read " in line]
    result("slices put together are one site, without building plans again", problems)


def main():
    with tempfile.TemporaryDirectory() as name:
        base = pathlib.Path(name)
        folder = project(base / "project", "ben-tre-2012", "kon-tum-2018", "go-quao-2021")
        for plan in ("mau", "mau-hai"):  # with a table in common: a comparison
            subprocess.run([PROGRAM, "new", "-C", folder, plan], check=True, capture_output=True)
        out = check_edits(folder, base)
        check_lost(folder, out)
        check_kills(folder, out)
        check_slices(folder, base)
    return trial.status()


if __name__ == "__main__":
    sys.exit(main())
