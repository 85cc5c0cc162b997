public import CalendarModel
public import Chronology

/// Somebody who takes bookings of a type, with what is counted of him.
public struct Host: Hashable, Sendable {
    public let id: PrincipalID
    /// His part of the whole, against the weights of the others; 0 takes none.
    public let weight: Int
    /// How many bookings count for him, credits for time before he joined or was away included.
    public let bookings: Int
    /// When he was last given one, or when he joined.
    public let waitingSince: Instant

    public init(id: PrincipalID, weight: Int, bookings: Int, waitingSince: Instant) {
        self.id = id
        self.weight = max(weight, 0)
        self.bookings = max(bookings, 0)
        self.waitingSince = waitingSince
    }
}
