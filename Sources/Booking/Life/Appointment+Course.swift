import CalendarModel
import Chronology

extension Appointment {
    /// Same UID, next SEQUENCE. Whoever no longer has it reads of the time that he had.
    func rescheduled(
        _ now: Instant, _ move: (inout Appointment) -> Void
    ) throws(BookingRefusal) -> Transition {
        let current = status(now: now)
        guard current.isActive else { throw refusal(now) }
        var step = step(.rescheduled, now, isNews: true) {
            move(&$0)
            $0.conflicts = []
            if current != .pending { $0.status = $0.needsHost ? .unassigned : .assigned }
        }
        guard step.after.span != span || step.after.host != host else { return unchanged }
        if let host, step.after.host != host { step = step.mailing(.withdrawal, to: [.host(host)], about: self) }
        if let host = step.after.host, host != self.host { step = step.mailing(.assignment, to: [.host(host)]) }
        let stay = step.after.hosts.filter(hosts.contains).map(Transition.Mail.Recipient.host)
        return step.mailing(.change, to: [.guest] + stay)
    }

    func cancelled(by party: BookingParty, _ reason: String?, _ now: Instant) throws(BookingRefusal) -> Transition {
        switch status(now: now) {
        case .cancelled: return unchanged
        case .declined, .done, .noShow: throw refusal(now)
        case .pending, .unassigned, .assigned:
            let step = step(.cancelled, now, isNews: true) {
                $0.status = .cancelled
                $0.cancellation = Cancellation(party: party, reason: reason, at: now)
                $0.conflicts = []
                $0.approveBy = nil
            }
            return step.mailing(.cancellation, to: [.guest] + owners)
        }
    }

    func finished(_ now: Instant) throws(BookingRefusal) -> Transition {
        if status == .done { return unchanged }
        guard status == .assigned, span.end <= now else { throw refusal(now) }
        return step(.done, now) {
            $0.status = .done
            $0.conflicts = []
        }
    }

    /// From the start on.
    func missed(by party: BookingParty, _ now: Instant) throws(BookingRefusal) -> Transition {
        switch status {
        case .noShow where missing == party: return unchanged
        case .assigned where span.start <= now, .done, .noShow:
            return step(.noShow, now) {
                $0.status = .noShow
                $0.missing = party
                $0.conflicts = []
            }
        case .assigned, .pending, .unassigned, .declined, .cancelled: throw refusal(now)
        }
    }

    func noShowTakenBack(_ now: Instant) throws(BookingRefusal) -> Transition {
        guard status == .noShow else {
            guard [.assigned, .done].contains(status) else { throw refusal(now) }
            return unchanged
        }
        let end = span.end
        return step(nil, now) {
            $0.status = end <= now ? .done : .assigned
            $0.missing = nil
        }
    }

    /// What is new is told to its hosts; a conflict that is known keeps the moment at which it was noticed.
    func marked(_ found: [BookingConflict], _ now: Instant) -> Transition {
        let relevant =
            status(now: now).isActive ? found.filter { hosts.contains($0.host) && $0.span.overlaps(span) } : []
        let known = relevant.map { conflict in conflicts.first { $0.isSame(as: conflict) } ?? conflict }
        guard known != conflicts else { return unchanged }
        let fresh = known.filter { !conflicts.contains($0) }
        let event: Transition.Event? = fresh.isEmpty ? (known.isEmpty ? .conflictResolved : nil) : .conflicted
        let told = hosts.filter { host in fresh.contains { $0.host == host } }
        return step(event, now) { $0.conflicts = known }
            .mailing(.conflict, to: told.map(Transition.Mail.Recipient.host))
    }
}
