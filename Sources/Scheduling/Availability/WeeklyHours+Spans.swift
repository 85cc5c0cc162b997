public import Chronology

extension WeeklyHours {
    /// The hours of every week that lie in `window`, day by day on the wall clock of the zone.
    public func spans(during window: Span) -> SpanSet {
        let first = zone.wallTime(at: window.start).date.dayNumber - 1
        let last = zone.wallTime(at: window.end).date.dayNumber
        var found: [Span] = []
        for number in first...max(first, last) {
            let day = CivilDate(dayNumber: number)
            for block in blocks where block.days.contains(day.weekday) {
                let start = zone.instant(of: WallTime(day, minutes: block.start))
                let end = zone.instant(of: WallTime(day, minutes: block.end))
                if let span = Span(from: start, to: end)?.intersection(window) { found.append(span) }
            }
        }
        return SpanSet(found)
    }
}

extension WallTime {
    /// So many minutes after midnight; 1440 is the midnight that follows.
    fileprivate init(_ day: CivilDate, minutes: Int) {
        self = WallTime(day).advanced(bySeconds: Int64(minutes) * 60)
    }
}
