import CalendarModel
import Chronology
import ICalendar

extension CalendarProperties {
    /// The kinds as the database keeps them: by name, in a fixed order.
    var kindList: String {
        ComponentKind.allCases.filter(kinds.contains).map(\.rawValue).joined(separator: ",")
    }
}

extension CalendarCollection {
    /// What `init(_:from:)` reads, in its order, where `calendar` is called `c`.
    static let columns: SQL = """
        c.id, c.owner, c.name, c.display_name, c.color, c.details, c.zone, c.kinds, c.is_transparent, c.revision,
            c.journal_start, c.sync_key, c.object_count, c.created, c.modified, c.source
        """
    static let columnCount = 16

    /// `first` is the first of its columns in the row.
    init(_ row: any Row, from first: Int) throws(CalendarStoreError) {
        let kinds = row.text(first + 7).split(separator: ",").compactMap { ComponentKind(rawValue: String($0)) }
        self.init(
            id: CalendarID(rawValue: row.integer(first)), owner: PrincipalID(rawValue: row.integer(first + 1)),
            name: try ResourceName(stored: row.text(first + 2), in: "calendar.name", row.integer(first)),
            properties: CalendarProperties(
                displayName: row.text(first + 3), color: row.optionalText(first + 4), details: row.text(first + 5),
                zone: row.optionalText(first + 6), kinds: Set(kinds), isTransparent: row.bool(first + 8)),
            revision: row.integer(first + 9), journalStart: row.integer(first + 10), syncKey: row.text(first + 11),
            objectCount: Int(row.integer(first + 12)), created: Instant(secondsSinceEpoch: row.integer(first + 13)),
            modified: Instant(secondsSinceEpoch: row.integer(first + 14)), source: row.optionalText(first + 15))
    }
}
