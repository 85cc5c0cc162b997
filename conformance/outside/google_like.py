"""Big calendars in the shape of Google's export, made from a seed: the same octets every time.

    python3 google_like.py EVENTS FILE [SEED]

The shape itself is `Samples/make-google-export.py`. Here is the mix: 70 % single events in UTC, 10 % whole days,
20 % series in four zones with excluded days and with changed occurrences, which are strewn over the whole file;
half a per cent are occurrences without their series, as a calendar shows that shares only free/busy.
"""
import importlib.util
import os
import random
import sys
from datetime import date, datetime, timedelta

HERE = os.path.dirname(os.path.abspath(__file__))


def _load_shape():
    path = os.path.join(HERE, "..", "..", "Samples", "make-google-export.py")
    spec = importlib.util.spec_from_file_location("make_google_export", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


shape = _load_shape()

FIRST, DAYS = date(2024, 1, 1), 4 * 365
DAY_NAMES = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
TOPICS = """Abstimmung Angebot Besprechung Budget Büro Entwurf Fahrt Gespräch Größe Jubiläum Kaffee Kunde Lieferung
Maßnahme Planung Protokoll Prüfung Qualität Rückfrage Schlüssel Straße Übergabe Vertrag Ziel Änderung""".split()
PEOPLE = [shape.Person(name, user) for name, user in [
    ("Ada Beispiel", "ada"), ("Björn Muster", "bjoern"), ("Cäcilie Probe", "caecilie"), ("Dörte Platzhalter", "doerte"),
]]
# A secret that no busy-only view may show, in every property that can hold text.
SECRET = "GEHEIMWORT"


def text(chance, words):
    return " ".join(chance.choice(TOPICS) for _ in range(words))


def details(chance):
    more = {
        "description": text(chance, chance.choice([0, 8, 30, 120])) + chance.choice(["", f", {SECRET}; siehe \\ oben\nund unten"]),
        "location": chance.choice(["", "", "Raum Köln", "https://meet.example/abc-defg-hij"]),
        "sequence": chance.choice([0, 0, 0, 1, 2]),
        "status": chance.choices(["CONFIRMED", "TENTATIVE", "CANCELLED"], [92, 6, 2])[0],
        "is_free": chance.random() < .1,
        "alarms": chance.choice([[], [], [10], [30], [None]]),
        "created": datetime(2023, 11, 1, 8, tzinfo=shape.timezone.utc) + timedelta(seconds=chance.randrange(60 * 86400)),
    }
    if chance.random() < .3:
        guests = chance.sample(PEOPLE, chance.randint(1, len(PEOPLE)))
        answers = ["ACCEPTED", "NEEDS-ACTION", "DECLINED", "TENTATIVE"]
        more |= {"organizer": PEOPLE[0], "guests": [(guest, chance.choice(answers)) for guest in guests]}
        more["conference"] = chance.choice([None, "abc-defg-hij"])
    return more


def series_rule(chance, start):
    """A rule as Google's own dialogue makes it; `start` matches it."""
    day = DAY_NAMES[start.weekday()]
    weekly = sorted({start.weekday(), *chance.sample(range(5), chance.choice([0, 0, 1, 2]))})
    rule = chance.choices([
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=" + ",".join(DAY_NAMES[d] for d in weekly),
        "FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=" + day,
        f"FREQ=MONTHLY;BYMONTHDAY={start.day}", f"FREQ=MONTHLY;BYDAY={(start.day - 1) // 7 + 1}{day}", "FREQ=YEARLY",
    ], [10, 5, 45, 15, 10, 10, 5])[0]
    count = chance.choice([4, 10, 26, 60])
    ending = chance.random()
    if ending < .25 and "DAILY" not in rule:
        return rule
    if ending < .6 or "YEARLY" in rule:
        return f"{rule};COUNT={count}"
    last = start + timedelta(days=chance.choice([30, 90, 200, 400]))
    return f"{rule};UNTIL={last:%Y%m%d}T225959Z"


def occurrences_near(start, rule):
    """The first few moments of the series, for those that are excluded or changed."""
    from dateutil.rrule import rrulestr
    local = rule.split(";UNTIL=")[0]
    moments = []
    for moment in rrulestr("RRULE:" + local, dtstart=start):
        if len(moments) == 6 or "UNTIL=" in rule and moment > start + timedelta(days=25):
            break
        moments.append(moment)
    return moments[1:]


def make_series(chance, uid, summary):
    zone = chance.choices(list(shape.ZONES), [70, 10, 15, 5])[0]
    day = FIRST + timedelta(days=chance.randrange(DAYS))
    # Hours that every day has in all of these zones, so that a plain date library can follow.
    start = datetime(day.year, day.month, day.day, chance.randint(7, 18), chance.choice([0, 15, 30, 45]))
    length = timedelta(minutes=chance.choice([15, 30, 45, 60, 90, 120]))
    rule = series_rule(chance, start)
    later = occurrences_near(start, rule)
    chance.shuffle(later)
    excluded = sorted(later.pop() for _ in range(min(len(later), chance.choice([0, 0, 0, 1, 2]))))
    changed = [later.pop() for _ in range(min(len(later), chance.choice([0, 0, 0, 1, 2])))]
    master = shape.Event(uid, summary, start, length, zone, rule=rule, excluded=excluded, **details(chance))
    overrides = [
        shape.Event(uid, summary + " (verlegt)", moment + timedelta(minutes=chance.choice([-60, 30, 1440])), length, zone,
                    replaces=moment, **details(chance))
        for moment in changed
    ]
    return master, overrides


def make(count, seed=1):
    """The octets of a calendar with `count` UIDs."""
    chance = random.Random(f"google-like/{seed}")
    events, strewn = [], []
    for index in range(count):
        uid = shape.uid(f"{seed}/{index}") if index % 9 else f"{seed}-{index}-fremd@anderswo.example"
        summary, kind = text(chance, chance.randint(1, 4)), chance.random()
        day = FIRST + timedelta(days=chance.randrange(DAYS))
        if kind < .695:
            start = datetime(day.year, day.month, day.day, chance.randint(6, 21), chance.choice([0, 10, 30]))
            events.append(shape.Event(uid, summary, start, timedelta(minutes=chance.choice([10, 30, 60, 240])), **details(chance)))
        elif kind < .70:
            start = datetime(day.year, day.month, day.day, 9)
            strewn.append(shape.Event(uid, "Busy", start, timedelta(hours=1), replaces=start, in_utc=True, bare=True))
        elif kind < .80:
            rule = "FREQ=YEARLY" if chance.random() < .2 and (day.month, day.day) != (2, 29) else None
            events.append(shape.Event(uid, summary, day, timedelta(days=chance.choice([1, 1, 2, 14])), rule=rule, **details(chance)))
        else:
            master, overrides = make_series(chance, uid, summary)
            events.append(master)
            strewn += overrides
    for event in strewn:
        events.insert(chance.randrange(len(events) + 1), event)
    return shape.calendar("Großer Kalender", events, f"{count} Termine")


if __name__ == "__main__":
    with open(sys.argv[2], "wb") as file:
        file.write(make(int(sys.argv[1]), sys.argv[3] if len(sys.argv) > 3 else 1))
