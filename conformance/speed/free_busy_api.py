"""What free/busy and finding a time cost by the JSON API, in the server's CPU: 50 people with 2,000 events each over a
year, asked about four weeks; ten of them to meet. Writes ../results/free-busy-api.md.

    swift build -c release --product turnus
    python3 conformance/speed/free_busy_api.py
"""
import datetime
import json
import os
import random
import statistics
import sys
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "outside"))
import turnus  # noqa: E402

PEOPLE, EVENTS, ROUNDS, SAMPLES = 50, 2000, 20, 5
START = datetime.datetime(2026, 1, 1)
WEEKS = ("2026-06-01T00:00:00Z", "2026-06-29T00:00:00Z")


def calendar(seed):
    """Meetings of half an hour to two hours between 7 and 18, over a year; some tentative, some transparent."""
    chance = random.Random(seed)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Made up//EN"]
    for number in range(EVENTS):
        day = START + datetime.timedelta(days=chance.randrange(365), hours=chance.randrange(7, 18),
                                         minutes=15 * chance.randrange(4))
        end = day + datetime.timedelta(minutes=chance.choice((30, 45, 60, 90, 120)))
        lines += ["BEGIN:VEVENT", f"UID:{seed}-{number}", "DTSTAMP:20260101T000000Z", f"DTSTART:{day:%Y%m%dT%H%M%SZ}",
                  f"DTEND:{end:%Y%m%dT%H%M%SZ}", "SUMMARY:Besprechung",
                  *(["STATUS:TENTATIVE"] if chance.random() < 0.1 else []),
                  *(["TRANSP:TRANSPARENT"] if chance.random() < 0.05 else []), "END:VEVENT"]
    return "\r\n".join(lines + ["END:VCALENDAR", ""])


def house():
    data = turnus.data_with_user("free-busy-api", user="p00")
    folder = turnus.scratch("calendars")
    names = [f"p{number:02}" for number in range(PEOPLE)]
    for number, name in enumerate(names):
        if number:
            turnus.must("user", "add", name, "--generate-password", data=data)
        path = os.path.join(folder, name + ".ics")
        with open(path, "w") as file:
            file.write(calendar(number))
        turnus.must("import", f"{name}/calendar", path, data=data)
    turnus.must("team", "add", "all", data=data)
    turnus.must("team", "members", "all", *(part for name in names for part in ("--add", name)), data=data)
    return data, names, turnus.must("token", "create", "p00", "speed", "--scope", "freebusy:read", data=data).strip()


def cpu(process):
    """Nanoseconds on a core, of all threads of the server."""
    total = 0
    for thread in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{thread}/schedstat") as file:
            total += int(file.read().split()[0])
    return total


def ask(url, token, body=None):
    request = urllib.request.Request(url, data=body and json.dumps(body).encode(), headers={
        "Authorization": "Bearer " + token, **({"Content-Type": "application/json"} if body else {})})
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read()), int(answer.headers["Content-Length"] or 0)


def measure(process, *question):
    """Milliseconds of CPU for one answer: the median of the samples, each of many."""
    for _ in range(5):
        ask(*question)
    samples = []
    for _ in range(SAMPLES):
        before = cpu(process)
        for _ in range(ROUNDS):
            ask(*question)
        samples.append((cpu(process) - before) / ROUNDS / 1e6)
    return statistics.median(samples)


def main():
    data, names, token = house()
    with turnus.Server(data) as server:
        process = server.process.pid
        query = f"from={WEEKS[0]}&to={WEEKS[1]}"
        target = f"{server.address}/api/v1/freebusy?who={','.join(names)}&{query}"
        answer, octets = ask(target, token)
        periods = sum(len(person["busy"]) for person in answer["people"])
        assert len(answer["people"]) == PEOPLE and all(person["state"] == "known" for person in answer["people"])
        assert periods > 1000, periods
        one = f"{server.address}/api/v1/freebusy?who=p01&{query}"
        question = {"required": names[:6], "optional": names[6:10], "duration": "PT1H", "from": WEEKS[0], "to": WEEKS[1],
                    "timeZone": "Europe/Berlin", "bufferBefore": "PT15M", "preferredHours": [
                        {"days": ["monday", "tuesday", "wednesday", "thursday", "friday"], "from": "09:00", "to": "12:00"}]}
        find = f"{server.address}/api/v1/find-time"
        found, _ = ask(find, token, question)
        assert found["items"], found
        rows = [
            (f"`GET /freebusy`, {PEOPLE} people with {EVENTS:,} events each, 4 weeks ({periods:,} periods, "
             f"{octets // 1024:,} KiB)", measure(process, target, token), 25),
            ("`POST /find-time`, 10 people, 4 weeks, quarters of an hour", measure(process, find, token, question), 20),
            ("`GET /freebusy`, one person, 4 weeks", measure(process, one, token), None),
        ]
    lines = ["# Free/busy and finding a time by the JSON API", "",
             f"{datetime.date.today()}, a release build on SQLite, 2 cores that others used, too. The server's CPU for one "
             "answer, HTTP and JSON",
             f"included: the median of {SAMPLES} samples of {ROUNDS} answers, read from the kernel's scheduler. Nothing is "
             "cached: every answer reads",
             "the index.", "",
             "    swift build -c release --product turnus", "    python3 conformance/speed/free_busy_api.py", "",
             "| what | CPU | promised | holds |", "|---|---|---|---|"]
    for what, milliseconds, promised in rows:
        holds = "" if promised is None else "yes" if milliseconds < promised else "**no**"
        lines.append(f"| {what} | {milliseconds:.2f} ms | {f'under {promised} ms' if promised else ''} | {holds} |")
    text = "\n".join(lines) + "\n"
    with open(os.path.join(HERE, "..", "results", "free-busy-api.md"), "w") as file:
        file.write(text)
    print(text)


if __name__ == "__main__":
    main()
