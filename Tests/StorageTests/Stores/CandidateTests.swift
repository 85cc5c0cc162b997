import CalendarModel
import Chronology
import ICalendar
import Testing

@testable import Storage

struct CandidateTests {
    private static func window(
        _ start: Int64?, _ end: Int64?, _ zone: Zone = .utc, kinds: Set<ComponentKind>? = nil
    ) -> CandidateQuery {
        CandidateQuery(kinds: kinds, window: .init(start: start.map(at), end: end.map(at), zone: zone))
    }

    @Test(arguments: TestEngine.available)
    func `without a window kind and UID decide, and all is certain`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply([put("a"), put("b"), toDo("t")], to: id, by: .house, at: now)
            func names(_ query: CandidateQuery) async throws -> [String] {
                let found = try await store.candidates(in: id, for: query)
                #expect(!found.map(\.isCertain).contains(false))
                return found.map(\.member.uid)
            }
            #expect(try await names(CandidateQuery()) == ["a", "b", "t"])
            #expect(try await names(CandidateQuery(kinds: [.toDo, .journal])) == ["t"])
            #expect(try await names(CandidateQuery(kinds: [])) == [])
            #expect(try await names(CandidateQuery(uid: "b")) == ["b"])
            #expect(try await names(CandidateQuery(kinds: [.toDo], uid: "b")) == [])
        }
    }

    @Test(
        arguments: TestEngine.available,
        [
            (0, 10, ["a"]), (10, 20, ["b"]), (9, 11, ["a", "b"]), (-5, 0, []), (20, nil, []), (19, nil, ["b"]),
            (nil, 1, ["a"]), (nil, 0, []), (nil, nil, ["a", "b"]),
        ] as [(Int64?, Int64?, [String])])
    func `events are found where they overlap, open ends included`(
        engine: TestEngine, expected: (start: Int64?, end: Int64?, uids: [String])
    ) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            let events = [event("a", from: 0, to: 10), event("b", from: 10, to: 20)]
            _ = try await store.apply(
                events.map { ObjectChange(name: $0.object.uid, action: .put($0)) }, to: id, by: .house, at: now)
            let query = Self.window(expected.start, expected.end)
            let found = try await store.candidates(in: id, for: query)
            #expect(found.map(\.member.uid) == expected.uids)
            #expect(!found.map(\.isCertain).contains(false))
            #expect(try await store.candidates(in: id, for: Self.window(0, 20, kinds: [.journal])) == [])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what the index does not reach is a candidate that only its letter decides`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            var endless = event("endless", from: 0, to: hour)
            endless.index.completeUntil = at(100 * day)
            var late = event("late", from: 0, to: hour)
            late.index.completeFrom = at(-100 * day)
            _ = try await store.apply(
                [endless, late].map { ObjectChange(name: $0.object.uid, action: .put($0)) }, to: id, by: .house,
                at: now)
            func found(_ start: Int64?, _ end: Int64?) async throws -> [String: Bool] {
                let found = try await store.candidates(in: id, for: Self.window(start, end))
                return Dictionary(uniqueKeysWithValues: found.map { ($0.member.uid, $0.isCertain) })
            }
            #expect(try await found(0, day) == ["endless": true, "late": true])
            #expect(try await found(200 * day, 201 * day) == ["endless": false])
            #expect(try await found(-200 * day, -199 * day) == ["late": false])
            #expect(try await found(day, nil) == ["endless": false])
            #expect(try await found(nil, nil) == ["endless": true, "late": true])
            let byUID = CandidateQuery(window: Self.window(50 * day, 51 * day).window, uid: "late")
            #expect(try await store.candidates(in: id, for: byUID).map(\.isCertain) == [false])
        }
    }

    /// Every shape of component that has rules of its own (RFC 4791 §9.9), against the rules themselves.
    @Test(arguments: TestEngine.available)
    func `rfc4791 §9.9 no overlap is missed and none is certain that is not one`(engine: TestEngine) async throws {
        let objects = try Shapes.all.map { try PreparedObject(octets: Array($0.uid.utf8), object: $0, now: now) }
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply(
                objects.map { ObjectChange(name: $0.object.uid, action: .put($0)) }, to: id, by: .house, at: now)
            for zone in [Zone.utc, zone("Pacific/Kiritimati"), zone("Pacific/Midway")] {
                for start in Shapes.edges {
                    for end in Shapes.edges where start < end {
                        let found = try await store.candidates(in: id, for: Self.window(start, end, zone))
                        let certain = Dictionary(uniqueKeysWithValues: found.map { ($0.member.uid, $0.isCertain) })
                        for object in objects {
                            let overlaps = try !object.object.occurrences(
                                during: span(start, end), floatingIn: zone
                            ).isEmpty
                            let isCertain = certain[object.object.uid]
                            #expect(!overlaps || isCertain != nil, "\(object.object.uid) in \(start)..<\(end)")
                            #expect(isCertain != true || overlaps, "\(object.object.uid) in \(start)..<\(end)")
                        }
                    }
                }
            }
        }
    }

    @Test func `a week is found by ranges of the index, and its members by their numbers`() async throws {
        let calendar = CalendarID(rawValue: 1)
        let week = span(0, 7 * day)
        let plan = try await queryPlan(occurrenceQuery(in: calendar, during: week, kinds: [.event]))
        let ranges = plan.filter { $0.contains("SEARCH x USING PRIMARY KEY (calendar=? AND lane=? AND starts>?") }
        #expect(ranges.count == Lane.all.count, "\(plan)")
        #expect(plan.filter { $0.contains("SEARCH o USING INTEGER PRIMARY KEY") }.count == Lane.all.count, "\(plan)")
        let open = try await queryPlan(openMemberQuery(in: calendar, during: week, kinds: nil))
        #expect(open.contains { $0.contains("calendar_object_open_end") }, "\(open)")
        #expect(!(plan + open).contains { $0.contains("SCAN") }, "\(plan) \(open)")
    }
}

private func toDo(_ uid: String) -> ObjectChange {
    let object = CalendarObject(uid: uid, kind: .toDo, components: [CalendarComponent(kind: .toDo)])
    return ObjectChange(
        name: uid, action: .put(PreparedObject(octets: Array(uid.utf8), object: object, index: .init(entries: []))))
}

private enum Shapes {
    /// Around 0 and an hour, where all shapes begin and end, and around the days of whoever reads elsewhere.
    static let edges: [Int64] =
        [-1, 0, 1, hour - 1, hour, hour + 1]
        + [-14, -13, 10, 11, 12].flatMap { [$0 * hour - 1, $0 * hour, $0 * hour + 1] }

    static let all: [CalendarObject] = {
        let start = CalendarTime.utc(at(0))
        let end = CalendarTime.utc(at(hour))
        let floating = CalendarTime.floating(WallTime(secondsSinceEpoch: now.secondsSinceEpoch))
        let lasting = CalendarComponent.Ending.after(CalendarDuration(days: 0, seconds: hour))
        return [
            shape("event", .event, start, .at(end)), shape("moment", .event, start, .unstated),
            shape("floating", .event, floating, lasting), shape("journal", .journal, start, .unstated),
            shape("start+duration", .toDo, start, lasting), shape("start+due", .toDo, start, .at(end)),
            shape("start+due at once", .toDo, start, .at(start)), shape("due", .toDo, nil, .at(end)),
            shape("start", .toDo, start, .unstated), shape("floating start", .toDo, floating, .unstated),
            shape("nothing", .toDo, nil, .unstated),
            shape("created", .toDo, nil, .unstated) { $0.created = at(0) },
            shape("completed", .toDo, nil, .unstated) { $0.completed = at(hour) },
            shape("created, completed", .toDo, nil, .unstated) {
                $0.created = at(0)
                $0.completed = at(hour)
            },
            shape("busy", .freeBusy, start, .at(end)), shape("no busy", .freeBusy, nil, .unstated),
            shape("published", .freeBusy, nil, .unstated) {
                $0.freeBusyPeriods = [FreeBusyPeriod(span: span(0, 1)), FreeBusyPeriod(span: span(hour, hour + 1))]
            },
            shape("available", .availability, start, .at(end)), shape("ever", .availability, nil, .unstated),
        ]
    }()

    private static func shape(
        _ uid: String, _ kind: ComponentKind, _ start: CalendarTime?, _ ending: CalendarComponent.Ending,
        _ change: (inout CalendarComponent) -> Void = { _ in }
    ) -> CalendarObject {
        var component = CalendarComponent(kind: kind)
        component.start = start
        component.ending = ending
        change(&component)
        return CalendarObject(uid: uid, kind: kind, components: [component])
    }
}
