import ICalendar
import Testing

struct LetterComponentTests {
    private func component(_ text: String) throws -> LetterComponent {
        try #require(try LetterComponent(reading: Array(text.utf8)))
    }

    private func strict(_ component: LetterComponent) -> String {
        var octets: [UInt8] = []
        component.writeStrict(into: &octets)
        return String(decoding: octets, as: UTF8.self)
    }

    @Test func `keeps the order of lines and components`() throws {
        let event = try component("BEGIN:VEVENT\nA:1\nBEGIN:VALARM\nB:2\nEND:VALARM\nC:3\nEND:VEVENT\n")
        #expect(event.name == "VEVENT")
        #expect(event.lines.map(\.name) == ["A", "C"])
        #expect(event.components.map(\.name) == ["VALARM"])
        #expect(strict(event) == "BEGIN:VEVENT\r\nA:1\r\nBEGIN:VALARM\r\nB:2\r\nEND:VALARM\r\nC:3\r\nEND:VEVENT\r\n")
    }

    @Test func `a strict writer closes what is open and leaves out what is no content line`() throws {
        let event = try component("begin:vevent\nA:1\n\nwhat is this\nBEGIN:VALARM\nB:2")
        #expect(strict(event) == "BEGIN:VEVENT\r\nA:1\r\nBEGIN:VALARM\r\nB:2\r\nEND:VALARM\r\nEND:VEVENT\r\n")
    }

    @Test func `a component made here is written whole`() {
        let alarm = LetterComponent(name: "valarm", nodes: [.line(ContentLine(name: "ACTION", value: "DISPLAY"))])
        var octets: [UInt8] = []
        alarm.write(into: &octets)
        #expect(String(decoding: octets, as: UTF8.self) == "BEGIN:VALARM\r\nACTION:DISPLAY\r\nEND:VALARM\r\n")
    }

    /// Alarms in an alarm that has no line of its own, which no END tells from alarms beside each other.
    @Test func `what a strict writer wrote reads as the same`() throws {
        let calendar = try component(
            "BEGIN:VCALENDAR\nBEGIN:VALARM\nBEGIN:VALARM\nA:1\nBEGIN:VALARM\nB:2\nEND:VCALENDAR\n")
        #expect(calendar.components.map(\.name) == ["VALARM", "VALARM"])
        #expect(try component(strict(calendar)) == calendar)
    }

    @Test func `setting a line replaces all of its name in the place of the first`() throws {
        var event = try component("BEGIN:VEVENT\nA:1\nB:2\nA:3\nBEGIN:VALARM\nEND:VALARM\nEND:VEVENT\n")
        event.set(ContentLine(name: "A", value: "4"))
        event.set(ContentLine(name: "C", value: "5"))
        #expect(event.lines.map(\.value) == ["4", "2", "5"])
        #expect(event.all("A").map(\.value) == ["4"])
        event.removeAll("A")
        #expect(event.first("A") == nil)
    }

    @Test func `components are equal when they say the same`() throws {
        #expect(try component("BEGIN:VEVENT\nA:1\n 2\nEND:VEVENT\n") == component("begin:vevent\r\nA:12\r\nEND:VEVENT"))
        #expect(try component("BEGIN:VEVENT\nA:1\nEND:VEVENT\n") != component("BEGIN:VTODO\nA:1\nEND:VTODO\n"))
        #expect(
            try component("BEGIN:VEVENT\nA:1\nB:1\nEND:VEVENT\n") != component("BEGIN:VEVENT\nB:1\nA:1\nEND:VEVENT\n"))
    }

    @Test func `another name is written instead of the one that was read`() throws {
        var event = try component("BEGIN:VEVENT\nA:1\nEND:VEVENT\n")
        event.name = "VTODO"
        var octets: [UInt8] = []
        event.write(into: &octets)
        #expect(String(decoding: octets, as: UTF8.self) == "BEGIN:VTODO\r\nA:1\nEND:VTODO\r\n")
    }
}
