#!/bin/bash
# Builds the recurrence engine, without libical, as a small programme: conformance/recurrence/.build/expand

set -euo pipefail
cd "$(dirname "$0")"
root=../..
out=.build
mkdir -p $out
flags=(-O -wmo -swift-version 6 -parse-as-library -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -enable-upcoming-feature ExistentialAny)
chronology=("$root"/Sources/Chronology/*/*.swift)
calendar=("$root"/Sources/ICalendar/ICalendarError.swift
    "$root"/Sources/ICalendar/Meaning/{CalendarObject,CalendarTime,CalendarDuration,ComponentKind,Availability,FreeBusyPeriod}.swift)
while IFS= read -r file; do calendar+=("$file"); done < <(find $root/Sources/ICalendar/Recurrence -name '*.swift' | sort)

# What has been built from the same sources is not built again.
stamp=$(cat "${chronology[@]}" "${calendar[@]}" expand.swift "$0" | sha256sum)
[ -x $out/expand ] && [ "$(cat $out/stamp 2>/dev/null)" = "$stamp" ] && exit 0

swiftc "${flags[@]}" -module-name Chronology -emit-module -emit-module-path $out/Chronology.swiftmodule \
    -c -o $out/Chronology.o "${chronology[@]}"
swiftc "${flags[@]}" -module-name ICalendar -emit-module -emit-module-path $out/ICalendar.swiftmodule \
    -I $out -c -o $out/ICalendar.o "${calendar[@]}"
swiftc "${flags[@]}" -module-name expand -I $out -o $out/expand expand.swift $out/Chronology.o $out/ICalendar.o
echo "$stamp" > $out/stamp
