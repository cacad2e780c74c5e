# SPDX-License-Identifier: MIT
"""rules/<program>: programs of tests/rules that look at the sources or at what kehoach makes of content/."""
import os

from runner import tap
from runner.base import Test, run


def run_rule(context, path):
    env = {"KEHOACH": str(context.programs[0].path), "KEHOACH_ROOT": str(context.root)}
    if len(context.programs) > 1:
        env["KEHOACH_ASAN"] = str(context.programs[1].path)
    yield from tap.results(f"rules/{path.stem}", "", run([path], cwd=context.root, seconds=600, env=env))


def find(context):
    paths = sorted(p for p in (context.tests / "rules").glob("*.*") if p.suffix in (".py", ".sh"))
    return [Test(f"rules/{p.stem}", lambda c, p=p: run_rule(c, p)) for p in paths if os.access(p, os.X_OK)]
