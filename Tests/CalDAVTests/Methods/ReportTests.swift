import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// calendar-query, calendar-multiget and free-busy-query over HTTP's shapes; what filters find has tests of its own.
struct ReportTests {
    private func path(_ name: String) -> String { House.calendar + name + ".ics" }
    private let week =
        "<C:comp-filter name='VEVENT'>"
        + "<C:time-range start='20250106T000000Z' end='20250113T000000Z'/></C:comp-filter>"

    @Test func `rfc4791 §7.8 without Depth the members are meant`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            #expect(try await house.read("REPORT", House.calendar, [:], XML.query(week)).hrefs == [path("1")])
            #expect(
                try await house.read("REPORT", House.calendar, ["Depth": "1"], XML.query(week)).hrefs == [path("1")])
            #expect(try await house.read("REPORT", House.calendar, ["Depth": "0"], XML.query(week)).hrefs == [])
        }
    }

    @Test func `rfc4791 §7.8 what matches nothing is an empty multistatus`() async throws {
        try await House.open { (house: House) async throws in
            let answer = try await house.ask("REPORT", House.calendar, ["Depth": "1"], XML.query(week))
            #expect(answer.status == 207)
            #expect(try answer.multistatus().responses.isEmpty)
        }
    }

    @Test func `rfc4791 §9.9 an instance counts where it was moved to`() async throws {
        try await House.open { (house: House) async throws in
            let master = Example.event("DTSTART:20250106T100000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3")
            let moved = Example.event(
                "RECURRENCE-ID:20250113T100000Z", "DTSTART:20250301T100000Z", "DURATION:PT1H")
            try await house.put(path("1"), Example.calendar(master, moved))
            func found(_ start: String, _ end: String) async throws -> Int {
                let filter =
                    "<C:comp-filter name='VEVENT'><C:time-range start='\(start)' end='\(end)'/></C:comp-filter>"
                return try await house.read("REPORT", House.calendar, ["Depth": "1"], XML.query(filter)).responses.count
            }
            #expect(try await found("20250113T000000Z", "20250114T000000Z") == 0)
            #expect(try await found("20250301T000000Z", "20250302T000000Z") == 1)
        }
    }

    @Test func `rfc4791 §7.8 floating times are read in the query's zone, else the calendar's, else UTC`() async throws
    {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1", start: "20250106T000000"))
            // Midnight in Berlin is 23:00 the day before.
            let filter =
                "<C:comp-filter name='VEVENT'><C:time-range start='20250105T220000Z' end='20250106T000000Z'/>"
                + "</C:comp-filter>"
            func found(_ rest: String = "") async throws -> Int {
                try await house.read("REPORT", House.calendar, ["Depth": "1"], XML.query(filter, rest: rest))
                    .responses.count
            }
            #expect(try await found() == 0)
            #expect(try await found("<C:timezone-id>Europe/Berlin</C:timezone-id>") == 1)
            let set = XML.set("<C:calendar-timezone-id>Europe/Berlin</C:calendar-timezone-id>")
            try await house.ask("PROPPATCH", House.calendar, [:], set)
            #expect(try await found() == 1)
            #expect(try await found("<C:timezone-id>America/New_York</C:timezone-id>") == 0)
        }
    }

    @Test(arguments: [
        ("<C:timezone>none</C:timezone>", Condition.validCalendarData),
        ("<C:timezone-id>Moon/Crater</C:timezone-id>", .validTimezone),
    ])
    func `rfc4791 §7.8 a zone that is none is refused by name`(rest: String, condition: Condition) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("REPORT", House.calendar, ["Depth": "1"], XML.query(week, rest: rest))
            #expect(reply.status == 403)
            #expect(reply.condition == condition)
        }
    }

    @Test(arguments: ["content-type='text/vcard'", "content-type='text/calendar' version='3.0'"])
    func `rfc4791 §9.6 data in a form that we do not have is refused by name`(attributes: String) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let data = "<C:calendar-data \(attributes)/>"
            for body in [XML.query(week, data), XML.multiget([path("1")], data)] {
                let reply = try await house.ask("REPORT", House.calendar, ["Depth": "1"], body)
                #expect(reply.status == 403)
                #expect(reply.condition == .supportedCalendarData)
            }
        }
    }

    @Test func `rfc7265 §5 jCal in a report says that it is jCal`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let data = "<C:calendar-data content-type='application/calendar+json'/>"
            for body in [XML.query(week, data), XML.multiget([path("1")], data)] {
                let answer = try await house.read("REPORT", House.calendar, ["Depth": "1"], body)
                let element = try #require(answer.responses.first?.found[.caldav("calendar-data")])
                #expect(element.attribute("content-type") == "application/calendar+json")
                #expect(element.text.hasPrefix(#"["vcalendar""#))
            }
        }
    }

    @Test func `rfc4791 §7.9 a response for each address, whatever it is`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let wrong = [
                path("none"), "/dav/calendars/anna/none/1.ics", "/dav/calendars/bert/calendar/1.ics",
                "/elsewhere/1.ics",
                "https://elsewhere.example.org\(path("1"))", "nonsense", "/dav/../1.ics", House.calendar, "%zz",
            ]
            let hrefs = [path("1"), House.base + path("1")] + wrong
            let answer = try await house.read(
                "REPORT", House.calendar, [:], XML.multiget(hrefs, "<D:getetag/><C:calendar-data/>"))
            #expect(answer.responses.count == hrefs.count)
            for href in wrong { #expect(answer[href]?.status == 404, "\(href)") }
            #expect(answer.responses[0].text(.caldav("calendar-data"))?.contains("UID:1") == true)
            #expect(answer.responses[1].statuses[.dav("getetag")] == 200)
        }
    }

    @Test(arguments: [
        ("a@b-1_2.ics", 200), ("a%40b-1_2.ics", 200), ("%61@b-1_2.ics", 200),
        ("../calendar/a@b-1_2.ics", 404), ("..", 404), ("...", 404), ("", 404), ("a@b-1_2.ics?x", 404),
    ])
    func `an address is the same however it is written, and nothing else is`(name: String, status: Int) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "a@b-1_2.ics", House.event("1"))
            let answer = try await house.read(
                "REPORT", House.calendar, [:],
                XML.multiget([House.calendar + name], "<D:getetag/><C:calendar-data/>"))
            let response = try #require(answer.responses.first)
            #expect(answer.responses.count == 1)
            #expect((response.statuses[.dav("getetag")] ?? 404) == status)
        }
    }

    @Test func `rfc4791 §7.9 multiget knows allprop and propname`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let href = "<D:href>\(path("1"))</D:href>"
            for form in ["allprop", "propname"] {
                let body = XML.element("C:calendar-multiget", "<D:\(form)/>\(href)")
                let answer = try await house.read("REPORT", House.calendar, [:], body)
                #expect(answer.responses[0].found[.dav("getetag")] != nil)
            }
        }
    }

    @Test func `rfc4791 §7.9 five thousand addresses are answered, piece by piece`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let hrefs = (0..<5000).map { path("\($0)") }
            let reply = try await house.ask("REPORT", House.calendar, [:], XML.multiget(hrefs))
            #expect(reply.pieces > 10)
            let answer = try reply.multistatus()
            #expect(answer.hrefs == hrefs)
            #expect(answer.responses.filter { $0.status == 404 }.count == 4999)
        }
    }

    @Test func `a query of a home finds what is in its calendars`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("MKCALENDAR", House.home + "other/").status == 201)
            try await house.put(path("1"), House.event("1"))
            try await house.put(House.home + "other/2.ics", House.event("2"))
            let query = try await house.read("REPORT", House.home, ["Depth": "1"], XML.query(week))
            #expect(query.hrefs.sorted() == [path("1"), House.home + "other/2.ics"])
            let multiget = try await house.read(
                "REPORT", House.home, [:], XML.multiget([path("1"), House.home + "other/2.ics"]))
            #expect(multiget.responses.allSatisfy { $0.statuses[.dav("getetag")] == 200 })
        }
    }

    @Test func `rfc3253 §3.6 a report that a resource does not answer is refused by name`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(path("1"), House.event("1"))
            let cases = [
                ("/dav/", XML.query(week)), ("/dav/principals/", XML.multiget([path("1")])),
                (path("1"), XML.query(week)), (House.calendar, XML.element("X:unknown", "")),
                (House.calendar, XML.element("D:principal-search-property-set", "")),
                ("/dav/files/anna/", XML.sync()),
            ]
            for (path, body) in cases {
                let reply = try await house.ask("REPORT", path, [:], body)
                #expect(reply.status == 403, "\(path)")
                #expect(reply.condition == .supportedReport, "\(path)")
            }
            #expect(try await house.ask("REPORT", House.home + "none/", [:], XML.query(week)).status == 404)
            #expect(try await house.ask("REPORT", House.calendar).status == 400)
        }
    }

    private func freeBusy(_ start: String = "20250106T000000Z", _ end: String = "20250107T000000Z") -> String {
        XML.element("C:free-busy-query", "<C:time-range start='\(start)' end='\(end)'/>")
    }

    @Test func `rfc4791 §7.10 busy time of a calendar, and of a home without what is transparent`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("MKCALENDAR", House.home + "other/").status == 201)
            try await house.put(path("1"), House.event("1"))
            try await house.put(path("2"), House.event("2", "TRANSP:TRANSPARENT", start: "20250106T150000Z"))
            try await house.put(House.home + "other/3.ics", House.event("3", start: "20250106T200000Z"))
            let own = try await house.ask("REPORT", House.calendar, [:], freeBusy())
            #expect(own.status == 200)
            #expect(own.fields[.contentType] == "text/calendar; charset=utf-8")
            #expect(own.text.contains("FREEBUSY;FBTYPE=BUSY:20250106T100000Z/"))
            #expect(!own.text.contains("METHOD") && !own.text.contains("T150000Z") && !own.text.contains("T200000Z"))
            let home = try await house.ask("REPORT", House.home, [:], freeBusy())
            #expect(home.text.contains("20250106T100000Z") && home.text.contains("20250106T200000Z"))
            let set = "<C:schedule-calendar-transp><C:transparent/></C:schedule-calendar-transp>"
            try await house.ask("PROPPATCH", House.home + "other/", [:], XML.set(set))
            #expect(try await house.ask("REPORT", House.home, [:], freeBusy()).text.contains("T200000Z") == false)
        }
    }

    @Test(arguments: [
        ("20250107T000000Z", "20250106T000000Z"), ("20250106", "20250107"), ("20250106T000000", "20250107T000000"),
        ("", ""),
    ])
    func `rfc4791 §7.10 a span that is none is a bad request`(start: String, end: String) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("REPORT", House.calendar, [:], freeBusy(start, end))
            #expect(reply.status == 400)
            #expect(reply.condition == nil)
        }
    }
}
