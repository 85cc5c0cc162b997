/// How long old revisions and the journal are kept, and when so much is deleted that somebody will want it back.
public struct HistoryRules: Hashable, Sendable {
    /// For how many days what was changed or deleted can be brought back.
    public var days: Int
    /// What percentage of a calendar one client may delete within `window`; with more, everything that it deleted is
    /// held until somebody releases it. With 100 nothing ever is.
    public var deletionShare: Int
    /// For how many days the journal of a calendar is kept: a client that was away for longer starts afresh.
    public var journalDays: Int

    /// Fewer deletions than these are never held: people tidy up.
    public static let fewest = 20
    /// Within how many seconds.
    public static let window: Int64 = 600

    public init(days: Int = 30, deletionShare: Int = 50, journalDays: Int = 365) {
        self.days = days
        self.deletionShare = deletionShare
        self.journalDays = journalDays
    }

    /// Whether so many deletions are too many of a calendar in which `present` objects are left.
    public func isBurst(deletions: Int64, present: Int64) -> Bool {
        deletions >= Self.fewest && deletions * 100 > Int64(deletionShare) * (deletions + present)
    }
}
