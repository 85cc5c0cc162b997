"""`litmus`, the WebDAV suite of Joe Orton: every test of its five programmes on a plain collection."""
import os
import re
import subprocess

import dav
import turnus
from checks import Checks

PROGRAMMES = ("basic", "copymove", "props", "locks", "http")
# As it writes to a terminal: the line once before the test and once more with the verdict; warnings in between.
VERDICT = re.compile(r"^ *\d+\. ([\w-]+)\.* *(pass|FAIL|SKIPPED|XFAIL)(.*)$")


def results(programme, url):
    """(test, verdict, remark) in order."""
    folder = turnus.scratch("litmus-" + programme)
    done = subprocess.run(["litmus", "-k", url, "mira", dav.PASSWORD], env={**os.environ, "TESTS": programme},
                          cwd=folder, capture_output=True, text=True, errors="replace", timeout=120)
    found = []
    for line in done.stdout.replace("\r", "\n").splitlines():
        match = VERDICT.match(line)
        if match:
            found.append((match[1], match[2], match[3].strip()))
    summary = re.search(r"of (\d+) tests run: (\d+) passed", done.stdout)
    assert summary, (done.stdout + done.stderr)[-400:]
    assert int(summary[1]) <= len(found), f"{summary[0]}, and {len(found)} lines: {done.stdout[-400:]}"
    return found


def main():
    checks, total = Checks(), 0
    with turnus.Server(turnus.data_with_user("litmus")) as server:
        for programme in PROGRAMMES:
            found = []
            with checks.part(f"litmus {programme} runs to its end"):
                found = results(programme, server.address + "/dav/files/mira/")
            for number, (test, verdict, remark) in enumerate(found):
                with checks.check(f"litmus {programme} {number} {test}"):
                    assert verdict == "pass", f"{verdict} {remark}"
            total += len(found)
    with checks.check(f"litmus has all of its {total} tests"):
        assert total >= 104, total
    checks.finish()


if __name__ == "__main__":
    main()
