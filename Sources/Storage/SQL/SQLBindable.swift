public import CalendarModel
public import Chronology
public import ICalendar

/// A value that can be bound to a statement, by its static type to one type of column.
public protocol SQLBindable {
    static var sqlType: SQLType { get }
    var sqlValue: SQLValue { get }
}

extension Int64: SQLBindable {
    public static var sqlType: SQLType { .integer }
    public var sqlValue: SQLValue { .integer(self) }
}

extension Int: SQLBindable {
    public static var sqlType: SQLType { .integer }
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

/// Kept as 0 or 1.
extension Bool: SQLBindable {
    public static var sqlType: SQLType { .integer }
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLBindable {
    public static var sqlType: SQLType { .text }
    public var sqlValue: SQLValue { .text(self) }
}

extension [UInt8]: SQLBindable {
    public static var sqlType: SQLType { .bytes }
    public var sqlValue: SQLValue { .bytes(self) }
}

/// Kept as whole seconds since the epoch.
extension Instant: SQLBindable {
    public static var sqlType: SQLType { .integer }
    public var sqlValue: SQLValue { .integer(secondsSinceEpoch) }
}

extension SQLBindable where Self: RawRepresentable, RawValue == Int64 {
    public static var sqlType: SQLType { .integer }
    public var sqlValue: SQLValue { .integer(rawValue) }
}

extension PrincipalID: SQLBindable {}
extension CredentialID: SQLBindable {}
extension CalendarID: SQLBindable {}
extension BusySourceID: SQLBindable {}
extension ObjectID: SQLBindable {}
extension APITokenID: SQLBindable {}
extension FeedLinkID: SQLBindable {}
extension FileID: SQLBindable {}
extension ObjectRevisionID: SQLBindable {}
extension Principal.Kind: SQLBindable {}
extension Credential.Kind: SQLBindable {}
extension Change.Kind: SQLBindable {}
extension FeedLink.Detail: SQLBindable {}
extension IndexedOccurrence.Detail: SQLBindable {}
extension ObjectRevision.Ending: SQLBindable {}

extension ResourceName: SQLBindable {
    public static var sqlType: SQLType { .text }
    public var sqlValue: SQLValue { .text(value) }
}

extension EntityTag: SQLBindable {
    public static var sqlType: SQLType { .text }
    public var sqlValue: SQLValue { .text(value) }
}

/// Kept as 0 to 3, which are never given another meaning.
extension BusyKind: SQLBindable {
    public static var sqlType: SQLType { .integer }

    public var sqlValue: SQLValue {
        switch self {
        case .free: .integer(0)
        case .busy: .integer(1)
        case .tentative: .integer(2)
        case .unavailable: .integer(3)
        }
    }

    init?(stored number: Int64) {
        guard let kind = Self.allCases.first(where: { $0.sqlValue == .integer(number) }) else { return nil }
        self = kind
    }
}
