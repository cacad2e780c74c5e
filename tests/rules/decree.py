#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Each rule on the decree's form: which messages say it, and that they and the manual name the clause it rests on.

The list is that of the form's rules, with the clause of NĐ 30/2020 (Phụ lục I where nothing else is said); none where
it rests on practice.  A message that takes its clause as an argument, because two layouts rest on two texts, names it
in the manual's table of rules."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = {
    "PG-01": ("decree-paper", "I.1"), "PG-02": ("decree-margin decree-outside", "I.3"), "PG-03": ("decree-face", "I.4"),
    "PG-04": ("decree-page-number", "I.7"), "PG-05": ("decree-page-number", None), "PG-06": ("decree-landscape", "I.2"),
    "SZ-01": ("decree-size decree-component", "V"), "SZ-02": ("decree-size-step", "V"),
    "SZ-03": ("decree-size-body", "II.6e"), "QH-01": ("decree-words", "II.1"), "QH-02": ("decree-words", "II.1"),
    "QH-03": ("decree-rule", "II.1b"), "CQ-01": ("decree-component decree-look", "V"), "CQ-02": ("decree-rule", "II.1b"),
    "CQ-03": ("decree-look", "V"), "SO-01": ("number-form", "II.3"), "SO-02": ("number-zeros decree-number", "II.3c"),
    "SO-03": ("code-spaces code-space", "II.3c"), "SO-04": ("number-kind", "II.3b"), "SO-05": ("number-issuer", "II.3b"),
    "DD-01": ("decree-date", "II.4"), "DD-02": ("decree-date", "II.4"), "DD-03": ("date-before date-none field-date", None),
    "DD-04": ("place-issuer", "II.4a"), "TL-01": ("decree-words", "II.5a"), "TL-02": ("title-stop title-capitals", "II.5b"),
    "TL-03": ("decree-rule", "II.1b"), "TL-04": ("title-about", "II.5b"), "CC-01": ("basis-apart decree-look", "II.6a"),
    "CC-02": ("basis-stop", "II.6a"), "CC-03": ("basis-whole citation-comma", "II.6a"), "VD-01": ("citation-first", "II.6b"),
    "VD-02": ("citation-number citation-date citation-dates citation-title", None),
    "VD-03": ("citation-issuer issuer-code", None), "BC-01": ("heading-blank", "II.6d"),
    "BC-02": ("numbering-gap label-outside", "II.6đ"), "BC-03": ("numbering-gap", "II.6đ"),
    "BC-04": ("heading-jump list-marks list-inline", "II.6đ"), "BC-05": ("list-single", None),
    "TX-01": ("decree-indent decree-justified decree-leading decree-spacing", "II.6e"), "TX-02": ("decree-end-mark", "PL III"),
    "TX-03": ("decree-heading-last decree-alone", None), "KY-01": ("sign-prefix", "II.7b"),
    "KY-02": ("sign-deputy sign-collective sign-post", "II.7b"), "KY-03": ("sign-council", "II.7b"),
    "KY-04": ("sign-title", "II.7c"), "KY-05": ("decree-signer decree-look", "II.7đ"), "KY-06": ("decree-signature", "II.7d"),
    "DA-01": ("decree-seal", "II.7d"), "NN-01": ("decree-recipients-place", "II.9d"),
    "NN-02": ("decree-recipient-mark recipient-kept recipient-none", "II.9d"), "NN-03": ("decree-closing-split", "IV"),
    "NN-04": ("decree-closing-alone", None), "NN-05": ("recipient-above", "II.9b"), "KG-01": ("addressee-plan", "II.9b"),
    "PL-01": ("appendix-unmentioned", "III.1a"), "PL-02": ("decree-appendix-number", "III.1a"),
    "PL-03": ("decree-attached", "III.1c"), "PL-04": ("decree-restart", "III.1đ"), "PL-05": ("decree-look", "V"),
    "KM-01": ("decree-urgency", "III.2"), "LH-01": ("decree-circulation", "III.2"), "ST-01": ("decree-drafter", "III.3"), "VH-01": ("text-capital", None),
    "VH-02": ("text-capital", None), "VH-03": ("text-capital", None), "UN-01": ("text-stray", "I.4"),
    "FN-01": ("note-missing note-unused note-dangling", None),
}
# Why a rule has nothing to hold.
NOT_HELD = {"SC-01": "a copy (SY, SL, TrS) is made of the paper or PDF of an original, and only originals are made here; "
                     "one that bears a copy's symbol is found by SO-04"}
ALL = """PG-01 PG-02 PG-03 PG-04 PG-05 PG-06 SZ-01 SZ-02 SZ-03 QH-01 QH-02 QH-03 CQ-01 CQ-02 CQ-03 SO-01 SO-02 SO-03 SO-04
SO-05 DD-01 DD-02 DD-03 DD-04 TL-01 TL-02 TL-03 TL-04 CC-01 CC-02 CC-03 VD-01 VD-02 VD-03 BC-01 BC-02 BC-03 BC-04 BC-05
TX-01 TX-02 TX-03 KY-01 KY-02 KY-03 KY-04 KY-05 KY-06 DA-01 NN-01 NN-02 NN-03 NN-04 NN-05 KG-01 PL-01 PL-02 PL-03 PL-04
PL-05 KM-01 LH-01 ST-01 VH-01 VH-02 VH-03 UN-01 FN-01 SC-01""".split()


def messages():
    text = (ROOT / "src/base/messages.def").read_text(encoding="utf-8")
    found = {}
    for row in re.split(r"\nMESSAGE\(", text)[1:]:
        strings = re.findall(r'"((?:[^"\\]|\\.)*)"', row)
        found[strings[0]] = strings[1:3]
    return found


def report(title, faults):
    print("\n".join(f"    {f}" for f in faults))
    print(f"{'not ' if faults else ''}ok {title}")
    return not faults


def check_rule(rule, said, table):
    codes, clause = RULES[rule]
    for code in codes.split():
        if code not in said:
            yield f"{rule}: there is no message {code}"
        elif clause and clause != "None":
            # by an argument, "(PG-01; {2})", or in words, "(NĐ 30, PL I, II.3b)"
            named = all(re.search(r"[;(] ?\{\d\}\)|NĐ 30", text) for text in said[code])
            row = any(clause in line for line in table if code_rule(line) and clause in line)
            if not named:
                yield f"{rule}: {code} names no clause: {said[code][0]}"
            if not row:
                yield f"{rule}: no row of check.c rests on {clause}"


def code_rule(line):
    return line.strip().startswith('{"')


def main():
    said = messages()
    table = (ROOT / "src/check/check.c").read_text(encoding="utf-8").splitlines()
    manuals = [(ROOT / "src/man" / name).read_text(encoding="utf-8") for name in ("kehoach.1", "en/kehoach.1")]
    good = report("each rule of the form is held, or said why not",
                  [r for r in ALL if r not in RULES and r not in NOT_HELD] + [r for r in RULES if r not in ALL])
    good = report("each rule has its messages, with a clause",
                  [f for rule in RULES for f in check_rule(rule, said, table)]) and good
    good = report("each message of a rule stands in both manuals",
                  [f"{rule}: {code}" for rule, (codes, _) in RULES.items() for code in codes.split()
                   if any(code not in manual for manual in manuals)]) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
