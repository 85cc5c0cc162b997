import CalDAV
import CalendarModel
import Chronology
import Failures
import Foundation
import HTTPTypes
import ICalendar
import SQLiteStorage
import Scheduling
import Storage
import WebDAV

/// A store on a file of its own with users in it, and the WebDAV service over it, without a socket.
struct DAVHouse {
    let store: Store
    let service: DAVService
    var now = testMoment

    static func with(users: [String], _ body: (DAVHouse) async throws -> Void) async throws {
        let folder = NSTemporaryDirectory() + "turnus-dav-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let resolver = ZoneResolver(catalog: ZoneCatalog())
        let store = try await Store(
            SQLiteDatabase(path: folder + "/turnus.db"), expander: LetterExpander(resolver: resolver))
        let service = DAVService(
            store: store, resolver: resolver, freeBusy: FreeBusyService(store: store, resolver: resolver))
        let house = DAVHouse(store: store, service: service)
        let outcome: Result<Void, any Error>
        do {
            for user in users {
                _ = try await store.addPrincipal(
                    PrincipalDraft(name: ResourceName(user)!, displayName: user.capitalized), at: testMoment)
            }
            outcome = .success(try await body(house))
        } catch {
            outcome = .failure(error)
        }
        await store.close()
        try FileManager.default.removeItem(atPath: folder)
        try outcome.get()
    }

    struct Answer: Sendable {
        var status: Int
        var body: String
        var fields: HTTPFields = [:]

        /// What stands between the first `<tag>` and its end, whatever its prefix.
        func text(of tag: String) -> String? {
            guard let start = body.range(of: ":\(tag)>"),
                let end = body.range(of: "</", range: start.upperBound..<body.endIndex)
            else { return nil }
            return String(body[start.upperBound..<end.lowerBound])
        }

        /// The addresses of all responses.
        var hrefs: [String] {
            body.components(separatedBy: "<D:response><D:href>").dropFirst().compactMap {
                $0.components(separatedBy: "</D:href>").first
            }
        }
    }

    /// What `user` is told; failures as their status and condition.
    func ask(
        _ user: String, _ method: String, _ path: String, _ body: String = "", fields: HTTPFields = [:]
    ) async throws -> Answer {
        let principal = try await principal(user)
        let parts = path.split(separator: "?", maxSplits: 1)
        let request = DAVRequest(
            method: HTTPRequest.Method(method)!, path: try ResourcePath(decoding: String(parts[0])),
            query: parts.count > 1 ? String(parts[1]) : nil, fields: fields, body: Array(body.utf8),
            principal: principal, bases: ["http://dav.example.org"], now: now)
        do {
            let answer = try await service.answer(request)
            return Answer(
                status: answer.status.code, body: try await text(of: answer.body), fields: answer.fields)
        } catch let failure as Failure {
            return Answer(status: failure.status.code, body: failure.condition.map { "\($0)" } ?? "")
        } catch let error as CalendarStoreError {
            return Answer(status: Failure(error).status.code, body: "\(error)")
        }
    }

    func principal(_ name: String) async throws -> Principal {
        guard let principal = try await store.principal(named: ResourceName(name)!) else {
            throw CalendarStoreError.noSuchPrincipal
        }
        return principal
    }

    func calendar(_ owner: String, _ name: String = "calendar") async throws -> CalendarCollection {
        let principal = try await principal(owner)
        guard let calendar = try await store.calendar(named: ResourceName(name)!, of: principal.id) else {
            throw CalendarStoreError.noSuchCalendar
        }
        return calendar
    }

    private func text(of body: DAVAnswer.Body) async throws -> String {
        switch body {
        case .none: return ""
        case .octets(let octets): return String(decoding: octets, as: UTF8.self)
        case .file: return "a file"
        case .stream(let write):
            let gathered = Gathered()
            try await write(OctetSink { await gathered.add($0) })
            return String(decoding: await gathered.octets, as: UTF8.self)
        }
    }

    private actor Gathered {
        var octets: [UInt8] = []
        func add(_ more: [UInt8]) { octets += more }
    }

    /// An event on the first of June.
    static func event(_ uid: String, summary: String = "Planning") -> String {
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Made up//EN", "BEGIN:VEVENT", "UID:\(uid)",
            "DTSTAMP:20260101T000000Z", "DTSTART:20260601T100000Z", "DTEND:20260601T110000Z", "SUMMARY:\(summary)",
            "END:VEVENT", "END:VCALENDAR", "",
        ].joined(separator: "\r\n")
    }
}
