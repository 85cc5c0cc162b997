import Chronology
import Testing

@testable import ICalendar

/// Rules by themselves, on floating times and days (RFC 5545 §3.3.10).
struct RecurrenceRuleExpansionTests {
    private func starts(_ start: String, _ rule: String, most: Int = 6) throws -> [String] {
        let starts = try Example.starts(Example.object(try Example.component(start, rule)), most: most)
        return start.count == 8 ? starts.map { String($0.prefix(8)) } : starts
    }

    @Test(arguments: [
        // DTSTART counts, whether or not the rule brings it.
        ("20250101T090000", "FREQ=WEEKLY;BYDAY=FR;COUNT=3", ["20250101T090000", "20250103T090000", "20250110T090000"]),
        ("20250102", "FREQ=DAILY;UNTIL=20250101", ["20250102"]),
        // BYSETPOS with every frequency.
        ("20250106", "FREQ=WEEKLY;BYDAY=MO,TU,WE;BYSETPOS=-1;COUNT=3", ["20250106", "20250108", "20250115"]),
        (
            "20250101T080000", "FREQ=DAILY;BYHOUR=8,12,18;BYSETPOS=1,-1;COUNT=4",
            ["20250101T080000", "20250101T180000", "20250102T080000", "20250102T180000"]
        ),
        (
            "20250101T080000", "FREQ=HOURLY;INTERVAL=6;BYMINUTE=0,20,40;BYSETPOS=2;COUNT=3",
            ["20250101T080000", "20250101T082000", "20250101T142000"]
        ),
        (
            "20250101T080000", "FREQ=MINUTELY;BYSECOND=0,30;BYSETPOS=-1;COUNT=3",
            ["20250101T080000", "20250101T080030", "20250101T080130"]
        ),
        (
            "20250101", "FREQ=YEARLY;BYDAY=MO,SU;BYSETPOS=1,-1;COUNT=4",
            ["20250101", "20250105", "20251229", "20260104"]
        ),
        // A position that is not in the first period is looked for in each of the others by itself.
        (
            "20250101T000000", "FREQ=MONTHLY;BYMONTHDAY=29,30,31;BYSETPOS=3;COUNT=4",
            ["20250101T000000", "20250131T000000", "20250331T000000", "20250531T000000"]
        ),
        // Leap days, and the parts that DTSTART lends.
        ("20240229", "FREQ=YEARLY;COUNT=3", ["20240229", "20280229", "20320229"]),
        ("20960229", "FREQ=YEARLY;COUNT=2", ["20960229", "21040229"]),
        ("20250115", "FREQ=YEARLY;BYMONTHDAY=10,20;COUNT=4", ["20250115", "20250120", "20260110", "20260120"]),
        ("20250115", "FREQ=YEARLY;BYWEEKNO=20;COUNT=3", ["20250115", "20250514", "20260513"]),
        ("20250131", "FREQ=MONTHLY;COUNT=3", ["20250131", "20250331", "20250531"]),
        // Week 53, and the week that belongs to the other year.
        ("20201228", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;COUNT=3", ["20201228", "20261228", "20321227"]),
        ("20241230", "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO;COUNT=3", ["20241230", "20270104", "20290101"]),
        // Numbered weekdays count in the month where BYMONTH is given, else in the year; plain ones beside them.
        ("20250101", "FREQ=YEARLY;BYMONTH=1,2;BYDAY=-1WE;COUNT=3", ["20250101", "20250129", "20250226"]),
        ("20250101", "FREQ=YEARLY;BYDAY=-1WE,53WE,2MO;COUNT=4", ["20250101", "20250113", "20251231", "20260112"]),
        ("20250101", "FREQ=MONTHLY;BYDAY=1MO,FR;COUNT=4", ["20250101", "20250103", "20250106", "20250110"]),
        // The order of evaluation: the week number, then the day of the month.
        ("20241230", "FREQ=YEARLY;BYWEEKNO=1;BYMONTHDAY=30;COUNT=3", ["20241230", "20251230", "20301230"]),
        // Leap seconds are 59; a DATE has no time.
        ("20250101T000000", "FREQ=MINUTELY;BYSECOND=59,60;COUNT=2", ["20250101T000000", "20250101T000059"]),
        ("20250101", "FREQ=DAILY;BYHOUR=5,6;BYMINUTE=7;COUNT=2", ["20250101", "20250102"]),
        ("20250101", "FREQ=HOURLY;INTERVAL=36;COUNT=4", ["20250101", "20250102", "20250104", "20250105"]),
        // Parts of the day limit the shorter frequencies.
        (
            "20250101T000000", "FREQ=MINUTELY;BYMONTH=3;BYMONTHDAY=-1;BYHOUR=23;BYMINUTE=58,59;COUNT=4",
            ["20250101T000000", "20250331T235800", "20250331T235900", "20260331T235800"]
        ),
        (
            "20250101T000000", "FREQ=SECONDLY;BYYEARDAY=-1;BYHOUR=1;BYMINUTE=2;BYSECOND=3;COUNT=3",
            ["20250101T000000", "20251231T010203", "20261231T010203"]
        ),
        (
            "20250101T000000", "FREQ=HOURLY;INTERVAL=25;BYHOUR=3;COUNT=3",
            ["20250101T000000", "20250104T030000", "20250129T030000"]
        ),
    ])
    func `rfc5545 §3.3.10`(start: String, rule: String, expected: [String]) throws {
        #expect(
            try starts(start, rule, most: expected.count + (rule.contains("=") ? 2 : 0)).prefix(99) == expected[...])
    }

    @Test(arguments: [
        (
            "20240131", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=4",
            ["20240131", "20240229", "20240331", "20240430"]
        ),
        (
            "20240131", "RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=FORWARD;COUNT=4",
            ["20240131", "20240301", "20240331", "20240501"]
        ),
        ("20240131", "RSCALE=GREGORIAN;FREQ=MONTHLY;COUNT=3", ["20240131", "20240331", "20240531"]),
        ("20240229", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD;COUNT=3", ["20240229", "20250301", "20260301"]),
        ("20240229", "RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=BACKWARD;COUNT=3", ["20240229", "20250228", "20260228"]),
        (
            "20241231", "RSCALE=GREGORIAN;FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD;COUNT=3",
            ["20241231", "20260101", "20270101"]
        ),
        // The day it is moved to is one instance, and is what BYDAY looks at.
        (
            "20250201", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=1,31;SKIP=FORWARD;COUNT=5",
            ["20250201", "20250301", "20250331", "20250401", "20250501"]
        ),
        (
            "20250101", "RSCALE=GREGORIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYDAY=SA;SKIP=FORWARD;COUNT=3",
            ["20250101", "20250301", "20310301"]
        ),
    ])
    func `rfc7529 §4.1 dates that do not exist are left out or moved`(
        start: String, rule: String, expected: [String]
    ) throws {
        #expect(try starts(start, rule, most: 9) == expected)
    }

    @Test func `rfc7529 §4.1 another scale is refused by name when it is expanded`() throws {
        let object = Example.object(try Example.component("20250101", "RSCALE=HEBREW;FREQ=YEARLY"))
        #expect(throws: ICalendarError.unsupportedScale("HEBREW")) { try Example.starts(object) }
        #expect(throws: ICalendarError.unsupportedScale("HEBREW")) {
            try object.occurrences(during: Example.span("20250101", "20260101"), floatingIn: .utc)
        }
    }

    @Test(arguments: [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2,4;BYMONTHDAY=31",
        "FREQ=DAILY;BYMONTHDAY=-30;BYMONTH=2",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=MINUTELY;INTERVAL=60;BYMINUTE=7", "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
    ])
    func `what can never be is DTSTART alone, found out without looking`(rule: String) throws {
        let object = Example.object(try Example.component("20250106T090000", rule))
        var expansion = object.expansion(limits: ExpansionLimits(steps: 1, occurrences: 9))
        #expect(try expansion.next() != nil)
        #expect(try expansion.next() == nil)
        #expect(!object.isEndless)
    }

    @Test(arguments: [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYHOUR=3;BYMINUTE=4;BYSECOND=5",
        "FREQ=MINUTELY;BYMONTH=1;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=TU", "FREQ=WEEKLY;INTERVAL=51;BYMONTH=7;BYDAY=SU",
        "FREQ=DAILY;INTERVAL=13;BYMONTHDAY=31;BYMONTH=12",
    ])
    func `what is rare is found in few steps`(rule: String) throws {
        let object = Example.object(try Example.component("20250106T090000", rule))
        var expansion = object.expansion(limits: ExpansionLimits(steps: 5000, occurrences: 9))
        for _ in 1...3 { #expect(try expansion.next() != nil) }
    }

    @Test func `a search that does not end is given up by name`() throws {
        // Once in 86,399 days, and never on 30 June in the same year as the time fits.
        let rule = "FREQ=SECONDLY;INTERVAL=86399;BYHOUR=5;BYMINUTE=7;BYSECOND=9;BYMONTH=6;BYMONTHDAY=30"
        let object = Example.object(try Example.component("20250106T090000", rule))
        let limits = ExpansionLimits(steps: 2000, occurrences: 9)
        var expansion = object.expansion(limits: limits)
        #expect(try expansion.next() != nil)
        #expect(throws: ICalendarError.budgetExhausted(steps: 2000)) { try expansion.next() }
        #expect(throws: ICalendarError.budgetExhausted(steps: 2000)) { try expansion.next() }
        #expect(throws: ICalendarError.budgetExhausted(steps: 2000)) {
            try object.occurrences(during: Example.span("20250107", "90000101"), floatingIn: .utc, limits: limits)
        }
        #expect(
            try object.occurrences(during: Example.span("20250107", "20260101"), floatingIn: .utc, limits: limits) == []
        )
    }

    @Test func `days of an hourly rule are found by their first hour`() throws {
        let object = Example.object(try Example.component("20110320", "FREQ=HOURLY;INTERVAL=5"))
        let span = try Example.span("20110322T000000Z", "20110322T010000Z")
        #expect(
            try object.occurrences(during: span, floatingIn: .utc).map { Example.text($0.start) } == ["20110322T000000"]
        )
    }

    @Test func `more occurrences than asked for are refused by name`() throws {
        let object = Example.object(try Example.component("20250106T090000", "FREQ=DAILY"))
        let limits = ExpansionLimits(steps: 1000, occurrences: 10)
        #expect(
            try object.occurrences(during: Example.span("20250106", "20250116"), floatingIn: .utc, limits: limits).count
                == 10)
        #expect(throws: ICalendarError.tooMany(what: "occurrences", line: 0, limit: 10)) {
            try object.occurrences(during: Example.span("20250106", "20250117"), floatingIn: .utc, limits: limits)
        }
    }

    @Test func `nothing comes after the year 9999`() throws {
        #expect(try starts("99971231", "FREQ=YEARLY") == ["99971231", "99981231", "99991231"])
        #expect(try starts("99991231T235958", "FREQ=SECONDLY") == ["99991231T235958", "99991231T235959"])
        #expect(try starts("20250101", "FREQ=YEARLY;INTERVAL=1000000000000") == ["20250101"])
        #expect(try starts("20250101T000000", "FREQ=HOURLY;INTERVAL=1000000000000") == ["20250101T000000"])
    }

    @Test(arguments: [
        "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=3", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY",
        "FREQ=HOURLY;INTERVAL=5",
        "FREQ=MINUTELY", "FREQ=SECONDLY", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY;BYWEEKNO=53",
        "FREQ=DAILY;COUNT=100000000", "FREQ=WEEKLY;COUNT=100000000;BYDAY=MO,WE", "FREQ=SECONDLY;COUNT=10000000000000",
        "FREQ=YEARLY;COUNT=500", "FREQ=YEARLY;BYDAY=-1MO;COUNT=500",
    ])
    func `a far window costs few steps`(rule: String) throws {
        let object = Example.object(try Example.component("20250106T090000", rule))
        let span = try Example.span("22000101T000000Z", "22080101T000000Z")
        let far = try #require(
            Span(from: span.start, to: min(span.end, span.start.advanced(bySeconds: Self.width(rule)))))
        let found = try object.occurrences(
            during: far, floatingIn: .utc, limits: ExpansionLimits(steps: 400, occurrences: 1000))
        #expect(!found.isEmpty)
    }

    private static func width(_ rule: String) -> Int64 {
        if rule.contains("SECONDLY") || rule.contains("MINUTELY") { return 300 }
        return rule.contains("YEARLY") ? 8 * 366 * 86_400 : 70 * 86_400
    }

    /// A window must find what walking there finds: with COUNT, without, with every kind of counting ahead.
    @Test(arguments: [
        "FREQ=DAILY;COUNT=500", "FREQ=DAILY;INTERVAL=3;BYHOUR=8,17;COUNT=301", "FREQ=WEEKLY;BYDAY=MO,WE,SU;COUNT=123",
        "FREQ=MONTHLY;COUNT=40", "FREQ=MONTHLY;BYMONTHDAY=31;COUNT=40", "FREQ=MONTHLY;BYDAY=2TU,-1FR;COUNT=60",
        "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2,-2;COUNT=60", "FREQ=YEARLY;BYDAY=20MO;COUNT=30", "FREQ=YEARLY;COUNT=30",
        "FREQ=YEARLY;BYWEEKNO=1,53;COUNT=30", "FREQ=HOURLY;INTERVAL=7;COUNT=900", "FREQ=HOURLY;BYHOUR=5;COUNT=90",
        "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYWEEKNO=1;INTERVAL=2", "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD",
        "RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD;COUNT=50", "FREQ=WEEKLY;UNTIL=20270101",
    ])
    func `a window finds what walking finds`(rule: String) throws {
        let object = Example.object(try Example.component("20250131T083000", rule))
        let all = try Example.occurrences(object, most: 1000)
        for index in Swift.stride(from: 0, to: all.count, by: 7) {
            let start = all[index].start.instant(floatingIn: .utc)
            let last = all[min(index + 3, all.count - 1)].start.instant(floatingIn: .utc)
            let span = try #require(Span(from: start, to: last.advanced(bySeconds: 1)))
            #expect(
                try object.occurrences(during: span, floatingIn: .utc)
                    == Array(all[index...min(index + 3, all.count - 1)]))
        }
    }
}
