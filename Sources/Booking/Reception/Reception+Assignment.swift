public import CalendarModel
import Chronology
import ICalendar

extension Reception {
    /// Decides about a booking that nobody has: because it is due, or because its host is kept from it.
    public func assign(_ appointment: Appointment, cause: Decision.Cause) throws(BookingRefusal) -> Outcome {
        let (book, opening) = try time(of: appointment, host: nil)
        let decision = decide(cause, book, opening, uid: appointment.uid)
        guard let winner = decision.winner else { throw .slotTaken }
        return Outcome(
            transition: try appointment.applying(.assign(winner), now: scene.now), decision: decision)
    }

    /// Gives it to somebody by hand. Hours and limits may be broken where `overridesRules`, never other bookings.
    public func assign(
        _ appointment: Appointment, to host: PrincipalID, overridesRules: Bool = false
    ) throws(BookingRefusal) -> Outcome {
        try handOver(appointment, .assign(host), to: host, cause: .manual, overridesRules: overridesRules)
    }

    /// Somebody takes it: in a calendar programme, or by a button. First come wins. It is his to know his hours.
    public func claim(_ appointment: Appointment, by host: PrincipalID) throws(BookingRefusal) -> Outcome {
        try handOver(appointment, .claim(host), to: host, cause: .claim, overridesRules: true)
    }

    private func handOver(
        _ appointment: Appointment, _ verb: BookingVerb, to host: PrincipalID, cause: Decision.Cause,
        overridesRules: Bool
    ) throws(BookingRefusal) -> Outcome {
        let transition = try appointment.applying(verb, now: scene.now)
        guard transition.isChange else { return Outcome(transition: transition, decision: nil) }
        let (book, opening) = try time(of: appointment, host: host, overridesRules: overridesRules)
        return Outcome(
            transition: transition,
            decision: decide(cause, book, opening, uid: appointment.uid, named: host))
    }

    /// Its own time, as if it were asked for now: the guest has it already, so neither notice nor window count, and the
    /// rules of a type that has changed since do not either.
    private func time(
        of appointment: Appointment, host: PrincipalID?, overridesRules: Bool = false
    ) throws(BookingRefusal) -> (SlotBook, Opening) {
        var scene = scene.ignoring([.booking(appointment.id)])
        scene.isOpen = true
        scene.rules.notice = CalendarDuration(days: -36_500)
        scene.rules.window = .rolling(CalendarDuration(days: 36_500))
        scene.rules.capacity = nil
        if !scene.rules.durations.contains(appointment.duration) { scene.rules.durations.append(appointment.duration) }
        let request = SlotRequest(
            start: appointment.span.start, duration: appointment.duration, seats: appointment.seats, host: host,
            overridesRules: overridesRules)
        let book = SlotBook(scene)
        switch book.isBookable(request) {
        case .bookable(let opening): return (book, opening)
        case .refused(.limitReached), .refused(.notOffered):
            // Of a host who was named it is he who is kept from it.
            throw host.map { .hostUnavailable($0) } ?? .slotTaken
        case .refused(let refusal): throw refusal
        }
    }
}
