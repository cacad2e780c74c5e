#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The manual names all there is: fields, messages, commands, options, filters, blocks, words, limits.

    tests/rules/manual.py            compares what is made with what the pages hold
    tests/rules/manual.py --renew    writes it anew, between the lines `.\\" made: NAME` and `.\\" made: end`
"""
import ast
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
PAGES = {"vi": ROOT / "src/man", "en": ROOT / "src/man/en"}
SCHEMAS = "plan documents site layout fonts".split()
WIDTH = 80

MADE = re.compile(r'^\.\\" made: (?!end)(.+)\n((?:.*\n)*?)\.\\" made: end$', re.M)
HINT = {"vi": "Gợi ý", "en": "Hint"}
ROFF = {"\\": r"\e", "`": r"\(ga", "'": r"\(aq", "^": r"\(ha", "~": r"\(ti"}


def kehoach(lang, *words):
    return subprocess.run([PROGRAM, "--lang", lang, *words], capture_output=True, check=True).stdout.decode()


def source(path):
    return (ROOT / "src" / path).read_text(encoding="utf-8")


# ---- what is made ----

def wrapped(line):
    """A line of text in lines that are short enough, each sentence on one of its own."""
    lines, room = [], 0
    for word in re.sub(r"([^.][.?!]) (?=[^a-zà-ỹ(])", "\\1 \n", line).split(" "):
        begins, word = word.startswith("\n"), word.lstrip("\n")
        size = len(word)
        if begins or not lines or room + 1 + size > WIDTH:
            lines.append(r"\&" + word if word.startswith(".") else word)
            room = len(lines[-1])
        else:
            lines[-1] += " " + word
            room += 1 + size
    return "".join(text + "\n" for text in lines)


def sentence(text):
    text = "".join(ROFF.get(c, c) for c in re.sub(r"\{[0-3]\}", "…", text))
    return text if text.endswith((".", "?", "…")) else text + "."


def message_rows():
    """Code, severity, texts and hints of each row of messages.def, as the C compiler reads it."""
    token = re.compile(r'"(?:[^"\\]|\\.)*"|\w+|[(),]|/\*.*?\*/|\s+', re.S)
    words = [w for w in token.findall(source("base/messages.def")) if w.strip() and not w.startswith("/*")]
    values = []
    for word in words:
        if word == "MESSAGE":
            values = []
        elif word == ")":
            _, code, severity, *rest = ["" if v == "NULL" else v for v in values]
            yield (code, severity.lower(), *rest)
        elif word.startswith('"') and values and isinstance(values[-1], str) and joined:
            values[-1] += ast.literal_eval(word)
        elif word not in "(,":
            values.append(ast.literal_eval(word) if word.startswith('"') else word)
        joined = word.startswith('"')


def messages_made(lang):
    other = lang == "en"
    for code, severity, *texts in sorted(message_rows()):
        text, hint = texts[other], texts[2 + other]
        yield f".It Cm {code} Pq {severity}\n" + wrapped(sentence(text))
        if hint:
            yield wrapped(f"{HINT[lang]}: {sentence(hint)}")


def made(name, lang):
    if name == "messages":
        return "".join(messages_made(lang))
    lines = kehoach(lang, "schema", name.removeprefix("fields "), "--manual").splitlines()
    return "".join(line + "\n" if line.startswith(".") else wrapped(line) for line in lines)


def renewed(page, lang):
    """The page's text with its made parts anew, and the names of those that differ."""
    differing = []

    def renew(match):
        text = made(match[1], lang)
        if text != match[2]:
            differing.append(match[1])
        return f'.\\" made: {match[1]}\n{text}.\\" made: end'

    return MADE.sub(renew, page), differing


# ---- what is named ----

def has_word(page, word):
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", page)


def names():
    """Words of the program that section 5 must name, by what they are."""
    texts = (ROOT / "layouts/nd30/layout.yaml").read_text(encoding="utf-8").partition("\ntexts:\n")[2]
    yield "filters", [w for w in re.findall(r'\{"([^"]+)", write_', source("plan/filters.c"))]
    yield "units of money", re.findall(r'^ +\{"([^"]+)", 1', source("plan/money.c"), re.M)
    yield "blocks", re.findall(r'\{"(\w+)",\s+add_', source("document/fences.c"))
    yield "data of the plan's identity", re.findall(r'\{"(\w+)", (?:&plan|issuer|plan)', source("plan/datum.c"))
    yield "computed", re.findall(r'computed, "([a-z-]+)"', source("plan/computed.c"))
    yield "words of the layout", re.findall(r"^  ([a-z-]+):", texts, re.M)
    yield "made parts", [f"made: fields {s}" for s in SCHEMAS]


def limits(lang):
    """Name and written value of each row of limits_default."""
    for name, value in re.findall(r"\.(\w+) = ([\d <]+),", source("base/job.c")):
        number = eval(value)  # noqa: S307: digits and shifts only
        mebi = number >> 20
        yield name, f"{mebi} MiB" if mebi and mebi << 20 == number else f"{number:,}".replace(
            ",", "." if lang == "vi" else ",")


def commands():
    help_text = kehoach("en", "--help")
    for name in re.findall(r"^  (\w+) ", help_text.partition("Commands:")[2], re.M):
        options = re.findall(r"^  (?:-(\w), )?--([\w-]+)", kehoach("en", name, "--help"), re.M)
        yield name, [o for pair in options for o in (pair[0], "-" + pair[1]) if pair[1] != "help" and len(o)]


def unnamed_options(page):
    for name, options in commands():
        part = re.search(rf"^\.Ss {name}$(.*?)(?=^\.S[sh] )", page, re.M | re.S)
        if not part:
            yield name
        else:
            yield from (f"{name} -{o}" for o in options if not re.search(rf"\bFl {re.escape(o)}(?![\w-])", part[1]))


# ---- the test ----

def report(title, faults):
    for fault in faults:
        print(f"    {fault}")
    print(f"{'not ' if faults else ''}ok {title}", flush=True)


def check_language(lang, folder):
    one, five = folder / "kehoach.1", folder / "kehoach.5"
    pages = {path: path.read_text(encoding="utf-8") for path in (one, five)}
    for path, page in pages.items():
        text, differing = renewed(page, lang)
        if "--renew" in sys.argv:
            path.write_text(text, encoding="utf-8")
            pages[path], differing = text, []
        report(f"{lang}/{path.name}: made parts", differing and [*differing, f"{__file__} --renew, and read the change"])
    report(f"{lang}: messages", [] if "made: messages" in pages[one] else ["kehoach.1 does not list them"])
    report(f"{lang}: commands and options", list(unnamed_options(pages[one])))
    for title, words in names():
        report(f"{lang}: {title}", [w for w in words if not has_word(pages[five], w)] if words else ["none found"])
    report(f"{lang}: limits", [f"{name}: {value}" for name, value in limits(lang)
                               if f'.\\" limit {name}\n.It {value}\n' not in pages[five]])


def check_roff():
    if not shutil.which("mandoc"):
        print("ok mandoc finds no fault # SKIP mandoc is not installed")
        return
    paths = [str(path) for folder in PAGES.values() for path in sorted(folder.glob("kehoach.[15]"))]
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *paths], capture_output=True, check=False)
    report("mandoc finds no fault", lint.stdout.decode().splitlines())


def main():
    for lang, folder in PAGES.items():
        check_language(lang, folder)
    check_roff()


if __name__ == "__main__":
    main()
