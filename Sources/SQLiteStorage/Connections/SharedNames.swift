import Storage

// GRDB has types of these names, too; in this module they mean ours, and GRDB's are called by their full names.
typealias Row = Storage.Row
typealias SQL = Storage.SQL
