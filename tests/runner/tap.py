# SPDX-License-Identifier: MIT
"""Programs that print TAP: "ok name", "not ok name", each with an optional number and "# SKIP why"."""
import re

from runner.base import FAIL, PASS, SKIP, Result, crash

LINE = re.compile(r"^(not )?ok\b *(?:\d+ )?(?:- )?([^#]*?) *(?:# *(?i:skip) *(.*))?$")


def results(name, mark, output):
    """One result a line of TAP; what a program printed before a failed one is its detail."""
    found, lines = [], []
    for line in output.out.splitlines():
        match = LINE.match(line)
        if not match:
            if not line.startswith("# Start of") and not line.startswith("# End of"):
                lines.append(line)
            continue
        title = f"{name} {match[2]}{mark}"
        if match[3] is not None:
            found.append(Result(title, SKIP, match[3] or "no reason given"))
        elif match[1]:
            found.append(Result(title, FAIL, "\n".join(lines) + "\n" + output.err))
        else:
            found.append(Result(title, PASS))
        lines = []
    broken = crash(output)
    if not broken and output.status and not any(r.outcome == FAIL for r in found):
        broken = f"exit status {output.status}\n{output.err}"
    if not broken and not found:
        broken = f"no results\n{output.err}"
    if broken:
        found.append(Result(name + mark, FAIL, "\n".join(lines[-20:]) + "\n" + broken))
    return found
