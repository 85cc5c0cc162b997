import CalendarModel
import Failures
import HTTPTypes
import Markup
import Testing

@testable import CalDAV

/// Asking for several people's busy time at once (RFC 6638 §5).
struct OutboxTests {
    private static let outbox = House.home + "outbox/"

    private static func question(
        _ attendees: [String], organizer: String = "mailto:anna@example.org", method: String = "METHOD:REQUEST",
        kind: String = "VFREEBUSY", end: String = "20250107T000000Z"
    ) -> String {
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", method, "BEGIN:\(kind)", "UID:question"]
            + ["DTSTAMP:20250101T000000Z", "DTSTART:20250106T000000Z", "DTEND:\(end)", "ORGANIZER:\(organizer)"]
            + attendees.map { "ATTENDEE;CN=Somebody:\($0)" } + ["END:\(kind)", "END:VCALENDAR", ""]
        return lines.joined(separator: "\r\n")
    }

    private func ask(
        _ house: House, _ question: String, type: String = "text/calendar; charset=utf-8",
        fields: [String: String] = [:]
    ) async throws -> Reply {
        try await house.ask(
            "POST", Self.outbox, fields.merging(["Content-Type": type]) { first, _ in first }, question)
    }

    /// The status and the unfolded answer for each recipient, in order.
    private func answers(_ reply: Reply) throws -> [(recipient: String, status: String, data: String?)] {
        let root = try reply.xml()
        #expect(root.name == .caldav("schedule-response"))
        return root.all(.caldav("response")).map { response in
            (
                response.first(.caldav("recipient"))?.first(.dav("href"))?.text ?? "",
                response.first(.caldav("request-status"))?.text ?? "",
                response.first(.caldav("calendar-data"))?.text.replacing("\r\n", with: "\n").replacing("\n ", with: "")
            )
        }
    }

    @Test func `rfc6638 §5 each is answered by themselves: who may be seen, who may not, and who is nobody`()
        async throws
    {
        try await House.open { (house: House) async throws in
            try await house.put(
                "/dav/calendars/bert/calendar/1.ics", House.event("1", "SUMMARY:Secret"), by: house.bert)
            let asked = [
                "mailto:bert@example.org", "MAILTO:Carl@example.org", "mailto:nobody@example.org",
                "/dav/principals/users/anna/", House.base + "/dav/principals/users/bert/",
            ]
            let reply = try await ask(house, Self.question(asked))
            #expect(reply.status == 200)
            let answers = try answers(reply)
            #expect(answers.map(\.recipient) == asked)
            // Carl shares no team with Anna: to her he is nobody, as whoever is not there.
            #expect(
                answers.map(\.status) == [
                    "2.0;Success", "3.7;Invalid calendar user", "3.7;Invalid calendar user", "2.0;Success",
                    "2.0;Success",
                ])
            let data = try #require(answers[0].data)
            #expect(data.contains("METHOD:REPLY\n") && data.contains("UID:question\n"))
            #expect(data.contains("FREEBUSY;FBTYPE=BUSY:20250106T100000Z/20250106T110000Z\n"))
            #expect(data.contains("ATTENDEE;CN=Somebody:mailto:bert@example.org\n"))
            #expect(data.contains("ORGANIZER:mailto:anna@example.org\n"))
            #expect(answers[1].data == nil && answers[2].data == nil)
            #expect(!reply.text.contains("Secret"))
        }
    }

    @Test func `whom one knows and may not ask about has no authority, instead of being nobody`() async throws {
        try await House.open { (house: House) async throws in
            // Dora looks after the house: she knows of everybody, and sees no times but those that were granted.
            let question = Self.question(["mailto:carl@example.org"], organizer: "mailto:dora@example.org")
            let reply = try await house.ask(
                "POST", "/dav/calendars/dora/outbox/", by: house.dora, ["Content-Type": "text/calendar"], question)
            #expect(try answers(reply).map(\.status) == ["3.8;No authority"])
        }
    }

    @Test func `protocol an invitation that is not answered leaves its time free`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(
                "/dav/calendars/bert/calendar/1.ics",
                House.event("1", "ORGANIZER:mailto:anna@example.org", "ATTENDEE:mailto:bert@example.org"),
                by: house.bert)
            let reply = try await ask(house, Self.question(["mailto:bert@example.org"]))
            #expect(try answers(reply).first?.data?.contains("\nFREEBUSY") == false)
        }
    }

    @Test func `the fields of the drafts are no matter`() async throws {
        try await House.open { (house: House) async throws in
            let reply = try await ask(
                house, Self.question(["mailto:bert@example.org"]),
                fields: ["Originator": "mailto:anna@example.org", "Recipient": "mailto:bert@example.org"])
            #expect(try answers(reply).map(\.status) == ["2.0;Success"])
        }
    }

    @Test(arguments: [
        ("no calendar", Condition.validCalendarData),
        (question(["mailto:bert@example.org"], method: "X-A:1"), .validCalendarData),
        (question(["mailto:bert@example.org"], method: "METHOD:PUBLISH"), .validSchedulingMessage),
        (question(["mailto:bert@example.org"], kind: "VEVENT"), .validSchedulingMessage),
        (question(["mailto:bert@example.org"], organizer: "mailto:bert@example.org"), .organizerAllowed),
        (question([]), .recipientSpecified),
        (question(["mailto:bert@example.org"], end: "20250105T000000Z"), .validSchedulingMessage),
        (question(["mailto:bert@example.org"], end: "20250107T000000"), .validSchedulingMessage),
        (question(["mailto:bert@example.org"], end: "20350107T000000Z"), .validSchedulingMessage),
        (question((0...100).map { "mailto:\($0)@example.org" }), .maxAttendeesPerInstance),
    ])
    func `rfc6638 §5.1 what is no question is refused by name`(text: String, condition: Condition) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await ask(house, text)
            #expect(reply.status == 403)
            #expect(reply.condition == condition)
        }
    }

    @Test func `rfc6638 §5.1 only iCalendar is read, and only at the outbox`() async throws {
        try await House.open { (house: House) async throws in
            let question = Self.question(["mailto:bert@example.org"])
            #expect(try await ask(house, question, type: "text/plain").condition == .supportedCalendarData)
            let inbox = try await house.ask(
                "POST", House.home + "inbox/", ["Content-Type": "text/calendar"], question)
            #expect(inbox.status == 403 && inbox.condition == .supportedCollection)
            #expect(
                try await house.ask(
                    "POST", Self.outbox, by: house.bert, ["Content-Type": "text/calendar"], question
                ).status == 403)
        }
    }
}
