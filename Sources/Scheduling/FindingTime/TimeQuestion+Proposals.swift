import Chronology
import ICalendar

extension TimeQuestion {
    /// The best times, the best one first.
    ///
    /// At each of them everybody required is free and nobody who comes has another appointment within the buffers. The
    /// order is total: fewest people away, then fewest who would rather not, then the earlier. No two proposals overlap,
    /// so that ten of them are ten ways out and not one way ten times.
    public func proposals() -> [TimeProposal] {
        guard limit > 0 else { return [] }
        var sweeps = people.map { PersonSweep($0, of: self) }
        var candidates: [(score: Int, proposal: TimeProposal)] = []
        for span in spans {
            guard let proposal = proposal(span, &sweeps) else { continue }
            candidates.append((proposal.score, proposal))
        }
        candidates.sort { ($0.score, $0.proposal.span.start) < ($1.score, $1.proposal.span.start) }
        var chosen: [TimeProposal] = []
        for (_, proposal) in candidates where !chosen.contains(where: { $0.span.overlaps(proposal.span) }) {
            chosen.append(proposal)
            if chosen.count == limit { break }
        }
        return chosen
    }

    /// Nothing where somebody who is required cannot.
    private func proposal(_ span: Span, _ sweeps: inout [PersonSweep]) -> TimeProposal? {
        var missing: [Int] = []
        var unknown: [Int] = []
        var reluctant: [Int] = []
        for index in people.indices {
            switch sweeps[index].verdict(on: span) {
            case .busy:
                guard !people[index].isRequired else { return nil }
                missing.append(index)
            case .unknown:
                guard !people[index].isRequired else { return nil }
                unknown.append(index)
            case .free(let isGlad):
                if people[index].isPartlySeen { unknown.append(index) }
                if !isGlad { reluctant.append(index) }
            }
        }
        return TimeProposal(
            span: span, missing: missing, unknown: unknown, reluctant: reluctant,
            hasPreferences: people.contains { $0.preferred != nil })
    }

    /// The times at which a meeting could be, by start: every time that the clock shows a multiple of the interval. In
    /// the hour that clocks show twice there are twice as many, in the hour that they skip there are none.
    private var spans: [Span] {
        let changes = zone.transitions(in: window).map(\.instant)
        let starts = [window.start] + changes
        let ends = changes + [window.end]
        return zip(starts, ends).flatMap { start, end in
            stretch(from: start, to: end, offset: Int64(zone.offset(at: start)))
        }
    }

    /// Those of a stretch in which clocks do not change.
    private func stretch(from start: Instant, to end: Instant, offset: Int64) -> [Span] {
        var found: [Span] = []
        var wall = WallTime(secondsSinceEpoch: start.secondsSinceEpoch + offset)
        let last = end.secondsSinceEpoch + offset
        let past = Int64(wall.secondOfDay) % interval
        if past > 0 { wall = next(wall.advanced(bySeconds: -past)) }
        while wall.secondsSinceEpoch < last {
            let instant = Instant(secondsSinceEpoch: wall.secondsSinceEpoch - offset)
            if let span = Span(from: instant, to: self.end(of: instant, wall)), span.end <= window.end {
                found.append(span)
            }
            wall = next(wall)
        }
        return found
    }

    /// The multiple after this one; a day begins afresh.
    private func next(_ wall: WallTime) -> WallTime {
        let following = wall.advanced(bySeconds: interval)
        return following.date == wall.date ? following : WallTime(wall.date.advanced(byDays: 1))
    }

    private func end(of start: Instant, _ wall: WallTime) -> Instant {
        guard duration.days != 0 else { return start.advanced(bySeconds: duration.seconds) }
        let day = wall.advanced(bySeconds: Int64(duration.days) * 86_400)
        return zone.instant(of: day).advanced(bySeconds: duration.seconds)
    }
}

/// Looks through what is known of one person, once, while the starts asked about rise.
private struct PersonSweep {
    enum Verdict {
        case busy
        case unknown
        case free(isGlad: Bool)
    }

    private var taken: SpanSweep
    private var appointments: SpanSweep
    private var unknown: SpanSweep
    private var preferred: SpanSweep?
    private let before: Int64
    private let after: Int64

    /// Buffers keep appointments apart; the end of somebody's working day is none.
    init(_ person: Attendee, of question: TimeQuestion) {
        let booked = person.busy.busy.union(person.busy.tentative)
        taken = SpanSweep(booked.union(person.busy.unavailable))
        appointments = SpanSweep(booked)
        unknown = SpanSweep(person.busy.unknown)
        preferred = person.preferred.map(SpanSweep.init)
        before = question.bufferBefore
        after = question.bufferAfter
    }

    mutating func verdict(on span: Span) -> Verdict {
        let padded =
            Span(from: span.start.advanced(bySeconds: -before), to: span.end.advanced(bySeconds: after)) ?? span
        if taken.meets(span) || appointments.meets(padded) { return .busy }
        if unknown.meets(padded) { return .unknown }
        return .free(isGlad: preferred?.covers(span) ?? true)
    }
}

/// A place in a span set that only moves on.
private struct SpanSweep {
    private let spans: [Span]
    private var index = 0

    init(_ set: SpanSet) {
        spans = set.spans
    }

    /// Whether any moment of `span` is in the set. Starts do not fall from one call to the next.
    mutating func meets(_ span: Span) -> Bool {
        advance(to: span.start)
        return index < spans.count && spans[index].start < span.end
    }

    /// Whether every moment of `span` is.
    mutating func covers(_ span: Span) -> Bool {
        advance(to: span.start)
        return index < spans.count && spans[index].start <= span.start && span.end <= spans[index].end
    }

    private mutating func advance(to start: Instant) {
        while index < spans.count, spans[index].end <= start { index += 1 }
    }
}
