import Chronology
import Testing

@testable import ICalendar

struct TimeZoneReadingTests {
    private func read(_ lines: String) throws -> Zone {
        try #require(TimeZoneReading(timeZone(lines), identifier: "Own")).zone
    }

    private func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0) -> Instant {
        Instant(utc: WallTime(year: year, month: month, day: day, hour: hour)!)
    }

    /// RFC 5545 §3.6.5, the example of New York with all its rules since 1967.
    @Test func `rfc5545 §3.6.5 reads rules that end and rules that go on`() throws {
        let zone = try read(
            """
            BEGIN:DAYLIGHT
            DTSTART:19670430T020000
            RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19730429T070000Z
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            TZNAME:EDT
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19671029T020000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z
            TZOFFSETFROM:-0400
            TZOFFSETTO:-0500
            TZNAME:EST
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:19740106T020000
            RDATE:19750223T020000
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            TZNAME:EDT
            END:DAYLIGHT
            BEGIN:DAYLIGHT
            DTSTART:19760425T020000
            RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=-1SU;UNTIL=19860427T070000Z
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            TZNAME:EDT
            END:DAYLIGHT
            BEGIN:DAYLIGHT
            DTSTART:19870405T020000
            RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            TZNAME:EDT
            END:DAYLIGHT
            BEGIN:DAYLIGHT
            DTSTART:20070311T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
            TZOFFSETFROM:-0500
            TZOFFSETTO:-0400
            TZNAME:EDT
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20071104T020000
            RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
            TZOFFSETFROM:-0400
            TZOFFSETTO:-0500
            TZNAME:EST
            END:STANDARD
            """)
        let newYork = try #require(ZoneCatalog().zone(named: "America/New_York"))
        let span = try #require(Span(from: at(1968, 1, 1), to: at(2120, 1, 1)))
        #expect(TimeZoneReading.agree(zone, newYork, in: span))
        #expect(zone.observance(at: at(2025, 7, 1)).abbreviation == "EDT")
        #expect(zone.observance(at: at(1960, 7, 1)).offset == -18_000)
    }

    @Test func `a definition as Outlook writes it, from 1601 on`() throws {
        let zone = try read(
            """
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
            """)
        #expect(zone.offset(at: at(2025, 3, 30, 0)) == 3600)
        #expect(zone.offset(at: at(2025, 3, 30, 1)) == 7200)
        #expect(zone.offset(at: at(2150, 7, 1)) == 7200)
        #expect(zone.offset(at: at(1950, 1, 1)) == 3600)
    }

    @Test func `one observance without a rule holds always`() throws {
        let zone = try read(
            "BEGIN:STANDARD\nDTSTART:20200101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0545\nEND:STANDARD")
        #expect(zone.offset(at: at(1990, 1, 1)) == 20_700)
        #expect(zone.offset(at: at(2090, 1, 1)) == 20_700)
    }

    @Test(arguments: [
        // Without a DTSTART, with a Z behind it, without TZOFFSETFROM, in lower case, with blanks.
        "BEGIN:STANDARD\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;BYHOUR=3\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19701025T030000Z\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETTO:+0100\nEND:STANDARD",
        "begin:standard\ndtstart:19701025T030000\nrrule:freq=yearly;bymonth=10;byday=-1su\ntzoffsetfrom: +02:00\ntzoffsetto:+01:00 \nend:standard",
        "BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=SU;BYSETPOS=-1\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19701025T030000\nRDATE;VALUE=PERIOD:20251026T030000/PT1H,20261025T030000/P1D\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20251026\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
        "BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=56\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD",
    ])
    func `tells the end of the summer of 2025 from any form it is written in`(standard: String) throws {
        let zone = try read(
            standard
                + "\nBEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT"
        )
        #expect(zone.offset(at: at(2025, 10, 26, 0)) == 7200)
        #expect(zone.offset(at: at(2025, 10, 26, 1)) == 3600)
        #expect(zone.offset(at: at(2025, 3, 30, 1)) == 7200)
    }

    @Test func `a dozen odd observances cost no more than the budget`() throws {
        let odd = (1...12).map { month in
            """
            BEGIN:STANDARD
            DTSTART:00010101T000000
            RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30
            RRULE:FREQ=YEARLY;INTERVAL=1000000;BYYEARDAY=366
            RRULE:FREQ=SECONDLY
            RRULE:FREQ=YEARLY;COUNT=999999;BYDAY=MO,TU,WE,TH,FR,SA,SU
            RDATE:99991231T235959,nonsense,00000000T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+02\(month < 10 ? "0" : "")\(month)
            END:STANDARD
            """
        }
        let zone = try read(odd.joined(separator: "\n"))
        let span = try #require(Span(from: at(1, 1, 1), to: at(9999, 1, 1)))
        // The budget is in days that are looked at; each can be one change at most.
        #expect((1...100_000).contains(zone.transitions(in: span).count))
    }

    @Test(arguments: [
        "", "BEGIN:STANDARD\nDTSTART:19700101T000000\nEND:STANDARD",
        "BEGIN:STANDARD\nTZOFFSETTO:abc\nEND:STANDARD", "BEGIN:VALARM\nTZOFFSETTO:+0100\nEND:VALARM",
    ])
    func `a definition without a readable observance defines nothing`(lines: String) throws {
        #expect(try TimeZoneReading(timeZone(lines), identifier: "Own") == nil)
    }

    @Test(arguments: [
        ("+0100", 3600), ("-0330", -12_600), ("+013045", 5445), ("+01:00", 3600), ("0100", 3600), ("-1", -3600),
        ("+5328", 3208), ("-0000", 0), ("+2559", 93_540),
    ])
    func `rfc5545 §3.3.14 reads an offset`(text: String, seconds: Int) {
        #expect(UTCOffset.parse(text) == seconds)
    }

    @Test(arguments: ["", "+", "1+", "+0160", "+26", "+999999", "+1234567", "+01h"])
    func `refuses what is no offset`(text: String) {
        #expect(UTCOffset.parse(text) == nil)
    }
}

/// A VTIMEZONE with these lines in it.
func timeZone(_ lines: String, tzid: String = "Own") throws -> LetterComponent {
    let text = "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:\(tzid)\n\(lines)\nEND:VTIMEZONE\nEND:VCALENDAR\n"
    let document = try LetterDocument(reading: Array(text.utf8), limits: .object)
    return try #require(document.calendars.first?.components.first)
}
