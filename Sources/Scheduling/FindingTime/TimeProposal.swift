public import Chronology

/// A time at which everybody who is required can meet, and what speaks against it. People go by their place in the
/// question.
public struct TimeProposal: Hashable, Sendable {
    public let span: Span
    /// Those who are not required and have no time.
    public let missing: [Int]
    /// Those of whom not all is known.
    public let unknown: [Int]
    /// Those who could come and would rather not at this time.
    public let reluctant: [Int]
    /// Whether anybody said when they like to meet.
    public let hasPreferences: Bool

    public init(span: Span, missing: [Int], unknown: [Int], reluctant: [Int], hasPreferences: Bool) {
        self.span = span
        self.missing = missing
        self.unknown = unknown
        self.reluctant = reluctant
        self.hasPreferences = hasPreferences
    }

    /// 0 for a time that nothing speaks against; whoever cannot come weighs more than all who would rather not.
    public var score: Int {
        (missing.count + unknown.count) * 1000 + reluctant.count
    }
}
