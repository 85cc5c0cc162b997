public import CalendarModel

/// Somebody who takes the bookings of a type.
public struct TypeHost: Hashable, Sendable {
    public var host: PrincipalID
    public var role: HostRole
    /// His part of the whole, against the weights of the others: 0 to 1000.
    public var weight: Int
    /// 0 to 4; the highest is asked first.
    public var priority: Int
    public var isEnabled: Bool

    public init(
        _ host: PrincipalID, role: HostRole = .rotating, weight: Int = 100, priority: Int = 2, isEnabled: Bool = true
    ) {
        self.host = host
        self.role = role
        self.weight = weight
        self.priority = priority
        self.isEnabled = isEnabled
    }
}
