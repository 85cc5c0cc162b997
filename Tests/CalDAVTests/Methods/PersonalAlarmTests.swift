import CalendarModel
import Foundation
import HTTPTypes
import Testing

@testable import CalDAV

/// One person's dismissal of an alarm is theirs alone, on all their devices (RFC 9074 §6).
struct PersonalAlarmTests {
    private static let address = House.calendar + "1.ics"

    private static func event(_ acknowledged: String? = nil, _ summary: String = "Planning") -> [UInt8] {
        let alarm =
            ["BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Soon", "TRIGGER:-PT10M"]
            + (acknowledged.map { ["ACKNOWLEDGED:\($0)"] } ?? []) + ["END:VALARM"]
        return House.event("1", "SUMMARY:\(summary)", alarm.joined(separator: "\n"))
    }

    private static let byBert = "20250106T095100Z"
    private static let byAnna = "20250106T095500Z"

    /// Anna's calendar with one event, shared with Bert.
    private func shared(_ body: (House) async throws -> Void) async throws {
        try await House.open { (house: House) async throws in
            try await house.grant(House.calendar, House.href(of: house.bert), "D:read", "D:write")
            try await house.put(Self.address, Self.event())
            try await body(house)
        }
    }

    private func seen(_ house: House, by somebody: Principal) async throws -> String {
        let reply = try await house.ask("GET", Self.address, by: somebody)
        #expect(reply.status == 200)
        return reply.text
    }

    @Test func `what Bert dismisses still rings for Anna`() async throws {
        try await shared { (house: House) async throws in
            let tag = try await house.put(Self.address, Self.event(Self.byBert), by: house.bert)
            #expect(try await seen(house, by: house.bert) == String(decoding: Self.event(Self.byBert), as: UTF8.self))
            #expect(try await seen(house, by: house.anna) == String(decoding: Self.event(), as: UTF8.self))
            #expect(try await house.ask("GET", Self.address, by: house.bert).fields[.eTag] == tag)
        }
    }

    @Test func `both dismiss, each at their own time, and a change of the event by the one keeps the other's`()
        async throws
    {
        try await shared { (house: House) async throws in
            try await house.put(Self.address, Self.event(Self.byBert), by: house.bert)
            try await house.put(Self.address, Self.event(Self.byAnna, "Review"))
            let mine = String(decoding: Self.event(Self.byAnna, "Review"), as: UTF8.self)
            #expect(try await seen(house, by: house.anna) == mine)
            let theirs = String(decoding: Self.event(Self.byBert, "Review"), as: UTF8.self)
            #expect(try await seen(house, by: house.bert) == theirs)
        }
    }

    @Test func `Bert's other devices are told by the next sync`() async throws {
        try await shared { (house: House) async throws in
            let token = try await house.token(House.calendar)
            try await house.put(Self.address, Self.event(Self.byBert), by: house.bert)
            let body = XML.element(
                "D:sync-collection",
                "<D:sync-token>\(token)</D:sync-token><D:sync-level>1</D:sync-level>"
                    + "<D:prop><D:getetag/><C:calendar-data/></D:prop>")
            let answer = try await house.read("REPORT", House.calendar, by: house.bert, [:], body)
            #expect(answer.responses.count == 1)
        }
    }

    @Test func `taking a dismissal back is news, though the letter is the one that is there`() async throws {
        try await shared { (house: House) async throws in
            try await house.put(Self.address, Self.event(Self.byBert), by: house.bert)
            try await house.put(Self.address, Self.event())
            #expect(try await seen(house, by: house.bert) == String(decoding: Self.event(Self.byBert), as: UTF8.self))
            try await house.put(Self.address, Self.event(), by: house.bert)
            #expect(try await seen(house, by: house.bert) == String(decoding: Self.event(), as: UTF8.self))
        }
    }

    @Test(arguments: [
        XML.element(
            "C:calendar-multiget", "<D:prop><C:calendar-data/></D:prop><D:href>\(address)</D:href>"),
        XML.element(
            "C:calendar-query",
            "<D:prop><C:calendar-data/></D:prop><C:filter><C:comp-filter name='VCALENDAR'/></C:filter>"),
        // Of what is asked for by its instances the meaning is remembered, which must not be somebody else's.
        XML.element(
            "C:calendar-multiget",
            "<D:prop><C:calendar-data><C:expand start='20250101T000000Z' end='20250201T000000Z'/></C:calendar-data>"
                + "</D:prop><D:href>\(address)</D:href>"),
    ])
    func `reports show what GET shows`(report: String) async throws {
        try await shared { (house: House) async throws in
            try await house.put(Self.address, Self.event(Self.byBert), by: house.bert)
            for (who, acknowledged) in [(house.bert, true), (house.anna, false), (house.bert, true)] {
                let reply = try await house.ask("REPORT", House.calendar, by: who, ["Depth": "1"], report)
                #expect(reply.status == 207)
                #expect(reply.text.contains("TRIGGER:-PT10M"))
                #expect(reply.text.contains("ACKNOWLEDGED") == acknowledged)
            }
        }
    }

    @Test func `a moved object takes everybody's answers along`() async throws {
        try await shared { (house: House) async throws in
            try await house.put(Self.address, Self.event(Self.byBert), by: house.bert)
            try await house.put(Self.address, Self.event(Self.byAnna))
            try await house.ask("MKCALENDAR", House.home + "work/")
            try await house.grant(House.home + "work/", House.href(of: house.bert), "D:read")
            let target = House.home + "work/1.ics"
            let moved = try await house.ask("MOVE", Self.address, ["Destination": House.base + target])
            #expect(moved.status == 201)
            let reply = try await house.ask("GET", target, by: house.bert)
            #expect(reply.text == String(decoding: Self.event(Self.byBert), as: UTF8.self))
        }
    }
}
