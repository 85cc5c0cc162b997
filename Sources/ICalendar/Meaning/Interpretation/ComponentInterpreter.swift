import Chronology

/// Makes typed values of the properties that libical has read, one component after the other.
struct ComponentInterpreter {
    var zones: ZoneTable
    var log: RepairLog
    private let calendar: PreparedCalendar
    /// An iTIP message may leave DTSTART out (RFC 5545 §3.6.1).
    private let hasMethod: Bool

    init(_ calendar: PreparedCalendar, zones: ZoneTable, log: RepairLog, hasMethod: Bool) {
        self.calendar = calendar
        self.zones = zones
        self.log = log
        self.hasMethod = hasMethod
    }

    /// The UID, nothing where it is missing, and what else the component says.
    mutating func interpret(
        _ prepared: PreparedComponent
    ) throws(ICalendarError) -> (uid: String?, component: CalendarComponent) {
        var reading = ComponentReading(kind: prepared.kind.objectKind ?? .event, line: prepared.line)
        for property in calendar.properties[prepared.properties] {
            try read(property, into: &reading)
        }
        try settle(&reading, of: prepared)
        for inner in prepared.components where inner.kind == .alarm {
            guard let alarm = try alarm(inner, start: reading.component.start) else { continue }
            reading.component.alarms.append(alarm)
        }
        if prepared.kind == .availability {
            reading.availability.available = try available(in: prepared, uid: reading.uid ?? "")
            reading.component.availability = reading.availability
        }
        return (reading.uid, reading.component)
    }

    func properties(of component: PreparedComponent) -> ArraySlice<PreparedProperty> {
        calendar.properties[component.properties]
    }

    private mutating func settle(
        _ reading: inout ComponentReading, of prepared: PreparedComponent
    ) throws(ICalendarError) {
        switch prepared.kind {
        case .event where reading.component.start == nil && !hasMethod,
            .available where reading.component.start == nil:
            throw .missingProperty(PropertyName.start.rawValue, line: prepared.line)
        default: break
        }
        try settleEnding(&reading, of: prepared.kind)
        settleFloatingDates(&reading)
    }

    /// RFC 7953 §3.1: each AVAILABLE begins, ends and recurs by itself; overrides share its UID.
    private mutating func available(
        in prepared: PreparedComponent, uid: String
    ) throws(ICalendarError) -> [CalendarObject] {
        var objects: [CalendarObject] = []
        for inner in prepared.components where inner.kind == .available {
            let (ownUID, component) = try interpret(inner)
            if ownUID == nil, log.isStrict {
                throw .missingProperty(PropertyName.uid.rawValue, line: inner.line)
            }
            if let ownUID, let index = objects.firstIndex(where: { $0.uid == ownUID }) {
                objects[index].components.append(component)
            } else {
                objects.append(CalendarObject(uid: ownUID ?? uid, kind: .event, components: [component]))
            }
        }
        return objects
    }
}

/// What has been read of a component so far.
struct ComponentReading {
    var uid: String?
    var component: CalendarComponent
    let line: Int
    var end: (time: CalendarTime, property: PreparedProperty)?
    var duration: (length: CalendarDuration, property: PreparedProperty)?
    var availability = Availability()

    init(kind: ComponentKind, line: Int) {
        self.component = CalendarComponent(kind: kind)
        self.line = line
    }
}
