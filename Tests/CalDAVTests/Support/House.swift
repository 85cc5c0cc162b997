import CalendarModel
import Chronology
import Failures
import Foundation
import HTTPTypes
import ICalendar
import Markup
import SQLiteStorage
import Scheduling
import Storage
import Synchronization
import Testing
import WebDAV

@testable import CalDAV

/// Made-up people with calendars on a store of their own, asked as clients ask.
///
/// Anna and Bert are in the team; Carl is in none. Dora looks after the house.
struct House: Sendable {
    let store: Store
    var service: DAVService
    let anna: Principal
    let bert: Principal
    let carl: Principal
    let dora: Principal
    let team: Principal

    static let base = "https://calendar.example.org"

    /// Runs `body` in a house that is gone afterwards.
    static func open(
        settings: DAVSettings = DAVSettings(), _ body: (House) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("turnus-dav-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let store = try await Store(
            try SQLiteDatabase(path: folder.path + "/turnus.db"), expander: LetterExpander(resolver: Example.resolver))
        do {
            try await body(try await House(store, settings))
        } catch {
            await store.close()
            throw error
        }
        await store.close()
    }

    private init(_ store: Store, _ settings: DAVSettings) async throws {
        self.store = store
        service = DAVService(
            store: store, settings: settings, resolver: Example.resolver,
            freeBusy: FreeBusyService(store: store, resolver: Example.resolver))
        anna = try await Self.add("anna", "Anna Adler", to: store)
        bert = try await Self.add("bert", "Bert Bauer", to: store)
        carl = try await Self.add("carl", "Carl Conrad", to: store)
        dora = try await Self.add("dora", "Dora Dietz", isAdministrator: true, to: store)
        team = try await Self.add("design", "Design", .team, to: store)
        try await store.setMembers([anna.id, bert.id], of: team.id)
    }

    private static func add(
        _ name: String, _ displayName: String, _ kind: Principal.Kind = .user, isAdministrator: Bool = false,
        to store: Store
    ) async throws -> Principal {
        let draft = PrincipalDraft(
            kind: kind, name: ResourceName(name)!, displayName: displayName, addresses: ["\(name)@example.org"],
            isAdministrator: isAdministrator)
        return try await store.addPrincipal(draft, at: Example.now)
    }

    /// What a client is answered, whether by an answer or by a failure. Without a name, Anna asks.
    @discardableResult
    func ask(
        _ method: String, _ target: String, by somebody: Principal? = nil, _ fields: [String: String] = [:],
        _ body: String = "", seconds: Int64 = 0
    ) async throws -> Reply {
        try await ask(method, target, by: somebody, fields, octets: Array(body.utf8), seconds: seconds)
    }

    @discardableResult
    func ask(
        _ method: String, _ target: String, by somebody: Principal? = nil, _ fields: [String: String] = [:],
        octets: [UInt8], seconds: Int64 = 0
    ) async throws -> Reply {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var all = HTTPFields()
        for (name, value) in fields { all[HTTPField.Name(name)!] = value }
        do {
            let request = DAVRequest(
                method: HTTPRequest.Method(method)!, path: try ResourcePath(decoding: parts[0]),
                query: parts.count > 1 ? parts[1] : nil, fields: all, body: octets, principal: somebody ?? anna,
                bases: [Self.base], now: Example.now.advanced(bySeconds: seconds))
            return try await Reply(try await service.answer(request))
        } catch {
            return Reply(try #require(Failure(known: error), "\(error)"))
        }
    }

    /// The answer to a multistatus method, read.
    func read(
        _ method: String, _ target: String, by somebody: Principal? = nil, _ fields: [String: String] = [:],
        _ body: String = ""
    ) async throws -> Multistatus {
        try await ask(method, target, by: somebody, fields, body).multistatus()
    }

    /// Stores an object; its tag.
    @discardableResult
    func put(_ target: String, _ octets: [UInt8], by somebody: Principal? = nil) async throws -> String {
        let reply = try await ask("PUT", target, by: somebody, ["Content-Type": "text/calendar"], octets: octets)
        #expect(reply.status == 201 || reply.status == 204, "\(target): \(reply)")
        return reply.fields[.eTag] ?? ""
    }

    /// Grants on a calendar or a home, as its owner does it.
    func grant(_ target: String, _ who: String, _ privileges: String..., by owner: Principal? = nil) async throws {
        let granted = privileges.map { "<D:privilege><\($0)/></D:privilege>" }.joined()
        let reply = try await ask(
            "ACL", target, by: owner, [:],
            XML.element(
                "D:acl", "<D:ace><D:principal>\(who)</D:principal><D:grant>\(granted)</D:grant></D:ace>"))
        #expect(reply.status == 200, "\(reply)")
    }
}

extension House {
    static let calendar = "/dav/calendars/anna/calendar/"
    static let home = "/dav/calendars/anna/"
    /// What her home holds beside calendars.
    static let boxes = [home + "inbox/", home + "outbox/"]

    /// An event that lasts an hour, with a UID of its own.
    static func event(_ uid: String, _ lines: String..., start: String = "20250106T100000Z") -> [UInt8] {
        let head = ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20250101T000000Z", "DTSTART:\(start)", "DURATION:PT1H"]
        return Example.calendar((head + lines + ["END:VEVENT"]).joined(separator: "\n"))
    }
}

extension House {
    /// Locks what is there for writing; the token.
    func lock(
        _ target: String, by somebody: Principal? = nil, _ fields: [String: String] = [:]
    ) async throws -> String {
        let body = XML.element(
            "D:lockinfo", "<D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype>")
        let reply = try await ask("LOCK", target, by: somebody, fields, body)
        #expect(reply.status == 200 || reply.status == 201, "\(reply)")
        let token = try #require(reply.fields[HTTPField.Name("Lock-Token")!])
        return String(token.dropFirst().dropLast())
    }

    static func href(of principal: Principal) -> String {
        "<D:href>/dav/principals/\(principal.kind.collection)/\(principal.name)/</D:href>"
    }
}

extension House {
    /// The sync token that PROPFIND tells of a calendar or a home.
    func token(_ target: String) async throws -> String {
        let answer = try await read("PROPFIND", target, ["Depth": "0"], XML.propfind("D:sync-token"))
        return try #require(answer.responses.first?.text(.dav("sync-token")))
    }
}
