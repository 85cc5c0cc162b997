/// Where a booking is in its life. Before it there may be a hold.
public enum BookingStatus: String, CaseIterable, Hashable, Sendable {
    /// Waits for a host's approval, and has its time already.
    case pending
    /// Stands for the guest, and lies in the pool for a host.
    case unassigned
    case assigned
    case declined
    case cancelled
    case done
    /// Somebody did not come; it can be taken back.
    case noShow

    /// Whether it takes the time of its hosts.
    public var isActive: Bool {
        switch self {
        case .pending, .unassigned, .assigned: true
        case .declined, .cancelled, .done, .noShow: false
        }
    }
}
