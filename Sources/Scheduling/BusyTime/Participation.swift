import CalendarModel
public import ICalendar

/// How somebody takes part in what a component describes, as far as it takes his time.
public enum Participation: Hashable, Sendable {
    /// Neither invited nor inviting: it is simply in his calendar.
    case none
    case organizer
    /// PARTSTAT in upper case (RFC 5545 §3.2.12).
    case invited(String)

    /// `addresses` are all of a person, without `mailto:`. An organizer who is among those invited and has not said
    /// no, comes.
    public init(of addresses: Set<String>, in component: CalendarComponent) {
        self.init(
            of: addresses, organizer: component.organizer?.address,
            attendees: component.attendees.map { ($0.address, $0.participation) })
    }

    /// The same from calendar addresses as they were written, and the PARTSTAT of each attendee in upper case.
    public init(
        of addresses: Set<String>, organizer: String?, attendees: [(address: String, participation: String)]
    ) {
        let known = Set(addresses.map { $0.lowercased() })
        self.init(
            answers: attendees.filter { known.contains(AnswerSheet.key(of: $0.address)) }.map(\.participation),
            isOrganizer: organizer.map { known.contains(AnswerSheet.key(of: $0)) } ?? false)
    }

    /// The same from the answers that were given under any of the addresses.
    public init(answers: [String], isOrganizer: Bool) {
        guard let strongest = answers.min(by: { Self.rank($0) < Self.rank($1) }) else {
            self = isOrganizer ? .organizer : .none
            return
        }
        self = isOrganizer && strongest == "NEEDS-ACTION" ? .organizer : .invited(strongest)
    }

    /// Somebody invited under several addresses has given the answer that takes most of his time.
    private static func rank(_ participation: String) -> Int {
        switch participation {
        case "ACCEPTED", "COMPLETED", "IN-PROCESS": 0
        case "TENTATIVE": 1
        case "NEEDS-ACTION": 2
        default: 3
        }
    }
}

extension BusyKind {
    /// What the instances of a component do to the time of the person who has these addresses: what TRANSP and STATUS
    /// say of the event, limited by the answer to the invitation.
    public init(of component: CalendarComponent, for addresses: Set<String>, unanswered: BusyKind = .free) {
        let participation = Participation(of: addresses, in: component)
        self = BusyKind(of: component).limited(by: participation, unanswered: unanswered)
    }

    /// What an occurrence of this kind does to the time of somebody who takes part in it like this.
    ///
    /// Who said no, or sent somebody else, is free. Who has not answered is `unanswered`: free, where others ask
    /// (RFC 6638 §5).
    public func limited(by participation: Participation, unanswered: BusyKind = .free) -> BusyKind {
        guard self != .free, case .invited(let answer) = participation else { return self }
        switch answer {
        case "DECLINED", "DELEGATED": return .free
        case "TENTATIVE": return self == .busy ? .tentative : self
        case "NEEDS-ACTION": return unanswered == .busy ? self : unanswered
        // RFC 5545 §3.2.12: an answer that is not known is read as NEEDS-ACTION.
        case "ACCEPTED", "COMPLETED", "IN-PROCESS": return self
        default: return unanswered == .busy ? self : unanswered
        }
    }
}
