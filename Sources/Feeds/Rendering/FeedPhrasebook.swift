/// The words a feed itself says, in the languages it says them in.
public struct FeedPhrasebook: Hashable, Sendable {
    /// The summary of every event of a busy-only feed.
    public let busy: String
    /// The summary of an event that is not certain yet.
    public let tentative: String

    public static let english = FeedPhrasebook(busy: "Busy", tentative: "Busy (tentative)")
    public static let german = FeedPhrasebook(busy: "Belegt", tentative: "Belegt (unter Vorbehalt)")
}
