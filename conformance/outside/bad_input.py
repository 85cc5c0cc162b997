"""Bad input and bad luck: each names its cause and a cure, ends with status 1, and loses nothing.

What needs root (a full disk of its own, another user) is done another way without it.
"""
import contextlib
import glob
import json
import os
import random
import resource
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import zipfile

import turnus
from checks import Checks

SAMPLES = turnus.ROOT + "/Samples"
MIB = 1 << 20
KILLS = int(os.environ.get("CONFORMANCE_KILLS", "20"))


def names(result, *wanted):
    """Holds that the program refused in words, and that the words name each of these (any of `a|b`)."""
    said = (result.errors + result.output).lower()
    assert result.status == 1, f"status {result.status} in place of 1: {said[-400:]}"
    for alternatives in wanted:
        assert any(word in said for word in alternatives.lower().split("|")), f"{alternatives} is not in: {said[-500:]}"
    for word in ("fatal error", "backtrace", "unexpectedly found nil", "sqliteerror(", "error domain="):
        assert word not in said, f"that is no sentence: {said[-500:]}"


def measured(*arguments, data, timeout=120):
    """(result, seconds, the most memory it held in octets)."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        start = time.monotonic()
        process = subprocess.Popen([turnus.BINARY, *arguments, "--data", data], stdout=out, stderr=err)
        while True:
            pid, code, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() - start > timeout:
                process.kill()
                os.wait4(process.pid, 0)
                raise AssertionError(f"still running after {timeout} s")
            time.sleep(0.01)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(code)
        out.seek(0), err.seek(0)
        done = subprocess.CompletedProcess([], process.returncode, out.read(), err.read())
    return turnus.Result(done), seconds, usage.ru_maxrss * 1024


def exported(data, calendar="mira/calendar"):
    return turnus.must("export", calendar, data=data)


def sound(data):
    """Holds that the database is whole, by SQLite's own word."""
    for path in databases(data):
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def databases(data):
    found = []
    for path in glob.glob(data + "/**", recursive=True):
        if os.path.isfile(path):
            with open(path, "rb") as file:
                if file.read(15) == b"SQLite format 3":
                    found.append(path)
    assert found, f"no database in {os.listdir(data)}"
    return found


# ------------------------------------------------------------------ files

def files(checks):
    data, folder = turnus.data_with_user("files"), turnus.scratch("bad-files")
    turnus.must("import", "mira/calendar", SAMPLES + "/ics/outlook.ics", data=data)
    before = exported(data)

    def refused(sentence, path, *wanted, within=20.0, memory=400 * MIB):
        with checks.check(sentence):
            result, seconds, held = measured("import", "mira/calendar", path, data=data)
            names(result, os.path.basename(path), *wanted)
            assert seconds < within, f"{seconds:.1f} s"
            assert held < memory, f"{held // MIB} MiB"
            assert exported(data) == before, "the calendar is another one"
            checks.note(f"{os.path.basename(path)}: {seconds:.2f} s, {held // MIB} MiB: {result.errors.strip()[-300:]}")

    refused("a file that is not there", folder + "/missing.ics", "no such|not exist|not there|not found")

    path = folder + "/truncated.zip"
    with open(SAMPLES + "/google-export.zip", "rb") as whole, open(path, "wb") as part:
        part.write(whole.read()[:2500])
    refused("a truncated zip", path, "truncated|incomplete|damaged|cut", "again|download|export")

    path = folder + "/bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        with bomb.open("calendar.ics", "w", force_zip64=True) as member:
            member.write(b"BEGIN:VCALENDAR\r\nX-A:")
            for _ in range(1024):
                member.write(b"a" * MIB)
    refused("a zip bomb", path, "limit|large|big|bomb|expand|ratio|unpack", "split|smaller|export")

    # The first is too large as a file; the second is not, and is stopped at its line.
    for size, sentence, cause in [(1024, "1 GB of one line", "large"), (300, "300 MB of one line", "line is longer")]:
        path = f"{folder}/line-{size}.ics"
        with open(path, "wb") as file:
            file.write(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\nBEGIN:VEVENT\r\nSUMMARY:")
            for _ in range(size):
                file.write(b"a" * MIB)
        refused(sentence, path, cause, "split|smaller|export|leave out")
        os.unlink(path)

    path = folder + "/nested.ics"
    with open(path, "wb") as file:
        file.write(b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 100_000 + b"END:VEVENT\r\n" * 100_000 + b"END:VCALENDAR\r\n")
    refused("100,000 components inside each other", path, "nest|deep|depth|level", "export|END", within=10)

    path = folder + "/page.ics"
    with open(path, "wb") as file:
        file.write(b"<!DOCTYPE html><html><body>Please sign in</body></html>\n")
    refused("a page of HTML in place of a calendar", path, "no calendar|HTML", "give|download|export")

    path = folder + "/empty.ics"
    open(path, "wb").close()
    refused("an empty file", path, "empty", "again|download|export")

    path = folder + "/noise.zip"
    with open(path, "wb") as file:
        file.write(b"PK\x03\x04" + random.Random(7).randbytes(100_000))
    refused("noise that says it is a zip", path, "damaged|too early|no zip", "again|download|export")


def twins(checks):
    data, path = turnus.data_with_user("twins"), turnus.scratch("twins") + "/twins.ics"
    event = "BEGIN:VEVENT\r\nUID:twin@x.example\r\nDTSTAMP:2026110{n}T000000Z\r\nSEQUENCE:{n}\r\nDTSTART:2026120{n}T100000Z\r\nSUMMARY:Nummer {n}\r\nEND:VEVENT\r\n"
    with open(path, "w", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//EN\r\n" + event.format(n=1) + event.format(n=2) + "END:VCALENDAR\r\n")
    with checks.check("two objects of one UID: the one that yields is named with its line, and one of them is kept"):
        result = turnus.run("import", "mira/calendar", path, data=data)
        said = result.output + result.errors
        assert result.status == 0 and "twins.ics:4: " in said and "Nummer 1" in said, result
        assert exported(data).count("UID:twin@x.example") == 1, exported(data)


# ------------------------------------------------------------------ bad luck

def acknowledged(output):
    """The UIDs that the import said are in, line by line; a line that was cut off says nothing."""
    uids = set()
    for line in output.splitlines():
        try:
            item = json.loads(line)
        except ValueError:
            continue
        if item.get("outcome") in ("created", "updated", "unchanged"):
            uids.add(item["uid"])
    return uids


def uids_in(text):
    unfolded = text.replace("\r\n ", "").replace("\n ", "")
    return {line[4:].strip() for line in unfolded.splitlines() if line.startswith("UID:")}


def killed(checks):
    path, chance = turnus.big_calendar(2000), random.Random(20)
    with open(path, encoding="utf-8", newline="") as file:
        everything = uids_in(file.read())
    start_data = turnus.data_with_user("kill")
    data = start_data + "-timed"
    shutil.copytree(start_data, data)
    began = time.monotonic()
    turnus.must("import", "mira/calendar", path, "--json", data=data)
    usual = time.monotonic() - began
    with checks.check(f"killed at {KILLS} random moments of an import: what was acknowledged is there, the rest can follow"):
        counts = []
        for kill in range(KILLS):
            data = f"{start_data}-{kill}"
            shutil.copytree(start_data, data)
            with tempfile.TemporaryFile("w+") as out:
                process = subprocess.Popen([turnus.BINARY, "import", "mira/calendar", path, "--json", "--data", data],
                                           stdout=out, stderr=subprocess.DEVNULL)
                time.sleep(usual * chance.random())
                process.send_signal(signal.SIGKILL)
                process.wait()
                out.seek(0)
                said = acknowledged(out.read())
            sound(data)
            kept = uids_in(exported(data))
            assert said <= kept, f"{len(said - kept)} acknowledged events are gone (kill {kill})"
            counts.append(len(said))
            turnus.must("import", "mira/calendar", path, data=data)
            assert uids_in(exported(data)) == everything, f"kill {kill}: {len(everything - uids_in(exported(data)))} are missing"
            sound(data)
            shutil.rmtree(data)
        assert any(0 < count < len(everything) for count in counts), f"no kill fell into the import: {counts}"
    checks.note(f"events acknowledged before each kill: {sorted(counts)}")


def disk_full(checks):
    folder = turnus.scratch("full")
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder], capture_output=True).returncode == 0
    data, path = folder + "/data", turnus.big_calendar()
    try:
        turnus.must("user", "add", "mira", "--password-stdin", data=data, stdin="ein langes Kennwort\n")

        def small_files():
            # Without a disk of its own: no file may grow further, which the system reports as an error of the write.
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (3 * MIB, 3 * MIB))

        with checks.check("the disk is full during an import: cause and cure, and what was acknowledged is there"):
            result = turnus.run("import", "mira/calendar", path, "--json", data=data, preexec_fn=None if mounted else small_files)
            names(result, "disk|space|full|limit", "free|space|again|room")
            checks.note("disk full: " + result.errors.strip()[-300:])
            if mounted:
                subprocess.run(["mount", "-o", "remount,size=400m", folder], check=True)
            said, kept = acknowledged(result.output), uids_in(exported(data))
            assert said <= kept, f"{len(said - kept)} acknowledged events are gone"
            sound(data)
        with checks.check("with room again the same import completes"):
            turnus.must("import", "mira/calendar", path, data=data)
            with open(path, encoding="utf-8", newline="") as file:
                assert uids_in(exported(data)) == uids_in(file.read())
            sound(data)
    finally:
        if mounted:
            subprocess.run(["umount", folder], check=False)


def locked(checks):
    data = turnus.data_with_user("locked")
    turnus.must("import", "mira/calendar", SAMPLES + "/ics/outlook.ics", data=data)
    with turnus.Server(data) as server:
        url = server.feed("mira/calendar")
        holders = [sqlite3.connect(path, isolation_level=None) for path in databases(data)]
        for holder in holders:
            holder.execute("BEGIN EXCLUSIVE")
        try:
            with checks.check("another process holds the database: said after a while, with what to do"):
                start = time.monotonic()
                result = turnus.run("import", "mira/calendar", SAMPLES + "/google-export.zip", data=data, timeout=120)
                names(result, "locked|busy|in use|another process", "again|close|stop|other|another")
                checks.note(f"locked: {time.monotonic() - start:.1f} s: {result.errors.strip()[-300:]}")
            with checks.check("readers go on while another process holds the database"):
                assert server.ask(url, timeout=20)[0] == 200
        finally:
            for holder in holders:
                holder.execute("ROLLBACK")
                holder.close()
        with checks.check("and writing works again once it lets go"):
            turnus.must("import", "mira/calendar", SAMPLES + "/google-export.zip", data=data)


def permissions(checks):
    # Another user must be able to reach the program itself, which a home folder may forbid.
    folder = tempfile.mkdtemp(prefix="turnus-permissions-")
    try:
        os.chmod(folder, 0o755)
        binary = shutil.copy(turnus.BINARY, folder)
        data = folder + "/data"
        turnus.must("user", "add", "mira", "--password-stdin", data=data, stdin="ein langes Kennwort\n")
        with checks.check("the data folder is for its owner alone"):
            for path in [data, *databases(data)]:
                mode = stat.S_IMODE(os.stat(path).st_mode)
                assert mode & 0o077 == 0, f"{os.path.basename(path)} has {mode:o}"
        other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        if not other:
            os.chmod(data, 0)
        for command in (["user", "list"], ["serve", "--listen", f"127.0.0.1:{turnus.free_port()}"]):
            with checks.check(f"`{command[0]}` on data of another user: cause and cure"):
                done = subprocess.run([*other, binary, *command, "--data", data], capture_output=True, text=True, timeout=60)
                result = turnus.Result(done)
                names(result, "permission|permitted|not allowed|may not|denied", data.lower(), "chown|owner|user|--data|permission")
                checks.note(f"permissions: {result.errors.strip()[-300:]}")
    finally:
        if os.path.exists(data):
            os.chmod(data, 0o700)
        shutil.rmtree(folder)


def port_in_use(checks):
    data = turnus.data_with_user("port")
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with checks.check("the port is in use: named, with what to do"):
            result = turnus.run("serve", "--listen", f"127.0.0.1:{port}", data=data, timeout=30)
            names(result, str(port), "in use|already|taken|occupied", "--listen|stop|another|other")
            checks.note("port: " + result.errors.strip()[-300:])


def not_a_database(checks):
    data = turnus.data_with_user("garbled")
    for path in databases(data):
        for side in ("-wal", "-shm"):
            if os.path.exists(path + side):
                os.unlink(path + side)
        with open(path, "r+b") as file:
            file.write(b"This is no database any more. " * 100)
    with checks.check("a file that is no database: named as such, by its path"):
        result = turnus.run("user", "list", data=data)
        names(result, "not an sqlite database|not a database|damaged|corrupt|malformed", data)
        checks.note("garbled: " + result.errors.strip()[-300:])


def main():
    checks = Checks()
    parts = {part.__name__: part for part in (
        files, twins, killed, disk_full, locked, permissions, port_in_use, not_a_database)}
    for name in sys.argv[1:] or parts:
        try:
            parts[name](checks)
        except (AssertionError, subprocess.SubprocessError, OSError) as error:
            with checks.check(f"the preparation of {name}"):
                raise error
    checks.finish()


if __name__ == "__main__":
    main()
