#!/bin/bash
# conformance/fuzz/fuzz.sh [MINUTES] [TARGET…]
#
# Throws mutated octets at every reader for MINUTES each (1), one after the other, with libFuzzer and the address
# sanitizer. Ends with 1 and the path of the input when one of them crashes, hangs or breaks what it promises.
#
# A target is a row below, NAME:MODULE MODULE…, and NAME.swift beside this script with LLVMFuzzerTestOneInput in it.
# The modules stand in the order in which they need each other. seeds_NAME, if it is there, prints seeds separated
# by lines of "===="; files_NAME prints the paths of seeds that are no text.
set -euo pipefail

targets=(
    "letter:Chronology ICalendar"
    "recurrence:Chronology ICalendar"
    "tzif:Chronology"
    "vtimezone:Chronology ICalendar"
    "meaning:Chronology ICalendar"
    "xml:Markup"
    "webdav:Chronology ICalendar Markup Secrets Compression CalendarModel Scheduling Booking Accounts HTTPTypes Failures \
HTTPSemantics WebDAV"
)

seeds_letter() {
    cat <<'SEEDS'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//Seed//EN
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260101T000000Z
DTSTART;TZID=Europe/Berlin:20260105T090000
SUMMARY;LANGUAGE=de:Gr
 üße\, wie \; immer \n
ATTENDEE;CN="Doe, Jo";ROLE=A,"B;C";X=^n^^^':mailto:jo@example.org
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15M
END:VALARM
END:VEVENT
END:VCALENDAR
====
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
BEGIN:VEVENT
UID:2
END:VTODO
no line
END:VCALENDAR
junk
begin:vcalendar
end:vcalendar
====
BEGIN:VCALENDAR
X;A="b:c
 	d;"

 e
END:VCALENDAR
SEEDS
}

seeds_recurrence() {
    cat <<'SEEDS'
START 20250331T023000B
RRULE FREQ=MONTHLY;BYDAY=-1MO,2TU;BYMONTH=3,10;BYSETPOS=1,-1;INTERVAL=2;COUNT=30
EXDATE 20250331
RDATE 20260101T120000Z
MOVE 20250428T023000B 20250501T100000Z
====
START 20110320T090000B
RRULE FREQ=HOURLY;INTERVAL=5;BYHOUR=1,2,3,9;BYMINUTE=0,30
EXRULE FREQ=WEEKLY;BYDAY=MO
FUTURE 20111001T090000B 20111001T110000B
====
START 20241230
RRULE FREQ=YEARLY;BYWEEKNO=1,-1,53;BYDAY=MO,SU;WKST=SU;UNTIL=20401231
RRULE RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1,29,30;SKIP=FORWARD
====
START 20000228T235959
RRULE FREQ=SECONDLY;BYYEARDAY=-1,60,366;BYHOUR=0,23;BYMINUTE=59;BYSECOND=0,58,59,60;INTERVAL=7
RRULE FREQ=MINUTELY;BYMONTHDAY=29,30;BYDAY=FR;COUNT=900
RRULE FREQ=DAILY;BYMONTH=2;BYSETPOS=-1;BYHOUR=1,2
SEEDS
}

files_tzif() {
    local zoneinfo=/usr/share/zoneinfo name
    for name in UTC Europe/Berlin Europe/Dublin Africa/Casablanca Pacific/Apia Australia/Lord_Howe; do
        if [[ -e $zoneinfo/$name ]]; then echo "$zoneinfo/$name"; fi
    done
}

seeds_vtimezone() {
    cat <<'SEEDS'
BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
END:VCALENDAR
====
BEGIN:VCALENDAR
BEGIN:VTIMEZONE
TZID:/example.org/Own/America/New_York
BEGIN:DAYLIGHT
DTSTART:19670430T020000
RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=SU;BYMONTHDAY=24,25,26,27,28,29,30;UNTIL=20251231T070000Z
RDATE;VALUE=PERIOD:20260223T020000/PT1H
RDATE:20270106T020000,20280106T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20071104T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=SU;BYSETPOS=1;COUNT=40
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
END:STANDARD
END:VTIMEZONE
seeds_meaning() {
    seeds_letter
    cat <<'SEEDS'
====
BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
UID:2
DTSTAMP:20250101T000000Z
DTSTART;VALUE=DATE:20250314
DTEND;VALUE=DATE:20250316
RRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=9
EXDATE;VALUE=DATE:20250317;20250321,20250324
RDATE;VALUE=PERIOD:20250401T090000Z/PT1H,20250402T090000Z/20250402T100000Z
SEQUENCE:3
STATUS:TENTATIVE
TRANSP:TRANSPARENT
CLASS:PRIVATE
CREATED: 51222T205954Z
GEO:1.5;-2.5
ORGANIZER;CN="A \"B^'":MAILTO:a@example.org
ATTENDEE;CN=C;PARTSTAT=ACCEPTED:mailto:c@example.org
END:VEVENT
BEGIN:VEVENT
UID:2
RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20250321
DTSTART;TZID=GMT+05:30:20250322T090000
DURATION:P1DT
BEGIN:VALARM
ACTION:AUDIO
TRIGGER;RELATED=END;VALUE=DURATION:-P1W
REPEAT:2
DURATION:PT5M
END:VALARM
END:VEVENT
END:VCALENDAR
====
BEGIN:VCALENDAR
BEGIN:VTODO
UID:3
DUE;TZID="tzone://Microsoft/Custom":20250314T170000
COMPLETED:20250313T100000Z
PERCENT-COMPLETE:100
END:VTODO
END:VCALENDAR
BEGIN:VCALENDAR
BEGIN:VFREEBUSY
UID:4
DTSTART:20250314T000000Z
DTEND:20250315T000000Z
FREEBUSY;FBTYPE=BUSY-TENTATIVE:20250314T080000Z/PT1H,20250314T100000Z/20250314T113000Z
END:VFREEBUSY
END:VCALENDAR
BEGIN:VCALENDAR
BEGIN:VAVAILABILITY
UID:5
BUSYTYPE:BUSY
PRIORITY:1
BEGIN:AVAILABLE
UID:6
DTSTART;TZID=Europe/Berlin:20250303T090000
DTEND;TZID=Europe/Berlin:20250303T170000
RRULE:FREQ=DAILY
END:AVAILABLE
END:VAVAILABILITY
END:VCALENDAR
SEEDS
}

seeds_xml() {
    cat <<'SEEDS'
<?xml version="1.0" encoding="utf-8"?>
<D:propfind xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop><D:getetag/><C:calendar-data/></D:prop></D:propfind>
====
<propertyupdate xmlns="DAV:" xml:lang="de"><set><prop><x:a xmlns:x="urn:x" x:b="1" c="&lt;&#10;">t<![CDATA[<u>]]>v<d xmlns=""/></x:a></prop></set></propertyupdate>
====
<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>
====
<a xmlns:n0="1"><n0:b xmlns:n0="2" xmlns:n1="3" n1:c="q:d"/><!-- e --><?f g?></a>
SEEDS
}

seeds_webdav() {
    cat <<'SEEDS'
/dav/calendars/anna%40example.org/w%C3%B6rk%20%252F//x.ics
====
https://me@cal.example.org:443/dav/%2e%2E/a?b#c
====
<https://cal.example.org/dav/a%20b/> (<urn:uuid:1> ["x"] [W/"y"]) (Not <DAV:no-lock>) </c> (not["z"])
====
return=minimal; foo="a,b", depth-noroot, return-minimal, wait=10
====
Infinite, Second-4100000000
====
<D:propfind xmlns:D="DAV:"><D:allprop/><D:include><D:acl/></D:include></D:propfind>
====
<D:propertyupdate xmlns:D="DAV:" xml:lang="de"><D:set><D:prop><x:a xmlns:x="urn:x" b="&#10;">t<c xmlns=""/>&#x1F4C5;</x:a></D:prop></D:set><D:remove><D:prop><a/></D:prop></D:remove></D:propertyupdate>
====
<D:mkcol xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:set><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop></D:set></D:mkcol>
====
<D:lockinfo xmlns:D="DAV:"><D:lockscope><D:shared/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner>A<D:href>mailto:a@example.org</D:href></D:owner></D:lockinfo>
====
<D:acl xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:ace><D:principal><D:href>/p/</D:href></D:principal><D:grant><D:privilege><C:read-free-busy/></D:privilege></D:grant></D:ace><D:ace><D:principal><D:property><D:owner/></D:property></D:principal><D:deny/></D:ace></D:acl>
====
<D:sync-collection xmlns:D="DAV:"><D:sync-token>urn:1</D:sync-token><D:sync-level>infinite</D:sync-level><D:limit><D:nresults>10</D:nresults></D:limit><D:prop><D:getetag/></D:prop></D:sync-collection>
====
<D:expand-property xmlns:D="DAV:"><D:property name="owner"><D:property name="x" namespace="urn:x"/></D:property></D:expand-property>
====
<D:principal-property-search xmlns:D="DAV:" test="anyof"><D:property-search><D:prop><D:displayname/></D:prop><D:match match-type="starts-with">a</D:match></D:property-search><D:prop><D:displayname/></D:prop><D:apply-to-principal-collection-set/></D:principal-property-search>
====
<D:principal-match xmlns:D="DAV:"><D:principal-property><D:owner/></D:principal-property><D:prop/></D:principal-match>
====
<D:acl-principal-prop-set xmlns:D="DAV:"><D:propname/></D:acl-principal-prop-set>
SEEDS
}

# Swift's own crash report takes longer than the crash.
export SWIFT_BACKTRACE=enable=no
minutes=${1:-1} # libFuzzer takes 0 for ever
shift || true
here=$(cd "$(dirname "$0")" && pwd)
work=${TURNUS_FUZZ_DIRECTORY:-${TMPDIR:-/tmp}/turnus-fuzz}
mkdir -p "$work"
failed=0

for row in "${targets[@]}"; do
    name=${row%%:*}
    if [[ $# -gt 0 && " $* " != *" $name "* ]]; then continue; fi
    "$here/../compile.sh" "$work/$name" "-O -sanitize=fuzzer,address" "${row#*:}" "$here/$name.swift"
    mkdir -p "$work/$name.corpus" "$work/$name.finds"
    if declare -F "seeds_$name" >/dev/null; then
        "seeds_$name" | (cd "$work/$name.corpus" && csplit -sz -f seed- --suppress-matched - '/^====$/' '{*}')
        # The same with the line ends of the standard.
        for seed in "$work/$name.corpus"/seed-??; do sed 's/$/\r/' "$seed" >"$seed-crlf"; done
    fi
    if declare -F "files_$name" >/dev/null; then
        "files_$name" | while read -r file; do cp "$file" "$work/$name.corpus/seed-$(basename "$file")"; done
    fi
    echo "fuzzing $name for $minutes min"
    if ! "$work/$name" "$work/$name.corpus" -max_total_time=$((minutes * 60)) -rss_limit_mb=1024 \
        -timeout="${TURNUS_FUZZ_TIMEOUT:-10}" -max_len=8192 -print_final_stats=0 -verbosity=0 \
        -artifact_prefix="$work/$name.finds/" >"$work/$name.log" 2>&1; then
        tail -40 "$work/$name.log"
        echo "FAILED $name: $(ls -t "$work/$name.finds"/* 2>/dev/null | head -1) (log: $work/$name.log)"
        failed=1
        continue
    fi
    echo "passed $name: $(find "$work/$name.corpus" -type f | wc -l) inputs kept"
done
exit $failed
