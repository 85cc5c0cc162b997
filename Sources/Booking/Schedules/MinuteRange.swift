/// A part of a day on the wall clock, in minutes after midnight; never empty, at most to 1440.
public struct MinuteRange: Hashable, Sendable {
    public let start: Int
    /// Excluded.
    public let end: Int

    public init?(from start: Int, to end: Int) {
        guard start >= 0, start < end, end <= 24 * 60 else { return nil }
        self.start = start
        self.end = end
    }

    /// The same minutes in order, neither overlapping nor touching.
    static func merging(_ ranges: [MinuteRange]) -> [MinuteRange] {
        var merged: [MinuteRange] = []
        for range in ranges.sorted(by: { $0.start < $1.start }) {
            if let last = merged.last, range.start <= last.end,
                let whole = MinuteRange(from: last.start, to: max(last.end, range.end))
            {
                merged[merged.count - 1] = whole
            } else {
                merged.append(range)
            }
        }
        return merged
    }
}
