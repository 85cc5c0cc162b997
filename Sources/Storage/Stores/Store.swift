public import CalendarModel
import ICalendar

/// Keeps everything that Turnus keeps, in any database: it fulfils the ports of `CalendarModel`.
///
/// All SQL stands in this module, once for all engines.
public struct Store: Sendable {
    let database: any Database
    let expander: any OccurrenceExpanding
    let history: HistoryRules

    /// Brings the database to the present schema and opens the store on it.
    public init(
        _ database: any Database, expander: any OccurrenceExpanding, history: HistoryRules = HistoryRules()
    ) async throws(CalendarStoreError) {
        self.database = database
        self.expander = expander
        self.history = history
        try await Schema.migrate(database)
    }

    public var statistics: DatabaseStatistics { database.statistics }

    public func close() async {
        await database.close()
    }
}
