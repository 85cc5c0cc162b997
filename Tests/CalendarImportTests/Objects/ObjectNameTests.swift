import Testing

@testable import CalendarImport

struct ObjectNameTests {
    @Test func `a name is made of the UID alone and fits a path, whatever the UID is`() {
        let name = ObjectName.name(ofUID: "a/b?c\u{0}" + String(repeating: "x", count: 1000))
        #expect(name.utf8.count == 30 && name.hasSuffix(".ics"))
        #expect(name.dropLast(4).allSatisfy { $0.isLowercase || $0.isNumber })
        #expect(ObjectName.name(ofUID: "a") != ObjectName.name(ofUID: "b"))
        // Fixed for ever: an object would change its path.
        #expect(ObjectName.name(ofUID: "a") == "zklycewkdo64v6wcggzzui64jw.ics")
    }

    @Test func `a UID made of content does not depend on DTSTAMP and on line ends`() {
        let first = ObjectName.uid(madeOf: Array("BEGIN:VEVENT\nDTSTAMP:1\nA:1\nEND:VEVENT\n".utf8))
        let second = ObjectName.uid(madeOf: Array("BEGIN:VEVENT\r\nA:1\r\nDTSTAMP:2\r\nEND:VEVENT\r\n".utf8))
        let third = ObjectName.uid(madeOf: Array("BEGIN:VEVENT\nA:2\nEND:VEVENT\n".utf8))
        #expect(first == second)
        #expect(first != third)
    }
}
