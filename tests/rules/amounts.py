#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Amounts in words, against an oracle of another make, and back.

    tests/rules/amounts.py               20,000 amounts, and all below 2,000
    tests/rules/amounts.py --count 1000000

The oracle spells digit by digit from the left, without recursion and without the program's tables.  Each amount is
spelt in one of the manners lẻ/linh, nghìn/ngàn, tư/bốn, tỷ/tỉ, with commas or none, chẵn or not, and read back in
another form: capitals, decomposed, no commas, small letters."""
import argparse
import os
import pathlib
import random
import subprocess
import sys
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()
OPTIONS = ("--linh", "--ngan", "--bon", "--ti", "--no-commas", "--chan")
BATCH = 2000


def spell(number, options):
    """One pass over the digits from the left; what stands before decides."""
    text, said = str(number), False
    words = []
    last = len(text) - 1
    for i, c in enumerate(text):
        place, digit = (last - i) % 3, int(c)
        first = max(0, i - (2 - place))
        group = text[first:i + (place + 1)].zfill(3)
        if group == "000":
            if place == 0:
                close_group(words, last - i, text, i, options, spoken=False)
            continue
        if place == 2 and (digit or said):
            words += [DIGITS[digit], "trăm"]
        elif place == 2:
            pass
        elif place == 1 and digit == 1:
            words.append("mười")
        elif place == 1 and digit:
            words += [DIGITS[digit], "mươi"]
        elif place == 1 and group[2] != "0" and (said or group[0] != "0"):
            words.append("linh" if "--linh" in options else "lẻ")
        elif place == 0 and digit:
            tens = group[1]
            special = {("1", True): "mốt", ("5", True): "lăm"}.get((c, tens >= "2"))
            if c == "5" and tens == "1":
                special = "lăm"
            if c == "4" and tens >= "2":
                special = "bốn" if "--bon" in options else "tư"
            words.append(special or DIGITS[digit])
        if place == 0:
            close_group(words, last - i, text, i, options, spoken=True)
            said = True
    return finish(words, options)


def close_group(words, power, text, i, options, spoken):
    """The name of the group that ends here; tỷ closes whatever stands above it, even when its own three are zeros."""
    comma = "" if "--no-commas" in options else ","
    rest = text[i + 1:].strip("0") != ""
    name = {0: "", 1: "ngàn" if "--ngan" in options else "nghìn", 2: "triệu"}[power // 3 % 3]
    billions = "tỉ" if "--ti" in options else "tỷ"
    if spoken and name:
        below = text[i + 1:i + 1 + power % 9].strip("0") != ""   # something is said before the next tỷ
        inside = power >= 9                                      # no comma inside of the coefficient of tỷ
        words.append(name + (comma if below and not inside else ""))
    if power and power % 9 == 0 and (spoken or text[:i + 1].strip("0")):
        words.append(billions + (comma if rest and power == 9 else ""))


def finish(words, options):
    text = " ".join(words) or "không"
    return text[0].upper() + text[1:] + " đồng" + (" chẵn" if "--chan" in options else "")


FORMS = (str, str.upper, lambda t: unicodedata.normalize("NFD", t), lambda t: t.replace(",", ""), str.lower)


def run(*words):
    done = subprocess.run([PROGRAM, "words", *words], capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def chosen(count, chance):
    numbers = list(range(2000)) + [10 ** k + d for k in range(19) for d in (-1, 0, 5) if 10 ** k + d >= 0]
    while len(numbers) < count:
        number = chance.randrange(10 ** chance.randint(1, 18)) // 10 ** chance.choice((0, 0, 0, 3, 6))
        numbers.append(number * 10 ** chance.choice((0, 0, 3)) % 2 ** 63)
    return numbers[:count]


def try_batch(numbers, options, form):
    """The faults of one batch: spelt unlike the oracle, not read back."""
    spelt = run(*options, *map(str, numbers))
    wanted = [spell(n, options) for n in numbers]
    faults = [f"{n}: {a} / {b}" for n, a, b in zip(numbers, spelt, wanted) if a != b]
    back = run("--read", *map(form, wanted))
    faults += [f"{form(w)}: read as {b}" for n, w, b in zip(numbers, wanted, back)
               if "".join(c for c in b if c.isdigit()) != str(n)]
    return faults + (["fewer lines than amounts"] if len(spelt) != len(numbers) or len(back) != len(numbers) else [])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance, faults = random.Random(options.seed), []
    numbers = chosen(options.count, chance)
    for i in range(0, len(numbers), BATCH):
        manner = tuple(o for o in OPTIONS if chance.random() < 0.5)
        faults += try_batch(numbers[i:i + BATCH], manner, chance.choice(FORMS))
    print("\n".join(f"    {f}" for f in faults[:20]))
    print(f"{'not ' if faults else ''}ok {len(numbers)} amounts are spelt as the oracle spells them, and read back")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
