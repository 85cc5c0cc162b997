import CalendarModel
import Chronology
import ICalendar
import Testing

struct PreparedObjectTests {
    private let now = Instant(secondsSinceEpoch: 1_767_571_200)
    private let day: Int64 = 86_400

    @Test func `an event that happens once has one entry and nothing beyond it`() throws {
        let index = try OccurrenceIndex(of: object(), around: now)
        #expect(index.entries.map(\.start) == [.absolute(now)])
        #expect(index.entries.map(\.end) == [.absolute(now.advanced(bySeconds: 3600))])
        #expect(index.completeFrom == nil && index.completeUntil == nil)
    }

    @Test(arguments: [1, 1999, 2000])
    func `a series that ends is indexed whole, however long ago it was`(count: Int) throws {
        let index = try OccurrenceIndex(of: object(count: count), around: now.advanced(bySeconds: 9000 * day))
        #expect(index.entries.count == count)
        #expect(index.completeFrom == nil && index.completeUntil == nil)
    }

    @Test func `of a longer series the index holds the years around the present`() throws {
        let later = now.advanced(bySeconds: 3000 * day)
        let index = try OccurrenceIndex(of: object(count: 9000), around: later)
        let from = later.advanced(bySeconds: -OccurrenceIndex.reachBack)
        let until = later.advanced(bySeconds: OccurrenceIndex.reachAhead)
        #expect(index.completeFrom == from && index.completeUntil == until)
        #expect(index.entries.count == 4 * 366)
        #expect(index.entries.allSatisfy { $0.start.seconds < until.secondsSinceEpoch })
        #expect(index.entries.allSatisfy { $0.end.seconds > from.secondsSinceEpoch })
    }

    @Test func `an endless series that has just begun misses nothing before the present`() throws {
        let index = try OccurrenceIndex(of: object(endless: .weekly), around: now)
        #expect(index.completeFrom == nil)
        #expect(index.completeUntil == now.advanced(bySeconds: OccurrenceIndex.reachAhead))
        #expect(index.entries.count == 157)
    }

    @Test func `a series too dense for years is indexed for as long as it fits`() throws {
        let index = try OccurrenceIndex(of: object(endless: .hourly), around: now)
        #expect((1...OccurrenceIndex.limit).contains(index.entries.count))
        let until = try #require(index.completeUntil)
        #expect(until > now && until < now.advanced(bySeconds: OccurrenceIndex.reachAhead))
    }

    @Test func `a series too dense for anything is left to be worked out`() throws {
        let index = try OccurrenceIndex(of: object(endless: .secondly), around: now)
        #expect(index.entries == [])
        #expect(index.completeUntil == Instant(secondsSinceEpoch: .min))
    }

    @Test func `a rule that yields nothing is refused within its budget`() {
        var never = RecurrenceRule(frequency: .yearly)
        never.byMonth = [2]
        never.byMonthDay = [30]
        never.bySecond = [1]
        var component = event()
        component.rules = [never]
        let object = CalendarObject(uid: "a", kind: .event, components: [component])
        // Either is an answer: nothing but the start, or a named refusal; taking for ever is none.
        do {
            #expect(try OccurrenceIndex(of: object, around: now).entries.count <= 1)
        } catch {
            guard case .budgetExhausted = error else {
                Issue.record(error)
                return
            }
        }
    }

    @Test(
        arguments: [
            (.event, false, nil, .busy), (.event, false, .confirmed, .busy), (.event, true, .confirmed, .free),
            (.event, false, .tentative, .tentative), (.event, false, .cancelled, .free), (.toDo, false, nil, .free),
            (.journal, false, nil, .free),
        ] as [(ComponentKind, Bool, CalendarComponent.Status?, BusyKind)])
    func `rfc4791 §7.10 only events take time, by their transparency and status`(
        kind: ComponentKind, isTransparent: Bool, status: CalendarComponent.Status?, expected: BusyKind
    ) {
        var component = CalendarComponent(kind: kind)
        component.isTransparent = isTransparent
        component.status = status
        #expect(BusyKind(of: component) == expected)
    }

    private func event() -> CalendarComponent {
        var component = CalendarComponent(kind: .event)
        component.start = .utc(now)
        component.ending = .after(CalendarDuration(seconds: 3600))
        return component
    }

    private func object(count: Int? = nil, endless: RecurrenceRule.Frequency? = nil) -> CalendarObject {
        var component = event()
        if let count {
            var rule = RecurrenceRule(frequency: .daily)
            rule.end = .count(count)
            component.rules = [rule]
        } else if let endless {
            component.rules = [RecurrenceRule(frequency: endless)]
        }
        return CalendarObject(uid: "a", kind: .event, components: [component])
    }
}
