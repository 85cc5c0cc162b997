import CalendarModel

extension CalendarStoreError {
    /// What the server's SQLSTATE means for whoever asked the store. `place` names the database without a password.
    init(state: String, message: String, place: String) {
        switch state {
        case "40001", "40P01", "23505", "55P03", "57014": self = .busy
        case "53100": self = .full
        case "42501", "25006": self = .notPermitted(path: place)
        case _ where state.hasPrefix("28"): self = .notPermitted(path: place)
        default: self = .unavailable(reason: "PostgreSQL: \(message) (\(state))")
        }
    }
}

/// Whether the server asks for the whole transaction to be run again.
///
/// Serialization failure and deadlock; and a duplicate key, which under SERIALIZABLE can only come from a
/// transaction beside ours, since ours looked before it wrote.
func asksForRetry(state: String) -> Bool {
    ["40001", "40P01", "23505"].contains(state)
}
