#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `make install` installs makes a project that has content/ only, and takes the project's own files first."""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = "ben-tre-2012"
MANUALS = ["man/man1/kehoach.1", "man/man5/kehoach.5", "man/vi/man1/kehoach.1", "man/vi/man5/kehoach.5"]


def run(*command, status=0):
    done = subprocess.run([str(c) for c in command], cwd=ROOT, capture_output=True, check=False)
    if done.returncode != status:
        print(f"exit status {done.returncode}\n{done.stdout.decode()}{done.stderr.decode()}")
        print(f"not ok {command[0]}")
        sys.exit(1)
    return done.stderr.decode()


def check(title, fine):
    print(f"{'' if fine else 'not '}ok {title}", flush=True)


def build(program, project, out):
    run(program, "build", "-C", project, "-o", out, "--only", PLAN)
    made = {p.relative_to(out).as_posix(): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    # .kept names the program and the inputs of the last build, for the next one: not for readers.
    return {name: text for name, text in made.items() if not name.startswith(".kept/")}


def main():
    own = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        prefix, project = folder / "prefix", folder / "project"
        run("make", "install", f"PREFIX={prefix}")
        project.mkdir()
        (project / "content").symlink_to(ROOT / "content")
        program = prefix / "bin/kehoach"
        check("manual pages in both languages", all((prefix / "share" / m).is_file() for m in MANUALS))
        here, there = build(own, ROOT, folder / "here"), build(program, project, folder / "there")
        check("a project without layouts and fonts", here and here == there)

        words = prefix / "share/kehoach/layouts/site/texts.yaml"
        words.write_text(words.read_text(encoding="utf-8").replace("Tới nội dung chính", "Tới nội dung"), encoding="utf-8")
        page = f"site/ke-hoach/{PLAN}/index.html"
        again = build(program, project, folder / "there")
        check("what came with the program has changed: built again", b"ung ch\xc3\xadnh</a>" in there[page]
              and b"ung ch\xc3\xadnh</a>" not in again[page])
        run("make", "install", f"PREFIX={prefix}")

        pdf = folder / "there/pdf" / f"{PLAN}.pdf"
        check("its parts are beside it", "error" not in run(program, "verify", pdf))
        (prefix / "lib/kehoach/read.so").unlink()
        err = run(program, "--lang", "en", "verify", pdf, status=3)
        check("a part that is gone is named", "[part-missing]" in err and str(prefix / "lib/kehoach/read.so") in err)

        style = project / "layouts/site/site.css"
        style.parent.mkdir(parents=True)
        style.write_text("/* ours */\n", encoding="utf-8")
        changed = build(program, project, folder / "changed")
        check("the project's own file first", changed["site/site.css"]
              == style.read_bytes() and changed.keys() == here.keys())

        layout = project / "layouts/tt01/layout.yaml"
        layout.parent.mkdir()
        layout.write_text("extends: nd31\n", encoding="utf-8")
        err = run(program, "--lang", "en", "check", "-C", project, PLAN, status=1)
        check("layouts of both places are named", "[layout-unknown]" in err and "nd30" in err)


if __name__ == "__main__":
    main()
