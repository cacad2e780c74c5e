# SPDX-License-Identifier: MIT
"""<stage>/<case>: files and folders of tests/cases.  The expected files beside a case decide what is run.

A folder with content/ is a small project; layouts/ and fonts/ are the repository's where it has none of
its own (what it has of layouts/ is laid over the repository's).  Expected files in the folder:

    <plan>.tree .plan .doc .pages    kehoach dump --stage content|plan|document|pages <plan>
    messages, messages.en            standard error of kehoach --lang vi|en check
    check.exit                       its exit status
    build.messages                   standard error of kehoach --lang vi build -o OUT
    exit                             its exit status (0 when neither stands there)
    files                            what is under OUT, sorted
    <plan>.txt                       pdftotext -layout of the plan's PDF
    site/…                           files of OUT/site, whole

File cases:

    NAME.md, NAME.yaml     with NAME.tree: kehoach dump --stage content FILE
    NAME.mustache          with NAME.data.yaml, NAME.out: kehoach template
    NAME.cmd               a line for sh, in the case's folder, with $KEHOACH and a scratch folder $TMP;
                           NAME.out, NAME.exit (0 when not there)

and for all of them NAME.messages, standard error; without it there must be none.
"""
import difflib
import pathlib
import shutil
import tempfile

from runner.base import FAIL, PASS, Result, Test, crash, run

STAGES = {".tree": "content", ".plan": "plan", ".doc": "document", ".pages": "pages"}
CHECKS = {"messages": "vi", "messages.en": "en"}
FILE_KINDS = (".md", ".yaml", ".mustache", ".cmd")


class Case:
    """One case under one program: collects what was made for each expected file."""

    def __init__(self, context, program, name, scratch):
        self.context = context
        self.program = program
        self.name = name
        self.scratch = scratch
        self.results = []

    def kehoach(self, *words, cwd=None):
        output = run([self.program.path, *words], cwd=cwd)
        broken = crash(output)
        if broken:
            self.add("", FAIL, broken)
        return output._replace(out=self.shown(output.out), err=self.shown(output.err))

    def shown(self, text):
        return text.replace(str(self.scratch), "DIR")

    def add(self, what, outcome, detail=""):
        self.results.append(Result(f"{self.name}{what}{self.program.mark}", outcome, detail))

    def compare(self, expected, what, made):
        """made against the expected file, or into it when it is to be renewed."""
        had = expected.read_text(encoding="utf-8") if expected.exists() else ""
        if had == made:
            self.add(what, PASS)
            return
        diff = "".join(difflib.unified_diff(had.splitlines(True), made.splitlines(True), "expected", "made"))
        if self.context.options.accept:
            expected.write_text(made, encoding="utf-8")
            self.add(what, PASS, diff)
        else:
            self.add(what, FAIL, diff)


# ---- projects ----

def copy_project(case, folder):
    """The case's project in the scratch folder, its own layouts laid over the repository's."""
    project = case.scratch / "project"
    project.mkdir()
    for name in ("content", "layouts", "fonts"):
        own, common = folder / name, case.context.root / name
        if not own.exists():
            (project / name).symlink_to(common)
            continue
        if name == "layouts":
            shutil.copytree(common, project / name)
        shutil.copytree(own, project / name, dirs_exist_ok=True, symlinks=True)
    return project


def run_dumps(case, folder, project):
    for suffix, stage in STAGES.items():
        for expected in sorted(folder.glob(f"*{suffix}")):
            output = case.kehoach("--lang", "vi", "dump", "-C", project, "--stage", stage, expected.stem)
            case.compare(expected, f"/{expected.name}", output.out)
            if output.status and not (folder / "messages").exists():
                case.add(f"/{expected.name}", FAIL, f"exit status {output.status}\n{output.err}")


def run_checks(case, folder, project):
    status = folder / "check.exit"
    for name, language in CHECKS.items():
        if (folder / name).exists() or (status.exists() and language == "vi"):
            output = case.kehoach("--lang", language, "check", "-C", project)
            if (folder / name).exists():
                case.compare(folder / name, f"/{name}", output.err)
            if status.exists() and language == "vi":
                case.compare(status, "/check.exit", f"{output.status}\n")


def list_files(folder):
    paths = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir())
    return "".join(f"{p}\n" for p in sorted(paths))


def run_build(case, folder, project):
    texts = sorted(folder.glob("*.txt"))
    pages = sorted(p for p in (folder / "site").rglob("*") if p.is_file())
    asked = [n for n in ("build.messages", "exit", "files") if (folder / n).exists()]
    if not (texts or pages or asked):
        return
    out = case.scratch / "out"
    output = case.kehoach("--lang", "vi", "build", "-C", project, "-o", out)
    if "build.messages" in asked:
        case.compare(folder / "build.messages", "/build.messages", output.err)
    if "exit" in asked:
        case.compare(folder / "exit", "/exit", f"{output.status}\n")
    elif "build.messages" not in asked and output.status:
        case.add("/exit", FAIL, output.err)
    if "files" in asked:
        case.compare(folder / "files", "/files", list_files(out))
    for expected in texts:
        text = run(["pdftotext", "-layout", out / "pdf" / f"{expected.stem}.pdf", "-"])
        case.compare(expected, f"/{expected.name}", text.out + text.err)
    for expected in pages:
        made = out / expected.relative_to(folder)
        case.compare(expected, f"/{expected.relative_to(folder)}",
                     made.read_text(encoding="utf-8") if made.exists() else "")


def run_project(case, folder):
    project = copy_project(case, folder)
    case.scratch = project  # places are shown from here
    run_dumps(case, folder, project)
    run_checks(case, folder, project)
    run_build(case, folder, project)


# ---- single files ----

def beside(path, suffix):
    return path.parent / (path.name[:-len(path.suffix)] + suffix)


def run_file(case, path):
    out, status = beside(path, ".out"), 0
    if path.suffix == ".cmd":
        output = run(["sh", path], cwd=path.parent, env={"KEHOACH": str(case.program.path), "TMP": str(case.scratch)})
        broken = crash(output)
        if broken:
            case.add("", FAIL, broken)
        exits = beside(path, ".exit")
        if exits.exists():
            case.compare(exits, ".exit", f"{output.status}\n")
            status = None
    elif path.suffix == ".mustache":
        output = case.kehoach("--lang", "vi", "template", path.name, beside(path, ".data.yaml").name, cwd=path.parent)
    else:
        out = beside(path, ".tree")
        output = case.kehoach("--lang", "vi", "dump", "--stage", "content", path.name, cwd=path.parent)
    case.compare(out, out.suffix, case.shown(output.out))
    messages = beside(path, ".messages")
    if messages.exists():
        case.compare(messages, ".messages", case.shown(output.err))
    elif output.err or (status is not None and output.status != status):
        case.add(".messages", FAIL, f"exit status {output.status}\n{output.err}")


# ---- finding and running ----

def run_case(context, name, path):
    results = []
    for program in context.programs:
        with tempfile.TemporaryDirectory(prefix="kehoach-case-") as scratch:
            case = Case(context, program, name, pathlib.Path(scratch).resolve())
            (run_project if path.is_dir() else run_file)(case, path)
            if not case.results:
                case.add("", FAIL, "no expected file says what to run")
            results += case.results
    return results


def is_case(path):
    if path.is_dir():
        return (path / "content").is_dir()
    if path.name.endswith(".data.yaml") or path.suffix not in FILE_KINDS:
        return False
    if path.suffix == ".mustache":
        return beside(path, ".data.yaml").exists()  # others are partials
    return path.suffix == ".cmd" or beside(path, ".tree").exists()


def find(context):
    folder = context.tests / "cases"
    found = [p for stage in sorted(folder.glob("*")) if stage.is_dir() for p in sorted(stage.iterdir()) if is_case(p)]
    tests = []
    for path in found:
        name = f"{path.parent.name}/{path.name if path.is_dir() else path.stem}"
        tests.append(Test(name, lambda c, n=name, p=path: run_case(c, n, p)))
    return tests
