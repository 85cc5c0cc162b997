"""`Samples/quickstart.sh`, as somebody runs it who has just come by: twice, each time until Ctrl-C."""
import os
import re
import signal
import subprocess
import sys
import time

import turnus
from checks import Checks


class Quickstart:
    """One run, from the start to Ctrl-C."""

    def __init__(self, data, port):
        self.log = os.path.join(turnus.scratch("quickstart"), "log")
        self.process = subprocess.Popen(
            [turnus.ROOT + "/Samples/quickstart.sh", "--data", data, "--listen", f"127.0.0.1:{port}"],
            stdout=open(self.log, "w"), stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)

    def output(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def wait_until(self, text, seconds=1800):
        deadline = time.monotonic() + seconds
        while text not in self.output():
            assert self.process.poll() is None, f"it ended: {self.output()[-600:]}"
            assert time.monotonic() < deadline, f"no {text!r}: {self.output()[-600:]}"
            time.sleep(0.1)

    def interrupt(self):
        """What Ctrl-C does: the whole group gets SIGINT."""
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            return self.process.wait(timeout=20)
        finally:
            if self.process.poll() is None:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def feeds(output):
    return re.findall(r"http://127\.0\.0\.1:\d+/feeds/[\w-]+/[\w.%-]+\.ics", output)


def events(urls):
    total = 0
    for url in urls:
        done = subprocess.run(["curl", "-sSf", "--max-time", "20", url], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        total += done.stdout.count("BEGIN:VEVENT")
    return total


def without_rights(checks):
    """Somebody who is not root, on a machine where nothing is installed: the commands that tell are stood in for."""
    folder = turnus.scratch("stand-ins")
    for name, script in {"dpkg-query": "exit 1", "id": "echo 1000", "sudo": "exit 1", "apt-get": "touch $0.was-run"}.items():
        with open(f"{folder}/{name}", "w") as file:
            file.write(f"#!/bin/sh\n{script}\n")
        os.chmod(f"{folder}/{name}", 0o755)
    with checks.check("who may not install packages is told the one line to run, and nothing else happens"):
        done = subprocess.run([turnus.ROOT + "/Samples/quickstart.sh", "--data", folder + "/data"], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=60, env={**os.environ, "PATH": folder + ":" + os.environ["PATH"]})
        lines = [line.strip() for line in done.stderr.splitlines() if "apt-get install" in line]
        assert done.returncode == 1 and len(lines) == 1 and "libical-dev" in lines[0], turnus.Result(done)
        assert not os.path.exists(folder + "/data") and not os.path.exists(folder + "/apt-get.was-run")


def main():
    checks, port = Checks(), turnus.free_port()
    without_rights(checks)
    data = os.path.join(turnus.scratch("quickstart-data"), "data")
    first = Quickstart(data, port)
    links = []
    with checks.check("the first run makes three people, imports the sample and serves it"):
        first.wait_until("Ctrl-C")
        output = first.output()
        links = feeds(output)
        assert links, output[-800:]
        assert events(links) >= 35, events(links)
        for user in ("mira", "jonas", "kaethe"):
            assert re.search(rf"^\s*{user}\s+\S{{10,}}", output, re.M), f"no password for {user}: {output[-800:]}"
    with checks.check("it promises CalDAV only if the server has it"):
        status = subprocess.run(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", f"http://127.0.0.1:{port}/.well-known/caldav"],
                                capture_output=True, text=True).stdout
        assert (status == "301") == ("/dav/" in first.output()), (status, first.output()[-400:])
    with checks.check("it links to the page that sets up a device, where one of its passwords signs in"):
        (page,) = re.findall(r"http://127\.0\.0\.1:\d+/app/setup\b", first.output())
        (password,) = re.findall(r"^\s*mira\s+(\S{10,})", first.output(), re.M)
        shown = subprocess.run(["curl", "-sSf", "--max-time", "20", "--user", "mira:" + password, page],
                               capture_output=True, text=True)
        assert f"127.0.0.1:{port}/dav/" in shown.stdout, turnus.Result(shown)
    with checks.check("Ctrl-C ends it cleanly"):
        status = first.interrupt()
        assert status in (0, 130), status
        assert "error" not in first.output().lower(), first.output()[-400:]
    passwords = re.findall(r"^\s*(?:mira|jonas|kaethe)\s+(\S{10,})", first.output(), re.M)
    with checks.check("no password lies in the data folder"):
        assert passwords
        for folder, _, files in os.walk(data):
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    octets = file.read()
                assert not any(password.encode() in octets for password in passwords), name
    second = Quickstart(data, port)
    with checks.check("a second run finds everything again: the same links, no new passwords"):
        second.wait_until("Ctrl-C", 300)
        assert feeds(second.output()) == links, (feeds(second.output()), links)
        assert events(links) >= 35
        assert not re.search(r"^\s*mira\s+\S{10,}", second.output(), re.M)
        assert "user password" in second.output(), "it does not say how to get a new password"
    second.interrupt()
    checks.finish()


if __name__ == "__main__":
    main()
