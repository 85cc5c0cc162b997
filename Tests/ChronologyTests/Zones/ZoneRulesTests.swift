import Chronology
import Testing

/// Zones built from rules of our own, so that every kind of change is met without asking the system.
struct ZoneRulesTests {
    private let standard = Zone.Observance(offset: 3600, isDaylight: false, abbreviation: "S")
    private let daylight = Zone.Observance(offset: 7200, isDaylight: true, abbreviation: "D")

    private func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) -> Instant {
        Instant(utc: WallTime(year: year, month: month, day: day, hour: hour, minute: minute)!)
    }

    /// Europe's rule with nothing known before it.
    private var yearly: Zone {
        Zone(
            identifier: "Yearly", initial: standard,
            tail: [
                Zone.AnnualChange(
                    day: .nth(-1, .sunday, month: 3), secondOfDay: 7200, offsetBefore: 3600, observance: daylight),
                Zone.AnnualChange(
                    day: .nth(-1, .sunday, month: 10), secondOfDay: 10_800, offsetBefore: 7200, observance: standard),
            ])
    }

    @Test func `a rule without a history holds in every year`() {
        for year in [1, 1600, 1969, 2025, 2099, 2100, 2101, 9999] {
            #expect(yearly.offset(at: at(year, 7, 1)) == 7200)
            #expect(yearly.offset(at: at(year, 1, 1)) == 3600)
            #expect(yearly.offset(at: at(year, 12, 31, 23)) == 3600)
        }
    }

    @Test func `lists the changes of a span with what they change`() throws {
        let span = try #require(Span(from: at(2099, 1, 1), to: at(2101, 1, 1)))
        let transitions = yearly.transitions(in: span)
        #expect(
            transitions.map(\.instant) == [
                at(2099, 3, 29, 1), at(2099, 10, 25, 1), at(2100, 3, 28, 1), at(2100, 10, 31, 1),
            ])
        #expect(transitions.map(\.offsetBefore) == [3600, 7200, 3600, 7200])
        #expect(transitions.map(\.offsetAfter) == [7200, 3600, 7200, 3600])
        #expect(transitions.map(\.isDaylight) == [true, false, true, false])
        #expect(transitions.map(\.abbreviation) == ["D", "S", "D", "S"])
    }

    @Test func `a span begins with its first moment and ends before its last`() throws {
        let change = at(2025, 3, 30, 1)
        let upTo = try #require(Span(from: at(2025, 1, 1), to: change))
        let from = try #require(Span(from: change, to: change.advanced(bySeconds: 1)))
        #expect(yearly.transitions(in: upTo).isEmpty)
        #expect(yearly.transitions(in: from).map(\.instant) == [change])
    }

    @Test func `the known changes end where the rule begins`() {
        let zone = Zone(
            identifier: "Late", initial: standard, changes: [(at(2030, 6, 1), standard)],
            tail: [
                Zone.AnnualChange(
                    day: .nth(-1, .sunday, month: 3), secondOfDay: 7200, offsetBefore: 3600, observance: daylight),
                Zone.AnnualChange(
                    day: .nth(-1, .sunday, month: 10), secondOfDay: 10_800, offsetBefore: 7200, observance: standard),
            ])
        #expect(zone.offset(at: at(2030, 7, 1)) == 3600)
        #expect(zone.offset(at: at(2031, 2, 1)) == 3600)
        #expect(zone.offset(at: at(2031, 7, 1)) == 7200)
        #expect(zone.offset(at: at(2131, 7, 1)) == 7200)
    }

    /// RFC 9636 §3.3.1 writes daylight saving time that never ends as a standard time of no length.
    @Test func `rfc9636 §3.3.1 of two changes at one moment the later year's counts`() {
        let zone = Zone(
            identifier: "Always", initial: standard,
            tail: [
                Zone.AnnualChange(day: .daysAfterNewYear(0), secondOfDay: 0, offsetBefore: 3600, observance: daylight),
                Zone.AnnualChange(
                    day: .dayOfCommonYear(365), secondOfDay: 25 * 3600, offsetBefore: 7200, observance: standard),
            ])
        for year in [1999, 2025, 2150] {
            for month in 1...12 { #expect(zone.offset(at: at(year, month, 1)) == 7200) }
            #expect(zone.offset(at: at(year, 12, 31, 23)) == 7200)
            #expect(zone.offset(at: at(year, 12, 31, 22, 59)) == 7200)
        }
    }

    /// Every quarter of an hour around every kind of change, against the definition: of all moments at which the
    /// clock shows the time, the first; where there is none, the offset before the gap.
    @Test func `rfc5545 §3.3.5 wall times become moments as the definition says`() throws {
        let jumps = [-86_400, -3600, -1800, -900, 900, 1800, 3600, 86_400]
        for jump in jumps {
            let after = Zone.Observance(offset: 3600 + jump, isDaylight: false, abbreviation: "")
            let change = at(2025, 6, 15, 12)
            let zone = Zone(identifier: "Jump", initial: standard, changes: [(change, after)])
            for quarter in -200...200 {
                let wall = change.utc.advanced(bySeconds: Int64(quarter * 900))
                let before = Instant(secondsSinceEpoch: wall.secondsSinceEpoch - 3600)
                let late = Instant(secondsSinceEpoch: wall.secondsSinceEpoch - Int64(after.offset))
                let expected = before < change ? before : late >= change ? late : before
                #expect(zone.instant(of: wall) == expected, "jump \(jump), quarter \(quarter)")
            }
        }
    }

    @Test func `a time that clocks skip and show a moment later is that later moment`() {
        let far = Zone.Observance(offset: 65_535, isDaylight: false, abbreviation: "")
        let change = at(2025, 6, 15, 12)
        let zone = Zone(
            identifier: "Slip", initial: standard,
            changes: [(change, far), (change.advanced(bySeconds: 16), daylight)])
        let shown = change.advanced(bySeconds: 16)
        #expect(zone.instant(of: zone.wallTime(at: shown)) == shown)
    }

    @Test func `what a clock shows leads back to the moment unless the time is shown twice`() {
        for offset in stride(from: Int64(0), to: 370 * 86_400, by: 1799) {
            let instant = at(2024, 12, 28).advanced(bySeconds: offset)
            let back = yearly.instant(of: yearly.wallTime(at: instant))
            let isSecond =
                instant.seconds(to: at(2025, 10, 26, 2)) <= 3600 && instant.seconds(to: at(2025, 10, 26, 2)) > 0
            #expect(back == (isSecond ? instant.advanced(bySeconds: -3600) : instant))
        }
    }

    @Test func `the ends of the time line are answered and not waited for`() {
        for seconds in [Int64.min, .min + 1, -(1 << 55), 1 << 55, .max - 1, .max] {
            #expect([3600, 7200].contains(yearly.offset(at: Instant(secondsSinceEpoch: seconds))))
            _ = yearly.instant(of: WallTime(secondsSinceEpoch: seconds))
        }
    }

    @Test func `zones are equal when name and rules are`() {
        #expect(yearly == yearly)
        #expect(Zone.utc == ZoneCatalog().zone(named: "UTC"))
        #expect(Zone.utc != Zone(identifier: "UTC", fixedOffset: 60))
        #expect(Zone.utc != Zone(identifier: "Etc/UTC", fixedOffset: 0))
        #expect(Set([yearly, yearly, .utc]).count == 2)
    }

    @Test(arguments: [(0, "+00"), (19_800, "+0530"), (-12_600, "-0330"), (-36_000, "-10"), (-2670, "-004430")])
    func `a fixed offset is abbreviated by its number`(offset: Int, abbreviation: String) {
        let zone = Zone(identifier: "Fixed", fixedOffset: offset)
        #expect(zone.observance(at: at(2025, 1, 1)).abbreviation == abbreviation)
        #expect(zone.offset(at: at(1, 1, 1)) == offset)
    }
}
