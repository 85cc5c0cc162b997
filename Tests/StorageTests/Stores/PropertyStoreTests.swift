import CalendarModel
import Testing

@testable import Storage

struct PropertyStoreTests {
    @Test(arguments: TestEngine.available)
    func `properties are kept by owner, and instructions are carried out in their order`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a")], to: calendar.id, by: .house, at: now)
            let object = try #require(try await store.object(named: "a.ics", in: calendar.id))
            let owners: [PropertyOwner] = [.home(calendar.owner), .calendar(calendar.id), .object(object.id)]
            for (index, owner) in owners.enumerated() {
                try await store.change(
                    [.set(property("b", "0")), .set(property("a", "\(index)")), .set(property("b", "\(index)"))],
                    of: owner, at: now)
            }
            var kept = try await store.deadProperties(of: owners + [.object(ObjectID(rawValue: 99))])
            for (index, owner) in owners.enumerated() {
                #expect(kept[owner] == [property("a", "\(index)"), property("b", "\(index)")])
            }
            #expect(kept.count == 3)
            let remove = DeadPropertyChange.remove(namespace: "urn:x", name: "a")
            try await store.change([remove, remove, .set(property("a", "")), remove], of: owners[0], at: now)
            kept = try await store.deadProperties(of: owners)
            #expect(kept[owners[0]] == [property("b", "0")])
            #expect(kept[owners[1]]?.count == 2)
        }
    }

    @Test(arguments: TestEngine.available)
    func `an object's properties change neither it nor its calendar, a calendar's change the calendar`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            _ = try await store.apply([put("a")], to: id, by: .house, at: now)
            let object = try #require(try await store.object(named: "a.ics", in: id))
            try await store.change([.set(property("a", "1"))], of: .object(object.id), at: now)
            #expect(try await store.object(named: "a.ics", in: id) == object)
            #expect(try await store.calendar(id).revision == 1)
            let properties = CalendarProperties(displayName: "Work")
            try await store.setProperties(
                properties, dead: [.set(property("a", "1"))], of: id, at: now)
            #expect(try await store.calendar(id).revision == 2)
            #expect(try await store.deadProperties(of: [.calendar(id)]) == [.calendar(id): [property("a", "1")]])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what is not there has no properties`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let cases: [(PropertyOwner, CalendarStoreError)] = [
                (.home(PrincipalID(rawValue: 9)), .noSuchPrincipal),
                (.calendar(CalendarID(rawValue: 9)), .noSuchCalendar),
                (.object(ObjectID(rawValue: 9)), .noSuchObject), (.file(FileID(rawValue: 9)), .noSuchFile),
                (.file(FileID(rawValue: -9)), .noSuchFile), (.file(FileID(rawValue: 0)), .noSuchFile),
            ]
            for (owner, error) in cases {
                await #expect(throws: error) {
                    try await store.change([.set(property("a", ""))], of: owner, at: now)
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `properties go with what they belong to`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.addCalendar(
                named: name("work"), of: try await store.someCalendar().owner,
                properties: CalendarProperties(displayName: ""), dead: [property("a", "1")], at: now)
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            var objects: [PropertyOwner] = []
            for file in ["a.ics", "b.ics"] {
                let id = try #require(try await store.object(named: file, in: calendar.id)).id
                objects.append(.object(id))
                try await store.change([.set(property("a", "1"))], of: .object(id), at: now)
            }
            let delete = ObjectChange(name: "a.ics", action: .delete)
            _ = try await store.apply([delete], to: calendar.id, by: .house, at: now)
            #expect(try await store.deadProperties(of: objects).keys.map(\.self) == [objects[1]])
            try await store.removeCalendar(calendar.id, at: now)
            #expect(try await store.deadProperties(of: objects + [.calendar(calendar.id)]) == [:])
            #expect(try await store.check() == [])
        }
    }
}

func property(_ name: String, _ text: String) -> DeadProperty {
    DeadProperty(namespace: "urn:x", name: name, octets: Array(text.utf8))
}
