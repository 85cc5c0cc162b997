public import CalendarModel
public import Chronology

/// Where guests are received: everything about one type that has to be read before one of its bookings can be made or
/// changed, and the decisions that follow from it.
///
/// Whatever it answers is meant to be written in the transaction in which the scene was read.
public struct Reception: Sendable {
    public let type: BookingType
    public let scene: SlotScene
    public let ledger: ShareLedger
    /// Since when each has been a host of the type.
    public let joined: [PrincipalID: Instant]

    public init(type: BookingType, scene: SlotScene, ledger: ShareLedger, joined: [PrincipalID: Instant] = [:]) {
        self.type = type
        self.scene = scene
        self.ledger = ledger
        self.joined = joined
    }

    /// What is to be written: the step, and why the host has it, where somebody decided.
    public struct Outcome: Hashable, Sendable {
        public var transition: Transition
        public var decision: Decision?
    }

    /// Makes a booking of a slot; `draft` says who comes and with which answers. Its time, hosts and status are decided
    /// here.
    public func book(
        _ draft: Appointment, _ request: SlotRequest, hold: Hold? = nil
    ) throws(BookingRefusal) -> Outcome {
        let (book, opening) = try self.opening(request, hold: hold)
        var appointment = draft
        take(opening, request, into: &appointment)
        appointment.status = type.approval.isRequired ? .pending : .assigned
        if type.approval.isRequired {
            appointment.approveBy = type.approval.within.map {
                min($0.end(from: scene.now, in: scene.zone), request.start)
            }
        }
        var decision: Decision?
        if opening.isShared {
            appointment.host = opening.hosts.first
        } else if !appointment.oneOf.isEmpty, request.host.map({ !opening.fixed.contains($0) }) ?? isDecidedNow {
            decision = decide(.booking, book, opening, uid: draft.uid, named: request.host)
            appointment.host = decision?.winner
        }
        if appointment.needsHost, appointment.status == .assigned { appointment.status = .unassigned }
        return Outcome(transition: appointment.creation, decision: decision)
    }

    /// Moves a booking: the same host where the type says so and he is free, else by policy.
    public func reschedule(
        _ appointment: Appointment, _ request: SlotRequest, hold: Hold? = nil
    ) throws(BookingRefusal) -> Outcome {
        guard appointment.status(now: scene.now).isActive else {
            throw .invalidTransition(from: appointment.status(now: scene.now))
        }
        let (book, opening) = try self.opening(request, hold: hold, moving: appointment)
        var host = appointment.host
        var decision: Decision?
        if opening.isShared {
            host = opening.hosts.first
        } else if host != nil || request.host != nil {
            let keeping = type.distribution.keepHostOnReschedule ? host : nil
            decision = decide(.reschedule, book, opening, uid: appointment.uid, keeping: keeping, named: request.host)
            host = decision?.winner
        }
        let transition = try appointment.applying(
            .reschedule(to: opening.span, lasting: request.duration, host: host), now: scene.now)
        return Outcome(transition: transition, decision: transition.isChange ? decision : nil)
    }

    private var isDecidedNow: Bool {
        type.distribution.policy != .manual && type.distribution.moment == .atBooking
    }

    private func take(_ opening: Opening, _ request: SlotRequest, into appointment: inout Appointment) {
        appointment.span = opening.span
        appointment.duration = request.duration
        appointment.bufferBefore = type.rules.bufferBefore
        appointment.bufferAfter = type.rules.bufferAfter
        appointment.seats = request.seats
        appointment.fixed = opening.fixed
        appointment.oneOf = Set(type.hosts.filter { $0.isEnabled && $0.role == .rotating }.map(\.host))
    }

    func decide(
        _ cause: Decision.Cause, _ book: SlotBook, _ opening: Opening, uid: String, keeping: PrincipalID? = nil,
        named: PrincipalID? = nil
    ) -> Decision {
        let contenders = book.contenders(for: opening, among: type.hosts, joined: joined)
        let standings = ledger.candidates(contenders, rules: type.distribution, seed: uid)
        return Decision(
            Decision.Question(
                cause, at: scene.now, rules: type.distribution, seed: uid, candidates: standings, keeping: keeping,
                named: named))
    }
}
