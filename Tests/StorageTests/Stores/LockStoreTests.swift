import CalendarModel
import Chronology
import Testing

@testable import Storage

struct LockStoreTests {
    @Test(arguments: TestEngine.available)
    func `locks around a path, on it and inside it touch it, those beside it do not`(
        engine: TestEngine
    ) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            for root in ["", "/dav", "/dav/a", "/dav/a/b", "/dav/a/b/c", "/dav/ab", "/dav/a.b", "/dav/b", "/dav/a0"] {
                #expect(try await store.addLock(lock(root, owner), at: now) { _ in [] } == [])
            }
            let touching = try await store.locks(touching: "/dav/a", at: now)
            #expect(Set(touching.map(\.root)) == ["", "/dav", "/dav/a", "/dav/a/b", "/dav/a/b/c"])
            #expect(touching.first { $0.root == "/dav/a" } == lock("/dav/a", owner))
            #expect(
                try await store.locks(touching: "/dav/a/b/x", at: now).map(\.root).sorted()
                    == ["", "/dav", "/dav/a", "/dav/a/b"])
            try await store.removeLocks(inside: "/dav/a")
            #expect(
                try await Set(store.locks(touching: "", at: now).map(\.root))
                    == ["", "/dav", "/dav/ab", "/dav/a.b", "/dav/b", "/dav/a0"])
        }
    }

    @Test(arguments: TestEngine.available)
    func `a lock that is in conflict is not added, and its conflicts are named`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            let first = lock("/a", owner)
            #expect(try await store.addLock(first, at: now) { $0 } == [])
            #expect(try await store.addLock(lock("/a/b", owner), at: now) { $0 } == [first])
            #expect(try await store.locks(touching: "/a", at: now) == [first])
            await #expect(throws: CalendarStoreError.noSuchPrincipal) {
                _ = try await store.addLock(lock("/c", PrincipalID(rawValue: 99)), at: now) { _ in [] }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func `of locks that are asked for at once one is given`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            let given = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        var wanted = lock("/a", owner)
                        wanted.token = "urn:uuid:\(number)"
                        return try await store.addLock(wanted, at: now) { $0 }.isEmpty
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(given == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func `a lock is gone when its time has come, unless it was given more`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let owner = try await store.someCalendar().owner
            var kept = lock("/a", owner)
            _ = try await store.addLock(kept, at: now) { _ in [] }
            #expect(try await store.locks(touching: "/a", at: at(59)) == [kept])
            #expect(try await store.locks(touching: "/a", at: at(60)) == [])
            kept.seconds = 100
            kept.expires = at(150)
            #expect(try await store.refreshLock(token: kept.token, seconds: 100, at: at(50)) == kept)
            #expect(try await store.locks(touching: "/a", at: at(149)) == [kept])
            #expect(try await store.refreshLock(token: kept.token, seconds: 100, at: at(150)) == nil)
            #expect(try await store.refreshLock(token: "urn:uuid:none", seconds: 100, at: now) == nil)
            #expect(try await store.removeLock(token: kept.token, at: at(150)) == false)
            #expect(try await store.addLock(kept, at: now) { $0 } == [])
            #expect(try await store.removeLock(token: kept.token, at: now))
            #expect(try await store.removeLock(token: kept.token, at: now) == false)
        }
    }
}

private func lock(_ root: String, _ principal: PrincipalID) -> ResourceLock {
    ResourceLock(
        token: "urn:uuid:\(root)", root: root, isDeep: true, isExclusive: false, owner: [0, 255],
        principal: principal, seconds: 60, expires: at(60))
}
