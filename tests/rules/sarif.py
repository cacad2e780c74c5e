#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`check --format sarif` and `json`: what SARIF 2.1.0 asks of a log, and that both say the same findings, ordered by
place, whatever --only and --severity leave out; accepted ones are counted in the text."""
import json
import os
import pathlib
import re
import subprocess
import sys
from urllib.parse import unquote

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("KEHOACH", str(ROOT / "output/bin/kehoach"))
LEVELS = ("none", "note", "warning", "error")


def run(*options):
    return subprocess.run([PROGRAM, "--lang", "vi", "check", "-C", str(ROOT), *options], capture_output=True, text=True,
                          check=False)


def check_region(region):
    if not (region["startLine"] >= 1 and region["startColumn"] >= 1 and region["endColumn"] > region["startColumn"]):
        yield f"a region is wrong: {region}"


def check_location(location):
    place = location["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    if not re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri) or uri.startswith("/"):
        yield f"no relative URI: {uri}"
    if not (ROOT / unquote(uri)).exists():
        yield f"there is no file {uri}"
    yield from check_region(place.get("region", {"startLine": 1, "startColumn": 1, "endColumn": 2}))


def check_result(result, rules):
    rule = rules[result["ruleIndex"]]
    if rule["id"] != result["ruleId"] or result["level"] not in LEVELS or not result["message"]["text"]:
        yield f"a result is wrong: {result}"
    if not result.get("locations"):
        yield f"a result has no location: {result}"
    for location in result.get("locations", []) + result.get("relatedLocations", []):
        yield from check_location(location)


def check_log(log):
    if log["version"] != "2.1.0" or "sarif-2.1.0" not in log["$schema"] or set(log) != {"$schema", "version", "runs"}:
        yield "the head of the log is wrong"
    for run_ in log["runs"]:
        driver = run_["tool"]["driver"]
        if run_["columnKind"] not in ("utf16CodeUnits", "unicodeCodePoints") or not driver["name"]:
            yield "the run is wrong"
        if not re.fullmatch(r"[a-zA-Z]{2}(-[a-zA-Z]{2})?", driver["language"]):
            yield f"no language: {driver['language']}"
        ids = [rule["id"] for rule in driver["rules"]]
        if len(ids) != len(set(ids)):
            yield "a rule is there twice"
        for rule in driver["rules"]:
            if rule["defaultConfiguration"]["level"] not in LEVELS or not rule["shortDescription"]["text"]:
                yield f"a rule is wrong: {rule}"
        for result in run_["results"]:
            yield from check_result(result, driver["rules"])


def compare(findings, results):
    """The same, one by one."""
    for finding, result in zip(findings, results):
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        width = max(finding["width"], 1)
        if (finding["code"], finding["file"], finding["line"], finding["column"], finding["column"] + width) != (
                result["ruleId"], unquote(place["artifactLocation"]["uri"]), region["startLine"], region["startColumn"],
                region["endColumn"]):
            yield f"JSON has {finding}, SARIF {result}"
        if ("other" in finding) != ("relatedLocations" in result):
            yield f"a second place is only in one: {finding}"


def check_options(findings):
    places = [(f["file"], f["line"], f["column"]) for f in findings]
    if places != sorted(places):
        yield "findings are not ordered by place"
    for level, kept in (("error", ("error",)), ("warning", ("error", "warning"))):
        some = json.loads(run("--format", "json", "--severity", level).stdout)
        if some != [f for f in findings if f["severity"] in kept]:
            yield f"--severity {level} keeps other findings"
    some = json.loads(run("--format", "json", "--only", "text-slip").stdout)
    if not some or some != [f for f in findings if f["code"] == "text-slip"]:
        yield "--only text-slip keeps other findings"
    text = run("--only", "text-slip").stderr
    accepted = sum(f["code"] == "accepted" for f in findings)
    if not accepted or f"{accepted} điều đã được chấp nhận" not in text:
        yield "accepted findings are passed over in silence"


def report(title, faults):
    faults = list(faults)
    print("\n".join(f"    {f}" for f in faults[:10]))
    print(f"{'not ' if faults else ''}ok {title}")
    return not faults


def main():
    log = json.loads(run("--format", "sarif").stdout)
    findings = json.loads(run("--format", "json").stdout)
    results = [r for one in log["runs"] for r in one["results"]]
    good = report("the SARIF log has the form of 2.1.0", check_log(log))
    good = report("JSON and SARIF say the same", list(compare(findings, results)) +
                  ([] if len(findings) == len(results) > 50 else [f"{len(findings)} and {len(results)} findings"])) and good
    good = report("--only, --severity, order and accepted findings", check_options(findings)) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
