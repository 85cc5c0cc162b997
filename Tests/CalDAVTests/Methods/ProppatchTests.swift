import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

struct ProppatchTests {
    private static let berlin = """
        BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
        BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n\
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:19700329T020000\r\n\
        TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
        END:VTIMEZONE\r\nEND:VCALENDAR\r\n
        """

    private func properties(_ house: House, _ names: String...) async throws -> Multistatus.Response {
        try await house.read(
            "PROPFIND", House.calendar, ["Depth": "0"], XML.element("D:propfind", XML.prop(names))
        ).responses[0]
    }

    @Test func `rfc4918 §9.2 what is not there cannot be described`() async throws {
        try await House.open { (house: House) async throws in
            for path in [House.home + "none/", House.calendar + "none.ics"] {
                let reply = try await house.ask("PROPPATCH", path, [:], XML.set("<X:note>x</X:note>"))
                #expect(reply.status == 404)
            }
        }
    }

    @Test(arguments: ["calendar <- & ]]>", "", "日本 🎉", "  blanks  "])
    func `rfc4918 §15.2 a name comes back as it was given`(name: String) async throws {
        try await House.open { (house: House) async throws in
            let escaped = name.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            let set = try await house.read(
                "PROPPATCH", House.calendar, [:], XML.set("<D:displayname>\(escaped)</D:displayname>"))
            #expect(set.responses[0].statuses == [.dav("displayname"): 200])
            #expect(try await properties(house, "D:displayname").text(.dav("displayname")) == name)
        }
    }

    @Test func `rfc4918 §9.2 all or nothing`() async throws {
        try await House.open { (house: House) async throws in
            try await house.ask("PROPPATCH", House.calendar, [:], XML.set("<X:note>before</X:note>"))
            let body = XML.set(
                "<X:note>after</X:note>", "<D:displayname>After</D:displayname>",
                "<D:resourcetype><D:collection/></D:resourcetype>")
            let refused = try await house.read("PROPPATCH", House.calendar, [:], body).responses[0]
            #expect(refused.statuses[.dav("resourcetype")] == 403)
            #expect(refused.conditions[.dav("resourcetype")] == .dav("cannot-modify-protected-property"))
            #expect(refused.statuses[.dav("displayname")] == 424)
            #expect(refused.statuses[XMLName("http://example.org/ns", "note")] == 424)
            let now = try await properties(house, "X:note", "D:displayname")
            #expect(now.text(XMLName("http://example.org/ns", "note")) == "before")
            #expect(now.text(.dav("displayname")) != "After")
        }
    }

    @Test func `rfc4918 §14.19 instructions are carried out in their order`() async throws {
        try await House.open { (house: House) async throws in
            let note = XMLName("http://example.org/ns", "note")
            let set = "<D:set><D:prop><X:note>x</X:note></D:prop></D:set>"
            let remove = "<D:remove><D:prop><X:note/></D:prop></D:remove>"
            try await house.ask("PROPPATCH", House.calendar, [:], XML.element("D:propertyupdate", remove + set))
            #expect(try await properties(house, "X:note").text(note) == "x")
            try await house.ask("PROPPATCH", House.calendar, [:], XML.element("D:propertyupdate", set + remove))
            #expect(try await properties(house, "X:note").statuses[note] == 404)
            let again = try await house.read("PROPPATCH", House.calendar, [:], XML.remove("X:note"))
            #expect(again.responses[0].statuses == [note: 200])
        }
    }

    @Test func `rfc4918 §4.3 what is dead is kept with its names, attributes and language`() async throws {
        try await House.open { (house: House) async throws in
            let body = """
                <?xml version='1.0'?><D:propertyupdate xmlns:D='DAV:' xml:lang='de'><D:set><D:prop>\
                <q:note xmlns:q='http://example.org/ns' xmlns:r='urn:r' r:kind='&lt;1&gt;'>a<r:b>𝄞</r:b> c</q:note>\
                <bare xmlns=''>none</bare></D:prop></D:set></D:propertyupdate>
                """
            #expect(try await house.ask("PROPPATCH", House.calendar, [:], body).status == 207)
            let kept = try await properties(house, "X:note", "<bare xmlns=''/>")
            let note = try #require(kept.found[XMLName("http://example.org/ns", "note")])
            #expect(note.language == "de")
            #expect(note.attribute(XMLName("urn:r", "kind")) == "<1>")
            #expect(note.first(XMLName("urn:r", "b"))?.text == "𝄞")
            #expect(kept.text(XMLName("", "bare")) == "none")
        }
    }

    @Test func `rfc8144 §2.1 minimal says nothing where all went well`() async throws {
        try await House.open { (house: House) async throws in
            let fields = ["Prefer": "return=minimal"]
            let well = try await house.ask("PROPPATCH", House.calendar, fields, XML.set("<X:note>x</X:note>"))
            #expect(well.status == 200)
            #expect(well.octets.isEmpty)
            let badly = try await house.ask("PROPPATCH", House.calendar, fields, XML.set("<D:getetag>x</D:getetag>"))
            #expect(badly.status == 207)
        }
    }

    @Test func `rfc4791 §5.2.2 a time zone is set, read and removed`() async throws {
        try await House.open { (house: House) async throws in
            let zone = XMLName.caldav("calendar-timezone")
            let set = XML.set("<C:calendar-timezone><![CDATA[\(Self.berlin)]]></C:calendar-timezone>")
            let answer = try await house.read("PROPPATCH", House.calendar, [:], set)
            #expect(answer.responses[0].statuses == [zone: 200])
            let kept = try await properties(house, "C:calendar-timezone", "C:calendar-timezone-id")
            #expect(kept.text(zone)?.contains("TZID:Europe/Berlin") == true)
            #expect(kept.text(.caldav("calendar-timezone-id")) == "Europe/Berlin")
            try await house.ask("PROPPATCH", House.calendar, [:], XML.remove("C:calendar-timezone"))
            let gone = try await properties(house, "C:calendar-timezone", "C:calendar-timezone-id")
            #expect(gone.statuses.values.allSatisfy { $0 == 404 })
        }
    }

    @Test(arguments: [
        "none", "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VTIMEZONE\nTZID:Nowhere/None\nEND:VTIMEZONE\nEND:VCALENDAR\n",
    ])
    func `rfc4791 §5.2.2 what is no time zone changes nothing`(text: String) async throws {
        try await House.open { (house: House) async throws in
            let zone = XMLName.caldav("calendar-timezone")
            try await house.ask(
                "PROPPATCH", House.calendar, [:],
                XML.set("<C:calendar-timezone-id>Europe/Berlin</C:calendar-timezone-id>"))
            let set = XML.set("<C:calendar-timezone>\(text)</C:calendar-timezone>")
            let refused = try await house.read("PROPPATCH", House.calendar, [:], set).responses[0]
            #expect(refused.statuses[zone] == 403)
            #expect(refused.conditions[zone] == .caldav("valid-calendar-data"))
            #expect(
                try await properties(house, "C:calendar-timezone-id").text(.caldav("calendar-timezone-id"))
                    == "Europe/Berlin")
        }
    }

    @Test func `rfc7809 §5.2 a time zone by name is the other one, too`() async throws {
        try await House.open { (house: House) async throws in
            let name = XMLName.caldav("calendar-timezone-id")
            try await house.ask(
                "PROPPATCH", House.calendar, [:],
                XML.set("<C:calendar-timezone-id>America/New_York</C:calendar-timezone-id>"))
            let kept = try await properties(house, "C:calendar-timezone", "C:calendar-timezone-id")
            #expect(kept.text(name) == "America/New_York")
            #expect(kept.text(.caldav("calendar-timezone"))?.contains("TZID:America/New_York") == true)
            let set = XML.set("<C:calendar-timezone-id>Moon/Crater</C:calendar-timezone-id>")
            let refused = try await house.read("PROPPATCH", House.calendar, [:], set).responses[0]
            #expect(refused.conditions[name] == .caldav("valid-timezone"))
            try await house.ask("PROPPATCH", House.calendar, [:], XML.remove("C:calendar-timezone-id"))
            let gone = try await properties(house, "C:calendar-timezone", "C:calendar-timezone-id")
            #expect(gone.statuses.values.allSatisfy { $0 == 404 })
        }
    }

    @Test func `rfc6638 §9.1 a calendar is opaque until it is set transparent`() async throws {
        try await House.open { (house: House) async throws in
            let name = XMLName.caldav("schedule-calendar-transp")
            #expect(try await properties(house, "C:schedule-calendar-transp").names(name) == [.caldav("opaque")])
            let set = { (content: String) in
                XML.set("<C:schedule-calendar-transp>\(content)</C:schedule-calendar-transp>")
            }
            let made = try await house.read("PROPPATCH", House.calendar, [:], set("<C:transparent/>")).responses[0]
            #expect(made.statuses == [name: 200])
            #expect(try await properties(house, "C:schedule-calendar-transp").names(name) == [.caldav("transparent")])
            let refused = try await house.read("PROPPATCH", House.calendar, [:], set("<X:blue/>")).responses[0]
            #expect(refused.statuses == [name: 409])
        }
    }

    @Test func `Apple's colours keep their opacity and every attribute`() async throws {
        try await House.open { (house: House) async throws in
            let name = XMLName.appleCalendar("calendar-color")
            let set = XML.set("<A:calendar-color symbolic-color='custom'>#1BADF8AA</A:calendar-color>")
            try await house.ask("PROPPATCH", House.calendar, [:], set)
            let kept = try await properties(house, "A:calendar-color")
            #expect(kept.text(name) == "#1BADF8AA")
            #expect(kept.found[name]?.attribute("symbolic-color") == "custom")
            try await house.ask("PROPPATCH", House.calendar, [:], XML.remove("A:calendar-color"))
            #expect(try await properties(house, "A:calendar-color").statuses == [name: 404])
        }
    }

    @Test func `rfc4791 §5.2.3 what a calendar takes is fixed when it is made`() async throws {
        try await House.open { (house: House) async throws in
            let name = XMLName.caldav("supported-calendar-component-set")
            let set = XML.set(
                "<C:supported-calendar-component-set><C:comp name='VTODO'/></C:supported-calendar-component-set>")
            let refused = try await house.read("PROPPATCH", House.calendar, [:], set).responses[0]
            #expect(refused.conditions[name] == .dav("cannot-modify-protected-property"))
        }
    }

    @Test func `a home and an object keep what clients write about them`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            for path in [House.home, House.calendar + "1.ics"] {
                let set = XML.set("<X:note>about \(path)</X:note>")
                #expect(try await house.ask("PROPPATCH", path, [:], set).status == 207)
                let answer = try await house.read("PROPFIND", path, ["Depth": "0"], XML.propfind("X:note"))
                #expect(answer.responses[0].text(XMLName("http://example.org/ns", "note")) == "about \(path)")
            }
        }
    }
}
