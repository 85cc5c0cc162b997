import CalendarModel
import Chronology
import Foundation
import ICalendar
import SQLiteStorage
import Testing

@testable import Storage

struct OccurrenceStoreTests {
    /// Every window over a small world of made-up spans against the definition, fixed and floating, in three zones.
    @Test(arguments: TestEngine.available)
    func `rfc4791 §9.9 the index finds what overlaps and nothing else`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            var random = SeededNumbers(seed: 7)
            var entries: [String: IndexedOccurrence] = [:]
            let lengths: [Int64] = [0, 600, hour, day, 2 * day, 9 * day, 70 * day, 600 * day]
            let changes = (0..<300).map { number in
                let start = Int64.random(in: -100...100, using: &random) * 6 * hour
                let length = lengths.randomElement(using: &random)!
                let entry =
                    Bool.random(using: &random)
                    ? fixed(start, length) : floating(now.secondsSinceEpoch + start, length)
                entries["e\(number)"] = entry
                return ObjectChange(name: "e\(number)", action: .put(prepared("e\(number)", [entry])))
            }
            let calendar = try await store.someCalendar()
            _ = try await store.apply(changes, to: calendar.id, by: .house, at: now)
            let names = try await objectNames(store, calendar.id)
            for zone in [Zone.utc, zone("Pacific/Kiritimati"), zone("America/New_York")] {
                for _ in 0..<40 {
                    let start = Int64.random(in: -120...120, using: &random) * 6 * hour
                    let window = span(start, start + Int64.random(in: 1...200, using: &random) * hour)
                    let found = try await store.occurrences(in: [calendar.id], during: window, floatingIn: zone)
                    let expected = entries.filter { _, entry in
                        let start = entry.start.instant(floatingIn: zone)
                        let end = entry.end.instant(floatingIn: zone)
                        return start < window.end && (end > window.start || start == end && start == window.start)
                    }
                    #expect(Set(found.map { names[$0.object]! }) == Set(expected.keys))
                    let starts = found.map { $0.occurrence.start.instant(floatingIn: zone) }
                    #expect(starts == starts.sorted())
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `an occurrence comes back as it was indexed`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let entries = BusyKind.allCases.enumerated().map { number, busy in
                IndexedOccurrence(
                    recurrenceID: .floating(WallTime(secondsSinceEpoch: 17)), start: .absolute(at(Int64(number))),
                    end: .absolute(at(Int64(number) + hour)), isAllDay: number == 1, busy: busy, component: number)
            }
            _ = try await store.apply(
                [ObjectChange(name: "a", action: .put(prepared("a", entries)))], to: calendar.id, by: .house, at: now)
            let found = try await store.occurrences(in: [calendar.id], during: span(-1, day), floatingIn: .utc)
            #expect(found.map(\.occurrence) == entries)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an object of many occurrences is indexed whole and removed whole`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let entries = (0..<77).map { fixed(Int64($0) * day, hour) }
            let change = ObjectChange(name: "a", action: .put(prepared("a", entries)))
            _ = try await store.apply([change], to: calendar.id, by: .house, at: now)
            let window = span(-day, 100 * day)
            let found = try await store.occurrences(in: [calendar.id], during: window, floatingIn: .utc)
            #expect(found.map(\.occurrence) == entries)
            _ = try await store.apply([ObjectChange(name: "a", action: .delete)], to: calendar.id, by: .house, at: now)
            #expect(try await store.occurrences(in: [calendar.id], during: window, floatingIn: .utc) == [])
        }
    }

    /// An all-day event belongs to the reader's day: in the far east it is over when the far west begins it.
    @Test(arguments: TestEngine.available)
    func `a day is read in the reader's zone`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let entry = floating(now.secondsSinceEpoch, day)
            _ = try await store.apply(
                [ObjectChange(name: "a", action: .put(prepared("a", [entry])))], to: calendar.id, by: .house, at: now)
            let cases: [(Zone, Int64)] = [(zone("Pacific/Kiritimati"), -14), (.utc, 0), (zone("Pacific/Midway"), 11)]
            for (zone, hours) in cases {
                func isFound(_ start: Int64, _ end: Int64) async throws -> Bool {
                    try await !store.occurrences(
                        in: [calendar.id], during: span(start, end), floatingIn: zone
                    ).isEmpty
                }
                #expect(try await !isFound(hours * hour - 1, hours * hour))
                #expect(try await isFound(hours * hour, hours * hour + 1))
                #expect(try await isFound(hours * hour + day - 1, hours * hour + day))
                #expect(try await !isFound(hours * hour + day, hours * hour + day + 1))
            }
        }
    }

    @Test func `a week is found by ranges of the index, without a scan of anything`() async throws {
        try await TestEngine.sqlite.withPlace { place in
            let database = try place.open()
            _ = try await Store(database, expander: KnownObjects([:]))
            let calendar = CalendarID(rawValue: 1)
            for query in [
                indexQuery(in: calendar, during: span(0, 7 * day)), openQuery(in: calendar, during: span(0, 7 * day)),
            ] {
                let plan = try await database.read { connection throws(CalendarStoreError) in
                    try connection.rows("EXPLAIN QUERY PLAN \(query)") { $0.text(3) }
                }
                #expect(plan.contains { $0.contains("SEARCH") })
                #expect(!plan.contains { $0.contains("SCAN") }, "\(plan)")
            }
            await database.close()
        }
    }
}

/// The same numbers on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

func zone(_ identifier: String) -> Zone {
    ZoneCatalog().zone(named: identifier)!
}

private func fixed(_ start: Int64, _ length: Int64) -> IndexedOccurrence {
    IndexedOccurrence(
        recurrenceID: .absolute(at(start)), start: .absolute(at(start)), end: .absolute(at(start + length)),
        isAllDay: false, busy: .busy, component: 0)
}

/// `start` is seconds since the epoch on the wall.
private func floating(_ start: Int64, _ length: Int64) -> IndexedOccurrence {
    let start = WallTime(secondsSinceEpoch: start)
    return IndexedOccurrence(
        recurrenceID: .floating(start), start: .floating(start), end: .floating(start.advanced(bySeconds: length)),
        isAllDay: true, busy: .busy, component: 0)
}

private func objectNames(_ store: Store, _ calendar: CalendarID) async throws -> [ObjectID: String] {
    try await store.database.read { connection throws(CalendarStoreError) in
        Dictionary(
            uniqueKeysWithValues: try connection.rows(
                "SELECT id, name FROM calendar_object WHERE calendar = \(calendar)"
            ) { (ObjectID(rawValue: $0.integer(0)), $0.text(1)) })
    }
}
