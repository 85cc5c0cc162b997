import CalendarModel
import Failures
import Secrets

/// Numbers of the store as the outside sees them: with a prefix that says of what, and opaque.
enum APIIdentifier {
    static func text(_ id: APITokenID) -> String { text("tok", id.rawValue) }

    static func text(_ id: CalendarID) -> String { text("cal", id.rawValue) }

    static func text(_ principal: Principal) -> String {
        text(prefix(principal.kind), principal.id.rawValue)
    }

    static func prefix(_ kind: Principal.Kind) -> String {
        switch kind {
        case .user: "usr"
        case .team: "tea"
        case .resource: "res"
        }
    }

    private static func text(_ prefix: String, _ number: Int64) -> String {
        let digits = String(number, radix: 36)
        return prefix + "_" + String(repeating: "0", count: max(10 - digits.utf8.count, 0)) + digits
    }

    /// The number, where the text is just as we write it.
    static func number(_ text: String, _ prefix: String) -> Int64? {
        guard text.hasPrefix(prefix + "_"), text.utf8.count <= 24,
            let number = Int64(text.dropFirst(prefix.count + 1), radix: 36), number > 0,
            self.text(prefix, number) == text
        else { return nil }
        return number
    }
}

/// A place in a list, as `nextCursor` gives it: the operation and the last number told.
struct APICursor {
    let last: Int64

    private static func marked(_ operation: String) -> String { operation + ":" }

    static func text(_ operation: String, last: Int64) -> String {
        Base64.encodeURL(Array((marked(operation) + String(last)).utf8))
    }

    /// At the beginning without one.
    init(_ text: String?, of operation: String) throws(Failure) {
        guard let text else {
            last = 0
            return
        }
        guard text.utf8.count <= 512, let octets = Base64.decode(text),
            let plain = String(validating: octets, as: UTF8.self), plain.hasPrefix(Self.marked(operation)),
            let last = Int64(plain.dropFirst(Self.marked(operation).count)), last > 0
        else { throw .invalidCursor }
        self.last = last
    }
}
