"""Runs the program under test: its commands, and its server on a free port of 127.0.0.1.

The binary is $TURNUS; scratch folders go below $CONFORMANCE_SCRATCH. Every server is stopped when its block ends.
"""
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BINARY = os.environ.get("TURNUS") or os.path.join(ROOT, ".build", "release", "turnus")
SCRATCH = os.environ.get("CONFORMANCE_SCRATCH") or os.path.join(ROOT, ".build-conformance", "scratch")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def scratch(name):
    """A new, empty folder."""
    os.makedirs(SCRATCH, exist_ok=True)
    return tempfile.mkdtemp(prefix=name + "-", dir=SCRATCH)


class Result:
    def __init__(self, done):
        self.status, self.output, self.errors = done.returncode, done.stdout, done.stderr

    def __repr__(self):
        return f"status {self.status}, said {(self.errors or self.output)[-400:]!r}"


def run(*arguments, data, stdin=None, timeout=300, wrapper=(), **options):
    """One command to its end, whatever its status."""
    done = subprocess.run([*wrapper, BINARY, *arguments, "--data", data], input=stdin, capture_output=True, text=True,
                          timeout=timeout, **options)
    return Result(done)


def must(*arguments, data, **options):
    """One command that has to succeed; its standard output."""
    result = run(*arguments, data=data, **options)
    assert result.status == 0, f"turnus {' '.join(arguments)}: {result}"
    return result.output


def data_with_user(name, user="mira"):
    data = os.path.join(scratch(name), "data")
    must("user", "add", user, "--name", "Mira Talberg", "--password-stdin", data=data, stdin="ein langes Kennwort\n")
    return data


def journal_of(output):
    """The objects that `--json` printed, a line each."""
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


class Server:
    """`turnus serve` from "listening on" to the end of the block."""

    def __init__(self, data, *arguments, wrapper=()):
        self.data, self.arguments, self.wrapper = data, arguments, wrapper
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self):
        self.log = tempfile.NamedTemporaryFile("w+", prefix="serve-", suffix=".log", dir=SCRATCH, delete=False)
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [*self.wrapper, BINARY, "serve", "--data", self.data, "--listen", f"127.0.0.1:{self.port}",
             "--base-url", self.address, *self.arguments],
            stdout=self.log, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server ended: {self.output()[-800:]}"
            if "listening on" in self.output():
                self.started_in = time.monotonic() - self.began
                return self
            time.sleep(0.01)
        self.__exit__(None, None, None)
        raise AssertionError(f"no \"listening on\" after 30 s: {self.output()[-800:]}")

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return False

    def output(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as log:
            return log.read()

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"^VmRSS:\s+(\d+) kB", status.read(), re.M)[1]) * 1024

    def ask(self, path, headers=None, method="GET", timeout=60):
        """(status, headers in lower case, body); errors of HTTP are answers, too."""
        url = path if path.startswith("http") else self.address + path
        request = urllib.request.Request(url, headers=headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, {k.lower(): v for k, v in answer.headers.items()}, answer.read()

    def feed(self, owner_and_calendar, *arguments):
        """A new feed link, on this server's address."""
        url = must("feed", "add", owner_and_calendar, *arguments, data=self.data).strip().splitlines()[-1]
        return self.address + "/feeds/" + url.split("/feeds/", 1)[1]


def big_calendar(count=10_000):
    """Path of an export with `count` events, made once."""
    import google_like
    os.makedirs(SCRATCH, exist_ok=True)
    path = os.path.join(SCRATCH, f"google-like-{count}.ics")
    if not os.path.exists(path):
        with open(path + ".part", "wb") as file:
            file.write(google_like.make(count))
        os.replace(path + ".part", path)
    return path


def big_data():
    """A data folder of its own into which the big calendar has been imported."""
    prepared = os.path.join(SCRATCH, "prepared")
    if not os.path.exists(prepared):
        data = data_with_user("prepare")
        must("import", "mira/calendar", big_calendar(), data=data)
        shutil.copytree(data, prepared + ".part")
        os.replace(prepared + ".part", prepared)
    data = os.path.join(scratch("big"), "data")
    shutil.copytree(prepared, data)
    return data
