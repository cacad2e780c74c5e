# SPDX-License-Identifier: MIT
"""What all kinds of tests share: programs to test, results, running a command."""
import collections
import os
import pathlib
import signal
import subprocess

PASS, FAIL, SKIP = "passed", "failed", "skipped"

# Nothing of the user's own may count: language, time zone, sanitizer settings.
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))},
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "ASAN_OPTIONS": "detect_leaks=0",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}

Result = collections.namedtuple("Result", "name outcome detail", defaults=("",))
Output = collections.namedtuple("Output", "status out err")


class Test:
    """A name and a function that takes the context and gives results."""

    def __init__(self, name, run):
        self.name = name
        self.run = run


class Program:
    """One build of kehoach; mark is behind the names of its results."""

    def __init__(self, path, mode, mark):
        self.path = path
        self.mode = mode
        self.mark = mark


class Context:
    def __init__(self, options):
        self.options = options
        self.tests = pathlib.Path(__file__).resolve().parent.parent
        self.root = self.tests.parent
        self.output = self.root / "output"
        release = Program(self.output / "bin/kehoach", "release", "")
        asan = Program(self.output / "bin/kehoach-asan", "asan", " [asan]")
        self.programs = [asan] if options.asan else [release] if options.quick or options.accept else [release, asan]

    def missing(self):
        """What keeps the tests from running at all, or an empty text."""
        gone = [p.path.name for p in self.programs if not p.path.exists()]
        return f"{', '.join(gone)}: not built; run make test" if gone else ""


def run(command, cwd=None, seconds=120, env=None):
    """Output of a command as text.  A signal is a status below 0; status is None when the time was up."""
    environment = {**ENVIRONMENT, **(env or {})}
    try:
        done = subprocess.run([str(c) for c in command], cwd=cwd, env=environment, timeout=seconds,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except subprocess.TimeoutExpired:
        return Output(None, "", f"no end after {seconds} s")
    return Output(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def crash(output):
    """What ended a program that did not end by itself, or an empty text."""
    if output.status is None:
        return output.err
    if output.status < 0:
        return f"{signal.Signals(-output.status).name}\n{output.err}"
    if "ERROR: AddressSanitizer" in output.err or "runtime error:" in output.err:
        return output.err
    return ""
