import CalendarModel
import Chronology
import ICalendar
import Testing

struct PreparedObjectIndexingTests {
    private static let start: Int64 = 1_767_603_600  // 2026-01-05T09:00:00Z
    private let now = Instant(secondsSinceEpoch: start + 30 * 86_400)

    private func event(
        _ rule: RecurrenceRule? = nil, start: CalendarTime = .utc(Instant(secondsSinceEpoch: start)),
        change: (inout CalendarComponent) -> Void = { _ in }
    ) -> CalendarObject {
        var component = CalendarComponent(kind: .event)
        component.start = start
        component.ending = .after(CalendarDuration(seconds: 3600))
        component.rules = rule.map { [$0] } ?? []
        change(&component)
        return CalendarObject(uid: "1", kind: .event, components: [component])
    }

    private func rule(_ frequency: RecurrenceRule.Frequency, _ end: RecurrenceRule.End = .never) -> RecurrenceRule {
        var rule = RecurrenceRule(frequency: frequency)
        rule.end = end
        return rule
    }

    @Test func `a single event is one entry and all there is`() throws {
        let index = try OccurrenceIndex(of: event(), around: now)
        #expect(index.entries.map(\.start) == [.absolute(Instant(secondsSinceEpoch: Self.start))])
        #expect(index.entries.map(\.end) == [.absolute(Instant(secondsSinceEpoch: Self.start + 3600))])
        #expect(index.completeFrom == nil && index.completeUntil == nil)
    }

    @Test func `a series with an end is indexed whole`() throws {
        let index = try OccurrenceIndex(of: event(rule(.daily, .count(1999))), around: now)
        #expect(index.entries.count == 1999)
        #expect(index.completeFrom == nil && index.completeUntil == nil)
    }

    @Test func `a series without an end is indexed until three years from now`() throws {
        let index = try OccurrenceIndex(of: event(rule(.weekly)), around: now)
        let until = try #require(index.completeUntil)
        #expect(until == now.advanced(bySeconds: OccurrenceIndex.reachAhead))
        #expect(index.completeFrom == nil)
        #expect(index.entries.first?.start.seconds == Self.start)
        let last = try #require(index.entries.last?.start.seconds)
        #expect(last < until.secondsSinceEpoch && last + 7 * 86_400 >= until.secondsSinceEpoch)
    }

    @Test func `of a series that began long ago the index knows where it does not reach`() throws {
        let later = now.advanced(bySeconds: 20 * 366 * 86_400)
        let index = try OccurrenceIndex(of: event(rule(.weekly)), around: later)
        let from = try #require(index.completeFrom)
        #expect(from == later.advanced(bySeconds: -OccurrenceIndex.reachBack))
        #expect(index.entries.allSatisfy { $0.end.seconds > from.secondsSinceEpoch })
    }

    @Test(arguments: [RecurrenceRule.Frequency.hourly, .minutely, .secondly])
    func `what recurs too often does not fill the index`(frequency: RecurrenceRule.Frequency) throws {
        let index = try OccurrenceIndex(of: event(rule(frequency)), around: now)
        #expect(index.entries.count <= OccurrenceIndex.limit)
        #expect(index.completeUntil != nil)
    }

    @Test func `rfc4791 §7.10 TRANSP and STATUS say what an occurrence takes`() throws {
        func busy(_ change: (inout CalendarComponent) -> Void) throws -> BusyKind? {
            try OccurrenceIndex(of: event(change: change), around: now).entries.first?.busy
        }
        #expect(try busy { _ in } == .busy)
        #expect(try busy { $0.isTransparent = true } == .free)
        #expect(try busy { $0.status = .cancelled } == .free)
        #expect(try busy { $0.status = .tentative } == .tentative)
        #expect(try busy { $0.status = .confirmed } == .busy)
    }
}
