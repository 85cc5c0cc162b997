/// How a fetch went.
public enum FetchReport: Hashable, Sendable, CustomStringConvertible {
    /// The source says what it said before.
    case unchanged
    /// What was written, and how many components of the text could not be read; `held` objects are kept although the
    /// text lacks them.
    case taken(created: Int, updated: Int, deleted: Int, held: Int, unreadable: Int)
    /// Nothing was taken.
    case failed(problem: String)

    public var isFailure: Bool {
        if case .failed = self { true } else { false }
    }

    public var description: String {
        switch self {
        case .unchanged: "unchanged"
        case .taken(let created, let updated, let deleted, let held, let unreadable):
            "\(created) new, \(updated) changed, \(deleted) deleted, \(held) held, \(unreadable) unreadable"
        case .failed(let problem): problem
        }
    }
}
