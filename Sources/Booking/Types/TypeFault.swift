/// What is wrong with a type: a member by the name that file and API have for it, and why.
public struct TypeFault: Hashable, Sendable {
    /// As a path: `durations/0`, `hosts/2/weight`.
    public var member: String
    public var reason: Reason

    public enum Reason: Hashable, Sendable {
        case missing
        case notPositive
        case outOfRange(Int, Int)
        case tooMany(maximum: Int)
        case tooLong(maximum: Int)
        case twice(String)
        case malformed
        /// It makes sense only together with something else: `capacity` without a schedule of the type.
        case needs(String)
        case excludes(String)
        /// No start that this leaves can be met.
        case unreachable
    }

    public init(_ member: String, _ reason: Reason) {
        self.member = member
        self.reason = reason
    }
}
