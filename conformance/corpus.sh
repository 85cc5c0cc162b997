#!/bin/bash
# conformance/corpus.sh DIRECTORY
#
# Reads every .ics file below DIRECTORY and prints "N files, N events, 0 differences"; ends with 1 when a file is not
# given back octet for octet, or when an event is missed. What the components mean is worked out, too: each that is
# repaired or refused is listed with its cause, and a line counts them.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=${TMPDIR:-/tmp}/turnus-corpus
mkdir -p "$work"
"$here/compile.sh" "$work/corpus" "-O" "Chronology ICalendar" "$here"/corpus/*.swift
"$work/corpus" "$1"
