import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Testing
import WebDAV

@testable import CalDAV

struct PutTests {
    private let path = House.calendar + "1.ics"

    @Test func `rfc4791 §5.3.4 the tag is told where the octets are those that were sent`() async throws {
        try await House.open { (house: House) async throws in
            let made = try await house.ask("PUT", path, [:], octets: House.event("1"))
            #expect(made.status == 201)
            let tag = try #require(made.fields[.eTag])
            #expect(tag.hasPrefix("\"") && !tag.hasPrefix("W/"))
            let read = try await house.ask("GET", path)
            #expect(read.octets == House.event("1"))
            #expect(read.fields[.eTag] == tag)
            let changed = try await house.ask("PUT", path, [:], octets: House.event("1", "SUMMARY:Later"))
            #expect(changed.status == 204)
            #expect(changed.fields[.eTag] != nil && changed.fields[.eTag] != tag)
        }
    }

    @Test func `rfc4791 §5.3.4 the tag is withheld where a stamp was repaired`() async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask(
                "PUT", path, [:], octets: House.event("1", "CREATED: 51222T205954Z"))
            #expect(reply.status == 201)
            #expect(reply.fields[.eTag] == nil)
            #expect(try await house.ask("GET", path).text.contains("CREATED:00051222T205954Z"))
        }
    }

    @Test(arguments: [
        (type: "text/xml", octets: House.event("1"), condition: Condition.supportedCalendarData),
        (type: "text/calendar", octets: Array("no calendar".utf8), condition: .validCalendarData),
        (
            type: "text/calendar; charset=iso-8859-1", octets: House.event("1", "SUMMARY:") + [0xE4],
            condition: .validCalendarData
        ),
        (
            type: "text/calendar",
            octets: Example.calendar(Example.event("DTSTART:20250106T100000Z"), Example.component("VFREEBUSY")),
            condition: .validCalendarObjectResource
        ),
        (
            type: "text/calendar",
            octets: Example.calendar("METHOD:REQUEST", Example.event("DTSTART:20250106T100000Z")),
            condition: .validCalendarObjectResource
        ),
        (type: "text/calendar", octets: House.event("1", "SUMMARY:a\u{1}b"), condition: .validCalendarData),
    ])
    func `rfc4791 §5.3.2.1 what is no object is refused by the name of its rule`(
        type: String, octets: [UInt8], condition: Condition
    ) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("PUT", path, ["Content-Type": type], octets: octets)
            #expect(reply.status == 403)
            #expect(reply.condition == condition)
            #expect(try await house.ask("GET", path).status == 404)
        }
    }

    @Test func `rfc4791 §5.3.2.1 another's UID is refused and its holder named`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "a%20b.ics", House.event("1"))
            let second = try await house.ask("PUT", path, [:], octets: House.event("1", "SUMMARY:Other"))
            #expect(second.status == 409)
            #expect(second.condition == .noUIDConflict(with: House.calendar + "a%20b.ics"))
            let other = try await house.ask("PUT", House.calendar + "a%20b.ics", [:], octets: House.event("2"))
            #expect(other.status == 409)
            #expect(other.condition == .noUIDConflict(with: House.calendar + "a%20b.ics"))
        }
    }

    @Test func `rfc4791 §4.1 the UID is unique in a calendar only`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            #expect(try await house.ask("MKCALENDAR", House.home + "other/").status == 201)
            try await house.put(House.home + "other/1.ics", House.event("1"))
        }
    }

    @Test func `rfc4791 §5.3.2.1 data comes before limits, limits before the UID`() async throws {
        try await House.open(settings: DAVSettings(maximumAttendees: 1)) { (house: House) async throws in
            try await house.put(House.calendar + "holder.ics", House.event("1"))
            let crowd = ["ATTENDEE:mailto:a@example.org", "ATTENDEE:mailto:b@example.org"].joined(separator: "\n")
            let all = try await house.ask("PUT", path, [:], octets: House.event("1", crowd, "SUMMARY:\u{1}"))
            #expect(all.condition == .validCalendarData)
            let crowded = try await house.ask("PUT", path, [:], octets: House.event("1", crowd))
            #expect(crowded.condition == .maxAttendeesPerInstance)
        }
    }

    @Test func `rfc4791 §5.3.2 a deleted UID is free at once`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            #expect(try await house.ask("DELETE", path).status == 204)
            try await house.put(House.calendar + "2.ics", House.event("1"))
        }
    }

    @Test func `rfc9110 §13.1 what was not seen last is not overwritten`() async throws {
        try await House.open { (house: House) async throws in
            let missing = try await house.ask("PUT", path, ["If-Match": "*"], octets: House.event("1"))
            #expect(missing.status == 412)
            let first = try await house.put(path, House.event("1"))
            let again = try await house.ask("PUT", path, ["If-None-Match": "*"], octets: House.event("1", "SUMMARY:B"))
            #expect(again.status == 412)
            let blind = try await house.ask("PUT", path, ["If-Match": "\"x\""], octets: House.event("1", "SUMMARY:B"))
            #expect(blind.status == 412)
            let weak = try await house.ask(
                "PUT", path, ["If-Match": "W/" + first], octets: House.event("1", "SUMMARY:B"))
            #expect(weak.status == 412)
            #expect(try await house.ask("GET", path).octets == House.event("1"))
            let seen = try await house.ask(
                "PUT", path, ["If-Match": "\"x\", \(first)"], octets: House.event("1", "SUMMARY:B"))
            #expect(seen.status == 204)
        }
    }

    @Test func `rfc9110 §13.1 of many that saw the same one wins`() async throws {
        try await House.open { (house: House) async throws in
            let tag = try await house.put(path, House.event("1"))
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await house.ask(
                            "PUT", path, ["If-Match": tag], octets: House.event("1", "SUMMARY:\(number)")
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.filter { $0 == 204 }.count == 1)
            #expect(statuses.filter { $0 == 412 }.count == 7)
        }
    }

    @Test func `rfc8144 §3.2 a refused condition comes with what is there`() async throws {
        try await House.open { (house: House) async throws in
            let tag = try await house.put(path, House.event("1"))
            let fields = ["If-Match": "\"x\"", "Prefer": "return=representation"]
            let reply = try await house.ask("PUT", path, fields, octets: House.event("1", "SUMMARY:B"))
            #expect(reply.status == 412)
            #expect(reply.octets == House.event("1"))
            #expect(reply.fields[.eTag] == tag)
            #expect(reply.fields[.contentLocation] == path)
        }
    }

    @Test func `rfc3744 §3.1 a refused condition shows nothing to one who may not read`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path, House.event("1"))
            try await house.grant(
                House.calendar, "<D:href>/dav/principals/users/bert/</D:href>", "D:write")
            let fields = ["If-Match": "\"x\"", "Prefer": "return=representation"]
            let reply = try await house.ask("PUT", path, by: house.bert, fields, octets: House.event("1", "SUMMARY:B"))
            #expect(reply.status == 412)
            #expect(reply.octets.isEmpty)
            #expect(reply.fields[.eTag] == nil)
        }
    }

    @Test func `rfc7240 §4.2 the stored object comes back to who prefers it`() async throws {
        try await House.open { (house: House) async throws in
            let made = try await house.ask(
                "PUT", path, ["Prefer": "return=representation"], octets: House.event("1"))
            #expect(made.status == 201)
            #expect(made.octets == House.event("1"))
            #expect(made.fields[.preferenceApplied] == "return=representation")
            let changed = try await house.ask(
                "PUT", path, ["Prefer": "return=representation"], octets: House.event("1", "SUMMARY:B"))
            #expect(changed.status == 200)
            #expect(changed.octets == House.event("1", "SUMMARY:B"))
            let unknown = try await house.ask(
                "PUT", path, ["Prefer": "return=colourful"], octets: House.event("1", "SUMMARY:C"))
            #expect(unknown.status == 204)
            #expect(unknown.octets.isEmpty)
            #expect(unknown.fields[.preferenceApplied] == nil)
        }
    }

    @Test func `rfc4791 §5.3.2 a calendar is not overwritten as a whole`() async throws {
        try await House.open { (house: House) async throws in
            for place in [House.calendar, House.home, "/dav/calendars/anna/calendar", "/dav/"] {
                let reply = try await house.ask("PUT", place, [:], octets: House.event("1"))
                #expect(reply.status == 405, "\(place)")
                #expect(reply.failure?.allowedMethods.contains(.put) == false, "\(place)")
            }
        }
    }

    @Test func `rfc4918 §9.7.1 nothing is stored where no calendar is`() async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("PUT", House.home + "missing/1.ics", [:], octets: House.event("1"))
            #expect(reply.status == 409)
        }
    }

    @Test func `rfc4791 §5.2.3 a kind that the calendar does not take is refused by name`() async throws {
        try await House.open { (house: House) async throws in
            let made = try await house.ask(
                "MKCALENDAR", House.home + "tasks/", [:],
                XML.mkcalendar(
                    "<C:supported-calendar-component-set><C:comp name='VTODO'/></C:supported-calendar-component-set>"))
            #expect(made.status == 201)
            let event = try await house.ask("PUT", House.home + "tasks/1.ics", [:], octets: House.event("1"))
            #expect(event.status == 403)
            #expect(event.condition == .supportedCalendarComponent)
            try await house.put(House.home + "tasks/1.ics", Example.calendar(Example.toDo("SUMMARY:Shop")))
        }
    }

    @Test(arguments: ["a b.ics", "%2541.ics", "ümlaut.ics", "日本.ics", "a@b.ics", "x;y=z,(w).ics", "🎉.ics"])
    func `rfc4918 §8.3 names go round`(name: String) async throws {
        try await House.open { (house: House) async throws in
            let segment = encoded(name)
            try await house.put(House.calendar + segment, House.event("1"))
            let listing = try await house.read("PROPFIND", House.calendar, ["Depth": "1"], XML.propfind("D:getetag"))
            let href = try #require(listing.hrefs.first { $0 != House.calendar })
            #expect(try await house.ask("GET", href).octets == House.event("1"))
            let answer = try await house.read("REPORT", House.calendar, [:], XML.multiget([href]))
            #expect(answer.responses.map(\.href) == [href])
            #expect(answer.responses[0].status == nil)
            #expect(try await house.ask("DELETE", href).status == 204)
        }
    }

    /// Every octet but letters and digits with a percent sign.
    private func encoded(_ name: String) -> String {
        name.utf8.map { octet in
            let letter = Character(UnicodeScalar(octet))
            return octet < 0x80 && (letter.isLetter || letter.isNumber)
                ? String(letter) : "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
        }.joined()
    }
}
