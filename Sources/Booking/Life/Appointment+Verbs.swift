import CalendarModel
public import Chronology

extension Appointment {
    /// The first step: it is made.
    public var creation: Transition {
        let mails: [(Transition.Mail.Kind, Transition.Mail.Recipient)] =
            if status == .pending {
                [(.received, .guest)] + owners.map { (.approvalRequest, $0) }
            } else {
                [(.confirmation, .guest)] + owners.map { (.assignment, $0) }
            }
        return Transition(
            before: nil, after: self, events: [.created],
            mails: mails.map { Transition.Mail(kind: $0.0, recipient: $0.1, about: self) })
    }

    /// Does it, or refuses; a step that changes nothing, where it was done before.
    public func applying(_ verb: BookingVerb, now: Instant) throws(BookingRefusal) -> Transition {
        switch verb {
        case .approve: try approved(now)
        case .decline(let party, let reason): try declined(by: party, reason, now)
        case .assign(let host): try assigned(to: host, now)
        case .claim(let host): try claimed(by: host, now)
        case .release: try released(now)
        case .reschedule(let span, let duration, let host):
            try rescheduled(now) {
                $0.span = span
                $0.duration = duration
                $0.host = host
            }
        case .cancel(let party, let reason): try cancelled(by: party, reason, now)
        case .finish: try finished(now)
        case .noShow(let party): try missed(by: party, now)
        case .takeBackNoShow: try noShowTakenBack(now)
        case .mark(let conflicts): marked(conflicts, now)
        }
    }

    /// Whoever has to do with it on the side of the team.
    var owners: [Transition.Mail.Recipient] {
        hosts.map(Transition.Mail.Recipient.host) + (needsHost ? [.pool] : [])
    }

    var unchanged: Transition { Transition(before: self, after: self, events: [], mails: []) }

    /// A step to what `change` makes of it. The guest learns of it by a higher SEQUENCE where `isNews`.
    func step(
        _ event: Transition.Event?, _ now: Instant, isNews: Bool = false, _ change: (inout Appointment) -> Void
    ) -> Transition {
        var after = self
        change(&after)
        after.updated = now
        if isNews { after.sequence += 1 }
        return Transition(before: self, after: after, events: event.map { [$0] } ?? [], mails: [])
    }

    func refusal(_ now: Instant) -> BookingRefusal { .invalidTransition(from: status(now: now)) }
}

extension Transition {
    /// With a mail to each; `about` is what they know of it.
    func mailing(_ kind: Mail.Kind, to recipients: [Mail.Recipient], about: Appointment? = nil) -> Transition {
        var transition = self
        transition.mails += recipients.map { Mail(kind: kind, recipient: $0, about: about ?? after) }
        return transition
    }
}
