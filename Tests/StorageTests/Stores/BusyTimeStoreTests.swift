import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Storage

struct BusyTimeStoreTests {
    /// Calendars made by chance, of three people, against the definition: every component of every object, expanded
    /// by itself.
    @Test(arguments: TestEngine.available)
    func `rfc4791 §7.10 what takes time is found by one look, whatever the calendars`(engine: TestEngine) async throws {
        var random = SeededNumbers(seed: 41)
        let objects = (0..<120).map { RandomObject.make($0, using: &random) }
        let letters = Dictionary(uniqueKeysWithValues: objects.map { (Array($0.uid.utf8), $0) })
        try await engine.withStore(expander: KnownObjects(letters)) { store in
            var calendars: [CalendarID] = []
            for user in ["anna", "bert", "carl"] { calendars.append(try await store.someCalendar(user).id) }
            for (index, object) in objects.enumerated() {
                let prepared = try PreparedObject(octets: Array(object.uid.utf8), object: object, now: now)
                _ = try await store.apply(
                    [ObjectChange(name: object.uid, action: .put(prepared))], to: calendars[index % 3], by: .house,
                    at: now)
            }
            var stored: [ObjectID: CalendarObject] = [:]
            for (index, object) in objects.enumerated() {
                let found = try #require(try await store.object(named: object.uid, in: calendars[index % 3]))
                stored[found.id] = object
            }
            // Also beyond what the index holds, on either side.
            for start in [0, 3, -400, 2000, 9000].map({ $0 * day }) {
                let window = span(start, start + 28 * day)
                let taken = try await store.takenTime(in: calendars, during: window)
                for zone in [Zone.utc, zone("Pacific/Kiritimati")] {
                    for (index, calendar) in calendars.enumerated() {
                        let found = taken.occurrences.filter { $0.calendar == calendar }.compactMap {
                            clipped($0.start, $0.end, $0.busy, window, zone)
                        }
                        let own = objects.enumerated().filter { $0.offset % 3 == index }.map(\.element)
                        let expected = try own.flatMap { try naive($0, window, zone) }
                        #expect(Set(found) == Set(expected))
                        #expect(found.count == expected.count)
                    }
                }
                // Every sheet that comes along is one of those written; none is missing where one said no.
                #expect(Set(taken.answers.values).isSubset(of: objects.compactMap { AnswerSheet(of: $0) }))
                for occurrence in taken.occurrences {
                    let object = try #require(stored[occurrence.object])
                    guard object.components[occurrence.component].attendees.count == 2 else { continue }
                    #expect(taken.answers[occurrence.object] == AnswerSheet(of: object))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `the answers go with the object, and away with it`(engine: TestEngine) async throws {
        let object = invitation("u", "DECLINED")
        try await engine.withStore(expander: KnownObjects([[1]: object])) { store in
            let here = try await store.someCalendar("anna")
            let there = try await store.someCalendar("bert")
            func answers(_ calendar: CalendarID) async throws -> [AnswerSheet] {
                let taken = try await store.takenTime(in: [calendar], during: span(0, day))
                #expect(taken.occurrences.isEmpty == taken.answers.isEmpty)
                return Array(taken.answers.values)
            }
            let sheet = try #require(AnswerSheet(of: object))
            let put = ObjectChange(
                name: "u", action: .put(try PreparedObject(octets: [1], object: object, now: now)))
            _ = try await store.apply([put], to: here.id, by: .house, at: now)
            #expect(try await answers(here.id) == [sheet])
            _ = try await store.transfer(
                ObjectTransfer(.copy, from: here.id, named: "u", to: there.id, as: "v", replacing: false), by: .house,
                at: now)
            #expect(try await answers(there.id) == [sheet])
            let accepted = invitation("u", "ACCEPTED")
            let change = ObjectChange(
                name: "u", action: .put(try PreparedObject(octets: [2], object: accepted, now: now)))
            _ = try await store.apply([change], to: here.id, by: .house, at: now)
            #expect(try await store.takenTime(in: [here.id], during: span(0, day)).answers.isEmpty)
            _ = try await store.apply([ObjectChange(name: "v", action: .delete)], to: there.id, by: .house, at: now)
            #expect(try await answers(there.id).isEmpty)
            #expect(try await store.check() == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what an older version has indexed is indexed again, once`(engine: TestEngine) async throws {
        let object = invitation("u", "DECLINED")
        try await engine.withStore(expander: KnownObjects([[1]: object])) { store in
            let calendar = try await store.someCalendar()
            let put = ObjectChange(
                name: "u", action: .put(try PreparedObject(octets: [1], object: object, now: now)))
            _ = try await store.apply([put], to: calendar.id, by: .house, at: now)
            try await store.database.write { connection throws(CalendarStoreError) in
                try connection.execute("DELETE FROM answer_sheet")
                try connection.execute("UPDATE occurrence SET detail = 0")
                try connection.execute("INSERT INTO stale_index (object) SELECT id FROM calendar_object")
                try connection.execute("INSERT INTO stale_index (object) VALUES (99999)")
            }
            #expect(try await store.extendIndex(at: now) == 1)
            #expect(try await store.takenTime(in: [calendar.id], during: span(0, day)).answers.count == 1)
            #expect(try await store.extendIndex(at: now) == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func `rfc7953 §3.1 an availability in a calendar comes as its letter`(engine: TestEngine) async throws {
        var component = CalendarComponent(kind: .availability)
        component.availability = Availability()
        let object = CalendarObject(uid: "a", kind: .availability, components: [component])
        try await engine.withStore(expander: KnownObjects([[7]: object])) { store in
            let calendar = try await store.someCalendar()
            let put = ObjectChange(
                name: "a", action: .put(try PreparedObject(octets: [7], object: object, now: now)))
            _ = try await store.apply([put], to: calendar.id, by: .house, at: now)
            let taken = try await store.takenTime(in: [calendar.id], during: span(0, day))
            #expect(taken.availabilities == [calendar.id: [[7]]])
            #expect(taken.occurrences.isEmpty)
        }
    }

    @Test func `a hundred people are asked about by ranges of the index, without a scan of a table`() async throws {
        try await TestEngine.sqlite.withPlace { place in
            let database = try place.open()
            _ = try await Store(database, expander: KnownObjects([:]))
            let list = try #require(SQL.lists(of: (1...100).map { CalendarID(rawValue: $0) }).first)
            for query in [
                takenQuery(in: list, during: span(0, 28 * day)), openLetterQuery(in: list, during: span(0, 28 * day)),
            ] {
                let plan = try await database.read { connection throws(CalendarStoreError) in
                    try connection.rows("EXPLAIN QUERY PLAN \(query)") { $0.text(3) }
                }
                #expect(plan.contains { $0.hasPrefix("SEARCH") })
                // The ranges themselves, ten rows, are all that is gone through.
                let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT") }
                #expect(scans.allSatisfy { $0 == "SCAN s" }, "\(plan)")
            }
            await database.close()
        }
    }
}

private func invitation(_ uid: String, _ answer: String) -> CalendarObject {
    var component = CalendarComponent(kind: .event)
    component.start = .utc(at(hour))
    component.ending = .at(.utc(at(2 * hour)))
    component.attendees = [.init(address: "mailto:anna@example.org", participation: answer)]
    return CalendarObject(uid: uid, kind: .event, components: [component])
}

/// A span of one kind, as it is left of a window.
private struct Piece: Hashable {
    let span: Chronology.Span
    let kind: BusyKind
}

private func clipped(
    _ start: Moment, _ end: Moment, _ kind: BusyKind, _ window: Chronology.Span, _ zone: Zone
) -> Piece? {
    guard kind != .free,
        let span = Chronology.Span(
            from: start.instant(floatingIn: zone), to: end.instant(floatingIn: zone))?.intersection(window)
    else { return nil }
    return Piece(span: span, kind: kind)
}

/// By going through everything from the beginning: no index, no range.
private func naive(_ object: CalendarObject, _ window: Chronology.Span, _ zone: Zone) throws -> [Piece] {
    if object.kind == .freeBusy {
        return object.components.flatMap(\.freeBusyPeriods).compactMap {
            clipped(.absolute($0.span.start), .absolute($0.span.end), $0.kind, window, zone)
        }
    }
    var pieces: [Piece] = []
    var expansion = object.expansion()
    while let occurrence = try expansion.next() {
        guard occurrence.start.seconds < window.end.secondsSinceEpoch + 2 * day else { break }
        let component = object.components[occurrence.component]
        let kind: BusyKind =
            component.isTransparent || component.status == .cancelled
            ? .free : component.status == .tentative ? .tentative : .busy
        if let piece = clipped(occurrence.start, occurrence.end, kind, window, zone) { pieces.append(piece) }
    }
    return pieces
}

/// Objects made by chance: single, recurring with and without end, moved and cancelled instances, dates of their own,
/// days, floating times, published busy times.
private enum RandomObject {
    static func make(_ number: Int, using random: inout SeededNumbers) -> CalendarObject {
        let uid = "o\(number)"
        let start = at(Int64.random(in: -60...60, using: &random) * 7 * hour)
        if number % 10 == 9 {
            var component = CalendarComponent(kind: .freeBusy)
            component.start = .utc(start)
            component.ending = .at(.utc(start.advanced(bySeconds: 20 * day)))
            component.freeBusyPeriods = (0..<Int.random(in: 1...4, using: &random)).map { index in
                FreeBusyPeriod(
                    span: Chronology.Span(
                        from: start.advanced(bySeconds: Int64(index) * day),
                        to: start.advanced(bySeconds: Int64(index) * day + hour))!,
                    kind: BusyKind.allCases.randomElement(using: &random)!)
            }
            return CalendarObject(uid: uid, kind: .freeBusy, components: [component])
        }
        var master = CalendarComponent(kind: .event)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: master.start = .date(start.utc.date)
        case 1: master.start = .floating(start.utc)
        case 2: master.start = .zoned(start.utc, zone("Europe/Berlin"))
        default: master.start = .utc(start)
        }
        let isDay = master.start!.isDate
        master.ending = .after(
            CalendarDuration(days: isDay ? Int.random(in: 1...3, using: &random) : 0, seconds: isDay ? 0 : 5400))
        describe(&master, using: &random)
        var components = [master]
        if Bool.random(using: &random) {
            let isEndless = Int.random(in: 0..<3, using: &random) == 0
            var rule = RecurrenceRule(frequency: .daily)
            rule.interval = 3
            rule.end = isEndless ? .never : .count(12)
            master.rules = [rule]
            components = [master]
            var moved = master
            moved.rules = []
            let second = advanced(master.start!, by: 3 * day)
            moved.recurrenceID = .init(time: second)
            moved.start = advanced(second, by: isDay ? day : 5 * hour)
            describe(&moved, using: &random)
            components.append(moved)
        }
        return CalendarObject(uid: uid, kind: .event, components: components)
    }

    private static func describe(_ component: inout CalendarComponent, using random: inout SeededNumbers) {
        component.isTransparent = Int.random(in: 0..<5, using: &random) == 0
        component.status = [nil, .confirmed, .tentative, .cancelled].randomElement(using: &random)!
        component.attendees = ["ACCEPTED", "DECLINED"].prefix(Int.random(in: 0...2, using: &random)).enumerated().map {
            .init(address: "mailto:\($0.offset)@example.org", participation: $0.element)
        }
    }

    private static func advanced(_ time: CalendarTime, by seconds: Int64) -> CalendarTime {
        switch time {
        case .date(let date): .date(date.advanced(byDays: Int(seconds / day)))
        case .floating(let wallTime): .floating(wallTime.advanced(bySeconds: seconds))
        case .zoned(let wallTime, let zone): .zoned(wallTime.advanced(bySeconds: seconds), zone)
        case .utc(let instant): .utc(instant.advanced(bySeconds: seconds))
        }
    }
}
