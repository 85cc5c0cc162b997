import Chronology

/// The DTSTART of a recurring component, and what it makes of the times that RDATE, EXDATE, UNTIL and RECURRENCE-ID
/// say: one whole number, its key, so that the same instance is the same number however it is written.
///
/// A key counts seconds since the epoch: on the time line where DTSTART is UTC or has a zone, on the wall where it
/// is floating or a DATE.
struct RecurrenceAnchor: Sendable {
    let start: CalendarTime
    let wallTime: WallTime
    /// The zone of the keys; nothing where they count on the wall.
    let zone: Zone?

    init(_ start: CalendarTime) {
        self.start = start
        self.wallTime = start.wallTime
        switch start {
        case .date, .floating: zone = nil
        case .utc: zone = .utc
        case .zoned(_, let zone): self.zone = zone
        }
    }

    var isDate: Bool { start.isDate }

    /// UTC has no gaps, and what has no zone has none either.
    var zoneWithGaps: Zone? {
        if case .zoned(_, let zone) = start { zone } else { nil }
    }

    /// The key of a time that is meant to be an instance, also where it is written as another type than DTSTART:
    /// a day means DTSTART's time on it, a floating time is read where DTSTART is, a time before an all-day event
    /// is that day; one in UTC is the nearest midnight, since midnight of the author's zone is what it was.
    func key(of time: CalendarTime) -> Int {
        let wallSeconds = Int(time.wallTime.secondsSinceEpoch)
        if isDate {
            if case .utc = time { return day(wallSeconds + 43_199) }
            return day(wallSeconds)
        }
        switch time {
        case .date(let date): return key(ofWall: WallTime(date, secondOfDay: wallTime.secondOfDay))
        case .floating(let wallTime): return key(ofWall: wallTime)
        case .utc: return wallSeconds
        case .zoned(let wallTime, let other):
            return zone == nil ? wallSeconds : Int(other.instant(of: wallTime).secondsSinceEpoch)
        }
    }

    private func key(ofWall wallTime: WallTime) -> Int {
        Int(zone?.instant(of: wallTime).secondsSinceEpoch ?? wallTime.secondsSinceEpoch)
    }

    private func day(_ seconds: Int) -> Int {
        seconds.dividedDown(by: 86_400) * 86_400
    }

    func moment(of key: Int) -> Moment {
        zone == nil
            ? .floating(WallTime(secondsSinceEpoch: Int64(key))) : .absolute(Instant(secondsSinceEpoch: Int64(key)))
    }

    /// What clocks show at the instance.
    func wallSeconds(of key: Int) -> Int {
        guard let zone = zoneWithGaps else { return key }
        return Int(zone.wallTime(at: Instant(secondsSinceEpoch: Int64(key))).secondsSinceEpoch)
    }

    /// Where a rule ends: the last second on the wall, and on the time line where only that is exact.
    ///
    /// UNTIL is inclusive; a day means all of it; a local time is read in DTSTART's zone (RFC 5545 §3.3.10 wants the
    /// type of DTSTART, and UTC with a zone, which real files do not keep to).
    func bound(of end: RecurrenceRule.End) -> (wall: Int, key: Int) {
        guard case .until(let time) = end else { return (.max, .max) }
        let wall = Int(time.wallTime.secondsSinceEpoch)
        if isDate { return (day(wall), .max) }
        switch time {
        case .date: return (wall + 86_399, .max)
        case .floating: return (wall, .max)
        case .utc, .zoned:
            let key = key(of: time)
            guard let zone = zoneWithGaps else { return (key, .max) }
            // A local time after this one may be shown before the clock is put back, by a day at most.
            return (Int(zone.wallTime(at: Instant(secondsSinceEpoch: Int64(key))).secondsSinceEpoch) + 86_400, key)
        }
    }
}
