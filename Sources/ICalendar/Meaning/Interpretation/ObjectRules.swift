import Chronology

/// What holds between the components of a calendar object (RFC 4791 §4.1, RFC 5545 §3.8.4.4).
struct ObjectRules {
    var log: RepairLog
    var components: [CalendarComponent]
    /// The places of the components among those of the VCALENDAR.
    private(set) var places: [Int]
    /// The lines of the components.
    private var lines: [Int]

    init(_ components: [CalendarComponent], places: [Int], lines: [Int], log: RepairLog) {
        self.components = components
        self.places = places
        self.lines = lines
        self.log = log
    }

    mutating func settle() throws(ICalendarError) {
        try settleRulesInOverrides()
        settleFloatingRecurrenceIDs()
        try settleRepeated()
    }

    /// RRULE beside RECURRENCE-ID, as Evolution writes it: the component is the master where there is none and it
    /// begins when it says it was meant to; else it is an override, whose rule means nothing.
    private mutating func settleRulesInOverrides() throws(ICalendarError) {
        for index in components.indices {
            let component = components[index]
            guard let recurrenceID = component.recurrenceID, component.hasRecurrence else { continue }
            let reason = "recurrence rules beside a RECURRENCE-ID"
            let line = lines[index]
            let isMaster =
                recurrenceID.time == component.start && !components.contains { $0.recurrenceID == nil }
            if isMaster {
                try log.repair(
                    .recurrenceIDOfMaster, .recurrenceID, line: line, or: .inconsistent(reason: reason, line: line))
                components[index].recurrenceID = nil
            } else {
                // No error where everything must be right: who refuses it refuses the change of the one instance.
                log.note(.recurrenceInOverride, .rule, line: line)
                components[index].rules = []
                components[index].exclusionRules = []
                components[index].recurrenceDates = []
                components[index].exclusionDates = []
            }
        }
    }

    private mutating func settleFloatingRecurrenceIDs() {
        guard let start = components.first(where: { $0.recurrenceID == nil })?.start else { return }
        for index in components.indices where components[index].recurrenceID?.time.takeZone(of: start) == true {
            log.note(.readInZoneOf("DTSTART"), .recurrenceID, line: lines[index])
        }
    }

    /// Two masters, or two components for one instance: the newer counts.
    private mutating func settleRepeated() throws(ICalendarError) {
        var newest: [Moment?: Int] = [:]
        var superseded: Set<Int> = []
        for index in components.indices {
            let key = components[index].recurrenceID?.time.moment
            guard let earlier = newest.updateValue(index, forKey: key) else { continue }
            let isNewer = !components[index].isOlder(than: components[earlier])
            let loser = isNewer ? earlier : index
            if !isNewer { newest[key] = earlier }
            let reason = key == nil ? "more than one component without a RECURRENCE-ID" : "a RECURRENCE-ID stands twice"
            let name = components[loser].kind.rawValue
            guard !log.isStrict else { throw .inconsistent(reason: reason, line: lines[index]) }
            log.note(.componentSuperseded, name, line: lines[loser])
            superseded.insert(loser)
        }
        guard !superseded.isEmpty else { return }
        let kept = components.indices.filter { !superseded.contains($0) }
        components = kept.map { components[$0] }
        places = kept.map { places[$0] }
    }
}

extension CalendarComponent {
    fileprivate var hasRecurrence: Bool {
        !rules.isEmpty || !exclusionRules.isEmpty || !recurrenceDates.isEmpty || !exclusionDates.isEmpty
    }

    /// By SEQUENCE, then by LAST-MODIFIED, then by DTSTAMP (RFC 5546 §2.1.5).
    fileprivate func isOlder(than other: CalendarComponent) -> Bool {
        if sequence != other.sequence { return sequence < other.sequence }
        if let mine = lastModified, let theirs = other.lastModified, mine != theirs { return mine < theirs }
        if let mine = stamp, let theirs = other.stamp, mine != theirs { return mine < theirs }
        return false
    }
}
