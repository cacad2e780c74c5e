#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds differ in nothing, whatever the number of workers, language, time zone, folder, umask or compiler mode."""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def build(program, out, workers, cwd, umask, **env):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    environment.update(env, ASAN_OPTIONS="detect_leaks=0")
    command = [program, "build", "-C", os.path.relpath(ROOT, cwd), "-o", out, "-j", str(workers)]
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=environment, capture_output=True, check=False,
                          umask=umask)
    if done.returncode:
        print(done.stderr.decode(errors="replace"))
        print(f"not ok build into {out.name}")
        sys.exit(1)
    names = {p.relative_to(out).as_posix(): p for p in sorted(out.rglob("*")) if p.is_file()}
    return {name: p.read_bytes() for name, p in names.items() if not name.startswith(".kept/")}


def compare(title, first, second):
    names = sorted(first.keys() | second.keys())
    differing = [name for name in names if first.get(name) != second.get(name)]
    for name in differing[:20]:
        print(f"    {name}{'' if name in first and name in second else ' stands in one of them only'}")
    print(f"{'not ' if differing or not first else ''}ok {title}", flush=True)


def main():
    release = os.environ.get("KEHOACH", ROOT / "output/bin/kehoach")
    asan = os.environ.get("KEHOACH_ASAN")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        one = build(release, folder / "one", 1, ROOT, 0o022, LC_ALL="C.UTF-8", TZ="UTC")
        two = build(release, folder / "two", 2, folder, 0o077, LC_ALL="vi_VN.UTF-8", LANG="vi_VN.UTF-8",
                    TZ="Asia/Ho_Chi_Minh", HOME=str(folder))
        compare("same bytes with other workers, language, zone, folder, umask", one, two)
        if asan:
            three = build(asan, folder / "three", 2, ROOT, 0o022, LC_ALL="C", TZ="America/New_York")
            compare("same bytes from the build under ASan and UBSan", one, three)


if __name__ == "__main__":
    main()
