import Chronology
import HTTPTypes
import ICalendar
import Testing

@testable import TimeZones

struct TimeZoneServiceTests {
    private static let catalog = ZoneCatalog()
    private let service = TimeZoneService(catalog: catalog)

    private func ask(_ path: String, _ query: String? = nil, _ fields: HTTPFields = [:]) -> TimeZoneAnswer {
        service.answer(address: "/tzdist" + path, query: query, fields: fields)
    }

    private func text(_ answer: TimeZoneAnswer) -> String { String(decoding: answer.octets, as: UTF8.self) }

    @Test func `rfc7808 §5.1 the capabilities name what works, and what does not reach back`() {
        let answer = ask("/capabilities")
        #expect(answer.status == .ok)
        #expect(answer.fields[.contentType] == "application/json")
        let text = text(answer)
        #expect(text.hasPrefix(#"{"version":1,"info":{"primary-source":"IANA"#))
        #expect(text.contains(#""uri-template":"/tzdist/zones{/tzid}/observances{?start,end}""#))
        #expect(text.contains(#""ranges":[{"start":"1970-01-01T00:00:00Z","end":"*"}]"#))
        #expect(!text.contains("leapseconds"))
    }

    @Test func `rfc7808 §5.2 the list has every zone once, with its other names`() {
        let text = text(ask("/zones"))
        #expect(text.contains(#""tzid":"Europe/Berlin","#))
        #expect(text.contains(#""US/Eastern""#))
        #expect(!text.contains(#""tzid":"US/Eastern""#))
    }

    @Test func `rfc7808 §5.2 who has the list of this release is told that nothing changed`() throws {
        let whole = text(ask("/zones"))
        let token = try #require(whole.split(separator: "\"").dropFirst(3).first)
        #expect(text(ask("/zones", "changedsince=\(token)")) == #"{"synctoken":"\#(token)","timezones":[]}"#)
        #expect(text(ask("/zones", "changedsince=2019c-0123456789ab")) == whole)
        #expect(text(ask("/zones", "changedsince=made%20up")).contains("tzdist:error:invalid-changedsince"))
    }

    @Test(arguments: ["/zones/Europe%2FBerlin", "/zones/Europe/Berlin", "/zones/europe%2fberlin"])
    func `rfc7808 §5.3 a zone is one VTIMEZONE`(path: String) throws {
        let answer = ask(path)
        #expect(answer.status == .ok)
        #expect(answer.fields[.contentType] == "text/calendar; charset=utf-8")
        let calendar = try #require(try LetterDocument(reading: answer.octets).calendars.first)
        #expect(calendar.components.map(\.name) == ["VTIMEZONE"])
        #expect(calendar.components[0].first("TZID")?.text == "Europe/Berlin")
        #expect(calendar.components[0].first("TZID-ALIAS-OF") == nil)
    }

    @Test func `rfc7808 §7.2 under another name it says whose it is`() throws {
        let text = text(ask("/zones/US%2FEastern"))
        #expect(text.contains("\r\nTZID:US/Eastern\r\nTZID-ALIAS-OF:America/New_York\r\n"))
    }

    @Test func `rfc7265 by Accept as jCal, under a tag of its own`() {
        let plain = ask("/zones/Europe%2FBerlin")
        let answer = ask("/zones/Europe%2FBerlin", nil, [.accept: "application/calendar+json"])
        #expect(answer.fields[.contentType] == "application/calendar+json")
        #expect(text(answer).contains(#"["tzid",{},"text","Europe/Berlin"]"#))
        #expect(answer.fields[.eTag] != plain.fields[.eTag])
        #expect(answer.fields[.vary] == "Accept")
    }

    @Test func `rfc9110 §13.1.2 a copy of this release is good`() throws {
        let tag = try #require(ask("/zones/Europe%2FBerlin").fields[.eTag])
        let answer = ask("/zones/Europe%2FBerlin", nil, [.ifNoneMatch: tag])
        #expect(answer.status == .notModified)
        #expect(answer.octets.isEmpty)
        #expect(ask("/zones/Europe%2FBerlin", nil, [.ifNoneMatch: "\"other\""]).status == .ok)
    }

    @Test func `rfc7808 §5.4 the changes of a year, and what holds at its start`() {
        let answer = ask("/zones/America%2FNew_York/observances", "start=2008-01-01T00:00:00Z&end=2009-01-01T00:00:00Z")
        let text = text(answer)
        #expect(text.hasPrefix(#"{"tzid":"America/New_York","start":"2008-01-01T00:00:00Z""#))
        let observances = [
            #"{"name":"Standard","onset":"2008-01-01T00:00:00Z","utc-offset-from":-18000,"utc-offset-to":-18000}"#,
            #"{"name":"Daylight","onset":"2008-03-09T07:00:00Z","utc-offset-from":-18000,"utc-offset-to":-14400}"#,
            #"{"name":"Standard","onset":"2008-11-02T06:00:00Z","utc-offset-from":-14400,"utc-offset-to":-18000}"#,
        ]
        #expect(text.hasSuffix(#""observances":[\#(observances.joined(separator: ","))]}"#))
    }

    @Test func `rfc7808 §5.5 zones are found by a piece of their names or of another name`() {
        let text = text(ask("/zones", "pattern=*eastern"))
        #expect(text.contains(#""tzid":"America/New_York""#))
        #expect(!text.contains("Europe/"))
    }

    @Test(
        arguments: [
            ("/", nil, "invalid-action", 400), ("/zones/Mars%2FOlympus", nil, "tzid-not-found", 404),
            ("/zones/..%2F..%2Fetc%2Fpasswd", nil, "tzid-not-found", 404),
            ("/zones/Europe%2FBerlin", "start=2000-01-01T00:00:00Z", "invalid-start", 400),
            ("/zones/Europe%2FBerlin", "end=2000-01-01T00:00:00Z", "invalid-end", 400),
            ("/zones/UTC/observances", nil, "invalid-start", 400),
            ("/zones/UTC/observances", "start=2000-01-01T00:00:00Z", "invalid-end", 400),
            (
                "/zones/UTC/observances", "start=2000-01-01T00:00:00%2B01:00&end=2001-01-01T00:00:00Z", "invalid-start",
                400
            ),
            ("/zones/UTC/observances", "start=2001-01-01T00:00:00Z&end=2001-01-01T00:00:00Z", "invalid-end", 400),
            ("/zones/UTC/observances", "start=1000-01-01T00:00:00Z&end=9001-01-01T00:00:00Z", "invalid-end", 400),
            ("/zones", "pattern=*", "invalid-pattern", 400),
        ] as [(String, String?, String, Int)])
    func `rfc7808 §5 a refusal has a name`(path: String, query: String?, name: String, status: Int) {
        let answer = ask(path, query)
        #expect(answer.status.code == status)
        #expect(answer.fields[.contentType] == "application/problem+json")
        #expect(text(answer).hasPrefix(#"{"type":"urn:ietf:params:tzdist:error:\#(name)","#))
    }

    @Test func `rfc7808 §5.3 a form that we do not have is refused by its name`() {
        let answer = ask("/zones/Europe%2FBerlin", nil, [.accept: "application/calendar+xml"])
        #expect(answer.status == .notAcceptable)
        #expect(text(answer).contains("tzdist:error:invalid-format"))
    }

    /// Read back under a name that nobody knows, so that only what was written counts.
    @Test(arguments: ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Casablanca"])
    func `a zone that was served has the offsets of the system from 1970 to 2100`(name: String) throws {
        let zone = try #require(Self.catalog.zone(named: name))
        let octets = ask("/zones/\(name)").octets
        let definition = try #require(try LetterDocument(reading: octets).calendars.first?.components.first)
        let read = try #require(ZoneResolver(catalog: Self.catalog).zone(tzid: "Made/Up", definition: definition))
        for day in stride(from: Int64(3), to: 47_000, by: 5) {
            let instant = Instant(secondsSinceEpoch: day * 86_400 + 4321)
            #expect(read.offset(at: instant) == zone.offset(at: instant), "\(name) \(instant.rfc3339)")
        }
    }
}
