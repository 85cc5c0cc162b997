"""Random rules, expanded by us and by python-dateutil. See differential.sh.

dateutil departs from RFC 5545 in the ways listed in CLASSES. A disagreement counts as explained only if dateutil
agrees with us once the question is rewritten so that the departure has nothing to work on.
"""
import collections
import datetime
import itertools
import random
import signal
import subprocess
import sys
import warnings

from dateutil import rrule

CLASSES = {
    "start": "DTSTART outside its rule: 'The DTSTART property value SHOULD be synchronized with the recurrence rule, "
    "if specified', and 'The initial DTSTART ... counts as the first occurrence' (RFC 5545 3.8.5.3, 3.3.10 COUNT); "
    "dateutil leaves it out.",
    "month": "YEARLY;BYMONTHDAY without a month: 'Information, not contained in the rule, necessary to determine the "
    "various recurrence instance start time and dates are derived from the Start Time' (3.3.10), so the month is "
    "DTSTART's (RFC 8984 4.3.3.1 says it in so many words); dateutil takes every month.",
    "weekday": "YEARLY;BYWEEKNO without a day: by the same sentence the weekday is DTSTART's; dateutil takes all "
    "seven days of the week.",
    "weekyear": "YEARLY;BYWEEKNO: it gives 'ordinals specifying weeks of the year' (3.3.10), so what INTERVAL counts and "
    "BYSETPOS chooses from is the year that the weeks are numbered in, and what -1 and -53 count back from is its last "
    "week; dateutil cuts weeks at 1 January.",
    "weekset": "WEEKLY;BYSETPOS: the position is one in 'the set of recurrence instances specified by the rule' in one "
    "interval, which is the whole week also where DTSTART is in the middle of it, as dateutil does it with months and "
    "years; in weeks it counts from DTSTART.",
    "union": "BYDAY with plain and numbered weekdays is a list of alternatives (3.3.10); dateutil wants both to hold.",
    "empty": "dateutil raises an error for a rule that never reaches an allowed hour, minute or second; the set is "
    "then DTSTART alone (3.8.5.3).",
}
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
HORIZON = dict(
    YEARLY=datetime.timedelta(days=366 * 24), MONTHLY=datetime.timedelta(days=366 * 10),
    WEEKLY=datetime.timedelta(days=366 * 4), DAILY=datetime.timedelta(days=366 * 4),
    HOURLY=datetime.timedelta(days=100), MINUTELY=datetime.timedelta(days=3), SECONDLY=datetime.timedelta(hours=2),
)
LENGTH = 20


def some(chance, values, most, source):
    """Some values of a list, or none of them, and none at all except by this chance."""
    if source.random() >= chance:
        return None
    return source.sample(values, source.randint(1, min(most, len(values))))


def signed(limit):
    return list(range(1, limit + 1)) + list(range(-limit, 0))


def set_size(parts):
    """About how many instances a period may have: dateutil looks for a position that there never is until 9999."""
    factors = dict(
        SECONDLY=[], MINUTELY=["BYSECOND"], HOURLY=["BYSECOND", "BYMINUTE"], DAILY=["BYSECOND", "BYMINUTE", "BYHOUR"]
    ).get(parts["FREQ"], ["BYSECOND", "BYMINUTE", "BYHOUR"])
    size = 1
    for name in factors:
        size *= len(parts.get(name, [0]))
    if parts["FREQ"] == "WEEKLY":
        size *= len(parts.get("BYDAY", [0]))
    elif parts["FREQ"] == "MONTHLY":
        size *= len(parts.get("BYMONTHDAY", parts.get("BYDAY", [0])))
    elif parts["FREQ"] == "YEARLY":
        size *= max(len(parts.get(name, [0])) for name in ("BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYMONTHDAY", "BYDAY"))
    return size


def make_rule(source):
    """A rule as an ordered dictionary of its parts, a start, and whether that is a DATE."""
    frequency = source.choices(FREQUENCIES, [30, 25, 15, 15, 6, 5, 4])[0]
    sub_daily = frequency in ("HOURLY", "MINUTELY", "SECONDLY")
    is_date = not sub_daily and source.random() < 0.2
    parts = {"FREQ": frequency}
    if source.random() < 0.4:
        parts["INTERVAL"] = source.choice([2, 2, 3, 4, 5, 6, 7, 11, 12, 13, 24, 25, 61])
    if source.random() < 0.3:
        parts["WKST"] = source.choice(WEEKDAYS)

    def put(name, values):
        if values:
            parts[name] = values

    put("BYMONTH", some(0.3, list(range(1, 13)), 5, source))
    if frequency == "YEARLY":
        put("BYWEEKNO", some(0.2, signed(53), 5, source))
    if frequency in ("YEARLY", "HOURLY", "MINUTELY", "SECONDLY"):
        put("BYYEARDAY", some(0.15, signed(366), 20 if frequency == "YEARLY" else 200, source))
    if frequency != "WEEKLY":
        put("BYMONTHDAY", some(0.25, signed(31), 6 if not sub_daily else 25, source))
    days = some(0.4, WEEKDAYS, 5, source)
    if days:
        numbered = frequency == "MONTHLY" or frequency == "YEARLY" and "BYWEEKNO" not in parts
        limit = 5 if frequency == "MONTHLY" or "BYMONTH" in parts else 53
        if numbered and source.random() < 0.5:
            plain = source.random() < 0.2
            days = [
                day if plain and source.random() < 0.5 else str(source.choice(signed(limit))) + day for day in days
            ]
        parts["BYDAY"] = days
    if not is_date:
        put("BYHOUR", some(0.2 if not sub_daily else 0.3, list(range(24)), 6, source))
        put("BYMINUTE", some(0.2, list(range(60)), 5 if frequency != "SECONDLY" else 30, source))
        put("BYSECOND", some(0.15, list(range(60)), 5, source))
    if any(name.startswith("BY") for name in parts):
        put("BYSETPOS", some(0.25, signed(min(8, set_size(parts))), 3, source))
    start = datetime.datetime(source.randint(1990, 2035), source.randint(1, 12), 1) + datetime.timedelta(
        days=source.randint(0, 30), seconds=0 if is_date else source.randint(0, 86399))
    end = source.random()
    if end < 0.3:
        parts["COUNT"] = source.randint(1, 30)
    elif end < 0.5:
        until = start + HORIZON[frequency] * source.random()
        parts["UNTIL"] = until.replace(hour=0, minute=0, second=0) if is_date else until.replace(microsecond=0)
    if source.random() < 0.6:
        # DTSTART is to be an instance, as it should.
        try:
            start = next(iter(dateutil_starts(parts, start, datetime.timedelta(days=366 * 20), length=1)), start)
        except (Unreachable, TooSlow):
            pass
    return parts, start, is_date


def text(parts, is_date):
    def value(content):
        if isinstance(content, datetime.datetime):
            return content.strftime("%Y%m%d" if is_date else "%Y%m%dT%H%M%S")
        return ",".join(map(str, content)) if isinstance(content, list) else str(content)

    return ";".join(f"{name}={value(content)}" for name, content in parts.items())


class TooSlow(Exception):
    """dateutil looks at UNTIL only when it has found an instance; where there are none, it may search for minutes."""


def give_up(*_):
    raise TooSlow


class Unreachable(Exception):
    """dateutil's word for a rule that has no instances."""


def dateutil_starts(parts, start, horizon, length=LENGTH):
    """What dateutil makes of a rule, at most so many and not beyond the horizon."""
    arguments = dict(dtstart=start, cache=False)
    for name, argument in (
        ("INTERVAL", "interval"), ("COUNT", "count"), ("BYSETPOS", "bysetpos"), ("BYMONTH", "bymonth"),
        ("BYMONTHDAY", "bymonthday"), ("BYYEARDAY", "byyearday"), ("BYWEEKNO", "byweekno"), ("BYHOUR", "byhour"),
        ("BYMINUTE", "byminute"), ("BYSECOND", "bysecond"),
    ):
        if name in parts:
            arguments[argument] = parts[name]
    if "WKST" in parts:
        arguments["wkst"] = getattr(rrule, parts["WKST"])
    if "BYDAY" in parts:
        arguments["byweekday"] = [
            getattr(rrule, day[-2:])(int(day[:-2])) if len(day) > 2 else getattr(rrule, day) for day in parts["BYDAY"]
        ]
    last = min(start + horizon, parts.get("UNTIL", datetime.datetime.max))
    # dateutil looks at UNTIL only when it has found an instance, and else searches to the last year there is.
    datetime.MAXYEAR = max(start.year, last.year)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if "COUNT" not in parts:
                arguments["until"] = last
            rule = rrule.rrule(getattr(rrule, parts["FREQ"]), **arguments)
        except ValueError as error:
            if "empty" in str(error):
                raise Unreachable from error
            raise
        if "COUNT" in parts:
            # A rule with a COUNT may go on for very long without yielding: it is bounded from outside.
            bounded = rrule.rrule(getattr(rrule, parts["FREQ"]), **(arguments | {"count": None, "until": last}))
            return list(itertools.islice(bounded, min(length, parts["COUNT"])))
        return list(itertools.islice(rule, length))


def week_start_of_year(year, first):
    """The first day of week 1 of a year (RFC 5545 3.3.10)."""
    january = datetime.date(year, 1, 1)
    before = (january.weekday() - first) % 7
    return january + datetime.timedelta(days=(7 if before > 3 else 0) - before)


def week_year(day, first):
    year = day.year
    if day < week_start_of_year(year, first):
        return year - 1
    return year + 1 if day >= week_start_of_year(year + 1, first) else year


def is_in_weeks(day, numbers, first):
    beginning = week_start_of_year(week_year(day, first), first)
    weeks = (week_start_of_year(week_year(day, first) + 1, first) - beginning).days // 7
    number = (day - beginning).days // 7 + 1
    return number in numbers or number - weeks - 1 in numbers


def by_week_years(parts, start, horizon):
    """Weeks grouped by the year they are numbered in, then INTERVAL and BYSETPOS."""
    first = WEEKDAYS.index(parts.get("WKST", "MO"))
    whole = {
        name: content for name, content in parts.items()
        if name not in ("INTERVAL", "BYSETPOS", "COUNT", "UNTIL", "BYWEEKNO")
    }
    beginning = start.replace(month=1, day=1, hour=0, minute=0, second=0) - datetime.timedelta(days=400)
    # What the rule leaves to DTSTART is said, since DTSTART is another one here.
    for name, content in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", start.second)):
        whole.setdefault(name, [content])
    every = dateutil_starts(whole, beginning, horizon + datetime.timedelta(days=1200), length=None)
    base = week_year(start.date(), first)
    last = min(start + horizon, parts.get("UNTIL", datetime.datetime.max))
    chosen = []
    every = [time for time in every if is_in_weeks(time.date(), parts["BYWEEKNO"], first)]
    for year, group in itertools.groupby(every, key=lambda time: week_year(time.date(), first)):
        if year < base or (year - base) % parts.get("INTERVAL", 1):
            continue
        group = list(group)
        positions = parts.get("BYSETPOS")
        if positions:
            indexes = {position - 1 if position > 0 else len(group) + position for position in positions}
            group = [time for index, time in enumerate(group) if index in indexes]
        chosen += [time for time in group if start <= time <= last]
    return chosen[: min(LENGTH, parts.get("COUNT", LENGTH))]


def explained(parts, start, horizon):
    """dateutil's answer to the question that leaves it no choice, and the classes that were needed for it."""
    classes = []
    parts = dict(parts)
    count = parts.pop("COUNT", None)
    numbered = [day for day in parts.get("BYDAY", []) if len(day) > 2]
    if numbered and len(numbered) < len(parts["BYDAY"]):
        classes.append("union")
        limit = 5 if parts["FREQ"] == "MONTHLY" or "BYMONTH" in parts else 53
        parts["BYDAY"] = numbered + [
            str(number) + day for day in parts["BYDAY"] if len(day) == 2 for number in range(1, limit + 1)
        ]
    in_month = None
    if parts["FREQ"] == "YEARLY" and "BYYEARDAY" not in parts:
        if not {"BYMONTH", "BYWEEKNO"} & parts.keys() and "BYMONTHDAY" in parts:
            classes.append("month")
            if numbered:
                # To say BYMONTH would make the numbers count in the month.
                in_month = start.month
            else:
                parts["BYMONTH"] = [start.month]
        if "BYWEEKNO" in parts and not {"BYMONTHDAY", "BYDAY"} & parts.keys():
            classes.append("weekday")
            parts["BYDAY"] = [WEEKDAYS[start.weekday()]]
    try:
        if parts["FREQ"] == "WEEKLY" and "BYSETPOS" in parts:
            classes.append("weekset")
            starts = from_week_start(parts, start, horizon)
        elif "BYWEEKNO" in parts:
            classes.append("weekyear")
            starts = by_week_years(parts, start, horizon)
        elif in_month:
            starts = in_months(parts, start, horizon, in_month)
        else:
            starts = dateutil_starts(parts, start, horizon)
    except Unreachable:
        classes.append("empty")
        starts = []
    if starts[:1] != [start]:
        classes.append("start")
        starts = [start] + starts
    return starts[: min(LENGTH, count or LENGTH)], classes


def from_week_start(parts, start, horizon):
    """The instances of a weekly rule when its first week is whole."""
    whole = dict(parts)
    for name, content in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", start.second)):
        whole.setdefault(name, [content])
    whole.setdefault("BYDAY", [WEEKDAYS[start.weekday()]])
    before = (start.weekday() - WEEKDAYS.index(parts.get("WKST", "MO"))) % 7
    beginning = start.replace(hour=0, minute=0, second=0) - datetime.timedelta(days=before)
    every = dateutil_starts(whole, beginning, horizon + datetime.timedelta(days=7), length=None)
    last = min(start + horizon, parts.get("UNTIL", datetime.datetime.max))
    return [time for time in every if start <= time <= last][:LENGTH]


def in_months(parts, start, horizon, month):
    """The instances of a yearly rule that are in a month, BYSETPOS chosen from those."""
    whole = {name: content for name, content in parts.items() if name not in ("BYSETPOS", "UNTIL")}
    for name, content in (("BYHOUR", start.hour), ("BYMINUTE", start.minute), ("BYSECOND", start.second)):
        whole.setdefault(name, [content])
    beginning = start.replace(month=1, day=1, hour=0, minute=0, second=0)
    every = dateutil_starts(whole, beginning, horizon + datetime.timedelta(days=400), length=None)
    last = min(start + horizon, parts.get("UNTIL", datetime.datetime.max))
    chosen = []
    for _, group in itertools.groupby((time for time in every if time.month == month), key=lambda time: time.year):
        group = list(group)
        positions = parts.get("BYSETPOS")
        if positions:
            indexes = {position - 1 if position > 0 else len(group) + position for position in positions}
            group = [time for index, time in enumerate(group) if index in indexes]
        chosen += [time for time in group if start <= time <= last]
    return chosen[:LENGTH]


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    source = random.Random(seed)
    signal.signal(signal.SIGVTALRM, give_up)
    rules = []
    for _ in range(count):
        signal.setitimer(signal.ITIMER_VIRTUAL, 1)
        rules.append(make_rule(source))
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)

    def written(time, is_date):
        return time.strftime("%Y%m%d" if is_date else "%Y%m%dT%H%M%S")

    questions = "".join(
        f"{written(start, is_date)}|{text(parts, is_date)}||{LENGTH}\n" for parts, start, is_date in rules)
    answers = subprocess.run(
        [".build/expand"], input=questions, capture_output=True, text=True, check=True).stdout.splitlines()
    agreed = failed = instances = slow = 0
    classes = collections.Counter()
    for (parts, start, is_date), answer in zip(rules, answers, strict=True):
        horizon = HORIZON[parts["FREQ"]]
        last = written(start + horizon, is_date)
        ours = [time for time in answer.split(",") if time <= last or time.startswith("!")]
        instances += len(ours)
        signal.setitimer(signal.ITIMER_VIRTUAL, 1)
        try:
            try:
                theirs = [written(time, is_date) for time in dateutil_starts(parts, start, horizon)]
            except Unreachable:
                theirs = None
            if theirs == ours:
                agreed += 1
                continue
            starts, needed = explained(parts, start, horizon)
        except TooSlow:
            slow += 1
            continue
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        theirs = [written(time, is_date) for time in starts]
        if needed and theirs == ours:
            classes["+".join(sorted(needed))] += 1
            continue
        failed += 1
        if failed <= 10:
            print(f"{text(parts, is_date)} from {written(start, is_date)} ({'+'.join(needed) or 'no class'})")
            print("  ours:    ", ",".join(ours))
            print("  dateutil:", ",".join(theirs))
    print(f"{count} rules (seed {seed}), {instances} instances: {agreed} agree")
    print(f"{slow} not answered by dateutil within a second")
    for name, number in classes.most_common():
        print(f"{number} differ as explained: {name}")
    for name in sorted({part for name in classes for part in name.split("+")}):
        print(f"  {name}: {CLASSES[name]}")
    print(f"{count - failed - slow} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
