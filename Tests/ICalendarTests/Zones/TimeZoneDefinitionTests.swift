import Chronology
import Testing

@testable import ICalendar

struct TimeZoneDefinitionTests {
    private let catalog = ZoneCatalog()

    private func text(_ name: String, _ years: ClosedRange<Int>) throws -> [String] {
        let zone = try #require(catalog.zone(named: name))
        var octets: [UInt8] = []
        TimeZoneDefinition.component(for: zone, coveringYears: years).writeStrict(into: &octets)
        return String(decoding: octets, as: UTF8.self).split(separator: "\r\n").map(String.init)
    }

    @Test func `rfc5545 §3.6.5 writes one standard and one daylight time where the zone keeps to a rule`() throws {
        #expect(
            try text("Europe/Berlin", 2025...2030) == [
                "BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "X-LIC-LOCATION:Europe/Berlin",
                "BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZNAME:CEST", "END:DAYLIGHT",
                "BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZNAME:CET", "END:STANDARD",
                "END:VTIMEZONE",
            ])
    }

    @Test func `a zone without daylight saving time has one observance`() throws {
        #expect(
            try text("Asia/Tokyo", 2000...2040) == [
                "BEGIN:VTIMEZONE", "TZID:Asia/Tokyo", "X-LIC-LOCATION:Asia/Tokyo",
                "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0900", "TZOFFSETTO:+0900", "TZNAME:JST",
                "END:STANDARD", "END:VTIMEZONE",
            ])
    }

    @Test func `tells a rule that ended with UNTIL and the present one without`() throws {
        let rules = try text("America/New_York", 2000...2040).filter { $0.hasPrefix("RRULE") }
        #expect(
            rules == [
                "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z",
                "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            ])
        #expect(
            try text("America/New_York", 2008...2040).filter { $0.hasPrefix("DTSTART") }.sorted() == [
                "DTSTART:19700308T020000", "DTSTART:19701101T020000",
            ])
    }

    @Test func `calls the summer of Ireland and Morocco daylight time, whatever their law says`() throws {
        #expect(
            try text("Europe/Dublin", 2025...2026).filter { $0.hasPrefix("TZNAME") || $0.hasPrefix("BEGIN") } == [
                "BEGIN:VTIMEZONE", "BEGIN:DAYLIGHT", "TZNAME:IST", "BEGIN:STANDARD", "TZNAME:GMT",
            ])
        // Years that no later law can change.
        let casablanca = try text("Africa/Casablanca", 2023...2024)
        #expect(!casablanca.contains { $0.hasPrefix("RDATE") || $0.hasPrefix("RRULE") })
        #expect(casablanca.filter { $0 == "BEGIN:STANDARD" || $0 == "BEGIN:DAYLIGHT" }.count == 5)
    }

    @Test func `finds rules that no weekday of the month alone can tell`() throws {
        let santiago = try text("America/Santiago", 2023...2030).filter { $0.hasPrefix("RRULE") }
        #expect(
            santiago == [
                "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU",
                "RRULE:FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU",
            ])
    }

    /// Every zone of the system, written for some years, read again, and compared at each change.
    @Test(arguments: [2000...2040, 1970...2037, 2025...2026])
    func `reading it back gives the same offsets for every zone of the system`(years: ClosedRange<Int>) throws {
        let covered = try #require(
            Span(
                from: Instant(utc: .start(of: years.lowerBound)), to: Instant(utc: .start(of: years.upperBound + 1))))
        try #require(catalog.identifiers.count > 300)
        for identifier in catalog.identifiers {
            let zone = try #require(catalog.zone(named: identifier))
            let component = TimeZoneDefinition.component(for: zone, coveringYears: years)
            var octets: [UInt8] = Array("BEGIN:VCALENDAR\r\n".utf8)
            component.writeStrict(into: &octets)
            octets += Array("END:VCALENDAR\r\n".utf8)
            let read = try #require(LetterDocument(reading: octets, limits: .object).calendars.first?.components.first)
            let reading = try #require(TimeZoneReading(read, identifier: identifier))
            var moments = [covered.start, covered.end.advanced(bySeconds: -1)]
            for change in zone.transitions(in: covered) + reading.zone.transitions(in: covered) {
                moments += [-1, 0, 1].map { change.instant.advanced(bySeconds: $0) }
            }
            // Liberia kept 44 minutes and 30 seconds until 1972; seconds are not written.
            let different = moments.first { moment in
                zone.offset(at: moment.advanced(bySeconds: -60)) % 60 == 0
                    && zone.offset(at: moment) != reading.zone.offset(at: moment)
            }
            #expect(different == nil, "\(identifier)")
            #expect(octets.count < 9000, "\(identifier)")
            #expect(!String(decoding: octets, as: UTF8.self).contains("RDATE"))
        }
    }

    @Test(arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Jerusalem"])
    func `a rule that goes on is right long after the years covered`(identifier: String) throws {
        let zone = try #require(catalog.zone(named: identifier))
        let component = TimeZoneDefinition.component(for: zone, coveringYears: 2025...2026)
        let reading = try #require(TimeZoneReading(component, identifier: identifier))
        let later = try #require(Span(from: Instant(utc: .start(of: 2025)), to: Instant(utc: .start(of: 2125))))
        #expect(TimeZoneReading.agree(zone, reading.zone, in: later))
    }
}
