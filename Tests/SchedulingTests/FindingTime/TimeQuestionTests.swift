import Chronology
import ICalendar
import Testing

@testable import Scheduling

struct TimeQuestionTests {
    private static let berlin = ZoneCatalog().zone(named: "Europe/Berlin")!

    private func moment(_ text: String) -> Instant { Instant(rfc3339: text)! }

    private func span(_ start: Int64, _ end: Int64) -> Span {
        Span(from: Instant(secondsSinceEpoch: start * 60), to: Instant(secondsSinceEpoch: end * 60))!
    }

    /// Minutes of a small world, one for each bit.
    private func set(ofBits bits: Int) -> SpanSet {
        SpanSet((0..<8).filter { bits >> $0 & 1 == 1 }.map { span(Int64($0), Int64($0) + 1) })
    }

    private func time(busy: Int = 0, tentative: Int = 0, unavailable: Int = 0, unknown: Int = 0) -> BusyTime {
        BusyTime(
            busy: set(ofBits: busy), tentative: set(ofBits: tentative), unavailable: set(ofBits: unavailable),
            unknown: set(ofBits: unknown))
    }

    /// Every start that a person with a calendar and a pencil would find, minute by minute.
    private func naive(_ question: TimeQuestion) -> [TimeProposal] {
        let length = question.duration.seconds / 60
        var all: [TimeProposal] = []
        let first = question.window.start.secondsSinceEpoch / 60
        let last = question.window.end.secondsSinceEpoch / 60
        for start in first..<last where start + length <= last {
            let core = start..<(start + length)
            let padded = (start - question.bufferBefore / 60)..<(start + length + question.bufferAfter / 60)
            func meets(_ set: SpanSet, _ minutes: Range<Int64>) -> Bool {
                minutes.contains { set.contains(Instant(secondsSinceEpoch: $0 * 60)) }
            }
            var lists: [[Int]] = [[], [], []]
            var isPossible = true
            for (index, person) in question.people.enumerated() {
                if meets(person.busy.unavailable, core) || meets(person.busy.busy, padded)
                    || meets(person.busy.tentative, padded)
                {
                    isPossible = isPossible && !person.isRequired
                    lists[0].append(index)
                } else if meets(person.busy.unknown, padded) {
                    isPossible = isPossible && !person.isRequired
                    lists[1].append(index)
                } else {
                    if person.isPartlySeen { lists[1].append(index) }
                    if let preferred = person.preferred,
                        !core.allSatisfy({ preferred.contains(Instant(secondsSinceEpoch: $0 * 60)) })
                    {
                        lists[2].append(index)
                    }
                }
            }
            guard isPossible else { continue }
            all.append(
                TimeProposal(
                    span: span(start, start + length), missing: lists[0], unknown: lists[1], reluctant: lists[2],
                    hasPreferences: question.people.contains { $0.preferred != nil }))
        }
        var rest = all
        var chosen: [TimeProposal] = []
        while chosen.count < question.limit,
            let best = rest.min(by: { ($0.score, $0.span.start) < ($1.score, $1.span.start) })
        {
            chosen.append(best)
            rest.removeAll { $0.span.overlaps(best.span) }
        }
        return chosen
    }

    private func question(
        _ people: [Attendee], minutes: Int64 = 1, before: Int64 = 0, after: Int64 = 0, limit: Int = 10
    ) -> TimeQuestion {
        TimeQuestion(
            window: span(1, 7), duration: CalendarDuration(seconds: minutes * 60), bufferBefore: before * 60,
            bufferAfter: after * 60, interval: 60, zone: .utc, people: people, limit: limit)
    }

    @Test(arguments: [1, 2, 3] as [Int64])
    func `agrees with a search by hand, for all busy times of one required and one other`(minutes: Int64) {
        for required in 0..<256 {
            for other in stride(from: 0, to: 256, by: 3) {
                let people = [
                    Attendee(isRequired: true, busy: time(busy: required)),
                    Attendee(isRequired: false, busy: time(tentative: other)),
                ]
                let question = question(people, minutes: minutes)
                #expect(question.proposals() == naive(question))
            }
        }
    }

    @Test(arguments: [(0, 1), (1, 0), (1, 2)] as [(Int64, Int64)])
    func `agrees with a search by hand, with buffers, hours, wishes and what is not known`(
        before: Int64, after: Int64
    ) {
        var seed = 1
        func bits() -> Int {
            seed = (seed &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
            return seed >> 8 & seed >> 16 & 0xFF
        }
        for round in 0..<4000 {
            let people = (0..<4).map { index in
                Attendee(
                    isRequired: index < 2,
                    busy: time(
                        busy: bits() & bits(), tentative: bits() & bits(), unavailable: bits(), unknown: bits() & bits()
                    ),
                    isPartlySeen: index == 3 && round % 2 == 0,
                    preferred: index % 2 == 0 ? set(ofBits: bits() | bits()) : nil)
            }
            let question = question(
                people, minutes: Int64(1 + round % 2), before: before, after: after, limit: 1 + round % 5)
            #expect(question.proposals() == naive(question))
        }
    }

    @Test func `a buffer keeps appointments apart and does not reach over the end of the day`() {
        let day = Attendee(isRequired: true, busy: time(unavailable: 0b1100_0011))
        #expect(question([day], minutes: 4, before: 1, after: 1).proposals().map(\.span) == [span(2, 6)])
        let meeting = Attendee(isRequired: true, busy: time(busy: 0b0100_0010))
        #expect(question([meeting], minutes: 4, before: 1, after: 1).proposals().isEmpty)
    }

    @Test func `what is not known is not free, and is said`() {
        let required = Attendee(isRequired: true, busy: .none)
        let unseen = Attendee(isRequired: false, busy: time(unknown: 0b0000_1110))
        let found = question([required, unseen], minutes: 3).proposals()
        #expect(found.map(\.span) == [span(4, 7), span(1, 4)])
        #expect(found.map(\.unknown) == [[], [1]])
        let alone = Attendee(isRequired: true, busy: time(unknown: 0xFF))
        #expect(question([alone]).proposals().isEmpty)
    }

    @Test func `nobody asked about, everything is free; no room, nothing is`() {
        #expect(question([], minutes: 6).proposals().map(\.span) == [span(1, 7)])
        #expect(question([], minutes: 7).proposals().isEmpty)
        #expect(question([], limit: 0).proposals().isEmpty)
    }

    /// Clocks in Berlin show 2:00 to 3:00 twice on 25 October 2026 and not at all on 28 March 2027.
    @Test(
        arguments: [
            (
                "2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z",
                [
                    "2026-10-24T23:30:00Z", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z",
                    "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z",
                ]
            ),
            (
                "2027-03-28T00:00:00Z", "2027-03-28T02:00:00Z",
                ["2027-03-28T00:00:00Z", "2027-03-28T00:30:00Z", "2027-03-28T01:00:00Z", "2027-03-28T01:30:00Z"]
            ),
        ] as [(String, String, [String])])
    func `no time is lost or offered twice where clocks change`(from: String, to: String, starts: [String]) {
        let question = TimeQuestion(
            window: Span(from: moment(from), to: moment(to))!, duration: CalendarDuration(seconds: 1800),
            interval: 1800, zone: Self.berlin, people: [], limit: 50)
        #expect(question.proposals().map(\.span.start.rfc3339) == starts)
    }

    @Test func `rfc5545 §3.3.6 a day is a day of the calendar, 25 hours where clocks go back`() {
        let question = TimeQuestion(
            window: Span(from: moment("2026-10-24T22:00:00Z"), to: moment("2026-10-25T23:00:00Z"))!,
            duration: CalendarDuration(days: 1), interval: 86_400, zone: Self.berlin, people: [])
        #expect(question.proposals().map(\.span.seconds) == [25 * 3600])
    }

    @Test func `starts are multiples of the interval since midnight, in zones of half hours too`() throws {
        let kolkata = try #require(ZoneCatalog().zone(named: "Asia/Kolkata"))
        let question = TimeQuestion(
            window: Span(from: moment("2026-12-01T00:10:00Z"), to: moment("2026-12-01T03:00:00Z"))!,
            duration: CalendarDuration(seconds: 3600), interval: 3600, zone: kolkata, people: [])
        #expect(question.proposals().map(\.span.start.rfc3339) == ["2026-12-01T00:30:00Z", "2026-12-01T01:30:00Z"])
    }
}
