# SPDX-License-Identifier: MIT
"""Projects to build, change and build again, and lines that say how it went: for the programs beside."""
import os
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
faults = 0


def result(name, problems):
    """One line of the test called name; its first problems before it."""
    global faults
    faults += bool(problems)
    print("\n".join([f"    {p}" for p in problems[:10]] + [f"{'not ' if problems else ''}ok {name}"]), flush=True)


def status():
    """What the program ends with."""
    return 1 if faults else 0


def project(folder, *plans):
    """A project with these of the real plans."""
    (folder / "content/plans").mkdir(parents=True)
    for name in ("layouts", "fonts"):
        shutil.copytree(ROOT / name, folder / name)
    for path in (ROOT / "content").glob("*.yaml"):
        shutil.copy(path, folder / "content")
    for name in plans:
        shutil.copytree(ROOT / "content/plans" / name, folder / "content/plans" / name)
    return folder


def edit(path, *pairs):
    """Each first text, which must be there, becomes the second one."""
    text = path.read_text()
    for old, new in pairs:
        assert old in text, (path, old)
        text = text.replace(old, new, 1)
    path.write_text(text)
