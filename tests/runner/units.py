# SPDX-License-Identifier: MIT
"""unit/<program>: the programs of tests/unit, each built with the library for each mode."""
from runner import tap
from runner.base import FAIL, Result, Test, run


def run_unit(context, name):
    for program in context.programs:
        path = context.output / "obj" / program.mode / "unit" / name
        if path.exists():
            yield from tap.results(f"unit/{name}", program.mark, run([path, "--tap"], cwd=context.root, seconds=300))
        else:
            yield Result(f"unit/{name}{program.mark}", FAIL, f"{path}: not built; run make test")


def find(context):
    names = sorted(p.stem for p in (context.tests / "unit").glob("*.c"))
    return [Test(f"unit/{n}", lambda c, n=n: run_unit(c, n)) for n in names]
