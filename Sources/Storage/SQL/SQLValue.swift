/// What a column can hold.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
}

/// The three types of column; there are no others.
public enum SQLType: UInt8, CaseIterable, Hashable, Sendable {
    case integer = 1
    case text = 2
    case bytes = 3

    /// Stands for a value of this type in a template: a control character, which SQL has no use for.
    var mark: Unicode.Scalar { Unicode.Scalar(rawValue) }

    init?(mark: Unicode.Scalar) {
        guard mark.value <= 3, let type = SQLType(rawValue: UInt8(mark.value)) else { return nil }
        self = type
    }
}
