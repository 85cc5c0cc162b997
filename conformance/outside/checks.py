"""Says what holds and what does not, a line each, for `conformance/test.sh` to count.

    ok - the feed answers 304 (0.1 s)
    not ok - the feed answers 304: 200 came instead
"""
import sys
import time
import traceback


class Checks:
    def __init__(self):
        self.failed = 0

    def check(self, sentence):
        return _Check(self, sentence)

    def part(self, sentence):
        """A block around several checks: it counts only where it breaks off between them."""
        return _Check(self, sentence, is_silent=True)

    def note(self, text):
        print("# " + text, flush=True)

    def finish(self):
        sys.exit(1 if self.failed else 0)


class _Check:
    """A block that fails as a whole, without ending those after it."""

    def __init__(self, checks, sentence, is_silent=False):
        self.checks, self.sentence, self.is_silent = checks, sentence, is_silent

    def __enter__(self):
        self.start = time.monotonic()
        return self

    def __exit__(self, kind, error, trace):
        if kind is None and self.is_silent:
            return True
        if kind is None:
            print(f"ok - {self.sentence} ({time.monotonic() - self.start:.1f} s)", flush=True)
            return True
        if not issubclass(kind, Exception):
            return False
        self.checks.failed += 1
        reason = " ".join(str(error).split())[:600] or kind.__name__
        print(f"not ok - {self.sentence}: {reason}", flush=True)
        traceback.print_exception(kind, error, trace, file=sys.stderr)
        return True
