import Chronology

extension ComponentInterpreter {
    /// A time in its zone, which must be known; a floating one in the zone that the calendar has for such times.
    mutating func time(_ property: PreparedProperty) throws(ICalendarError) -> CalendarTime {
        try time(property.value, of: property)
    }

    private mutating func time(
        _ text: String, of property: PreparedProperty
    ) throws(ICalendarError) -> CalendarTime {
        let time = try CalendarTime(parsing: text, property: property.name.rawValue, line: property.line)
        guard case .floating(let wallTime) = time else { return time }
        guard let name = property.zone else { return inFloatingZone(wallTime) }
        if let zone = zones.zone(named: name) { return .zoned(wallTime, zone) }
        try log.repair(
            .unknownZone(name.readable, readIn: zones.floatingZone?.identifier), property.name, line: property.line,
            or: .unknownZone(name.readable, line: property.line))
        return inFloatingZone(wallTime)
    }

    private func inFloatingZone(_ wallTime: WallTime) -> CalendarTime {
        zones.floatingZone.map { .zoned(wallTime, $0) } ?? .floating(wallTime)
    }

    /// A time that has to be in UTC (RFC 5545 §3.8.7); one with another zone is taken at its word, a day or a floating
    /// time as UTC.
    mutating func instant(_ property: PreparedProperty) throws(ICalendarError) -> Instant? {
        try unlessIgnored(property) { interpreter, property throws(ICalendarError) in
            try interpreter.time(property).instant(floatingIn: .utc)
        }
    }

    /// What `read` makes of a value that the component can do without, or nothing where it is left out.
    mutating func unlessIgnored<Value>(
        _ property: PreparedProperty,
        _ read: (inout ComponentInterpreter, PreparedProperty) throws(ICalendarError) -> Value
    ) throws(ICalendarError) -> Value? {
        do {
            return try read(&self, property)
        } catch {
            try log.repair(.ignored(value: property.value.readable), property.name, line: property.line, or: error)
            return nil
        }
    }

    /// A time, or a PERIOD with an ending of its own (RFC 5545 §3.8.5.2).
    mutating func recurrenceDate(
        _ property: PreparedProperty
    ) throws(ICalendarError) -> CalendarComponent.RecurrenceDate {
        guard let period = try period(property) else { return .init(start: try time(property)) }
        return .init(start: period.start, ending: period.ending)
    }

    /// A busy period on the time line; nothing where it has no length.
    mutating func freeBusyPeriod(_ property: PreparedProperty) throws(ICalendarError) -> FreeBusyPeriod? {
        guard let period = try period(property) else {
            throw .unreadable(property.name.rawValue, property.value, property.line)
        }
        let start = period.start.instant(floatingIn: .utc)
        let end: Instant
        switch period.ending {
        case .at(let time): end = time.instant(floatingIn: .utc)
        case .after(let length): end = start.advanced(bySeconds: Int64(length.days) * 86_400 + length.seconds)
        case .unstated: end = start
        }
        guard let span = Span(from: start, to: end) else {
            try log.repair(
                .ignored(value: property.value.readable), property.name, line: property.line,
                or: .unreadable(property.name.rawValue, property.value, property.line))
            return nil
        }
        // RFC 5545 §3.2.9: what is not known is treated as BUSY.
        return FreeBusyPeriod(span: span, kind: property.qualifier.map { BusyKind(rawValue: $0) ?? .busy } ?? .busy)
    }

    private mutating func period(_ property: PreparedProperty) throws(ICalendarError) -> CalendarPeriod? {
        guard let slash = property.value.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let start = try time(String(property.value[..<slash]), of: property)
        let rest = String(property.value[property.value.utf8.index(after: slash)...])
        if let length = OctetCursor.read(rest, { CalendarDuration.read(&$0) }) {
            return CalendarPeriod(start: start, ending: .after(length))
        }
        return CalendarPeriod(start: start, ending: .at(try time(rest, of: property)))
    }

    /// EXDATE and RDATE without a zone beside a DTSTART with one are of that zone: there is nothing else they can
    /// mean.
    mutating func settleFloatingDates(_ reading: inout ComponentReading) {
        guard let start = reading.component.start else { return }
        var changed = 0
        for index in reading.component.exclusionDates.indices {
            changed += reading.component.exclusionDates[index].takeZone(of: start) ? 1 : 0
        }
        if changed > 0 { log.note(.readInZoneOf("DTSTART"), .exclusionDate, line: reading.line) }
        changed = 0
        for index in reading.component.recurrenceDates.indices {
            changed += reading.component.recurrenceDates[index].start.takeZone(of: start) ? 1 : 0
        }
        if changed > 0 { log.note(.readInZoneOf("DTSTART"), .recurrenceDate, line: reading.line) }
    }
}

extension CalendarTime {
    /// Makes a floating time one in the zone of `other`, if that has one; whether it did.
    mutating func takeZone(of other: CalendarTime) -> Bool {
        guard case .floating(let wallTime) = self else { return false }
        switch other {
        case .zoned(_, let zone): self = .zoned(wallTime, zone)
        case .utc: self = .utc(Instant(utc: wallTime))
        case .date, .floating: return false
        }
        return true
    }
}
