import Chronology
import ICalendar
import Scheduling
import Testing

@testable import turnus

struct BusyListingTests {
    private let window = Span(from: at(0), to: at(24))!

    private let listing = BusyListing(
        name: "anna",
        time: BusyTime([
            .busy: [Span(from: at(9), to: at(11))!], .tentative: [Span(from: at(10), to: at(12))!],
            .unavailable: [Span(from: at(0), to: at(8))!],
        ]))

    @Test func `times are told in their order, each with its kind`() {
        #expect(
            listing.lines == [
                "anna\t2026-01-05T00:00:00Z\t2026-01-05T08:00:00Z\tbusyUnavailable",
                "anna\t2026-01-05T09:00:00Z\t2026-01-05T11:00:00Z\tbusy",
                "anna\t2026-01-05T10:00:00Z\t2026-01-05T12:00:00Z\tbusyTentative",
            ])
        #expect(
            listing.json.description.hasPrefix(
                #"{"who":"anna","busy":[{"start":"2026-01-05T00:00:00Z","end":"2026-01-05T08:00:00Z","#))
    }

    @Test func `a chart has a line for each and the strongest sign of each part`() {
        let ben = BusyListing(name: "ben", time: .none)
        #expect(
            BusyChart(during: window, width: 24).text(of: [listing, ben])
                == "anna --------.##?............\nben  ........................")
        #expect(
            BusyChart(during: window, width: 12).text(of: [listing, ben]) == "anna ----##......\nben  ............")
    }

    @Test func `what is not known is told as such`() {
        let unknown = BusyListing(
            name: "carl",
            time: BusyTime(
                busy: .empty, tentative: .empty, unavailable: .empty,
                unknown: SpanSet([Span(from: at(6), to: at(12))!])))
        #expect(unknown.lines == ["carl\t2026-01-05T06:00:00Z\t2026-01-05T12:00:00Z\tunknown"])
        #expect(unknown.json.description.contains(#""type":"unknown""#))
        #expect(BusyChart(during: window, width: 12).text(of: [unknown]) == "carl ...~~~......")
    }

    @Test func `a chart of minutes is no wider than minutes`() throws {
        let short = try #require(Span(from: at(0), to: at(0).advanced(bySeconds: 180)))
        #expect(BusyChart(during: short).text(of: [listing]) == "anna ---")
    }
}

private func at(_ hour: Int64) -> Instant { Instant(secondsSinceEpoch: 1_767_571_200 + hour * 3600) }
