import CalendarModel
import Chronology

extension Appointment {
    func approved(_ now: Instant) throws(BookingRefusal) -> Transition {
        switch status(now: now) {
        case .assigned, .unassigned: return unchanged
        case .declined, .cancelled, .done, .noShow: throw refusal(now)
        case .pending:
            let step = step(.approved, now, isNews: true) {
                $0.status = $0.needsHost ? .unassigned : .assigned
                $0.approveBy = nil
            }
            return step.mailing(.confirmation, to: [.guest]).mailing(.assignment, to: owners)
        }
    }

    func declined(by party: BookingParty, _ reason: String?, _ now: Instant) throws(BookingRefusal) -> Transition {
        switch status(now: now) {
        case .declined: return unchanged
        case .assigned, .unassigned, .cancelled, .done, .noShow: throw refusal(now)
        case .pending:
            let step = step(.declined, now, isNews: true) {
                $0.status = .declined
                $0.cancellation = Cancellation(party: party, reason: reason, at: now)
                $0.conflicts = []
            }
            return step.mailing(.declined, to: [.guest])
        }
    }

    func assigned(to host: PrincipalID, _ now: Instant) throws(BookingRefusal) -> Transition {
        guard oneOf.contains(host) else { throw .notAHost(host) }
        switch status(now: now) {
        case .pending, .declined, .cancelled, .done, .noShow: throw refusal(now)
        case .assigned where self.host == host: return unchanged
        case .unassigned, .assigned:
            let step = step(.assigned, now, isNews: true) {
                $0.status = .assigned
                $0.host = host
                $0.conflicts.removeAll { conflict in conflict.host == self.host }
            }
            let lost = self.host.map { [Transition.Mail.Recipient.host($0)] } ?? []
            return step.mailing(.withdrawal, to: lost, about: self).mailing(.assignment, to: [.host(host)])
                .mailing(.change, to: [.guest])
        }
    }

    func claimed(by host: PrincipalID, _ now: Instant) throws(BookingRefusal) -> Transition {
        if status(now: now) == .assigned, let owner = self.host, owner != host { throw .alreadyClaimed(by: owner) }
        return try assigned(to: host, now)
    }

    func released(_ now: Instant) throws(BookingRefusal) -> Transition {
        switch status(now: now) {
        case .unassigned: return unchanged
        case .assigned where host != nil:
            let step = step(.released, now, isNews: true) {
                $0.status = .unassigned
                $0.host = nil
                $0.conflicts.removeAll { conflict in conflict.host == self.host }
            }
            return step.mailing(.assignment, to: [.pool])
        case .assigned, .pending, .declined, .cancelled, .done, .noShow: throw refusal(now)
        }
    }
}
