/// How much is forgiven when calendar text is given a meaning.
public enum Strictness: Hashable, Sendable {
    /// What RFC 4791 §5.3.2.1 calls valid calendar data; a few habits of clients that harm nobody are read all the
    /// same, and reported.
    case strict
    /// For import: whatever can be read one way only is read so, and reported.
    case repairing
}
