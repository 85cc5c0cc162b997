import Chronology
import Testing

@testable import turnus

struct DateArgumentTests {
    @Test func `a day counts whole in its zone, a moment is one`() throws {
        let berlin = try #require(ZoneCatalog().zone(named: "Europe/Berlin"))
        let day = try #require(DayOrInstantArgument(argument: "2026-12-24"))
        #expect(day.start(in: berlin).rfc3339 == "2026-12-23T23:00:00Z")
        #expect(day.end(in: berlin).rfc3339 == "2026-12-24T23:00:00Z")
        let moment = try #require(DayOrInstantArgument(argument: "2026-12-24T12:00:00+01:00"))
        #expect(moment.start(in: berlin).rfc3339 == "2026-12-24T11:00:00Z")
        #expect(moment.end(in: berlin) == moment.start(in: berlin))
    }

    @Test(arguments: ["", "2026-02-30", "2026-1-1", "24.12.2026", "tomorrow"])
    func `what is no day is refused`(text: String) {
        #expect(DateArgument(argument: text) == nil)
        #expect(DayOrInstantArgument(argument: text) == nil)
    }

    @Test func `hours of a day are read as those of a week`() {
        #expect(DayHoursArgument(argument: "09:00-12:30")?.minutes == 540..<750)
        #expect(DayHoursArgument(argument: "12:00-09:00") == nil)
    }
}
