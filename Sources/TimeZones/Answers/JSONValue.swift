import Failures

/// A JSON text (RFC 8259) as a value; members keep their order.
indirect enum JSONValue: Hashable, Sendable {
    case string(String)
    case number(Int)
    case boolean(Bool)
    case array([JSONValue])
    case object([Member])

    struct Member: Hashable, Sendable {
        let name: String
        let value: JSONValue

        init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    var text: String {
        switch self {
        case .string(let text): JSONString.quoted(text)
        case .number(let number): String(number)
        case .boolean(let isTrue): isTrue ? "true" : "false"
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.map { JSONString.quoted($0.name) + ":" + $0.value.text }.joined(separator: ",") + "}"
        }
    }

    var octets: [UInt8] { Array(text.utf8) }
}
