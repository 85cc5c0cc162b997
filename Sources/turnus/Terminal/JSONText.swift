import Failures

/// A value as JSON (RFC 8259), its members in the order in which they were named.
enum JSONText: Sendable, CustomStringConvertible {
    case string(String)
    case number(Int64)
    case bool(Bool)
    case null
    case array([JSONText])
    case object([(String, JSONText)])

    var description: String {
        switch self {
        case .string(let text): JSONString.quoted(text)
        case .number(let number): String(number)
        case .bool(let value): value ? "true" : "false"
        case .null: "null"
        case .array(let elements): "[" + elements.map(\.description).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSONString.quoted($0.0) + ":" + $0.1.description }.joined(separator: ",") + "}"
        }
    }
}
