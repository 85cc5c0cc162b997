public import CalendarModel
import ICalendar

/// Keeps everything that Turnus keeps, in any database: it fulfils the ports of `CalendarModel`.
///
/// All SQL stands in this module, once for all engines.
public struct Store: Sendable {
    let database: any Database
    let expander: any OccurrenceExpanding

    /// Brings the database to the present schema and opens the store on it.
    public init(_ database: any Database, expander: any OccurrenceExpanding) async throws(CalendarStoreError) {
        self.database = database
        self.expander = expander
        try await Schema.migrate(database)
    }

    public var statistics: DatabaseStatistics { database.statistics }

    public func close() async {
        await database.close()
    }
}
