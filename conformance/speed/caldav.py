#!/usr/bin/env python3
"""Reads the kit's table of Cyrus and Turnus from standard input and writes ../results/caldav-speed.md."""
import os
import re
import sys
from datetime import date

HERE = os.path.dirname(os.path.abspath(__file__))
# The beginning of a row of the kit's table, and the part of Cyrus' CPU that is promised.
PROMISED = {
    "a. GET one resource, 1 conn": 5,
    "b. PUT update, If-Match, 1 conn": 5,
    "c. PROPFIND Depth 1 getetag, 10,000": 3,
    "d. sync-collection, first, 10,000": 3,
    "d. sync-collection, 10 changes, 10,000": 10,
    "e. calendar-query one week, 10,000": 50,
    "e. the same with expand, 10,000": 50,
    "f. multiget of 50, 10,000": 8,
    "g. free-busy-query, 4 weeks, 10,000": 50,
}
# Resources that a week's query returns from the kit's calendars of 1,000 and 50,000 events (its truth.json).
RETURNED = {"1,000": 18, "50,000": 1128}
CELL = re.compile(r"([\d,.]+) / ([\d,.]+) / ([\d,.]+) / ([\d,.]+)$")


def cells(text):
    """Workload to (Cyrus', ours): requests a second and CPU milliseconds a request."""
    for line in text.splitlines():
        parts = [part.strip() for part in line.strip().strip("|").split("|")]
        if len(parts) == 3 and all(CELL.search(part) for part in parts[1:]):
            found = [CELL.search(part) for part in parts[1:]]
            yield parts[0], parts, [(float(m[1].replace(",", "")), float(m[4].replace(",", ""))) for m in found]


def main():
    rows, weeks = [], {}
    for name, parts, ((their_rate, theirs), (our_rate, ours)) in cells(sys.stdin.read()):
        if "WRONG" in parts[2]:
            sys.exit(f"{name}: our answers were wrong, so they are not measured")
        week = re.fullmatch(r"e\. calendar-query one week, ([\d,]+)", name)
        if week:
            weeks[week[1]] = ours
        if "50,000" in name:
            continue
        ratio, promise = theirs / ours, PROMISED.get(name)
        holds = "" if promise is None else "yes" if ratio >= promise else "**no**"
        note = " (not right)" if "WRONG" in parts[1] else ""
        rows.append(f"| {name[3:]} | {their_rate:,.0f}/s, {theirs} ms{note} | {our_rate:,.0f}/s, {ours} ms | 1/{ratio:.1f} | "
                    f"{f'1/{promise}' if promise else ''} | {holds} |")
    small, big = (weeks[size] / RETURNED[size] for size in ("1,000", "50,000"))
    with open(os.path.join(HERE, "..", "results", "caldav-speed.md"), "w", encoding="utf-8") as page:
        page.write(f"""# CalDAV: speed beside Cyrus

{date.today()}, 2 cores that others used, too; from a release build, Cyrus httpd 3.6.1 and Turnus in turn, every answer
checked: `bench.py run cyrus turnus --rounds {sys.argv[1]} --secs {sys.argv[2]}; bench.py table cyrus turnus |
conformance/speed/caldav.py {sys.argv[1]} {sys.argv[2]}`. Requests a second and the server's CPU for each; medians of the
rounds. "Not right": the kit counted something else in Cyrus' answers than its own calculation says.

| on 10,000 events | Cyrus | Turnus | CPU, ours to theirs | promised | holds |
|---|---|---|---|---|---|
""" + "\n".join(rows) + f"""

A week's query costs {small * 1000:.1f} µs for each event returned from 1,000 events and {big * 1000:.1f} µs from 50,000:
{big / small:.2f} times as much (promised: at most 1.3 times).
""")


main()
