import Chronology

extension CalendarComponent {
    /// The component as one occurrence, without its recurrence; nothing where it is at no time (RFC 4791 §9.9).
    func occurrence(index: Int) -> Occurrence? {
        switch kind {
        case .event, .journal: timed(index)
        case .toDo: timed(index) ?? unscheduled(index)
        case .freeBusy: ending == .unstated || start == nil ? published(index) : timed(index)
        case .availability: available(index)
        }
    }

    private func timed(_ index: Int) -> Occurrence? {
        guard let time = anchorTime ?? (kind == .event ? recurrenceID?.time : nil) else { return nil }
        let length = InstanceLength(from: time, start == nil ? .unstated : ending, of: kind)
        return Occurrence(
            recurrenceID: recurrenceID?.time.moment ?? time.moment, start: time.moment,
            end: length.end(from: time.moment, zone: RecurrenceAnchor(time).zone), isAllDay: time.isDate,
            component: index)
    }

    /// A to-do without DTSTART and DUE counts from CREATED to COMPLETED, as far as it has them, else always.
    private func unscheduled(_ index: Int) -> Occurrence {
        let bounds: (start: Moment, end: Moment) =
            switch (created, completed) {
            case (let created?, let completed?):
                (.absolute(min(created, completed)), .absolute(max(created, completed)))
            case (nil, let completed?): (.absolute(completed), .absolute(completed))
            case (let created?, nil): (.absolute(created), .distantFuture)
            case (nil, nil): (.distantPast, .distantFuture)
            }
        return Occurrence(
            recurrenceID: recurrenceID?.time.moment ?? bounds.start, start: bounds.start, end: bounds.end,
            isAllDay: false, component: index)
    }

    /// A VFREEBUSY without DTSTART and DTEND reaches from the first of its periods to the last.
    private func published(_ index: Int) -> Occurrence? {
        guard let start = freeBusyPeriods.map(\.span.start).min(), let end = freeBusyPeriods.map(\.span.end).max()
        else { return nil }
        return Occurrence(
            recurrenceID: .absolute(start), start: .absolute(start), end: .absolute(end), isAllDay: false,
            component: index)
    }

    /// A VAVAILABILITY without DTSTART has been since ever, one without DTEND stays for ever (RFC 7953 §3.1).
    private func available(_ index: Int) -> Occurrence? {
        let from = start?.moment ?? .distantPast
        var end = Moment.distantFuture
        switch ending {
        case .unstated: break
        case .at(let time): end = time.moment
        case .after: if let timed = timed(index) { end = timed.end }
        }
        return Occurrence(
            recurrenceID: recurrenceID?.time.moment ?? from, start: from, end: end, isAllDay: false, component: index)
    }
}
