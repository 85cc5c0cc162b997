import Chronology

/// The hours of a schedule, worked out day by day for a stretch of time.
struct OpenHours: Sendable {
    let zone: Zone
    /// When it is open, across midnight where the hours go on.
    let open: SpanSet
    private let firstDay: Int
    private let days: [[MinuteRange]]

    /// Covers `span` and the days beside it.
    init(_ schedule: Schedule, during span: Span) {
        zone = schedule.zone
        firstDay = zone.wallTime(at: span.start).date.dayNumber - 1
        let lastDay = zone.wallTime(at: span.end).date.dayNumber + 1
        days = (firstDay...max(firstDay, lastDay)).map { schedule.hours(on: CivilDate(dayNumber: $0)) }
        var spans: [Span] = []
        for (index, ranges) in days.enumerated() {
            for range in ranges {
                let date = CivilDate(dayNumber: firstDay + index)
                let start = zone.edge(WallTime(date).advanced(bySeconds: Int64(range.start) * 60))
                let end = zone.edge(WallTime(date).advanced(bySeconds: Int64(range.end) * 60))
                if let span = Span(from: start, to: end) { spans.append(span) }
            }
        }
        open = SpanSet(spans)
    }

    /// Whether an appointment may begin here: a time that clocks show once, or for the first time, a multiple of
    /// `interval` seconds and `offset` after the hours of the day begin.
    func isStart(_ start: Instant, interval: Int64, offset: Int64) -> Bool {
        let wallTime = zone.wallTime(at: start)
        let index = wallTime.date.dayNumber - firstDay
        guard days.indices.contains(index), zone.instant(of: wallTime) == start else { return false }
        let second = wallTime.secondOfDay
        guard let range = days[index].first(where: { $0.start * 60 <= second && second < $0.end * 60 }) else {
            return false
        }
        let distance = Int64(second - range.start * 60) - offset
        return distance >= 0 && distance % interval == 0
    }

    /// The starts in `span`, in order.
    func starts(in span: Span, interval: Int64, offset: Int64) -> [Instant] {
        var starts: [Instant] = []
        let first = zone.wallTime(at: span.start).date.dayNumber - firstDay
        let last = zone.wallTime(at: span.end).date.dayNumber - firstDay
        for index in days.indices where first <= index && index <= last {
            let midnight = WallTime(CivilDate(dayNumber: firstDay + index))
            for range in days[index] {
                var second = Int64(range.start) * 60 + offset
                while second < Int64(range.end) * 60 {
                    let wallTime = midnight.advanced(bySeconds: second)
                    let start = zone.instant(of: wallTime)
                    // A time that clocks skip reads as another one.
                    if span.contains(start), zone.wallTime(at: start) == wallTime { starts.append(start) }
                    second += interval
                }
            }
        }
        return starts
    }
}

extension Zone {
    /// Where hours that begin or end at this wall time do so: for a time that clocks skip, at the moment of the skip.
    fileprivate func edge(_ wallTime: WallTime) -> Instant {
        let instant = instant(of: wallTime)
        guard self.wallTime(at: instant) != wallTime,
            let before = Span(from: instant.advanced(bySeconds: -86_400), to: instant.advanced(bySeconds: 1)),
            let skip = transitions(in: before).last
        else { return instant }
        return skip.instant
    }
}
