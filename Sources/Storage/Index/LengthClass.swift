/// How long an occurrence is, roughly: occurrences of one class lie together in the index.
///
/// Whoever looks for what overlaps a window must look back from it by the length of the longest occurrence. Kept by
/// class, one holiday of three weeks makes nobody look back three weeks for meetings of an hour.
enum LengthClass: Int64, CaseIterable, Hashable, Sendable {
    case day = 0
    case eightDays = 1
    case sixtyFourDays = 2
    case fiveHundredTwelveDays = 3
    case longer = 4

    /// The longest that belongs here, in seconds; nothing for the last, which has no bound.
    var maximumSeconds: Int64? {
        switch self {
        case .day: 86_400
        case .eightDays: 8 * 86_400
        case .sixtyFourDays: 64 * 86_400
        case .fiveHundredTwelveDays: 512 * 86_400
        case .longer: nil
        }
    }

    /// The class of an occurrence of `seconds`.
    init(seconds: Int64) {
        self = Self.allCases.first { seconds <= $0.maximumSeconds ?? .max } ?? .longer
    }
}
