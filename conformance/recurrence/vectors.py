"""Compares our expansion of every vector of a file with what the file says. See vectors.sh."""
import subprocess
import sys


def blocks(path):
    """The vectors: a dictionary of their lines, with the number of the first."""
    block = {}
    for number, line in enumerate(open(path, encoding="utf-8"), 1):
        line = line.strip()
        if line and not line.startswith("#"):
            name, _, value = line.partition(":")
            block.setdefault("line", number)
            block[name] = value.strip()
            if name == "INSTANCES":
                yield block
                block = {}


def expand(questions):
    lines = "".join("|".join(question) + "\n" for question in questions)
    return subprocess.run([".build/expand"], input=lines, capture_output=True, text=True, check=True).stdout.splitlines()


def exceptions():
    """Rule and DTSTART of the vectors that we disagree with."""
    for line in open("exceptions.txt", encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield tuple(line.rstrip("\n").split(" ", 2))


def main():
    vectors = list(blocks(sys.argv[1]))
    reasons = {(rule, start): reason for rule, start, reason in exceptions()}
    questions = []
    for vector in vectors:
        count = len(vector["INSTANCES"].split(","))
        # Rules without an end are compared as far as the vector goes, the others to their end.
        ends = "COUNT=" in vector["RRULE"] or "UNTIL=" in vector["RRULE"]
        limit = str(count + 1000 if ends else count)
        questions.append((vector["DTSTART"], vector["RRULE"], "", limit))
        questions.append((vector["DTSTART"], vector["RRULE"], vector.get("START-AT", vector["DTSTART"]), limit))
    answers = expand(questions)
    passed = failed = explained = 0
    for index, vector in enumerate(vectors):
        wanted = vector["INSTANCES"].split(",")
        # DTSTART always counts as the first instance (RFC 5545 §3.8.5.3); the vectors leave it out where it is
        # outside its rule.
        if wanted[0] != vector["DTSTART"] and vector["DTSTART"] < wanted[0]:
            wanted = [vector["DTSTART"]] + (wanted[:-1] if "COUNT=" in vector["RRULE"] else wanted)
            vector["start-added"] = True
        rest = [time for time in wanted if time >= vector.get("START-AT", "")]
        agrees = answers[2 * index].split(",") == wanted and answers[2 * index + 1].split(",") == rest
        known = reasons.pop((vector["RRULE"], vector["DTSTART"]), None)
        if known and not agrees:
            explained += 1
        elif agrees and not known:
            passed += 1
        else:
            failed += 1
            print(f"line {vector['line']}: {vector['RRULE']} from {vector['DTSTART']}")
            if known:
                print("  is among the exceptions and agrees")
            else:
                print("  vector:", ",".join(wanted))
                print("  ours:  ", answers[2 * index])
                print("  window:", answers[2 * index + 1])
    added = sum("start-added" in vector for vector in vectors)
    print(f"{added} vectors had their DTSTART added, {explained} are explained exceptions")
    for rule, start in reasons:
        print(f"exception without a vector: {rule} {start}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
