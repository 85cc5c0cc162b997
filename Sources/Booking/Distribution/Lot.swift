import CalendarModel

/// A lot that is fixed by a booking: the same every time, and favouring nobody.
struct Lot: Sendable {
    let number: UInt64

    /// Of the UID of the booking (FNV-1a).
    init(_ seed: String) {
        number = seed.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }

    /// What the host draws (SplitMix64 of booking and host): every order of the hosts is as likely as any other.
    func ticket(of host: PrincipalID) -> Int {
        var mixed = number &+ UInt64(bitPattern: host.rawValue) &* 0x9e37_79b9_7f4a_7c15
        for _ in 0..<2 {
            mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
            mixed ^= mixed >> 31
        }
        return Int(mixed >> 1)
    }
}
