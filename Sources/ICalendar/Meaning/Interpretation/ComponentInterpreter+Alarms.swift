import Chronology

extension ComponentInterpreter {
    /// A VALARM (RFC 5545 §3.6.6); one that cannot be read is left out where repairs are made.
    mutating func alarm(
        _ prepared: PreparedComponent, start: CalendarTime?
    ) throws(ICalendarError) -> CalendarComponent.Alarm? {
        var action: String?
        var trigger: CalendarComponent.Alarm.Trigger?
        var repetitions = 0
        var interval = CalendarDuration()
        for property in properties(of: prepared) {
            switch property.name {
            case .action: action = property.value
            case .trigger: trigger = try self.trigger(property, start: start)
            case .repeats: repetitions = max(0, IntegerValue.read(property.value) ?? 0)
            case .duration: interval = try duration(property)
            default: break
            }
        }
        guard let action, let trigger else {
            let missing = action == nil ? PropertyName.action : .trigger
            guard !log.isStrict else { throw .missingProperty(missing.rawValue, line: prepared.line) }
            log.note(.alarmIgnored, prepared.kind.rawValue, line: prepared.line)
            return nil
        }
        return .init(action: action, trigger: trigger, repetitions: repetitions, interval: interval)
    }

    /// RFC 5545 §3.8.6.3: a duration, or a moment in UTC; a local time is read where the component is.
    private mutating func trigger(
        _ property: PreparedProperty, start: CalendarTime?
    ) throws(ICalendarError) -> CalendarComponent.Alarm.Trigger {
        if let length = OctetCursor.read(property.value, { CalendarDuration.read(&$0) }) {
            return property.qualifier == "END" ? .beforeEnd(length) : .beforeStart(length)
        }
        var time = try time(property)
        if let start, time.takeZone(of: start) {
            log.note(.readInZoneOf("DTSTART"), property.name, line: property.line)
        }
        return .at(time.instant(floatingIn: zones.floatingZone ?? .utc))
    }
}
