import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// MKCALENDAR and MKCOL.
struct MkcolTests {
    private let path = House.home + "new/"

    @Test func `rfc4791 §5.3.1 a calendar is made without a word about it`() async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("MKCALENDAR", path)
            #expect(reply.status == 201)
            #expect(reply.fields[.cacheControl] == "no-cache")
            let made = try await house.read(
                "PROPFIND", path, ["Depth": "0"],
                XML.propfind("D:resourcetype", "D:displayname", "C:supported-calendar-component-set")
            ).responses[0]
            #expect(made.names(.dav("resourcetype")) == [.dav("collection"), .caldav("calendar")])
            let kinds = made.found[.caldav("supported-calendar-component-set")]?.children.compactMap {
                $0.attribute("name")
            }
            #expect(kinds?.contains("VEVENT") == true && kinds?.contains("VTODO") == true)
        }
    }

    @Test(arguments: ["", "<no xml", XML.element("D:nonsense", ""), XML.mkcalendar("<D:displayname>x</D:displayname>")])
    func `rfc4791 §5.3.1.1 nothing is made where something is, whatever the body`(body: String) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("MKCALENDAR", House.calendar, [:], body)
            #expect(reply.status == 403)
            #expect(reply.condition == .resourceMustBeNull)
        }
    }

    @Test(arguments: ["MKCALENDAR", "MKCOL"])
    func `rfc4791 §5.3.1.1 no calendar is in a calendar`(method: String) async throws {
        try await House.open { (house: House) async throws in
            let inside = try await house.ask(method, House.calendar + "inner/")
            #expect(inside.status == 403)
            #expect(inside.condition == .calendarCollectionLocationOK)
            #expect(try await house.ask(method, House.home + "missing/inner/").status == 409)
        }
    }

    @Test(arguments: ["MKCALENDAR", "MKCOL"])
    func `rfc3744 §3.9 nobody makes calendars for others, whoever they are`(method: String) async throws {
        try await House.open { (house: House) async throws in
            for home in ["bert", "carl", "nobody"] {
                #expect(try await house.ask(method, "/dav/calendars/\(home)/new/").status == 403)
            }
            #expect(try await house.ask(method, "/dav/principals/users/new/").status == 403)
        }
    }

    @Test(arguments: ["inbox", "OUTBOX", "notifications"])
    func `rfc6638 §2.1 the names of scheduling stay free`(name: String) async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("MKCALENDAR", House.home + name + "/")
            #expect(reply.condition == .calendarCollectionLocationOK)
        }
    }

    @Test func `rfc4791 §5.3.1.2 what cannot be set undoes everything, and each property says why`() async throws {
        try await House.open { (house: House) async throws in
            let body = XML.mkcalendar(
                "<D:displayname>Work</D:displayname>", "<D:getetag>mine</D:getetag>",
                "<C:calendar-timezone>no zone</C:calendar-timezone>")
            let answer = try await house.read("MKCALENDAR", path, [:], body).responses[0]
            #expect(answer.statuses[.dav("displayname")] == 424)
            #expect(answer.statuses[.dav("getetag")] == 403)
            #expect(answer.conditions[.dav("getetag")] == .dav("cannot-modify-protected-property"))
            #expect(answer.statuses[.caldav("calendar-timezone")] == 403)
            #expect(try await house.ask("GET", path).status == 404)
        }
    }

    @Test(arguments: ["MKCALENDAR", "MKCOL"])
    func `rfc5689 §5 both methods make the same calendar`(method: String) async throws {
        try await House.open { (house: House) async throws in
            let properties =
                "<D:displayname>calendar &lt;- &amp; ]]&gt;</D:displayname>"
                + "<C:calendar-description xml:lang='de'>Büro</C:calendar-description>"
                + "<A:calendar-color symbolic-color='red'>#FF2968FF</A:calendar-color>"
                + "<A:calendar-order>3</A:calendar-order><C:schedule-calendar-transp><C:transparent/>"
                + "</C:schedule-calendar-transp>"
            let type = "<D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
            let body =
                method == "MKCALENDAR"
                ? XML.mkcalendar(properties)
                : XML.element("D:mkcol", "<D:set><D:prop>\(type)\(properties)</D:prop></D:set>")
            #expect(try await house.ask(method, path, [:], body).status == 201)
            let wish = XML.propfind(
                "D:displayname", "C:calendar-description", "A:calendar-color", "A:calendar-order",
                "C:schedule-calendar-transp", "D:resourcetype")
            let made = try await house.read("PROPFIND", path, ["Depth": "0"], wish).responses[0]
            #expect(made.text(.dav("displayname")) == "calendar <- & ]]>")
            #expect(made.text(.caldav("calendar-description")) == "Büro")
            #expect(made.found[.caldav("calendar-description")]?.language == "de")
            #expect(made.text(.appleCalendar("calendar-color")) == "#FF2968FF")
            #expect(made.found[.appleCalendar("calendar-color")]?.attribute("symbolic-color") == "red")
            #expect(made.text(.appleCalendar("calendar-order")) == "3")
            #expect(made.names(.caldav("schedule-calendar-transp")) == [.caldav("transparent")])
            #expect(made.names(.dav("resourcetype")) == [.dav("collection"), .caldav("calendar")])
        }
    }

    @Test func `rfc5689 §3.1 what MKCOL cannot set is told without a multistatus`() async throws {
        try await House.open { (house: House) async throws in
            let body = XML.element(
                "D:mkcol",
                "<D:set><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype>"
                    + "<D:getetag>x</D:getetag></D:prop></D:set>")
            let reply = try await house.ask("MKCOL", path, [:], body)
            #expect(reply.status == 424)
            #expect(try reply.xml().name == .dav("mkcol-response"))
            #expect(try await house.ask("GET", path).status == 404)
        }
    }

    @Test func `rfc5689 §3 only calendars are in a home, only folders among files`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("MKCOL", path).condition == .validResourceType)
            let calendar = XML.element(
                "D:mkcol",
                "<D:set><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype></D:prop></D:set>")
            #expect(try await house.ask("MKCOL", "/dav/files/anna/c/", [:], calendar).condition == .validResourceType)
            let none = XML.element("D:mkcol", "<D:set><D:prop><D:resourcetype/></D:prop></D:set>")
            #expect(try await house.ask("MKCOL", path, [:], none).condition == .validResourceType)
        }
    }

    @Test func `rfc4918 §9.3.1 MKCOL names what stands in its way`() async throws {
        try await House.open { (house: House) async throws in
            let folder = "/dav/files/anna/folder/"
            #expect(try await house.ask("MKCOL", folder, ["Content-Type": "text/plain"], "hello").status == 415)
            #expect(try await house.ask("MKCOL", folder, [:], XML.element("D:other", "")).status == 415)
            #expect(try await house.ask("MKCOL", "/dav/files/anna/no/folder/").status == 409)
            #expect(try await house.ask("MKCOL", folder).status == 201)
            #expect(try await house.ask("MKCOL", folder).status == 405)
        }
    }

    @Test func `rfc4791 §5.3.1 a wrong body makes nothing`() async throws {
        try await House.open { (house: House) async throws in
            #expect(try await house.ask("MKCALENDAR", path, [:], "<unclosed").status == 400)
            #expect(try await house.ask("MKCALENDAR", path, [:], XML.element("D:mkcol", "")).status == 415)
            #expect(try await house.ask("GET", path).status == 404)
        }
    }

    @Test func `a home has as many calendars as the house allows`() async throws {
        try await House.open(settings: DAVSettings(maximumCalendars: 2)) { (house: House) async throws in
            #expect(try await house.ask("MKCALENDAR", path).status == 201)
            #expect(try await house.ask("MKCALENDAR", House.home + "third/").status == 507)
        }
    }

    @Test func `rfc4791 §5.2.3 a kind that no calendar holds is refused by name`() async throws {
        try await House.open { (house: House) async throws in
            let set = "<C:supported-calendar-component-set><C:comp name='VPOLL'/></C:supported-calendar-component-set>"
            let answer = try await house.read("MKCALENDAR", path, [:], XML.mkcalendar(set)).responses[0]
            #expect(answer.statuses[.caldav("supported-calendar-component-set")] == 403)
        }
    }
}
