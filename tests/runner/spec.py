# SPDX-License-Identifier: MIT
"""spec/mustache: the official tests (github.com/mustache/spec, specs/*.json), when they are there."""
import json
import os
import pathlib
import tempfile

from runner.base import FAIL, PASS, SKIP, Result, Test, crash, run


def find_folder(context):
    named = os.environ.get("KEHOACH_SPEC")
    return pathlib.Path(named) if named else context.root.parent / "shared/spec/mustache"


def write(path, text):
    path.write_bytes(text.encode())


def run_one(program, title, test):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write(folder / "template.mustache", test["template"])
        write(folder / "data.json", json.dumps(test["data"], ensure_ascii=False))
        for name, text in test.get("partials", {}).items():
            write(folder / f"{name}.mustache", text)
        output = run([program.path, "template", "template.mustache", "data.json"], cwd=folder)
    if output.status == 0 and output.out == test["expected"] and not crash(output):
        return Result(title, PASS)
    return Result(title, FAIL, f"{test['template']!r}\nexpected {test['expected']!r}\nmade     {output.out!r}\n{output.err}")


def run_module(context, path):
    for test in json.loads(path.read_text(encoding="utf-8"))["tests"]:
        for program in context.programs:
            yield run_one(program, f"spec/mustache-{path.stem} {test['name']}{program.mark}", test)


def find(context):
    folder = find_folder(context)
    paths = [p for p in sorted(folder.glob("*.json")) if not p.name.startswith("~")]
    if not paths:
        why = f"{folder} is not there; KEHOACH_SPEC names another folder"
        return [Test("spec/mustache", lambda c: [Result("spec/mustache", SKIP, why)])]
    return [Test(f"spec/mustache-{p.stem}", lambda c, p=p: run_module(c, p)) for p in paths]
