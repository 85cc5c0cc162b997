public import CalendarModel

/// Gives bookings to hosts so that each comes as close to his share as whole bookings can.
///
/// The share of a host is his weight over the weights of all; the next booking goes to whoever, of those who can take
/// it, would be furthest below his share after it. With everybody able, nobody is ever a whole booking from his share
/// where weights are equal. All in integers, so that the same hosts give the same answer on every machine.
public struct Distribution: Hashable, Sendable {
    public let hosts: [Host]
    private let weights: Int
    private let bookings: Int

    /// `hosts` are all of the type, also those who cannot take the next one: their counts are part of the whole.
    public init(_ hosts: some Sequence<Host>) {
        self.hosts = Array(hosts)
        self.weights = self.hosts.reduce(0) { $0 + $1.weight }
        self.bookings = self.hosts.reduce(0) { $0 + $1.bookings }
    }

    /// Who takes the next booking, of those who can; nothing when nobody can.
    ///
    /// The furthest below his share; among equals whoever has waited longest; among these by chance that is fixed by
    /// `draw`, a number of the booking's own. The order is total, and neither the order of the list nor the smaller
    /// identifier is ever favoured.
    public func next(among able: Set<PrincipalID>, draw: UInt64) -> Host? {
        hosts.filter { $0.weight > 0 && able.contains($0.id) }.min { first, second in
            let (one, other) = (shortfall(of: first), shortfall(of: second))
            guard one == other else { return one > other }
            guard first.waitingSince == second.waitingSince else { return first.waitingSince < second.waitingSince }
            let (ticket, otherTicket) = (Self.ticket(first, draw), Self.ticket(second, draw))
            guard ticket == otherTicket else { return ticket < otherTicket }
            return first.id.rawValue < second.id.rawValue
        }
    }

    /// How far a host is below his share if the next booking is not his, times the weight of all.
    private func shortfall(of host: Host) -> Int {
        (bookings + 1) * host.weight - host.bookings * weights
    }

    /// SplitMix64 of booking and host: every order of the hosts is as likely as any other.
    private static func ticket(_ host: Host, _ draw: UInt64) -> UInt64 {
        var mixed = draw &+ UInt64(bitPattern: host.id.rawValue) &* 0x9e37_79b9_7f4a_7c15
        for _ in 0..<2 {
            mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
            mixed ^= mixed >> 31
        }
        return mixed
    }
}
