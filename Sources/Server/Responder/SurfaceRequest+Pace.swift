import HTTPTypes

extension SurfaceRequest {
    /// Whether so little is to be done for it that changing threads would cost as much again.
    ///
    /// What grows with a calendar is not brief: reports, listings, copies. Whoever answers a brief request and finds
    /// that it takes long all the same does that part ``aside(_:)``.
    var isBrief: Bool {
        guard body.count <= Self.briefBody else { return false }
        switch method {
        case .get, .head, .options, .put, .delete: return true
        default: return false
        }
    }

    /// In octets: many times what an event has.
    static let briefBody = 16 << 10
}
