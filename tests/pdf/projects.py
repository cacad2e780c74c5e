# SPDX-License-Identifier: MIT
"""Every PDF there is to look at: those of content/ and of each project of tests/cases that can be built."""
import pathlib
import shutil
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def lay_out(case, folder):
    """The case's project in a folder; what it lacks is the repository's, its layouts laid over the repository's."""
    for name in ("content", "layouts", "fonts"):
        if name != "content":
            shutil.copytree(ROOT / name, folder / name)
        if (case / name).exists():
            shutil.copytree(case / name, folder / name, dirs_exist_ok=True, symlinks=True)
    return folder


def build(program, project, out, *options):
    """Plans that cannot be built are what some cases are for; a program that breaks is not."""
    command = [str(word) for word in (program, "build", "--pdf", *options, "-C", project, "-o", out)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode < 0:
        raise RuntimeError(f"{project}: the program broke\n{done.stderr.decode(errors='replace')}")


def build_cases(program, folder):
    """folder/<stage>-<case>/pdf/<plan>.pdf; gives each (project, PDF) while its project is there."""
    for case in sorted((ROOT / "tests/cases").glob("*/*/content")):
        case = case.parent
        with tempfile.TemporaryDirectory() as scratch:
            project = lay_out(case, pathlib.Path(scratch))
            out = folder / f"{case.parent.name}-{case.name}"
            build(program, project, out)
            for pdf in sorted(out.glob("pdf/*.pdf")):
                yield project, pdf


def build_content(program, folder):
    build(program, ROOT, folder / "content")
    for pdf in sorted((folder / "content").glob("pdf/*.pdf")):
        yield ROOT, pdf


def build_all(program, folder):
    yield from build_content(program, folder)
    yield from build_cases(program, folder)
