#!/bin/bash
# Runs a file of recurrence vectors against our engine:   vectors.sh FILE
#
# The file has blocks of RRULE:, DTSTART:, perhaps START-AT:, and INSTANCES: lines, as the tests of libical have. Blocks
# where we read the RFC differently are in exceptions.txt with the reason; one that no longer differs is a failure too.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 FILE" >&2; exit 64; }
file=$(realpath "$1")
cd "$(dirname "$0")"
./build.sh
exec python3 vectors.py "$file"
