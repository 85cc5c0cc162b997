import CalendarModel
import Chronology
import ICalendar
import Storage
import Synchronization
import Testing

struct ScanTests {
    @Test(arguments: TestEngine.available)
    func `objects come in the order of the calendars and of their creation`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let first = try await store.someCalendar("anna")
            let second = try await store.someCalendar("bert")
            _ = try await store.apply([put("z"), put("y"), put("x")], to: first.id, by: .house, at: now)
            _ = try await store.apply([put("b"), put("a")], to: second.id, by: .house, at: now)
            _ = try await store.apply([put("y", text: "again")], to: first.id, by: .house, at: now)
            let seen = Mutex<[String]>([])
            let calendars = try await store.scan([second.id, first.id]) { object in
                seen.withLock { $0.append(object.uid) }
            }
            #expect(seen.withLock { $0 } == ["b", "a", "z", "y", "x"])
            #expect(calendars.map(\.id) == [second.id, first.id])
            #expect(calendars.map(\.revision) == [2, 4])
        }
    }

    @Test(arguments: TestEngine.available)
    func `what the visitor throws ends the scan and comes out, and the database goes on`(
        engine: TestEngine
    ) async throws {
        struct Enough: Error, Equatable {}
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            _ = try await store.apply((0..<100).map { put("e\($0)") }, to: calendar.id, by: .house, at: now)
            for _ in 0..<20 {
                let seen = Mutex(0)
                await #expect(throws: Enough()) {
                    _ = try await store.scan([calendar.id]) { _ in
                        try seen.withLock { count in
                            count += 1
                            if count == 3 { throw Enough() }
                        }
                    }
                }
                #expect(seen.withLock { $0 } == 3)
                #expect(try await store.object(named: "e1.ics", in: calendar.id) != nil)
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `a scan sees one moment of the database, whatever is written meanwhile`(engine: TestEngine) async throws {
        try await engine.withPlace { place in
            let store = try await Store(try place.open(), expander: KnownObjects([:]))
            let calendar = try await store.someCalendar()
            _ = try await store.apply([put("a"), put("b")], to: calendar.id, by: .house, at: now)
            let seen = Mutex<[String]>([])
            let writer = AsyncStream.makeStream(of: Void.self)
            async let written: Void = {
                for await _ in writer.stream {
                    _ = try await store.apply([put("c"), put("b", text: "2")], to: calendar.id, by: .house, at: now)
                    return
                }
            }()
            let found = try await store.scan([calendar.id]) { object in
                seen.withLock { $0.append(String(decoding: object.octets, as: UTF8.self)) }
                // Let the writer go; the scan does not wait for it, so what it sees must not depend on it.
                writer.continuation.yield()
            }
            writer.continuation.finish()
            try await written
            #expect(seen.withLock { $0 } == ["letter of a ", "letter of b "])
            #expect(found.map(\.revision) == [2])
            #expect(try await store.calendar(calendar.id).revision == 4)
            await store.close()
        }
    }
}
