/// A statement made by string interpolation: what stands in the literal is text, what is interpolated is bound.
///
/// ```swift
/// let sql: SQL = "SELECT name FROM calendar WHERE id = \(id)"
/// ```
/// No value can become text, so nothing that a person wrote is ever read as SQL. Another `SQL` may be interpolated
/// and keeps its values; an `SQLFragment` stands where the engines must be told different things.
public struct SQL: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The text with a mark for each value and fragment: the same for all statements that differ in values alone,
    /// so it is what statements are cached by.
    public private(set) var template: String
    /// What is bound, in the order of the marks.
    public private(set) var values: [SQLValue]

    public init(stringLiteral literal: String) {
        self.template = literal
        self.values = []
    }

    public init(stringInterpolation interpolation: StringInterpolation) {
        self.template = interpolation.template
        self.values = interpolation.values
    }

    public static func += (first: inout SQL, second: SQL) {
        first.template += second.template
        first.values += second.values
    }

    /// The statements one after the other with `separator` between them.
    public static func joined(_ parts: some Sequence<SQL>, separator: SQL) -> SQL {
        var whole: SQL = ""
        var isFirst = true
        for part in parts {
            if !isFirst { whole += separator }
            whole += part
            isFirst = false
        }
        return whole
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var template = ""
        fileprivate var values: [SQLValue] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            template.reserveCapacity(literalCapacity + 4 * interpolationCount)
            values.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            template += literal
        }

        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value) {
            template.unicodeScalars.append(Value.sqlType.mark)
            values.append(value.sqlValue)
        }

        public mutating func appendInterpolation<Value: SQLBindable>(_ value: Value?) {
            template.unicodeScalars.append(Value.sqlType.mark)
            values.append(value?.sqlValue ?? .null)
        }

        public mutating func appendInterpolation(_ sql: SQL) {
            template += sql.template
            values += sql.values
        }

        public mutating func appendInterpolation(_ fragment: SQLFragment) {
            template.unicodeScalars.append(fragment.mark)
        }
    }
}
