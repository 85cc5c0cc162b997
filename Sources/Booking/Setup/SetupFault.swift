/// What is wrong with a set-up file, and where: a path as in `bookingTypes/0/durations/1`.
public struct SetupFault: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        case missing
        /// Nobody knows it; the nearest that somebody does, where one is near.
        case unknownMember(nearest: String?)
        case notA(Shape)
        case notOneOf([String])
        /// It is of the right shape and still none: a date, a duration, a name, a zone.
        case malformed(String)
        case outOfRange(Int, Int)
        case tooLong(maximum: Int)
        case twice
        /// Nothing of this name is in the file.
        case unknown(String)
        case fault(TypeFault.Reason)
    }

    public enum Shape: String, Hashable, Sendable {
        case map, list, text, number, flag
    }

    public var path: String
    public var reason: Reason

    public init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }
}
