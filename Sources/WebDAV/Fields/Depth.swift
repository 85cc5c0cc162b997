public import Failures
public import HTTPTypes

/// How far below the resource a request reaches (RFC 4918 §10.2).
public enum Depth: Hashable, Sendable {
    case zero, one, infinity

    /// Reads a field value; nothing where it is none of the three.
    public init?(_ field: some StringProtocol) {
        switch field.lowercased() {
        case "0": self = .zero
        case "1": self = .one
        case "infinity": self = .infinity
        default: return nil
        }
    }

    /// `default` is what the method takes where the field is not sent.
    public init(_ fields: HTTPFields, default standard: Depth) throws(Failure) {
        guard let field = try fields.single(.depth, limit: 16) else {
            self = standard
            return
        }
        guard let depth = Depth(field) else { throw .badField(.depth, "It is 0, 1 or infinity.") }
        self = depth
    }

    /// As it is written.
    public var text: String {
        switch self {
        case .zero: "0"
        case .one: "1"
        case .infinity: "infinity"
        }
    }
}
