import Chronology
import ICalendar
import Testing

@testable import Scheduling

/// The usual week, other hours on some days, absences and days off, and which of them decides.
struct AvailabilityLetterTests {
    private let now = Instant(utc: WallTime(year: 2025, month: 1, day: 1)!)
    /// Wednesday 8 January 2025.
    private let wednesday = CivilDate(year: 2025, month: 1, day: 8)!

    private func moment(_ day: Int, _ hour: Int) -> Instant {
        Instant(utc: WallTime(year: 2025, month: 1, day: day, hour: hour)!)
    }

    private func week() -> AvailabilityLetter {
        var letter = AvailabilityLetter()
        let block = WeeklyHours.Block(days: Set(Weekday.allCases), start: 9 * 60, end: 17 * 60)!
        letter.setWeek(WeeklyHours([block], in: .utc), uid: "hours", now: now)
        return letter
    }

    /// When one can be had on 8 January 2025.
    private func free(_ letter: AvailabilityLetter, holidays: [Span] = []) throws -> [Span] {
        let window = try #require(Span(from: moment(8, 0), to: moment(9, 0)))
        let objects = try letter.octets.map {
            try AvailabilityDocument(reading: $0, resolver: ZoneResolver(catalog: ZoneCatalog())).objects
        }
        let time = BusyTime(
            unavailabilityIn: objects ?? [], during: window, zones: ReadingZones(.utc), holidays: SpanSet(holidays))
        return time.free(during: window).spans
    }

    @Test func `a day of its own stands above the week, and holds for that day alone`() throws {
        var letter = week()
        letter.setDay(wednesday, [10 * 60..<12 * 60, 20 * 60..<22 * 60], in: .utc, now: now)
        #expect(
            try free(letter) == [
                Span(from: moment(8, 10), to: moment(8, 12)), Span(from: moment(8, 20), to: moment(8, 22)),
            ])
        letter.setDay(wednesday, [], in: .utc, now: now)
        #expect(try free(letter) == [])
        #expect(letter.statements.count == 2)
        letter.setDay(wednesday.advanced(byDays: 1), [], in: .utc, now: now)
        let isRemoved = letter.remove(uid: "day-20250108")
        #expect(isRemoved)
        #expect(try free(letter) == [Span(from: moment(8, 9), to: moment(8, 17))])
    }

    @Test func `an absence stands above everything`() throws {
        var letter = week()
        letter.setDay(wednesday, [8 * 60..<18 * 60], in: .utc, now: now)
        let away = try #require(Span(from: moment(8, 12), to: moment(8, 14)))
        letter.addAbsence(away, reason: "Dentist; private", uid: "away-1", now: now)
        #expect(
            try free(letter) == [
                Span(from: moment(8, 8), to: moment(8, 12)), Span(from: moment(8, 14), to: moment(8, 18)),
            ])
        #expect(letter.statements.last?.summary == "Dentist; private")
        let removals = [letter.remove(uid: "away-1"), letter.remove(uid: "away-1")]
        #expect(removals == [true, false])
    }

    @Test func `a day off stands above the week and below what is said of the day`() throws {
        let holiday = try #require(Span(from: moment(8, 0), to: moment(9, 0)))
        #expect(try free(week(), holidays: [holiday]) == [])
        #expect(try free(AvailabilityLetter(), holidays: [holiday]) == [])
        var letter = week()
        letter.setDay(wednesday, [9 * 60..<10 * 60], in: .utc, now: now)
        #expect(try free(letter, holidays: [holiday]) == [Span(from: moment(8, 9), to: moment(8, 10))])
    }

    @Test func `a new week leaves days and absences`() throws {
        var letter = week()
        let away = try #require(Span(from: moment(8, 12), to: moment(8, 14)))
        letter.addAbsence(away, reason: nil, uid: "away-1", now: now)
        letter.setDay(wednesday, [], in: .utc, now: now)
        letter.setWeek(WeeklyHours([], in: .utc), uid: "other", now: now)
        #expect(letter.statements.map(\.uid) == ["away-1", "day-20250108", "other"])
    }

    @Test func `what is written is read as the same, and nothing is nothing`() throws {
        let octets = try #require(week().octets)
        #expect(try AvailabilityLetter(reading: octets).octets == octets)
        var letter = try AvailabilityLetter(reading: octets)
        let isRemoved = letter.remove(uid: "hours")
        #expect(isRemoved)
        #expect(letter.octets == nil)
    }

    /// Both changes of the clock: a day has 23 hours, or 25.
    @Test(arguments: [(3, 30, 23), (10, 26, 25)])
    func `a day off lasts as long as the day`(month: Int, day: Int, hours: Int64) throws {
        let zone = try #require(ZoneCatalog().zone(named: "Europe/Berlin"))
        let date = try #require(CivilDate(year: 2025, month: month, day: day))
        var letter = AvailabilityLetter()
        letter.setDay(date, [], in: zone, now: now)
        let octets = try #require(letter.octets)
        let objects = try AvailabilityDocument(
            reading: octets, resolver: ZoneResolver(catalog: ZoneCatalog())
        ).objects
        let noon = zone.instant(of: WallTime(date, secondOfDay: 43_200))
        let window = try #require(
            Span(from: noon.advanced(bySeconds: -100_000), to: noon.advanced(bySeconds: 100_000)))
        let time = BusyTime(unavailabilityIn: objects, during: window, zones: ReadingZones(.utc))
        #expect(time.unavailable.spans.map(\.seconds) == [hours * 3600])
    }
}
