import CalendarModel
import Chronology
import Failures
import HTTPTypes
import Markup
import Testing
import WebDAV

@testable import CalDAV

/// What comes from outside and means no good, or was written carelessly: a clear status and bounded work.
struct BadInputTests {
    /// Methods that read XML, at a place that is there.
    private static let readers = ["PROPFIND", "PROPPATCH", "REPORT", "ACL", "LOCK", "MKCALENDAR"]

    private func place(_ method: String) -> String { method.hasPrefix("MK") ? House.home + "new/" : House.calendar }

    private static let bomb = """
        <?xml version='1.0'?><!DOCTYPE D:propfind [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>\
        <!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><D:propfind xmlns:D='DAV:'><D:prop><x>&c;</x></D:prop></D:propfind>
        """

    private static let bodies = [
        bomb,
        "<?xml version='1.0'?><!DOCTYPE D:propfind SYSTEM 'http://example.org/x.dtd'><D:propfind xmlns:D='DAV:'/>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
        "<D:propfind xmlns:D='DAV:'>", "<D:propfind/>", "\u{0}", "hello",
        "<D:propfind xmlns:D=''><D:prop/></D:propfind>",
        "<propfind xmlns='DAV:'><prop><a:b xmlns:a=''/></prop></propfind>",
        String(repeating: "<a>", count: 100_000), "<a" + String(repeating: " b='1'", count: 3) + "/>",
        "<?xml version='1.0' encoding='x-unknown'?><D:propfind xmlns:D='DAV:'/>",
    ]

    @Test(arguments: readers)
    func `rfc4918 §8.2 XML that is none, or does harm, is a bad request`(method: String) async throws {
        try await House.open { (house: House) async throws in
            for body in Self.bodies {
                let reply = try await house.ask(method, place(method), ["Depth": "0"], body)
                #expect([400, 403, 413].contains(reply.status), "\(method): \(body.prefix(60)) \(reply.status)")
            }
            let list = try await house.read("PROPFIND", House.home, ["Depth": "1"], XML.propfind("D:displayname"))
            #expect(list.hrefs == [House.home, House.calendar] + House.boxes)
        }
    }

    @Test(arguments: readers)
    func `rfc4918 §8.2 octets that are no UTF-8 are a bad request`(method: String) async throws {
        try await House.open { (house: House) async throws in
            let octets =
                Array("<D:propfind xmlns:D='DAV:'><D:prop><D:x".utf8) + [0xFF] + Array("/></D:prop></D:propfind>".utf8)
            #expect(try await house.ask(method, place(method), ["Depth": "0"], octets: octets).status == 400)
        }
    }

    @Test(arguments: ["2", "-1", "one", "0, 1", "infinite", ""])
    func `rfc4918 §10.2 a Depth that is none`(depth: String) async throws {
        try await House.open { (house: House) async throws in
            for method in ["PROPFIND", "COPY", "MOVE", "DELETE"] {
                let fields = ["Depth": depth, "Destination": House.home + "new/"]
                #expect(try await house.ask(method, House.calendar, fields).status == 400, "\(method)")
            }
        }
    }

    @Test(arguments: [
        "(", "()", "<x>", "(<urn:x>", "[\"a\"]", "(Not)", "([W/])", "(<urn:x>) <y>", "nonsense", "<a> <b> (<c>)",
    ])
    func `rfc4918 §10.4 an If that is none`(field: String) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            for method in ["DELETE", "PUT"] {
                let reply = try await house.ask(
                    method, House.calendar + "1.ics", ["If": field], octets: method == "PUT" ? House.event("1") : [])
                #expect(reply.status == 400, "\(method)")
            }
            #expect(try await house.ask("GET", House.calendar + "1.ics").status == 200)
        }
    }

    @Test func `rfc4918 §10.4 an If that does not hold`() async throws {
        try await House.open { (house: House) async throws in
            let path = House.calendar + "1.ics"
            let tag = try await house.put(path, House.event("1"))
            for field in [
                "([\"x\"])", "(<urn:uuid:none>)", "(Not [\(tag)])", "<https://elsewhere.example.org/> ([\(tag)])",
            ] {
                #expect(try await house.ask("DELETE", path, ["If": field]).status == 412, "\(field)")
            }
            #expect(
                try await house.ask("DELETE", path, ["If": "([\"x\"]) (Not <urn:uuid:none> [\(tag)])"]).status == 204)
        }
    }

    @Test(arguments: [
        "%", "%4", "%zz", "a%00b", "a%0Ab.ics", "a%0D%0Ab.ics", "%FF%FE", "..", "%2e%2e", ".", "a%2Fb.ics",
        "1.ics#part",
        "\u{7F}",
    ])
    func `rfc3986 §2.1 a path that cannot be read`(name: String) async throws {
        try await House.open { (house: House) async throws in
            for method in ["PUT", "DELETE", "MOVE", "PROPFIND", "GET"] {
                let reply = try await house.ask(
                    method, House.calendar + name, ["Depth": "0", "Destination": House.calendar + "2.ics"],
                    octets: method == "PUT" ? House.event("1") : [])
                #expect(reply.status == 400, "\(method) \(name)")
            }
        }
    }

    @Test func `rfc3986 §2.1 a path that goes on and on`() async throws {
        try await House.open { (house: House) async throws in
            let long = House.calendar + String(repeating: "a", count: 300)
            #expect(try await house.ask("PUT", long, [:], octets: House.event("1")).status == 403)
            let longer = House.calendar + String(repeating: "a", count: 5000)
            #expect(try await house.ask("GET", longer).status == 414)
        }
    }

    @Test(arguments: ["a%0Ab", "..", "a%2Fb", "%ff", "1.ics#x"])
    func `rfc4918 §10.3 a destination that cannot be read`(name: String) async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            for method in ["COPY", "MOVE"] {
                let fields = ["Destination": House.calendar + name]
                #expect(try await house.ask(method, House.calendar + "1.ics", fields).status == 400)
            }
        }
    }

    @Test func `rfc4918 §10.6 an Overwrite that is none`() async throws {
        try await House.open { (house: House) async throws in
            try await house.put(House.calendar + "1.ics", House.event("1"))
            let fields = ["Destination": House.calendar + "2.ics", "Overwrite": "maybe"]
            #expect(try await house.ask("MOVE", House.calendar + "1.ics", fields).status == 400)
        }
    }

    @Test func `a thousand properties are too many to ask for`() async throws {
        try await House.open { (house: House) async throws in
            let many = (0...1000).map { "<X:p\($0)/>" }.joined()
            let asked = XML.element("D:propfind", "<D:prop>\(many)</D:prop>")
            #expect(try await house.ask("PROPFIND", House.calendar, ["Depth": "0"], asked).status == 400)
            let set = XML.element("D:propertyupdate", "<D:set><D:prop>\(many)</D:prop></D:set>")
            #expect(try await house.ask("PROPPATCH", House.calendar, [:], set).status == 400)
        }
    }

    @Test func `ten thousand addresses are the most that one report names`() async throws {
        try await House.open { (house: House) async throws in
            let hrefs = (0...10_000).map { "\(House.calendar)\($0)" }
            let reply = try await house.ask("REPORT", House.calendar, [:], XML.multiget(hrefs))
            #expect(reply.condition == .numberOfMatchesWithinLimits)
        }
    }

    @Test func `rfc4791 §5.2.5 an object that is too large`() async throws {
        try await House.open(settings: DAVSettings(maximumResourceSize: 1000)) { (house: House) async throws in
            let text = String(repeating: "a", count: 1000)
            let reply = try await house.ask(
                "PUT", House.calendar + "1.ics", [:], octets: House.event("1", "SUMMARY:" + text))
            #expect(reply.condition == .maxResourceSize)
        }
    }

    @Test func `rfc9110 §9.1 a method that nobody knows`() async throws {
        try await House.open { (house: House) async throws in
            let reply = try await house.ask("BREW", House.calendar)
            #expect(reply.status == 405)
            #expect(reply.failure?.allowedMethods.contains(.get) == true)
        }
    }
}
