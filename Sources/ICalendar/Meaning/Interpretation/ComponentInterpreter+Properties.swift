import Chronology

extension ComponentInterpreter {
    /// A row for each property that means something; the others have been looked at by libical only.
    mutating func read(
        _ property: PreparedProperty, into reading: inout ComponentReading
    ) throws(ICalendarError) {
        let component = reading.component
        switch property.name {
        case .uid: reading.uid = property.value
        case .start: reading.component.start = try time(property)
        case .end:
            guard component.kind != .toDo, component.kind != .journal else { return }
            reading.end = (try time(property), property)
        case .due:
            guard component.kind == .toDo else { return }
            reading.end = (try time(property), property)
        case .duration: reading.duration = (try duration(property), property)
        case .recurrenceID:
            reading.component.recurrenceID = .init(
                time: try time(property), isThisAndFuture: property.qualifier == "THISANDFUTURE")
        case .rule: reading.component.rules.append(try rule(property))
        case .exclusionRule: reading.component.exclusionRules.append(try rule(property))
        case .recurrenceDate:
            let date = try unlessIgnored(property) { interpreter, property throws(ICalendarError) in
                try interpreter.recurrenceDate(property)
            }
            if let date { reading.component.recurrenceDates.append(date) }
        case .exclusionDate:
            let time = try unlessIgnored(property) { interpreter, property throws(ICalendarError) in
                try interpreter.time(property)
            }
            if let time { reading.component.exclusionDates.append(time) }
        case .stamp: reading.component.stamp = try instant(property)
        case .created: reading.component.created = try instant(property)
        case .lastModified: reading.component.lastModified = try instant(property)
        case .completed: reading.component.completed = try instant(property)
        case .sequence: reading.component.sequence = IntegerValue.read(property.value) ?? 0
        case .priority: reading.availability.priority = IntegerValue.read(property.value) ?? 0
        case .status: reading.component.status = .init(rawValue: property.value)
        // RFC 5545 §3.8.2.7
        case .transparency: reading.component.isTransparent = property.value == "TRANSPARENT"
        // RFC 5545 §3.8.1.3: what is not known is treated as PRIVATE.
        case .classification: reading.component.classification = .init(rawValue: property.value) ?? .private
        case .busyType: reading.availability.busyKind = BusyKind(rawValue: property.value) ?? .unavailable
        case .summary: reading.component.summary = property.value
        case .organizer: reading.component.organizer = attendee(property)
        case .attendee: reading.component.attendees.append(attendee(property))
        case .freeBusy:
            guard let period = try freeBusyPeriod(property) else { return }
            reading.component.freeBusyPeriods.append(period)
        case .geographicPosition:
            guard !property.isAccepted else { return }
            try log.repair(
                .ignored(value: property.value.readable), property.name, line: property.line,
                or: .unreadable(property.name.rawValue, property.value, property.line))
        case .acknowledged, .percentComplete, .repeats, .action, .trigger, .description, .location, .comment, .contact:
            break
        }
    }

    /// The address as written, its scheme in lower case (RFC 5545 §3.3.3).
    private func attendee(_ property: PreparedProperty) -> CalendarComponent.Attendee {
        var address = property.value
        let scheme = "mailto:"
        if address.prefix(scheme.count).lowercased() == scheme {
            address = scheme + address.dropFirst(scheme.count)
        }
        return CalendarComponent.Attendee(
            address: address, commonName: property.commonName, participation: property.qualifier ?? "NEEDS-ACTION")
    }

    private func rule(_ property: PreparedProperty) throws(ICalendarError) -> RecurrenceRule {
        try RecurrenceRule(parsing: property.value, line: property.line)
    }

    func duration(_ property: PreparedProperty) throws(ICalendarError) -> CalendarDuration {
        try CalendarDuration(parsing: property.value, property: property.name.rawValue, line: property.line)
    }
}
