import Chronology

extension ComponentInterpreter {
    /// DTEND, DUE and DURATION beside DTSTART (RFC 5545 §3.6.1, §3.6.2, §3.8.2).
    mutating func settleEnding(
        _ reading: inout ComponentReading, of kind: PreparedComponent.Kind
    ) throws(ICalendarError) {
        if let (time, property) = reading.end {
            if let duration = reading.duration {
                try log.repair(
                    .durationBesideEnd, .duration, line: duration.property.line,
                    or: .contradictory(
                        reason: "DURATION beside \(property.name.rawValue)", line: duration.property.line))
            }
            // Every mixture of DTSTART and DUE is found in clients' to-dos; RFC 4791 §9.9 has a rule for each.
            guard kind != .toDo, let start = reading.component.start else {
                return reading.component.ending = .at(time)
            }
            reading.component.ending = try ending(time, property, &reading.component.start, start)
        } else if let (length, property) = reading.duration {
            reading.component.ending = try ending(length, property, reading.component.start)
        }
    }

    private mutating func ending(
        _ stated: CalendarTime, _ property: PreparedProperty, _ start: inout CalendarTime?, _ first: CalendarTime
    ) throws(ICalendarError) -> CalendarComponent.Ending {
        let name = property.name
        var end = stated
        var first = first
        if end.isDate != first.isDate {
            try log.repair(
                .endOfOtherType, name, line: property.line,
                or: .contradictory(
                    reason: "\(name.rawValue) is of another type than DTSTART", line: property.line))
            end = end.asType(of: first)
        } else if end.isFloating != first.isFloating {
            let other = end.isFloating ? PropertyName.start : name
            try log.repair(
                .readInZoneOf(other.rawValue), end.isFloating ? name : .start, line: property.line,
                or: .contradictory(
                    reason: "only one of DTSTART and \(name.rawValue) has a zone", line: property.line))
            if !end.takeZone(of: first), first.takeZone(of: end) { start = first }
        }
        let isLater = end.instant(floatingIn: .utc) >= first.instant(floatingIn: .utc)
        // An end at the start is a habit of many programmes; for a time it says: no length.
        if isLater, end != first { return .at(end) }
        if isLater, !first.isDate { return .at(end) }
        try log.repair(
            .endNotAfterStart, name, line: property.line,
            or: isLater
                ? nil
                : .contradictory(reason: "\(name.rawValue) is before DTSTART", line: property.line))
        return .unstated
    }

    private mutating func ending(
        _ stated: CalendarDuration, _ property: PreparedProperty, _ start: CalendarTime?
    ) throws(ICalendarError) -> CalendarComponent.Ending {
        if stated.isNegative {
            try log.repair(
                .endNotAfterStart, .duration, line: property.line,
                or: .unreadable("DURATION", property.value, property.line))
            return .unstated
        }
        guard let start, start.isDate else { return .after(stated) }
        var length = stated
        // RFC 5545 §3.8.2.5: beside a day, only days and weeks.
        if length.seconds > 0 {
            try log.repair(
                .durationInDays, .duration, line: property.line,
                or: .contradictory(reason: "DURATION with a time beside a DTSTART that is a day", line: property.line))
            length = CalendarDuration(days: length.days + Int((length.seconds + 86_399) / 86_400))
        }
        guard !length.isZero else {
            log.note(.endNotAfterStart, .duration, line: property.line)
            return .unstated
        }
        return .after(length)
    }
}

extension CalendarTime {
    /// Neither a day nor tied to the time line.
    fileprivate var isFloating: Bool {
        if case .floating = self { true } else { false }
    }

    /// An end as the type of the start: a day begins at midnight where the start is meant; a time ends the day
    /// in which it lies.
    fileprivate func asType(of start: CalendarTime) -> CalendarTime {
        guard start.isDate else {
            guard case .date(let date) = self else { return self }
            var time = CalendarTime.floating(WallTime(date))
            _ = time.takeZone(of: start)
            return time
        }
        let wallTime = wallTime
        return .date(wallTime.secondOfDay == 0 ? wallTime.date : wallTime.date.advanced(byDays: 1))
    }
}
