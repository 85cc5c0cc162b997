import Chronology
import Failures
import ICalendar
import Testing

@testable import JSONAPI

struct QueryParametersTests {
    @Test func `values are decoded, and a plus is a plus`() throws {
        let query = try QueryParameters("from=2026-12-01T00:00:00+01:00&who=a%2Cb", knowing: ["from", "who"])
        #expect(try query.instant("from").rfc3339 == "2026-11-30T23:00:00Z")
        #expect(query["who"] == "a,b")
        #expect(query["to"] == nil)
    }

    @Test(
        arguments: [
            ("x=1", "x"), ("from=1&from=2", "from"), ("from=%zz", "from"), ("%ff=1", "?"),
        ])
    func `what is unknown, given twice or not encoded is refused by name`(query: String, name: String) {
        let failure = #expect(throws: Failure.self) { try QueryParameters(query, knowing: ["from", "to"]) }
        #expect(failure?.problem == .invalidParameter)
        #expect(failure?.faults.map(\.place) == [.parameter(name)])
    }

    @Test(
        arguments: [
            ("to=2026-12-01T00:00:00Z", "from"), ("from=soon&to=2026-12-01T00:00:00Z", "from"),
            ("from=2026-12-01T00:00:00Z&to=2026-12-01T00:00:00Z", "to"),
            ("from=2026-12-01T00:00:00.5Z&to=2026-12-02T00:00:00Z", "from"),
            ("from=2026-12-01T00:00:00Z&to=2026-12-04T00:00:01Z", "to"),
            ("from=0000-12-01T00:00:00Z&to=2026-12-04T00:00:01Z", "from"),
        ])
    func `a stretch has a start, an end behind it and a limit`(query: String, name: String) throws {
        let parameters = try QueryParameters(query, knowing: ["from", "to"])
        let failure = #expect(throws: Failure.self) { try parameters.span(mostDays: 3) }
        #expect(failure?.faults.map(\.place) == [.parameter(name)])
    }

    @Test func `a zone is known by its IANA name`() throws {
        let resolver = ZoneResolver(catalog: ZoneCatalog())
        let query = try QueryParameters("timeZone=Europe/Berlin", knowing: ["timeZone"])
        #expect(try query.zone(resolver)?.name == "Europe/Berlin")
        for name in ["Mars/Olympus", "", "../UTC", "/etc/passwd"] {
            let query = try QueryParameters("timeZone=\(name)", knowing: ["timeZone"])
            #expect(throws: Failure.self) { try query.zone(resolver) }
        }
    }
}
