import CalendarModel
import Chronology
import ICalendar

extension ObjectSummary {
    /// What `init(_:from:)` reads, in its order, where `calendar_object` is called `o`. The length is known without
    /// reading the letter.
    static let columns: SQL = """
        o.id, o.calendar, o.name, o.uid, o.kind, o.entity_tag, o.created, o.modified, o.octet_count
        """

    /// `first` is the first of its columns in the row.
    init(_ row: any Row, from first: Int) throws(CalendarStoreError) {
        self.init(
            id: ObjectID(rawValue: row.integer(first)), calendar: CalendarID(rawValue: row.integer(first + 1)),
            name: row.text(first + 2), uid: row.text(first + 3),
            kind: try ComponentKind(stored: row.text(first + 4), row.integer(first)),
            entityTag: EntityTag(row.text(first + 5)), octetCount: Int(row.integer(first + 8)),
            created: Instant(secondsSinceEpoch: row.integer(first + 6)),
            modified: Instant(secondsSinceEpoch: row.integer(first + 7)))
    }
}

extension StoredObject {
    /// What `init(_:from:)` reads, in its order, where `calendar_object` is called `o`.
    static let columns: SQL = """
        o.id, o.calendar, o.name, o.uid, o.kind, o.entity_tag, o.created, o.modified, o.octets, o.writer
        """

    /// `first` is the first of its columns in the row.
    init(_ row: any Row, from first: Int) throws(CalendarStoreError) {
        self.init(
            id: ObjectID(rawValue: row.integer(first)), calendar: CalendarID(rawValue: row.integer(first + 1)),
            name: row.text(first + 2), uid: row.text(first + 3),
            kind: try ComponentKind(stored: row.text(first + 4), row.integer(first)), octets: row.bytes(first + 8),
            entityTag: EntityTag(row.text(first + 5)), created: Instant(secondsSinceEpoch: row.integer(first + 6)),
            modified: Instant(secondsSinceEpoch: row.integer(first + 7)),
            writer: row.isNull(first + 9) ? nil : PrincipalID(rawValue: row.integer(first + 9)))
    }
}

extension ComponentKind {
    fileprivate init(stored text: String, _ row: Int64) throws(CalendarStoreError) {
        guard let kind = ComponentKind(rawValue: text) else { throw .damaged("calendar_object.kind", row) }
        self = kind
    }
}

extension Connection {
    /// In no order. The table is called `o`.
    func objects(where condition: SQL) throws(CalendarStoreError) -> [StoredObject] {
        try rows("SELECT \(StoredObject.columns) FROM calendar_object o WHERE \(condition)") {
            row throws(CalendarStoreError) in try StoredObject(row, from: 0)
        }
    }

    /// In no order, unless the condition says one. The table is called `o`.
    func summaries(where condition: SQL) throws(CalendarStoreError) -> [ObjectSummary] {
        try rows("SELECT \(ObjectSummary.columns) FROM calendar_object o WHERE \(condition)") {
            row throws(CalendarStoreError) in try ObjectSummary(row, from: 0)
        }
    }
}
