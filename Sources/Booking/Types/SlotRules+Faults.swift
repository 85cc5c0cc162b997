import ICalendar

extension SlotRules {
    /// Everything that is wrong with them; `hasDefault` is the number of the duration that is shown first.
    func faults(hasDefault: Int) -> [TypeFault] {
        var faults = durations.isEmpty ? [TypeFault("durations", .missing)] : []
        if durations.count > 20 { faults.append(TypeFault("durations", .tooMany(maximum: 20))) }
        var seen: Set<CalendarDuration> = []
        for (index, duration) in durations.enumerated() {
            if !duration.isPositive { faults.append(TypeFault("durations/\(index)", .notPositive)) }
            if !seen.insert(duration).inserted { faults.append(TypeFault("durations/\(index)", .twice("durations"))) }
        }
        if !durations.isEmpty, !durations.indices.contains(hasDefault) {
            faults.append(TypeFault("defaultDuration", .needs("durations")))
        }
        if let interval, !(60...86_400).contains(interval) {
            faults.append(TypeFault("slotInterval", .outOfRange(1, 1440)))
        }
        if !(0..<86_400).contains(offset) { faults.append(TypeFault("slotOffset", .outOfRange(0, 1439))) }
        for (member, buffer) in [("bufferBefore", bufferBefore), ("bufferAfter", bufferAfter)]
        where !(0...86_400).contains(buffer) {
            faults.append(TypeFault(member, .outOfRange(0, 1440)))
        }
        if notice.isNegative { faults.append(TypeFault("minimumNotice", .notPositive)) }
        if !(1...1000).contains(seats) { faults.append(TypeFault("seats", .outOfRange(1, 1000))) }
        if let capacity, !(1...1000).contains(capacity) { faults.append(TypeFault("capacity", .outOfRange(1, 1000))) }
        return faults + windowFaults + limitFaults
    }

    private var windowFaults: [TypeFault] {
        switch window {
        case .dates(let from, let until): until < from ? [TypeFault("window/until", .unreachable)] : []
        case .rolling(let reach):
            if !reach.isPositive {
                [TypeFault("window/rolling", .notPositive)]
            } else if reach.days * 86_400 + Int(reach.seconds) < notice.days * 86_400 + Int(notice.seconds) {
                [TypeFault("minimumNotice", .unreachable)]
            } else {
                []
            }
        }
    }

    private var limitFaults: [TypeFault] {
        var faults = limits.count > 12 ? [TypeFault("limits", .tooMany(maximum: 12))] : []
        for (index, limit) in limits.enumerated() {
            if !(1...10_000).contains(limit.maximum) {
                faults.append(TypeFault("limits/\(index)/maximum", .outOfRange(1, 10_000)))
            }
            if limits[..<index].contains(where: { $0.period == limit.period && $0.subject == limit.subject }) {
                faults.append(TypeFault("limits/\(index)", .twice(limit.period.rawValue)))
            }
        }
        return faults
    }
}
