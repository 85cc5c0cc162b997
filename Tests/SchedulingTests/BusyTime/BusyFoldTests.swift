import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Testing

struct BusyFoldTests {
    private let calendar = CalendarID(rawValue: 1)

    private func occurrence(
        _ start: Moment, _ end: Moment, _ kind: BusyKind = .busy, isAllDay: Bool = false, calendar: Int64 = 1,
        object: Int64 = 1, component: Int = 0
    ) -> TakenOccurrence {
        TakenOccurrence(
            calendar: CalendarID(rawValue: calendar), object: ObjectID(rawValue: object), component: component,
            start: start, end: end, isAllDay: isAllDay, busy: kind)
    }

    private func occurrence(_ start: Int64, _ end: Int64, _ kind: BusyKind = .busy, object: Int64 = 1)
        -> TakenOccurrence
    {
        occurrence(
            .absolute(Instant(secondsSinceEpoch: start)), .absolute(Instant(secondsSinceEpoch: end)), kind,
            object: object)
    }

    private func fold(
        _ occurrences: [TakenOccurrence], during window: Span, zones: ReadingZones = ReadingZones(.utc)
    ) -> BusyTime {
        var fold = BusyFold(of: [], during: window)
        fold.add(TakenTime(occurrences: occurrences), in: [calendar: zones])
        return fold.busyTime
    }

    /// Every pair of occurrences in a world of five moments and every kind, second by second.
    @Test func `rfc4791 §7.10 what is busy agrees with membership`() throws {
        let kinds: [BusyKind] = [.free, .busy, .tentative, .unavailable]
        let spans = (0..<5).flatMap { start in (start...5).map { (Int64(start), Int64($0)) } }
        let window = try #require(span(1, 4))
        for first in spans {
            for second in spans {
                for kind in kinds {
                    let pair = [occurrence(first.0, first.1, kind), occurrence(second.0, second.1, .busy)]
                    let time = fold(pair, during: window)
                    for moment in Int64(0)..<6 {
                        let covering = pair.filter { $0.start.seconds <= moment && moment < $0.end.seconds }
                        let here = (1..<4).contains(moment) ? Set(covering.map(\.busy)) : []
                        let instant = Instant(secondsSinceEpoch: moment)
                        #expect(time.busy.contains(instant) == here.contains(.busy))
                        #expect(time.tentative.contains(instant) == here.contains(.tentative))
                        #expect(time.unavailable.contains(instant) == here.contains(.unavailable))
                        #expect(time.all.contains(instant) == !here.subtracting([.free]).isEmpty)
                        let isFree = (1..<4).contains(moment) && here.subtracting([.free]).isEmpty
                        #expect(time.free(during: window).contains(instant) == isFree)
                    }
                }
            }
        }
    }

    @Test func `days are the owner's, floating times the asker's, also when clocks change`() throws {
        let berlin = try #require(ZoneCatalog().zone(named: "Europe/Berlin"))
        let window = try #require(span(0, 4_000_000_000))
        // 29 March 2026 has 23 hours in Berlin.
        let day = try #require(CivilDate(year: 2026, month: 3, day: 29))
        let (start, end) = (Moment.floating(WallTime(day)), Moment.floating(WallTime(day.advanced(byDays: 1))))
        let zones = ReadingZones(days: berlin, floating: .utc)
        let allDay = fold([occurrence(start, end, isAllDay: true)], during: window, zones: zones)
        #expect(allDay.busy.spans.map(\.seconds) == [23 * 3600])
        #expect(allDay.busy.spans.first?.start == berlin.instant(of: WallTime(day)))
        let floating = fold([occurrence(start, end)], during: window, zones: zones)
        #expect(floating.busy.spans.map(\.seconds) == [24 * 3600])
        #expect(floating.busy.spans.first?.start == Zone.utc.instant(of: WallTime(day)))
        // From 2:10 to 2:50, which no clock in Berlin shows on that day.
        let skipped = occurrence(
            .floating(WallTime(day, secondOfDay: 7800)), .floating(WallTime(day, secondOfDay: 10_200)))
        #expect(fold([skipped], during: window, zones: ReadingZones(berlin)).busy.spans.map(\.seconds) == [2400])
    }

    @Test func `a calendar that is not named takes no time`() throws {
        let window = try #require(span(0, 10))
        var fold = BusyFold(of: [], during: window)
        let other = occurrence(.absolute(window.start), .absolute(window.end), calendar: 2)
        fold.add(TakenTime(occurrences: [other, occurrence(1, 2)]), in: [calendar: ReadingZones(.utc)])
        #expect(fold.busyTime.busy == SpanSet([span(1, 2)].compactMap(\.self)))
    }

    /// Every answer of two people in the master and in an override of one meeting, each asked about.
    @Test func `rfc4791 §7.10 whose time it is follows their own answer, component by component`() throws {
        let window = try #require(span(0, 10))
        let words = ["ACCEPTED", "TENTATIVE", "NEEDS-ACTION", "DECLINED", "DELEGATED", "X-PERHAPS"]
        for master in words {
            for override in words {
                var object = CalendarObject(uid: "u", kind: .event, components: [])
                for answer in [master, override] {
                    var component = CalendarComponent(kind: .event)
                    component.organizer = .init(address: "mailto:Boss@Example.org")
                    component.attendees = [
                        .init(address: "MAILTO:Anna@example.org", participation: answer),
                        .init(address: "mailto:bert@example.org", participation: "ACCEPTED"),
                    ]
                    object.components.append(component)
                }
                let sheet = AnswerSheet(of: object)
                #expect((sheet == nil) == (master == "ACCEPTED" && override == "ACCEPTED"))
                let taken = TakenTime(
                    occurrences: [
                        occurrence(.absolute(window.start), .absolute(at(2))),
                        occurrence(.absolute(at(5)), .absolute(at(7)), component: 1),
                    ], answers: sheet.map { [ObjectID(rawValue: 1): $0] } ?? [:])
                for (address, answers) in [
                    ("anna@example.org", [master, override]), ("BERT@example.org", ["ACCEPTED", "ACCEPTED"]),
                    ("boss@example.org", ["ACCEPTED", "ACCEPTED"]), ("carl@example.org", ["ACCEPTED", "ACCEPTED"]),
                ] {
                    var fold = BusyFold(of: [address], during: window)
                    fold.add(taken, in: [calendar: ReadingZones(.utc)])
                    let spans = [span(0, 2), span(5, 7)].compactMap(\.self)
                    let kinds = zip(spans, answers.map { BusyKind.busy.limited(by: .invited($0)) })
                    let time = fold.busyTime
                    #expect(time.busy == SpanSet(kinds.filter { $0.1 == .busy }.map(\.0)))
                    #expect(time.tentative == SpanSet(kinds.filter { $0.1 == .tentative }.map(\.0)))
                }
            }
        }
    }

    @Test func `who has two addresses is where one of them is expected`() throws {
        var component = CalendarComponent(kind: .event)
        component.attendees = [
            .init(address: "mailto:a@example.org", participation: "DECLINED"),
            .init(address: "mailto:b@example.org", participation: "ACCEPTED"),
        ]
        let object = CalendarObject(uid: "u", kind: .event, components: [component])
        let window = try #require(span(0, 10))
        let taken = TakenTime(
            occurrences: [occurrence(1, 2)],
            answers: [ObjectID(rawValue: 1): try #require(AnswerSheet(of: object))])
        for (addresses, isBusy) in [(["a@example.org"], false), (["a@example.org", "b@example.org"], true)] {
            var fold = BusyFold(of: addresses, during: window)
            fold.add(taken, in: [calendar: ReadingZones(.utc)])
            #expect(fold.busyTime.busy.isEmpty == !isBusy)
        }
    }
}

private func at(_ seconds: Int64) -> Instant { Instant(secondsSinceEpoch: seconds) }

private func span(_ start: Int64, _ end: Int64) -> Span? {
    Span(from: at(start), to: at(end))
}
