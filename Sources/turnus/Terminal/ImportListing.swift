import CalendarImport

/// Tells people or programs how an import goes.
protocol ImportListing: Sendable {
    func tell(_ event: ImportEvent)
    /// Leaves the terminal as it was, where an import ends before its end.
    func end()
    func summarize(_ report: ImportReport, isDryRun: Bool)
}
