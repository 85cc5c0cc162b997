/// How much work and how many answers a recurrence may cost.
public struct ExpansionLimits: Hashable, Sendable {
    /// How many steps may pass in vain. A step looks at one period of a rule, jumps over a stretch that cannot
    /// match, or passes over an instance nobody asked for; each occurrence that is found earns `refill` more.
    public var steps: Int
    /// How many occurrences one question may have for an answer.
    public var occurrences: Int

    /// Enough for a weekly rule to look at every week to the year 9999; used up in a few milliseconds.
    public static let standard = ExpansionLimits(steps: 500_000, occurrences: 100_000)

    public init(steps: Int, occurrences: Int) {
        self.steps = steps
        self.occurrences = occurrences
    }
}

/// The steps that an expansion may still take.
struct StepBudget: Sendable {
    /// What an occurrence earns: a rule that yields now and then goes on for as long as anybody asks.
    static let refill = 64

    private(set) var left: Int
    private let limit: Int

    init(_ limits: ExpansionLimits) {
        self.left = limits.steps
        self.limit = limits.steps
    }

    @inline(__always)
    mutating func spend() throws(ICalendarError) {
        left -= 1
        guard left >= 0 else { throw .budgetExhausted(steps: limit) }
    }

    mutating func earn() {
        left += Self.refill
    }
}
