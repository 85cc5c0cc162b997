import Chronology
import Failures
import ICalendar

/// Holds an object against the limits of its calendar, each with its own name (RFC 4791 §5.3.2.1).
struct LimitRules {
    private let limits: AdmissionLimits

    init(_ limits: AdmissionLimits) {
        self.limits = limits
    }

    func check(_ object: CalendarObject) throws(Failure) {
        for component in object.components {
            guard component.attendees.count <= limits.attendees else {
                throw Failure(
                    .maxAttendeesPerInstance, reason: "\(component.attendees.count) attendees",
                    detail: "An event may have \(limits.attendees) attendees.")
            }
            try checkTimes(component.writtenTimes)
        }
        try checkInstances(object)
    }

    private func checkInstances(_ object: CalendarObject) throws(Failure) {
        var count = object.components.count
        for component in object.components {
            count += component.recurrenceDates.count + component.exclusionDates.count
            for case .count(let number) in component.rules.map(\.end) { count = max(count, number) }
        }
        guard count <= limits.instances else {
            throw Failure(
                .maxInstances, reason: "\(count) instances",
                detail: "A series may have \(limits.instances) instances, unless it goes on for ever.")
        }
    }

    private func checkTimes(_ times: [CalendarTime]) throws(Failure) {
        for time in times {
            let instant = time.instant(floatingIn: .utc)
            if let earliest = limits.earliest, instant < earliest {
                throw Failure(
                    .minDateTime, reason: "\(time.text)", detail: "\(time.text) is before what is stored here.")
            }
            if let latest = limits.latest, instant > latest {
                throw Failure(
                    .maxDateTime, reason: "\(time.text)", detail: "\(time.text) is after what is stored here.")
            }
        }
    }
}

extension CalendarComponent {
    /// All times that say when it is.
    fileprivate var writtenTimes: [CalendarTime] {
        var times = [start, recurrenceID?.time].compactMap { $0 } + exclusionDates + recurrenceDates.map(\.start)
        if case .at(let end) = ending { times.append(end) }
        return times
    }
}
