#!/bin/bash
# Says what an instance of some rules costs, and a window in the year 2100, in a release build.
set -euo pipefail
cd "$(dirname "$0")"
./build.sh
swiftc -O -swift-version 6 -parse-as-library -module-name speed -I .build -o .build/speed speed.swift \
    .build/Chronology.o .build/ICalendar.o
exec .build/speed
