import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Storage
import Testing
import WebDAV

@testable import CalDAV

/// The sync-collection report.
struct SyncTests {
    private func path(_ name: String) -> String { House.calendar + name + ".ics" }

    @Test(arguments: [House.calendar, House.home])
    func `rfc6578 §4 a token from PROPFIND works, of an empty collection too`(place: String) async throws {
        try await House.open { (house: House) async throws in
            let token = try await house.token(place)
            let same = try await house.read("REPORT", place, [:], XML.sync(token))
            #expect(same.responses.isEmpty)
            #expect(same.syncToken == token)
        }
    }

    @Test(arguments: ["0", "1", nil])
    func `rfc6578 §3.2 the level says how deep, whatever Depth says`(depth: String?) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let fields = depth.map { ["Depth": $0] } ?? [:]
            let first = try await house.read("REPORT", House.calendar, fields, XML.sync())
            #expect(first.hrefs == [path("1")])
        }
    }

    @Test func `rfc6578 §3.5 what changed, and what is gone`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            try await house.put(path("2"), House.event("2"))
            let token = try await house.token(House.calendar)
            try await house.put(path("1"), House.event("1", "SUMMARY:B"))
            try await house.ask("DELETE", path("2"))
            try await house.put(path("3"), House.event("3"))
            try await house.put(path("4"), House.event("4"))
            try await house.ask("DELETE", path("4"))
            let changes = try await house.read("REPORT", House.calendar, [:], XML.sync(token))
            #expect(changes.hrefs.sorted() == ["1", "2", "3", "4"].map(path))
            for gone in ["2", "4"] {
                #expect(changes[path(gone)]?.status == 404)
                #expect(changes[path(gone)]?.count == 0)
            }
            for there in ["1", "3"] { #expect(changes[path(there)]?.statuses == [.dav("getetag"): 200]) }
            let next = try await house.read("REPORT", House.calendar, [:], XML.sync(try #require(changes.syncToken)))
            #expect(next.responses.isEmpty)
        }
    }

    @Test func `rfc6578 §3.2 a token from before the journal begins is refused by name`() async throws {
        try await House.open { (house: House) async throws in
            for name in ["1", "2", "3"] { try await house.put(path(name), House.event(name)) }
            let old = try await house.token(House.calendar)
            try await house.ask("DELETE", path("1"))
            let token = try await house.token(House.calendar)
            _ = try await house.store.forgetChanges(before: Example.now.advanced(bySeconds: 1))
            let refusal = try await house.ask("REPORT", House.calendar, [:], XML.sync(old))
            #expect(refusal.status == 403)
            #expect(refusal.condition == .validSyncToken)
            // The present one goes on, and who begins afresh is told everything.
            #expect(try await house.token(House.calendar) == token)
            try await house.put(path("4"), House.event("4"))
            let changes = try await house.read("REPORT", House.calendar, [:], XML.sync(token))
            #expect(changes.hrefs == [path("4")])
            let first = try await house.read("REPORT", House.calendar, [:], XML.sync())
            #expect(first.hrefs.sorted() == ["2", "3", "4"].map(path))
        }
    }

    @Test func `rfc6578 §3.7 where the journal does not reach back, a limit is kept or refused by name`() async throws {
        try await House.open { (house: House) async throws in
            for name in ["1", "2"] { try await house.put(path(name), House.event(name)) }
            _ = try await house.store.forgetChanges(before: Example.now.advanced(bySeconds: 1))
            let refusal = try await house.ask("REPORT", House.calendar, [:], XML.sync(limit: 1))
            #expect(refusal.status == 507)
            #expect(refusal.condition == .numberOfMatchesWithinLimits)
            let whole = try await house.read("REPORT", House.calendar, [:], XML.sync(limit: 2))
            #expect(whole.hrefs.sorted() == ["1", "2"].map(path))
        }
    }

    @Test func `rfc6578 §3.4 the first time tells of nothing that is gone`() async throws {
        try await House.open { (house: House) async throws in
            for name in ["1", "2", "3"] { try await house.put(path(name), House.event(name)) }
            try await house.ask("DELETE", path("2"))
            for limit in [nil, 1, 2, 10] {
                let first = try await house.read("REPORT", House.calendar, [:], XML.sync(limit: limit))
                #expect(first.responses.allSatisfy { $0.status != 404 })
                let (hrefs, statuses) = try await everything(house, House.calendar, limit)
                #expect(hrefs.filter { statuses[$0] == nil }.sorted() == [path("1"), path("3")], "limit \(limit ?? 0)")
            }
        }
    }

    @Test(arguments: [House.calendar, House.home])
    func `rfc6578 §3.2 a token that is none of ours is refused by name`(place: String) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let own = try await house.token(place)
            let other = try await house.token(place == House.home ? House.calendar : House.home)
            #expect(try await house.ask("MKCALENDAR", House.home + "other/").status == 201)
            let neighbour = try await house.token(House.home + "other/")
            let key = own.split(separator: ":").dropLast().joined(separator: ":")
            for token in ["bogus", "0", "http://example.org/sync/1", other, neighbour, key + ":9999", key + ":-1", key]
            {
                let reply = try await house.ask("REPORT", place, [:], XML.sync(token))
                #expect(reply.status == 403, "\(token)")
                #expect(reply.condition == .validSyncToken, "\(token)")
            }
        }
    }

    @Test func `rfc6578 §3.2 the token of a calendar that was there before is refused`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let token = try await house.token(House.calendar)
            try await house.ask("DELETE", House.calendar)
            try await house.ask("MKCALENDAR", House.calendar)
            for name in ["1", "2"] { try await house.put(path(name), House.event(name)) }
            let reply = try await house.ask("REPORT", House.calendar, [:], XML.sync(token))
            #expect(reply.condition == .validSyncToken)
        }
    }

    @Test func `rfc6578 §3.6 pages say that there is more and lose nothing`() async throws {
        try await House.open { (house: House) async throws in
            let token = try await house.token(House.calendar)
            for number in 0..<7 { try await house.put(path("\(number)"), House.event("\(number)")) }
            try await house.ask("DELETE", path("3"))
            let page = try await house.read("REPORT", House.calendar, [:], XML.sync(token, limit: 3))
            #expect(page.responses.count == 4)
            #expect(page[House.calendar]?.status == 507)
            #expect(page[House.calendar]?.condition == .dav("number-of-matches-within-limits"))
            for limit in 1...8 {
                let (hrefs, statuses) = try await everything(house, House.calendar, limit, from: token)
                #expect(hrefs.sorted() == (0..<7).map { path("\($0)") })
                #expect(statuses == [path("3"): 404])
            }
        }
    }

    @Test func `rfc6578 §3.6 what is written between two pages is told, too`() async throws {
        try await House.open { (house: House) async throws in
            for number in 0..<4 { try await house.put(path("\(number)"), House.event("\(number)")) }
            let first = try await house.read("REPORT", House.calendar, [:], XML.sync(limit: 2))
            try await house.put(path("0"), House.event("0", "SUMMARY:B"))
            try await house.put(path("new"), House.event("new"))
            let token = try #require(first.syncToken)
            let (hrefs, _) = try await everything(house, House.calendar, 2, from: token)
            #expect(Set(hrefs) == Set(["2", "3", "0", "new"].map(path)))
        }
    }

    @Test func `rfc6578 §3.2 a home tells which calendars changed`() async throws {
        try await House.open { (house: House) async throws in
            let token = try await house.token(House.home)
            #expect(try await house.ask("MKCALENDAR", House.home + "new/").status == 201)
            #expect(try await house.ask("MKCALENDAR", House.home + "short/").status == 201)
            #expect(try await house.ask("DELETE", House.home + "short/").status == 204)
            let made = try await house.read("REPORT", House.home, [:], XML.sync(token, "<S:getctag/>"))
            #expect(made.hrefs.sorted() == [House.home + "new/", House.home + "short/"])
            #expect(made[House.home + "short/"]?.status == 404)
            let before = try #require(made.syncToken)
            try await house.put(path("1"), House.event("1"))
            let changed = try await house.read("REPORT", House.home, [:], XML.sync(before, "<S:getctag/>"))
            #expect(changed.hrefs == [House.calendar])
            let after = try #require(changed.syncToken)
            let set = XML.set("<D:displayname>Other</D:displayname>")
            try await house.ask("PROPPATCH", House.home + "new/", [:], set)
            #expect(try await house.read("REPORT", House.home, [:], XML.sync(after)).hrefs == [House.home + "new/"])
        }
    }

    @Test func `rfc6578 §3.6 a home has pages, the first time too`() async throws {
        try await House.open { (house: House) async throws in
            for name in ["a", "b", "c"] { try await house.ask("MKCALENDAR", House.home + name + "/") }
            try await house.ask("DELETE", House.home + "b/")
            for limit in [nil, 1, 2, 9] {
                let first = try await house.read("REPORT", House.home, [:], XML.sync(limit: limit))
                #expect(first.responses.allSatisfy { $0.status != 404 })
                let (hrefs, statuses) = try await everything(house, House.home, limit)
                let there = hrefs.filter { statuses[$0] == nil }
                #expect(there.sorted() == ["a/", "c/", "calendar/"].map { House.home + $0 })
            }
        }
    }

    @Test func `rfc6578 §3.3 infinity is what a calendar has anyway, and not given of a home`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let all = try await house.read("REPORT", House.calendar, [:], XML.sync(level: "infinite"))
            #expect(all.hrefs == [path("1")])
            let home = try await house.ask("REPORT", House.home, [:], XML.sync(level: "infinite"))
            #expect(home.status == 403)
            #expect(home.condition == .syncTraversalSupported)
            #expect(try await house.ask("REPORT", House.calendar, [:], XML.sync(level: "2")).status == 400)
        }
    }

    @Test func `rfc6578 §4.1 the report is announced where it is answered`() async throws {
        try await House.open { (house: House) async throws in
            for (path, isThere) in [
                (House.calendar, true), (House.home, true), ("/dav/calendars/", false), ("/dav/", false),
            ] {
                let answer = try await house.read(
                    "PROPFIND", path, ["Depth": "0"], XML.propfind("D:supported-report-set"))
                let set = try #require(answer.responses[0].found[.dav("supported-report-set")])
                let names = set.children.compactMap { $0.first(.dav("report"))?.children.first?.name }
                #expect(names.contains(.dav("sync-collection")) == isThere, "\(path)")
                let reply = try await house.ask("REPORT", path, [:], XML.sync())
                #expect(reply.status == (isThere ? 207 : 403), "\(path)")
                if !isThere { #expect(reply.condition == .supportedReport) }
            }
        }
    }

    /// All pages from a token on: the addresses, and the statuses of those that have one.
    private func everything(
        _ house: House, _ place: String, _ limit: Int?, from start: String = ""
    ) async throws -> (hrefs: [String], statuses: [String: Int]) {
        var token = start
        var hrefs: [String] = []
        var statuses: [String: Int] = [:]
        for _ in 0..<50 {
            let page = try await house.read("REPORT", place, [:], XML.sync(token, limit: limit))
            token = try #require(page.syncToken)
            for response in page.responses where response.status != 507 {
                hrefs.append(response.href)
                statuses[response.href] = response.status
            }
            if page[place]?.status != 507 { return (hrefs, statuses) }
        }
        Issue.record("no end of pages")
        return (hrefs, statuses)
    }
}
