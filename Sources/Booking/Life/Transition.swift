public import CalendarModel

/// A step in the life of a booking: what it is after it, and what has to follow.
public struct Transition: Hashable, Sendable {
    /// As it enters the journal and leaves for other programmes.
    public enum Event: String, CaseIterable, Hashable, Sendable {
        case created, approved, declined, assigned, released, rescheduled, cancelled, done, noShow, conflicted
        case conflictResolved
    }

    /// Where a copy of its component lies.
    public enum Copy: Hashable, Sendable {
        case pool
        case host(PrincipalID)
    }

    public struct Mail: Hashable, Sendable {
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            /// It waits for an answer, and the time is kept.
            case received
            case approvalRequest
            case confirmation
            case change
            case cancellation
            case declined
            /// Somebody has it now, or does not any more.
            case assignment
            case withdrawal
            case conflict
        }

        public enum Recipient: Hashable, Sendable {
            case guest
            case host(PrincipalID)
            /// Everybody who may take it.
            case pool
        }

        public var kind: Kind
        public var recipient: Recipient
        /// As the recipient knows it: whoever loses it reads of the time that he had.
        public var about: Appointment
    }

    public var before: Appointment?
    public var after: Appointment
    public var events: [Event]
    public var mails: [Mail]

    /// Whether anything happened.
    public var isChange: Bool { before != after }

    /// Copies to be written: all of them, for each says what the others do.
    public var written: [Copy] { isChange ? after.copies : [] }

    /// Copies that have to go.
    public var removed: [Copy] {
        let copies = after.copies
        return (before?.copies ?? []).filter { !copies.contains($0) }
    }
}

extension Appointment {
    /// In the pool while nobody has it, then with everybody who takes part; nowhere when it was called off.
    public var copies: [Transition.Copy] {
        switch status {
        case .declined, .cancelled: []
        case .pending, .unassigned, .assigned, .done, .noShow:
            hosts.map(Transition.Copy.host) + (needsHost ? [.pool] : [])
        }
    }
}
