import CalendarImport
import CalendarModel
import Chronology
import ICalendar
import Synchronization
import Testing

/// Runs imports and keeps what they tell.
struct TestImport {
    let store: MemoryStore
    let folder = Folder()
    var limits = ImportLimits.standard
    static let now = Instant(secondsSinceEpoch: 1_780_000_000)

    init(_ store: MemoryStore = MemoryStore(calendars: "calendar")) {
        self.store = store
    }

    struct Outcome {
        var report: ImportReport
        var events: [ImportEvent]

        var items: [ImportedItem] {
            events.compactMap { if case .item(let item) = $0 { item } else { nil } }
        }

        var item: ImportedItem? { items.count == 1 ? items.first : nil }

        var refusedFiles: [ImportRefusal] {
            events.compactMap { if case .refusedFile(_, let refusal) = $0 { refusal } else { nil } }
        }

        var outcomes: [String] { items.map(\.outcome.rawValue) }
    }

    func run(_ paths: [String], isDryRun: Bool = false) async throws -> Outcome {
        let told = Told()
        let importer = CalendarImporter(
            store: store, resolver: ZoneResolver(catalog: ZoneCatalog()), limits: limits)
        let name = try #require(ResourceName("calendar"))
        let report = try await importer.run(
            paths, into: ImportTarget(owner: MemoryStore.owner, calendar: name), at: TestImport.now,
            isDryRun: isDryRun
        ) { event in
            told.events.withLock { $0.append(event) }
        }
        return Outcome(report: report, events: told.events.withLock { $0 })
    }

    /// Imports one file with these lines inside a VCALENDAR.
    func run(lines: String, isDryRun: Bool = false) async throws -> Outcome {
        let text = "BEGIN:VCALENDAR\n" + lines + "\nEND:VCALENDAR\n"
        return try await run([folder.write(text, to: "file.ics")], isDryRun: isDryRun)
    }
}

private final class Told: Sendable {
    let events = Mutex<[ImportEvent]>([])
}

/// The lines of an event with a UID and a start; what else it has stands behind.
func event(_ uid: String, _ more: String = "", start: String = "DTSTART:20260105T090000Z") -> String {
    let lines = ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20260101T000000Z", start, more, "END:VEVENT"]
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
}
