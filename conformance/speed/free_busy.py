"""What a free-busy-query costs where a calendar has 1,000 events and where it has 50,000 (RFC 4791 §7.10).

    python free_busy.py [--rounds 5] [--requests 400]

Both calendars have the same four events a day, so that four weeks give the same 112 periods; the second reaches fifty
times as far. The figure is the processor time of the server, from /proc, in rounds that take turns.
"""
import argparse
import os
import statistics
import sys
from datetime import datetime, timedelta

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "outside"))
import dav
import turnus

TICK = os.sysconf("SC_CLK_TCK")
SIZES = [1_000, 50_000]


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def file_of(count):
    path = os.path.join(turnus.scratch("speed"), f"{count}.ics")
    first = datetime(2025, 1, 1)
    with open(path, "w", newline="\r\n") as file:
        file.write("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//conformance//EN\n")
        for number in range(count):
            start = first + timedelta(hours=6 * number)
            file.write(f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20250101T000000Z\nDTSTART:{start:%Y%m%dT%H%M%SZ}\n"
                       f"DURATION:PT30M\nSUMMARY:Event {number}\nEND:VEVENT\n")
        file.write("END:VCALENDAR\n")
    return path


def main():
    words = argparse.ArgumentParser()
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--requests", type=int, default=400)
    wish = words.parse_args()
    data = turnus.data_with_user("speed")
    for size in SIZES:
        turnus.must("calendar", "add", f"mira/n{size}", data=data)
        turnus.must("import", f"mira/n{size}", file_of(size), data=data, timeout=600)
    question = '<C:time-range start="20250303T000000Z" end="20250331T000000Z"/>'
    costs = {size: [] for size in SIZES}
    with turnus.Server(data) as server:
        client = dav.Client(server.address)

        def ask(size, count):
            for _ in range(count):
                text = client.report(f"/dav/calendars/mira/n{size}/", "C:free-busy-query", question).text
            assert text.replace("\r\n ", "").count("/2025") == 112, text
            return processor_seconds(server.process.pid)

        for size in SIZES:
            ask(size, 100)
        for _ in range(wish.rounds):
            for size in SIZES:
                before = processor_seconds(server.process.pid)
                costs[size].append((ask(size, wish.requests) - before) / wish.requests)
    medians = {size: statistics.median(costs[size]) for size in SIZES}
    for size in SIZES:
        print(f"{size} events: {medians[size] * 1e3:.3f} ms of processor time a request, {medians[size] / 112 * 1e6:.2f} µs a period")
    print(f"ratio {medians[SIZES[1]] / medians[SIZES[0]]:.2f} (at most 1.3)")


if __name__ == "__main__":
    main()
