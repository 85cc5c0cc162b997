#!/usr/bin/env python3
"""Measures import, feeds, start, memory; beside Cyrus where a bench kit is at hand. See README.md."""
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "outside"))
os.environ.setdefault("CONFORMANCE_SCRATCH", tempfile.mkdtemp(prefix="turnus-speed-"))
import turnus  # noqa: E402

KIT = os.environ.get("KIT")
ROUNDS = int(os.environ.get("ROUNDS", "5"))
MIB = 1 << 20
GZIP = {"Accept-Encoding": "gzip"}


def load_kit():
    spec = importlib.util.spec_from_file_location("bench", KIT + "/bench.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


kit = load_kit() if KIT else None
EXPORT = f"{kit.DATA}/s10k/export.ics" if kit else turnus.big_calendar()
with open(EXPORT, "rb") as export:
    VEVENTS = export.read().count(b"BEGIN:VEVENT")


def cpu_seconds(pid):
    """What all threads of a process have had of the processors, in nanoseconds' resolution."""
    total = 0
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/schedstat") as file:
            total += int(file.read().split()[0])
    return total / 1e9


class Table:
    def __init__(self):
        self.rows = []

    def add(self, what, found, wanted="", holds=None):
        self.rows.append((what, found, wanted, "" if holds is None else "yes" if holds else "**no**"))
        print(" | ".join(self.rows[-1]), flush=True)

    def text(self):
        head = "| what | measured | promised | holds |\n|---|---|---|---|\n"
        return head + "".join("| " + " | ".join(row) + " |\n" for row in self.rows)


def imports(table):
    rates, peaks = [], []
    for _ in range(ROUNDS):
        data = turnus.data_with_user("import")
        start = time.monotonic()
        process = subprocess.Popen([turnus.BINARY, "import", "mira/calendar", EXPORT, "--data", data],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, code, usage = os.wait4(process.pid, 0)
        assert code == 0, code
        rates.append(10_000 / (time.monotonic() - start))
        peaks.append(usage.ru_maxrss / 1024)
    rate, peak = statistics.median(rates), max(peaks)
    table.add("import of 10,000 events, durable", f"{rate:,.0f} events/s ({min(rates):,.0f} to {max(rates):,.0f})", "4,000/s", rate >= 4000)
    table.add("the importer's memory at its highest", f"{peak:.0f} MiB", "under 150", peak < 150)
    return data


def start_up(table, data):
    first_answers, idle = [], []
    for _ in range(ROUNDS):
        server = turnus.Server(data)
        began = time.monotonic()
        with tempfile.TemporaryFile() as log:
            server.process = subprocess.Popen([turnus.BINARY, "serve", "--data", data, "--listen", f"127.0.0.1:{server.port}"],
                                              stdout=log, stderr=log)
            while True:
                try:
                    if server.ask("/health")[0] == 200:
                        break
                except OSError:
                    time.sleep(0.001)
                assert time.monotonic() - began < 20 and server.process.poll() is None
            first_answers.append(time.monotonic() - began)
            time.sleep(2)
            idle.append(server.resident_bytes() / MIB)
            server.__exit__(None, None, None)
    first, memory = statistics.median(first_answers), max(idle)
    table.add("start to first answer", f"{first * 1000:.0f} ms", "under 200 ms", first < .2)
    table.add("memory after the first answer, idle", f"{memory:.0f} MiB", "under 70", memory < 70)


def load(server, path, headers=None, statuses=(200,), needle="-", count=0, seconds=3.0, connections=1):
    """(requests/s, CPU ms per request) of ours, every answer checked."""
    lines = "".join(f"{k}: {v}\r\n" for k, v in {"Host": "127.0.0.1", **(headers or {})}.items())
    raw = f"GET {path} HTTP/1.1\r\n{lines}\r\n".encode()
    request = os.path.join(turnus.SCRATCH, "ours.req")
    with open(request, "wb") as file:
        file.write(kit.record(raw, statuses, needle, count, count or kit.UNLIMITED))
    before = cpu_seconds(server.process.pid)
    out = subprocess.run([KIT + "/davload", "-c", str(connections), "-t", str(seconds), "-l", str(server.port), request],
                         capture_output=True, text=True)
    answer = kit.json.loads(out.stdout)
    assert answer["ok"] == answer["done"], answer
    return answer["rps"], (cpu_seconds(server.process.pid) - before) * 1000 / answer["done"]


def first_feed(data):
    """CPU ms of the first whole feed after a start, without the start."""
    with turnus.Server(data) as server:
        url = server.feed("mira/calendar")
        server.ask("/health")
        before = cpu_seconds(server.process.pid)
        status, _, body = server.ask(url)
        after = cpu_seconds(server.process.pid)
        assert status == 200 and body.count(b"BEGIN:VEVENT") == VEVENTS, (status, body.count(b"BEGIN:VEVENT"), VEVENTS)
    return (after - before) * 1000


def feeds(table, data):
    peer = kit.Server("cyrus")
    theirs = {"feed": [], "304": []}
    ours = {"first": [], "feed": [], "304": [], "gzip": []}
    rates = {"feed": [], "304": [], "their feed": [], "their 304": []}
    for round_number in range(ROUNDS):
        ours["first"].append(first_feed(data))
        answer = kit.WORK["feed"][1](peer, 4, round_number)
        theirs["feed"].append(answer["cpu_ms"]), rates["their feed"].append(answer["rps"])
        with turnus.Server(data) as server:
            path = server.feed("mira/calendar")[len(server.address):]
            server.ask(path), server.ask(path, GZIP)
            tag = server.ask(path, method="HEAD")[1]["etag"]
            rate, cpu = load(server, path, needle="BEGIN:VEVENT", count=VEVENTS)
            ours["feed"].append(cpu), rates["feed"].append(rate)
            ours["gzip"].append(load(server, path, GZIP)[1])
            rate, cpu = load(server, path, {"If-None-Match": tag}, (304,))
            ours["304"].append(cpu), rates["304"].append(rate)
        answer = kit.WORK["feed304"][1](peer, 3, round_number)
        theirs["304"].append(answer["cpu_ms"]), rates["their 304"].append(answer["rps"])
    middle = {name: statistics.median(values) for name, values in ours.items()}
    cyrus = {name: statistics.median(values) for name, values in theirs.items()}
    rate = {name: statistics.median(values) for name, values in rates.items()}

    def row(what, mine, peer_value, part, extra=""):
        table.add(what, f"{mine:.3g} ms CPU, Cyrus {peer_value:.3g} ms: 1/{peer_value / mine:,.0f}{extra}", f"1/{part}", mine <= peer_value / part)

    row("whole feed of 10,000 events, first answer", middle["first"], cyrus["feed"], 5)
    row("the same, asked again", middle["feed"], cyrus["feed"], 20, f"; {rate['feed']:,.0f}/s against {rate['their feed']:.2g}/s on one connection")
    row("the same with gzip, asked again", middle["gzip"], cyrus["feed"], 20)
    row("the same, 304", middle["304"], cyrus["304"], 4, f"; {rate['304']:,.0f}/s against {rate['their 304']:,.0f}/s on one connection")


def growth(table, data):
    """Memory before and after 100,000 requests of three kinds, with wrk."""
    turnus.must("calendar", "add", "mira/klein", data=data)
    turnus.must("import", "mira/klein", turnus.ROOT + "/Samples/ics/outlook.ics", data=data)
    with turnus.Server(data) as server:
        url = server.feed("mira/klein")
        tag = server.ask(url, method="HEAD")[1]["etag"]
        kinds = [[url], [url, "-H", "If-None-Match: " + tag], [server.address + "/feeds/" + "A" * 43 + "/klein.ics"]]

        def send(wanted):
            sent = 0
            while sent < wanted:
                for kind in kinds:
                    out = subprocess.run(["wrk", "-t1", "-c8", "-d1s", *kind[1:], kind[0]], capture_output=True, text=True).stdout
                    sent += int(next(line for line in out.splitlines() if "requests in" in line).split()[0])
            return sent

        send(20_000)
        time.sleep(1)
        before = server.resident_bytes()
        sent = send(100_000)
        time.sleep(1)
        grown = (server.resident_bytes() - before) / MIB
    table.add(f"memory after {sent:,} more requests", f"{before / MIB:.0f} MiB {grown:+.1f}", "no growth", grown < 3)


def main():
    table = Table()
    data = imports(table)
    start_up(table, data)
    if kit:
        feeds(table, data)
    growth(table, data)
    now = datetime.now(timezone.utc)
    command = "`ROUNDS=%d%s python3 conformance/speed/speed.py`" % (ROUNDS, " KIT=… PEERS_ROOT=…" if kit else "")
    with open("/proc/cpuinfo") as cpuinfo:
        model = next((line.split(":")[1].strip() for line in cpuinfo if line.startswith("model name")), "?")
    load1 = os.getloadavg()[0]
    page = (f"# Speed\n\n{now:%Y-%m-%d}, {os.cpu_count()} cores of {model}, load {load1:.1f} at the end; {command}: medians of {ROUNDS} rounds.\n"
            f"The calendar has 10,000 events in {VEVENTS:,} VEVENTs, {os.path.getsize(EXPORT) / 1e6:.1f} MB. "
            f"The peer is Cyrus httpd 3.6.1 on the same calendar in the same run.\n\n")
    results = os.path.join(HERE, "..", "results")
    os.makedirs(results, exist_ok=True)
    with open(os.path.join(results, "speed.md"), "w") as file:
        file.write(page + table.text())


if __name__ == "__main__":
    main()
