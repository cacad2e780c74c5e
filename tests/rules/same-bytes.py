#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds differ in nothing, whatever the number of workers, language, time zone, folder, umask, home, order of files in
their folders, or compiler mode."""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def copy_in_order(order, target):
    """The project again elsewhere; its files are made in this order, and so stand in their folders."""
    files = [p for name in ("content", "layouts", "fonts") for p in sorted((ROOT / name).rglob("*")) if p.is_file()]
    for path in order(files):
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1, 1))
    return target


def shuffled(files):
    return random.Random(7).sample(files, len(files))


def build(program, out, workers, cwd, umask, project=ROOT, **env):
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}
    environment.update(env, ASAN_OPTIONS="detect_leaks=0")
    command = [program, "build", "-C", os.path.relpath(project, cwd), "-o", out, "-j", str(workers)]
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
        for title, order in (("last first", lambda files: files[::-1]), ("by chance", shuffled)):
            name = title.replace(" ", "-")
            project = copy_in_order(order, folder / f"project-{name}")
            made = build(release, folder / name, 2, folder / f"project-{name}", 0o027, project, LC_ALL="C.UTF-8",
                         TZ="Asia/Tokyo", HOME="/nonexistent", XDG_CACHE_HOME=str(folder), USER="khach")
            compare(f"same bytes from files made {title}, elsewhere, without a home", one, made)
        if asan:
            three = build(asan, folder / "three", 2, ROOT, 0o022, LC_ALL="C", TZ="America/New_York")
            compare("same bytes from the build under ASan and UBSan", one, three)


if __name__ == "__main__":
    main()
