"""`vdirsyncer` keeps Turnus and a folder, and Turnus and Radicale, the same in both directions; `khal` reads the folder.

Each side is looked at by itself: the folder by its files, the servers by what they give out over CalDAV.
"""
import os
import subprocess
import sys
import time

import dav
import icalendar
import khal_import
import turnus
from checks import Checks

VDIRSYNCER = os.path.join(os.path.dirname(sys.executable), "vdirsyncer")
CONFIGURATION = """[general]
status_path = "{folder}/status"

[pair both]
a = "turnus"
b = "other"
collections = ["from a", "from b"]
metadata = ["displayname", "color"]
{conflicts}

[storage turnus]
type = "caldav"
url = "{turnus}/"
username = "mira"
password = "{password}"

[storage other]
{other}
"""


def letter(uid, summary, day=2, lines=()):
    return dav.event(uid, f"202603{day:02}T100000Z", f"202603{day:02}T110000Z", summary, lines)


def summary_of(octets):
    (event,) = icalendar.Calendar.from_ical(octets).walk("VEVENT")
    return str(event["UID"]), str(event["SUMMARY"])


class Folder:
    """A vdir: a folder with a file for each object."""

    def __init__(self, path):
        self.path = path
        os.makedirs(path, exist_ok=True)

    @property
    def configuration(self):
        return f'type = "filesystem"\npath = "{os.path.dirname(self.path)}"\nfileext = ".ics"'

    def files(self):
        found = {}
        for name in os.listdir(self.path):
            if name.endswith(".ics"):
                with open(os.path.join(self.path, name), "rb") as file:
                    uid, summary = summary_of(file.read())
                found[uid] = (os.path.join(self.path, name), summary)
        return found

    def items(self):
        return {uid: summary for uid, (_, summary) in self.files().items()}

    def write(self, uid, text):
        path = self.files().get(uid, (os.path.join(self.path, uid.split("@")[0] + ".ics"), ""))[0]
        # A new file, as editors make one: vdirsyncer goes by inode and time.
        with open(path + ".part", "w", newline="") as file:
            file.write(text)
        os.replace(path + ".part", path)

    def remove(self, uid):
        os.unlink(self.files()[uid][0])


class Collection:
    """A calendar on a server."""

    def __init__(self, address, home, name="werk"):
        self.address, self.home, self.path = address, home, f"{home}{name}/"
        self.client = dav.Client(address)

    @property
    def configuration(self):
        return f'type = "caldav"\nurl = "{self.address}{self.home}"\nusername = "mira"\npassword = "{dav.PASSWORD}"'

    def members(self):
        found = {}
        for member in self.client.query(self.path, names="D:getetag C:calendar-data").responses.values():
            uid, summary = summary_of(member.value("C:calendar-data"))
            found[uid] = (member.href, summary)
        return found

    def items(self):
        return {uid: summary for uid, (_, summary) in self.members().items()}

    def write(self, uid, text):
        path = self.members().get(uid, (f"{self.path}{uid.split('@')[0]}.ics", ""))[0]
        self.client.put(path, text).must(201, 204)

    def remove(self, uid):
        self.client.ask("DELETE", self.members()[uid][0]).must(200, 204)


class Radicale:
    """Radicale on a free port, until the end of the block."""

    def __enter__(self):
        self.port, folder = turnus.free_port(), turnus.scratch("radicale")
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = open(folder + "/log", "w")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", "", "--server-hosts", f"127.0.0.1:{self.port}", "--auth-type", "none",
             "--storage-filesystem-folder", folder + "/collections"], stdout=self.log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 30
        while True:
            try:
                dav.Client(self.address).ask("OPTIONS", "/mira/")
                return self
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    self.__exit__()
                    with open(self.log.name) as log:
                        raise AssertionError(f"Radicale does not answer: {log.read()[-400:]}") from None
                time.sleep(0.1)

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=15)
        self.log.close()


class Pair:
    """Turnus (a) and something else (b), with vdirsyncer between them."""

    def __init__(self, checks, ours, other, name):
        self.checks, self.ours, self.other, self.name = checks, ours, other, name
        self.folder = turnus.scratch("vdirsyncer")

    def run(self, *arguments, conflicts="", answer=""):
        """(status, what it said); conflicts left to it are an error unless `conflicts` says how they end."""
        with open(self.folder + "/config", "w") as file:
            file.write(CONFIGURATION.format(
                folder=self.folder, turnus=self.ours.address, password=dav.PASSWORD, other=self.other.configuration,
                conflicts=f'conflict_resolution = "{conflicts}"' if conflicts else ""))
        done = subprocess.run([VDIRSYNCER, "-c", self.folder + "/config", *arguments], input=answer, capture_output=True,
                              text=True, timeout=120, env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": self.folder})
        return done.returncode, done.stdout + done.stderr

    def sync(self, **options):
        status, said = self.run("sync", **options)
        assert status == 0, said[-600:]
        return said

    def same(self, wanted):
        assert self.ours.items() == wanted, ("Turnus has", self.ours.items())
        assert self.other.items() == wanted, ("the other has", self.other.items())

    def check(self, sentence):
        return self.checks.check(f"{self.name}: {sentence}")

    def walk(self):
        ours, other = self.ours, self.other
        with self.check("vdirsyncer finds Turnus' calendars from the bare address, and each side makes what it lacks"):
            status, said = self.run("discover", answer="y\n" * 20)
            assert status == 0 and "werk" in said, said[-600:]
        wanted = {}
        with self.check("objects made on both sides are on both sides"):
            for side, names in ((ours, "abc"), (other, "def")):
                for name in names:
                    uid = f"{name}@example.org"
                    side.write(uid, letter(uid, f"Ärger {name}", lines=["RRULE:FREQ=DAILY;COUNT=3"]))
                    wanted[uid] = f"Ärger {name}"
            self.sync()
            self.same(wanted)
        with self.check("a second run has nothing to do"):
            said = self.sync()
            assert "Copying" not in said and "Updating" not in said and "Deleting" not in said, said
        with self.check("objects changed on either side are changed on the other"):
            for side, uid in ((ours, "a@example.org"), (ours, "d@example.org"), (other, "b@example.org"), (other, "e@example.org")):
                wanted[uid] = "Neu " + uid[0]
                side.write(uid, letter(uid, wanted[uid]))
            self.sync()
            self.same(wanted)
        with self.check("a conflict is told and nothing is lost; then the side that is named wins"):
            for uid in ("c@example.org", "f@example.org"):
                ours.write(uid, letter(uid, "von hier"))
                other.write(uid, letter(uid, "von dort"))
            status, said = self.run("sync")
            assert status != 0 and "onflict" in said, said[-600:]
            assert ours.items()["c@example.org"] == "von hier" and other.items()["c@example.org"] == "von dort"
            self.sync(conflicts="a wins")
            wanted.update({"c@example.org": "von hier", "f@example.org": "von hier"})
            self.same(wanted)
            ours.write("c@example.org", letter("c@example.org", "noch einmal hier"))
            other.write("c@example.org", letter("c@example.org", "noch einmal dort"))
            self.sync(conflicts="b wins")
            wanted["c@example.org"] = "noch einmal dort"
            self.same(wanted)
        with self.check("what is deleted on one side goes on the other, and a change beats a deletion"):
            ours.remove("a@example.org"), other.remove("d@example.org")
            ours.remove("b@example.org"), other.write("b@example.org", letter("b@example.org", "doch noch"))
            other.remove("e@example.org"), ours.write("e@example.org", letter("e@example.org", "auch noch"))
            self.sync()
            wanted.update({"b@example.org": "doch noch", "e@example.org": "auch noch"})
            del wanted["a@example.org"], wanted["d@example.org"]
            self.same(wanted)
        with self.check("a deleted object comes back under its old UID"):
            other.write("a@example.org", letter("a@example.org", "wieder da"))
            wanted["a@example.org"] = "wieder da"
            self.sync()
            self.same(wanted)
        with self.check("250 new objects go over, with names from everywhere"):
            for number in range(250):
                uid = f"größe {number}/ü@example.org" if number % 50 == 0 else f"n{number}@example.org"
                ours.client.put(f"{ours.path}n{number}.ics", letter(uid, f"Nummer {number}", 1 + number % 28)).must(201)
                wanted[uid] = f"Nummer {number}"
            self.sync()
            self.same(wanted)

    def metadata(self):
        with self.check("name and colour go over in both directions"):
            self.ours.client.proppatch(
                self.ours.path, "<D:displayname>Die Werkstatt</D:displayname><A:calendar-color>#12AB34FF</A:calendar-color>").must(207)
            status, said = self.run("metasync", conflicts="a wins")
            assert status == 0, said[-400:]
            with open(self.other.path + "/displayname") as name, open(self.other.path + "/color") as color:
                assert (name.read(), color.read()[:7]) == ("Die Werkstatt", "#12AB34")
            with open(self.other.path + "/displayname", "w") as name:
                name.write("Werkstatt & Hof")
            status, said = self.run("metasync", conflicts="b wins")
            assert status == 0, said[-400:]
            found = self.ours.client.propfind(self.ours.path, "D:displayname").only
            assert found.value("D:displayname") == "Werkstatt & Hof", found.value("D:displayname")


def khal(checks, folder, wanted):
    with checks.check("khal lists from the folder what lies on the server"):
        home = turnus.scratch("khal-vdir")
        with open(home + "/config", "w") as file:
            file.write(khal_import.CONFIGURATION.format(folder=home).replace(f"path = {home}/vdir", f"path = {folder}"))
        done = subprocess.run([khal_import.KHAL, "-c", home + "/config", "list", "--format", "{title}", "--day-format", "", "2026-03-01",
                               "2026-03-31"], capture_output=True, text=True, timeout=120,
                              env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": home})
        assert done.returncode == 0, done.stderr[-400:]
        found = sorted(line for line in done.stdout.splitlines() if line.strip())
        assert found == sorted(wanted), (len(found), len(wanted), found[:3], sorted(wanted)[:3])


def main():
    checks = Checks()
    with turnus.Server(turnus.data_with_user("vdirsyncer")) as server:
        folder = Folder(os.path.join(turnus.scratch("vdir"), "werk"))
        ours = Collection(server.address, "/dav/calendars/mira/")
        pair = Pair(checks, ours, folder, "a folder")
        pair.walk()
        pair.metadata()
        khal(checks, folder.path, ours.items().values())
    with turnus.Server(turnus.data_with_user("vdirsyncer")) as server, Radicale() as radicale:
        other = Collection(radicale.address, "/mira/")
        other.client.ask("MKCALENDAR", other.path).must(201)
        Pair(checks, Collection(server.address, "/dav/calendars/mira/"), other, "Radicale").walk()
    checks.finish()


if __name__ == "__main__":
    main()
