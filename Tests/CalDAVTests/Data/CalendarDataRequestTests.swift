import Chronology
import Failures
import HTTPTypes
import ICalendar
import Testing

@testable import CalDAV

struct CalendarDataRequestTests {
    private func request(_ text: String) throws -> CalendarDataRequest {
        try CalendarDataRequest(Example.element(text))
    }

    private func project(_ text: String, _ octets: [UInt8], floatingIn zone: Zone = .utc) throws -> String {
        Example.text(try request(text).project(octets, resolver: Example.resolver, floatingZone: zone))
    }

    @Test(arguments: [
        "<calendar-data/>", "<calendar-data content-type='text/calendar' version='2.0'/>",
        "<calendar-data content-type='Text/Calendar; charset=utf-8'/>",
    ])
    func `rfc4791 §9.6 an empty element asks for the octets as they are`(text: String) throws {
        #expect(try request(text).isWhole)
        let odd = Array("BEGIN:VCALENDAR\nX-A:1\n  folded\n\nEND:VCALENDAR".utf8)
        #expect(try request(text).project(odd, resolver: Example.resolver, floatingZone: .utc) == odd)
    }

    @Test(arguments: [
        "<calendar-data content-type='text/xml'/>", "<calendar-data content-type='text/calendar' version='1.0'/>",
        "<calendar-data version='3.0'/>", "<calendar-data content-type='application/calendar+json' version='1'/>",
        "<calendar-data content-type=''/>",
    ])
    func `rfc4791 §7.8 another type or version is not supported`(text: String) {
        #expect(condition { _ = try request(text) } == .supportedCalendarData)
    }

    @Test(arguments: [
        "<calendar-data><comp name='VEVENT'/></calendar-data>", "<calendar-data><comp/></calendar-data>",
        "<calendar-data><comp name='VCALENDAR'><prop/></comp></calendar-data>",
        "<calendar-data><expand start='20250101T000000Z'/></calendar-data>",
        "<calendar-data><expand start='20250102T000000Z' end='20250101T000000Z'/></calendar-data>",
        "<calendar-data><expand start='20250101' end='20250102'/></calendar-data>",
        "<calendar-data><limit-freebusy-set/></calendar-data>",
        """
        <calendar-data><expand start='20250101T000000Z' end='20250102T000000Z'/><limit-recurrence-set
        start='20250101T000000Z' end='20250102T000000Z'/></calendar-data>
        """,
    ])
    func `rfc4791 §9.6 a request that means nothing is a bad one`(text: String) {
        #expect {
            _ = try request(text)
        } throws: { ($0 as? Failure)?.status == .badRequest }
    }

    private let alarmed = Example.event(
        "DTSTART;TZID=Europe/Berlin:20250106T090000", "SUMMARY:Se\n cret", "X-OWN;X-P=1:kept",
        "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nEND:VALARM")

    @Test func `rfc4791 §9.6.1 only what is asked for is there, in its own octets`() throws {
        let text = """
            <calendar-data><comp name='VCALENDAR'><prop name='VERSION'/><comp name='VEVENT'><prop name='SUMMARY'/>
            <prop name='x-own'/></comp></comp></calendar-data>
            """
        #expect(
            try project(text, Example.calendar(alarmed)) == """
                BEGIN:VCALENDAR
                VERSION:2.0
                BEGIN:VEVENT
                SUMMARY:Se
                 cret
                X-OWN;X-P=1:kept
                END:VEVENT
                END:VCALENDAR

                """)
    }

    @Test(
        arguments: [
            (
                "<allprop/><comp name='VALARM'/>", ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "X-OWN"],
                ["ACTION", "TRIGGER"]
            ),
            ("<allprop/>", ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "X-OWN"], nil),
            ("<prop name='UID'/><allcomp/>", ["UID"], ["ACTION", "TRIGGER"]),
            ("<comp name='VALARM'><prop name='ACTION'/></comp>", [], ["ACTION"]),
            ("<comp name='X-NONE'/>", [], nil),
            ("", ["UID", "DTSTAMP", "DTSTART", "SUMMARY", "X-OWN"], ["ACTION", "TRIGGER"]),
        ] as [(String, [String], [String]?)])
    func `rfc4791 §9.6.2 and §9.6.3 all components and all properties`(
        inner: String, names: [String], alarm: [String]?
    ) throws {
        let text = "<calendar-data><comp name='VCALENDAR'><comp name='VEVENT'>\(inner)</comp></comp></calendar-data>"
        let projected = try request(text).project(
            Example.calendar(alarmed), resolver: Example.resolver, floatingZone: .utc)
        let calendar = try LetterDocument(reading: projected).calendars[0]
        #expect(calendar.lines.isEmpty)
        #expect(calendar.components[0].lines.map(\.key) == names)
        #expect(calendar.components[0].components.first?.lines.map(\.key) == alarm)
    }

    @Test func `rfc4791 §9.6.4 a property without its value keeps name and parameters`() throws {
        let text = """
            <calendar-data><comp name='VCALENDAR'><comp name='VEVENT'><prop name='DTSTART' novalue='yes'/>
            <prop name='SUMMARY' novalue='no'/></comp></comp></calendar-data>
            """
        #expect(
            try project(text, Example.calendar(alarmed)).contains(
                "BEGIN:VEVENT\nDTSTART;TZID=Europe/Berlin:\nSUMMARY:Se\n cret\nEND:VEVENT"))
    }

    @Test func `rfc4791 §9.6.7 only busy times in the span are there`() throws {
        let text =
            "<calendar-data><limit-freebusy-set start='20250106T000000Z' end='20250107T000000Z'/></calendar-data>"
        let octets = Example.calendar(
            Example.component(
                "VFREEBUSY", "FREEBUSY:20250105T090000Z/PT1H,20250106T090000Z/PT1H,20250105T233000Z/20250106T000100Z",
                "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20250109T090000Z/PT1H", "FREEBUSY:20250106T100000Z/PT1H"))
        let lines = try project(text, octets).split(separator: "\n").filter { $0.hasPrefix("FREEBUSY") }
        #expect(
            lines == [
                "FREEBUSY:20250106T090000Z/PT1H,20250105T233000Z/20250106T000100Z", "FREEBUSY:20250106T100000Z/PT1H",
            ])
        #expect(try project(text, Example.calendar(Example.weekly)) == Example.text(Example.calendar(Example.weekly)))
    }

    @Test func `rfc7265 §3 jCal is given where it is asked for, of what was selected`() throws {
        let text = """
            <calendar-data content-type='application/calendar+json'><comp name='VCALENDAR'><comp name='VEVENT'>
            <prop name='UID'/></comp></comp></calendar-data>
            """
        #expect(try !request(text).isWhole)
        #expect(try request(text).contentType == "application/calendar+json")
        #expect(
            try project(text, Example.calendar(Example.weekly))
                == #"["vcalendar",[],[["vevent",[["uid",{},"text","1"]],[]]]]"#)
    }
}
