# SPDX-License-Identifier: MIT
"""The site against Hugo: the same plans as the same pages (text, table, chart), on a memory file system; then what the
whole site with all its files costs, and what a build costs when nothing, or one plan, has changed."""
import os
import pathlib
import shutil
import statistics
import subprocess
import time

import documents

HERE = pathlib.Path(__file__).resolve().parent
MEMORY = pathlib.Path(os.environ.get("BENCH_MEMORY", "/dev/shm/kehoach-bench"))
# The pages of Hugo's template and nothing else.
PAGES_ONLY = "leave-out: [pdf, pictures, data, search, proof, compare, bodies, documents, filters, feeds]\n"
# All that can be downloaded, without pictures of pages.
DOWNLOADS = "leave-out: [pdf, pictures, search, proof, compare, bodies, documents, filters, feeds]\n"


def say(text):
    print(text, flush=True)


def project(name, count, left_out, seed, own_pages):
    folder = MEMORY / f"{name}-{count}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        documents.write_project(folder, [documents.Document(seed, i) for i in range(1, count + 1)])
        with (folder / "content/site.yaml").open("a", encoding="utf-8") as file:
            file.write(left_out)
        if own_pages:
            texts = (folder / "layouts/site/texts.yaml").read_text(encoding="utf-8")
            shutil.rmtree(folder / "layouts/site")
            shutil.copytree(HERE / "site", folder / "layouts/site")
            (folder / "layouts/site/texts.yaml").write_text(texts, encoding="utf-8")
        (folder / "made").touch()
    return folder


def hugo_content(count, seed):
    folder = MEMORY / f"hugo-{count}"
    if not (folder / "made").exists():
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "content").mkdir(parents=True)
        for i in range(1, count + 1):
            document = documents.Document(seed, i)
            head = documents.peer_yaml(document).replace("\ndate:", "\nissued:")
            text = f"---\n{head}layout: single\n---\n{documents.peer_body(document)}"
            (folder / f"content/plan-{i:05d}.md").write_text(text, encoding="utf-8")
        (folder / "made").touch()
    return folder


def timed(command):
    """Seconds, and the MiB of the largest process of the tree; None: failed."""
    begun = time.perf_counter()
    child = subprocess.Popen(["/usr/bin/env", *map(str, command)], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    return (time.perf_counter() - begun, usage.ru_maxrss / 1024) if status == 0 else None


def kehoach(program, folder, out, *options):
    return timed([program, "build", "--site", "-C", folder, "-o", out, "-j", str(os.cpu_count() or 2), *options])


def show(name, runs):
    times = [t for t, _ in runs]
    say(f"    {name:38}{statistics.median(times):8.3f} s  ({min(times):.3f} to {max(times):.3f})"
        f"{max(p for _, p in runs):8.1f} MiB")


def verdict(good):
    return "reached" if good else "NOT reached"


def against_hugo(program, peers, name, count, runs, left_out, share, memory, seed, own_pages):
    folder, content = project(name, count, left_out, seed, own_pages), hugo_content(count, seed)
    template = peers / "site/hugo"
    hugo = shutil.which("hugo") if template.exists() else None
    ours, theirs, ratios = [], [], []
    for _ in range(runs):
        shutil.rmtree(MEMORY / "out", ignore_errors=True)
        ours.append(kehoach(program, folder, MEMORY / "out"))
        if hugo:
            shutil.rmtree(MEMORY / "hugo-out", ignore_errors=True)
            theirs.append(timed([hugo, "--quiet", "-s", template, "-c", content / "content", "-d", MEMORY / "hugo-out"]))
        if not ours[-1] or (hugo and not theirs[-1]):
            say(f"    {'kehoach' if not ours[-1] else 'Hugo'} failed")
            return
        ratios += [ours[-1][0] / theirs[-1][0]] if hugo else []
    show("kehoach", ours)
    if hugo:
        show("Hugo", theirs)
        ratio = statistics.median(ratios)
        say(f"    time, kehoach to Hugo: 1/{1 / ratio:.1f}, wanted 1/{1 / share:.0f}: {verdict(ratio <= share)}")
    else:
        say("    Hugo left out: no `hugo` on PATH (apt-get install hugo) or no template in $PEERS")
    if memory:
        peak = max(p for _, p in ours)
        say(f"    memory: wanted {memory} MiB a process: {verdict(peak <= memory)}")


def again(program, name, count, runs, left_out, seed, own_pages):
    """All PDFs and the site: first, unchanged, one plan changed."""
    folder, out = project(name, count, left_out, seed, own_pages), MEMORY / "again-out"
    shutil.rmtree(out, ignore_errors=True)
    command = [program, "build", "-C", folder, "-o", out, "-j", str(os.cpu_count() or 2)]
    first = timed(command)
    if not first:
        say("    kehoach failed")
        return
    show("first", [first])
    files = sum(len(names) for _, _, names in os.walk(out / "site"))
    say(f"    {files:,} files in the site, {sum(len(n) for _, _, n in os.walk(out / 'pdf')):,} PDFs")
    nothing = [timed(command) for _ in range(runs)]
    show("nothing has changed", nothing)
    say(f"    wanted 0.5 s at 10,000: {verdict(statistics.median(t for t, _ in nothing) <= 0.5)}")
    for title, file, old in (("a paragraph of one plan has changed", "narrative.md", "\n"),
                             ("a line of one table has changed", "plan.yaml", 'label: "Chi tập huấn')):
        path, one = folder / f"content/plans/{count // 2:05d}/{file}", []
        text = path.read_text(encoding="utf-8")
        for i in range(runs):
            head, _, tail = text.rpartition(old)
            path.write_text(f"{head}{old} lần {i}{tail}", encoding="utf-8")
            one.append(timed(command))
        path.write_text(text, encoding="utf-8")
        if not all(one):
            say(f"    {title}: kehoach failed")
            continue
        show(title, one)
        say(f"    wanted 1 s at 10,000: {verdict(statistics.median(t for t, _ in one) <= 1)}")
    shutil.rmtree(out)


def measure(program, peers, runs, sizes=(1000, 10000)):
    MEMORY.mkdir(parents=True, exist_ok=True)
    seed = documents.Seed()
    for count in sizes:
        say(f"site of {count:,} pages, text, table and chart")
        against_hugo(program, peers, "pages", count, runs, PAGES_ONLY, 1 / 8, 150 if count >= 10000 else None, seed, True)
    say("site of 1,000 pages with all downloads (CSV, XLSX, JSON, sources)")
    against_hugo(program, peers, "downloads", 1000, runs, DOWNLOADS, 1 / 3, None, seed, False)
    for count in sizes:
        say(f"{count:,} plans: PDFs and the same pages, then again")
        again(program, "pages", count, runs, PAGES_ONLY, seed, True)
        say(f"{count:,} plans: all that can be made, then again")
        again(program, "whole", count, runs, "", seed, False)
    shutil.rmtree(MEMORY, ignore_errors=True)
