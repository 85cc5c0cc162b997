import CalendarModel
import Chronology

/// One appointment with everybody who takes part in it: a booking, a hold, or all of those that share a group event.
struct Session: Sendable {
    let type: BookingTypeID
    let place: Place
    let hosts: [PrincipalID]
    let oneOf: Set<PrincipalID>
    var seats: Int
    /// Whether nothing but holds keeps it.
    var isHeld: Bool

    /// `groupType` is the one whose guests share a start; the claims of other types each stand for themselves.
    static func sessions(of claims: [Claim], groupType: BookingTypeID?) -> [Session] {
        var sessions: [Session] = []
        var known: [Claim: Int] = [:]
        for claim in claims {
            if claim.type == groupType, let index = known[claim.sessionKey] {
                sessions[index].seats += claim.seats
                sessions[index].isHeld = sessions[index].isHeld && claim.isHold
                continue
            }
            if claim.type == groupType { known[claim.sessionKey] = sessions.count }
            sessions.append(
                Session(
                    type: claim.type, place: claim.place, hosts: claim.hosts, oneOf: claim.oneOf, seats: claim.seats,
                    isHeld: claim.isHold))
        }
        return sessions
    }
}

extension Claim {
    /// The same for all claims on one session: type, time and hosts.
    fileprivate var sessionKey: Claim {
        var key = self
        key.source = .booking(BookingID(rawValue: 0))
        key.hosts.sort { $0.rawValue < $1.rawValue }
        key.bufferBefore = 0
        key.bufferAfter = 0
        key.seats = 0
        return key
    }
}
