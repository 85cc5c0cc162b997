import CalendarModel
import Chronology
import Testing

@testable import Storage

struct RevisionStoreTests {
    @Test(arguments: TestEngine.available)
    func `what was there before a change or a deletion is kept with who ended it`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let calendar = try await store.someCalendar()
            let author = Author(principal: calendar.owner, agent: "Some client/1.0")
            let id = calendar.id
            _ = try await store.apply([put("a"), put("b")], to: id, by: .house, at: now)
            _ = try await store.apply([put("a", text: "2"), put("b")], to: id, by: author, at: at(10))
            _ = try await store.apply([ObjectChange(name: "a.ics", action: .delete)], to: id, by: .house, at: at(20))
            let kept = try await store.revisions(in: id, uid: "a", limit: 9)
            #expect(kept.map(\.ending) == [.deleted, .changed])
            #expect(kept.map(\.author) == [.house, author])
            #expect(kept.map(\.modified) == [at(10), now])
            #expect(kept.map(\.ended) == [at(20), at(10)])
            #expect(kept.map(\.octetCount) == [13, 12])
            let letters = [Array("letter of a 2".utf8), Array("letter of a ".utf8)]
            for (revision, letter) in zip(kept, letters) {
                #expect(try await store.octets(of: revision.id) == letter)
                #expect(revision.entityTag == EntityTag(of: letter) && revision.name == "a.ics")
            }
            #expect(try await store.revisions(in: id, uid: "b", limit: 9) == [])
            #expect(try await store.revisions(in: id, uid: nil, limit: 1) == [kept[0]])
            #expect(try await store.octets(of: ObjectRevisionID(rawValue: 99)) == nil)
        }
    }

    @Test(arguments: TestEngine.available)
    func `what ended before a moment is forgotten, in steps`(engine: TestEngine) async throws {
        try await engine.withStore { store in
            let id = try await store.someCalendar().id
            let names = (0..<2100).map { "e\($0)" }
            _ = try await store.apply(names.map { put($0) }, to: id, by: .house, at: now)
            _ = try await store.apply(names.map { put($0, text: "2") }, to: id, by: .house, at: at(10))
            _ = try await store.apply([put("e0", text: "3")], to: id, by: .house, at: at(20))
            #expect(try await store.forgetRevisions(before: at(10)) == 0)
            #expect(try await store.forgetRevisions(before: at(20)) == 2100)
            let kept = try await store.revisions(in: id, uid: nil, limit: 9)
            #expect(kept.map(\.ended) == [at(20)])
            try await store.removeCalendar(id, at: now)
            for revision in kept { #expect(try await store.octets(of: revision.id) == nil) }
            #expect(try await store.sweep() == 0)
        }
    }
}
