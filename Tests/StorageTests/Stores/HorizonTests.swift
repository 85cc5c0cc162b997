import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Storage

struct HorizonTests {
    @Test(arguments: TestEngine.available)
    func `a rule without an end is found in the year 2100 and long before the index begins`(
        engine: TestEngine
    ) async throws {
        let weekly = series("w", from: at(-3000 * day), frequency: .weekly)
        try await engine.withStore(expander: KnownObjects([weekly.octets: weekly.object])) { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply(
                [ObjectChange(name: "w", action: .put(weekly))], to: calendar.id, by: .house, at: now)
            let year2100 = Instant(utc: WallTime(year: 2100, month: 3, day: 1)!)
            for start in [year2100, at(-2990 * day), at(-1000 * day), at(0), at(1090 * day), at(1098 * day)] {
                let window = Chronology.Span(from: start, to: start.advanced(bySeconds: 28 * day))!
                let found = try await store.occurrences(in: [calendar.id], during: window, floatingIn: .utc)
                #expect(found.count == 4)
                #expect(Set(found.map(\.occurrence.start)).count == 4)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the index moves on with time and what is found stays the same`(engine: TestEngine) async throws {
        let daily = series("d", from: at(-10 * day), frequency: .daily)
        try await engine.withStore(expander: KnownObjects([daily.octets: daily.object])) { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply(
                [ObjectChange(name: "d", action: .put(daily)), put("single")], to: calendar.id, by: .house, at: now)
            let later = at(2 * 366 * day)
            let window = span(2 * 366 * day, 2 * 366 * day + 10 * day)
            let before = try await store.occurrences(in: [calendar.id], during: window, floatingIn: .utc)
            #expect(try await store.extendIndex(at: now) == 0)
            #expect(try await store.extendIndex(at: later) == 1)
            #expect(try await store.extendIndex(at: later) == 0)
            #expect(try await store.occurrences(in: [calendar.id], during: window, floatingIn: .utc) == before)
            #expect(before.count == 10)
            #expect(try await store.calendar(calendar.id).revision == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an object whose letter is no longer understood keeps what was indexed`(engine: TestEngine) async throws {
        let weekly = series("w", from: now, frequency: .weekly)
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply(
                [ObjectChange(name: "w", action: .put(weekly))], to: calendar.id, by: .house, at: now)
            let window = span(1090 * day, 1110 * day)
            let found = try await store.occurrences(in: [calendar.id], during: window, floatingIn: .utc)
            #expect(found.count == 1)
            #expect(try await store.extendIndex(at: at(900 * day)) == 0)
        }
    }
}

private func series(
    _ uid: String, from start: Instant, frequency: RecurrenceRule.Frequency
) -> PreparedObject {
    var component = CalendarComponent(kind: .event)
    component.start = .utc(start)
    component.ending = .after(CalendarDuration(seconds: hour))
    component.rules = [RecurrenceRule(frequency: frequency)]
    let object = CalendarObject(uid: uid, kind: .event, components: [component])
    return try! PreparedObject(octets: Array("series \(uid)".utf8), object: object, now: now)
}
