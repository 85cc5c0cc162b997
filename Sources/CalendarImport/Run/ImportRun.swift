import CalendarModel
import Chronology
import Compression
import ICalendar

/// One import while it runs.
struct ImportRun {
    let importer: CalendarImporter
    let now: Instant
    let isDryRun: Bool
    private(set) var report = ImportReport()
    private let listener: @Sendable (ImportEvent) -> Void
    private var calendars: TargetCalendars

    init(
        _ importer: CalendarImporter, target: ImportTarget, now: Instant, isDryRun: Bool,
        tell: @escaping @Sendable (ImportEvent) -> Void
    ) async throws(ImportError) {
        self.importer = importer
        self.now = now
        self.isDryRun = isDryRun
        self.listener = tell
        self.calendars = try await TargetCalendars(target, store: importer.store, at: now, isDryRun: isDryRun)
    }

    mutating func tell(_ event: ImportEvent) {
        report.count(event)
        listener(event)
    }

    mutating func importFile(_ path: String) async throws(ImportError) {
        let content: FileContent
        do {
            guard try !ZipSource.isArchive(path) else {
                try await importArchive(path)
                return
            }
            content = try FileContent(path: path, limit: importer.limits.fileOctets)
            guard !content.octets.isEmpty else { throw FileProblem.empty }
        } catch let problem as FileProblem {
            tell(.refusedFile(file: path, problem.refusal))
            return
        } catch let error as ImportError {
            throw error
        } catch {
            tell(.refusedFile(file: path, ImportRefusal(cause: "\(error)", cure: "Check the file.")))
            return
        }
        guard let file = read(content, named: path) else { return }
        let calendar = calendars.target
        tell(.mapped(calendar.mapping(of: file)))
        try await importContent(of: file, into: calendar)
    }

    /// Each file of an archive gets a calendar of its own; a single one goes to the calendar that was named.
    private mutating func importArchive(_ path: String) async throws(ImportError) {
        do {
            let archive = try ZipArchive(path: path, limits: importer.limits.zip)
            let members = archive.members.filter { !$0.isFolder && ZipSource.isCalendar($0.name) }
            if members.isEmpty {
                let cause = "there is no .ics file in this archive"
                tell(
                    .refusedFile(file: path, ImportRefusal(cause: cause, cure: "Give the archive as it was exported.")))
            }
            for member in members {
                let name = "\(path)#\(member.name)"
                do {
                    let content = try FileContent(size: member.size) { sink throws(CompressionError) in
                        try archive.read(member, sink)
                    }
                    guard let file = read(content, named: name) else { continue }
                    let calendar = try await calendar(of: file, isAlone: members.count == 1)
                    try await importContent(of: file, into: calendar)
                } catch let error as CompressionError {
                    tell(.refusedFile(file: name, ImportRefusal(error)))
                }
            }
        } catch let error as CompressionError {
            tell(.refusedFile(file: path, ImportRefusal(error)))
        } catch let error as ImportError {
            throw error
        } catch {
            tell(.refusedFile(file: path, ImportRefusal(cause: "\(error)", cure: "Check the file.")))
        }
    }

    private mutating func read(_ content: FileContent, named name: String) -> ImportFile? {
        tell(.began(file: name))
        do {
            return try ImportFile(name: name, content: content, limits: importer.limits.file)
        } catch {
            tell(.refusedFile(file: name, ImportRefusal(error)))
            return nil
        }
    }

    private mutating func calendar(
        of file: ImportFile, isAlone: Bool
    ) async throws(ImportError) -> TargetCalendars.Calendar {
        let calendar: TargetCalendars.Calendar
        if isAlone {
            calendar = calendars.target
        } else {
            calendar = try await calendars.calendar(
                for: file, catalog: importer.resolver.catalog, store: importer.store)
        }
        tell(.mapped(calendar.mapping(of: file)))
        return calendar
    }

    private mutating func importContent(
        of file: ImportFile, into calendar: TargetCalendars.Calendar
    ) async throws(ImportError) {
        let maker = ObjectMaker(file: file, resolver: importer.resolver, limits: importer.limits, now: now)
        let comparison = ImportComparison(
            maker: maker, calendar: calendar.name, id: calendar.id, kinds: calendar.kinds, store: importer.store)
        let groups = ObjectGroups(of: file)
        let pipeline = ImportPipeline(
            comparison: comparison, entries: groups.entries, isEmpty: calendar.isEmpty, batch: importer.limits.batch)
        var done = 0
        let total = groups.entries.count
        if isDryRun {
            try await pipeline.run { batch throws(ImportError) in
                for object in batch.objects { self.tell(.item(object.item)) }
                done += batch.entries
                self.tell(.progress(done: done, total: total))
            }
        } else {
            guard let id = calendar.id else { throw .noSuchCalendar(calendar.name) }
            calendars.noteWrite(to: calendar.name)
            let writer = ImportWriter(
                store: importer.store, calendar: id, owner: calendars.owner, comparison: comparison, now: now)
            try await pipeline.run { batch throws(ImportError) in
                for object in try await writer.write(batch.objects) { self.tell(.item(object.item)) }
                done += batch.entries
                self.tell(.progress(done: done, total: total))
            }
        }
    }
}
