"""`khal`, a terminal calendar with its own reading of iCalendar, imports a feed and lists what the original lists."""
import os
import subprocess
import sys

import turnus
from checks import Checks

CONFIGURATION = """[calendars]
[[team]]
path = {folder}/vdir
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
[default]
default_calendar = team
[sqlite]
path = {folder}/khal.db
"""
KHAL = os.path.join(os.path.dirname(sys.executable), "khal")


def listed(name, octets):
    """The lines that khal lists for a year of this calendar, imported into an empty folder of its own."""
    folder = turnus.scratch("khal-" + name)
    os.makedirs(folder + "/vdir")
    with open(folder + "/config", "w") as file:
        file.write(CONFIGURATION.format(folder=folder))
    with open(folder + "/in.ics", "wb") as file:
        file.write(octets)

    def khal(*arguments):
        done = subprocess.run([KHAL, "-c", folder + "/config", *arguments], capture_output=True, text=True, timeout=600,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": folder})
        assert done.returncode == 0, (done.stderr or done.stdout)[-500:]
        return done.stdout

    khal("import", "--batch", "-a", "team", folder + "/in.ics")
    lines = khal("list", "--format", "{uid} {start} {end} {title}", "2026-07-01", "2027-07-01")
    return sorted(lines.splitlines()), len(os.listdir(folder + "/vdir"))


def main():
    checks = Checks()
    path = turnus.big_calendar(500)
    with turnus.Server(turnus.data_with_user("khal")) as server:
        turnus.must("import", "mira/calendar", path, data=server.data)
        _, _, feed = server.ask(server.feed("mira/calendar"))
    with open(path, "rb") as file:
        original = file.read()
    with checks.check("khal imports the feed and lists the same year as of the original"):
        wanted, files = listed("original", original)
        found, count = listed("feed", feed)
        assert len(wanted) > 1000, f"only {len(wanted)} lines: nothing much was compared"
        assert found == wanted, [line for line in wanted if line not in found][:2] + [line for line in found if line not in wanted][:2]
        assert count == files, (count, files)
    checks.finish()


if __name__ == "__main__":
    main()
