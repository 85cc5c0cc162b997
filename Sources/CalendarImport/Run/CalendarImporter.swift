public import CalendarModel
public import Chronology
public import ICalendar

/// Imports files into calendars.
public struct CalendarImporter: Sendable {
    let store: any CalendarReading & CalendarWriting
    let resolver: ZoneResolver
    let limits: ImportLimits

    public init(
        store: any CalendarReading & CalendarWriting, resolver: ZoneResolver, limits: ImportLimits = .standard
    ) {
        self.store = store
        self.resolver = resolver
        self.limits = limits
    }

    /// Imports .ics files, zip archives of them, and folders of both, in order.
    ///
    /// `tell` is called with each event when it has happened: an item that it was told of is durably in the store. A
    /// dry run reads and compares as a real one does, tells the same, and writes nothing.
    public func run(
        _ paths: [String], into target: ImportTarget, at now: Instant, isDryRun: Bool = false,
        tell: @escaping @Sendable (ImportEvent) -> Void
    ) async throws(ImportError) -> ImportReport {
        var run = try await ImportRun(self, target: target, now: now, isDryRun: isDryRun, tell: tell)
        for entry in FileTree.entries(of: paths, limit: limits.files) {
            guard !Task.isCancelled else { throw .cancelled }
            switch entry {
            case .refused(let path, let refusal): run.tell(.refusedFile(file: path, refusal))
            case .file(let path): try await run.importFile(path)
            }
        }
        return run.report
    }
}
