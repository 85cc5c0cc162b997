import ArgumentParser
import CalendarImport
import CalendarModel
import Chronology
import ICalendar
import Server
import Storage

struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import .ics files, Google's export zip and folders of both.",
        discussion: """
            A zip with several calendars makes a calendar for each, named after it. Importing the same file again \
            changes nothing. What cannot be read is named with its line and the rest goes in; nobody is mailed; the \
            server may go on running.

            Examples:
              turnus import anna/calendar export.zip
              turnus import anna/work work.ics --dry-run
              turnus import anna/calendar folder/ --json | jq 'select(.outcome == "refused")'
            """)

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @Argument(help: .init("Files and folders.", valueName: "FILE"))
    var files: [String]

    @Flag(help: "Read and compare as ever, tell the same, write nothing.")
    var dryRun = false

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let owner = try await store.owner(named: path.owner)
        let importer = CalendarImporter(store: store, resolver: ZoneResolver(catalog: ZoneCatalog()))
        let listing: any ImportListing =
            output.json ? ImportJSONLines(output: output) : ImportText(isInteractive: Terminal.isInteractive(2))
        let report: ImportReport
        do {
            report = try await importer.run(
                files, into: ImportTarget(owner: owner.id, calendar: path.calendar), at: SystemClock().now,
                isDryRun: dryRun
            ) { listing.tell($0) }
        } catch {
            listing.end()
            throw CommandFailure(error, into: path)
        }
        await store.close()
        listing.summarize(report, isDryRun: dryRun)
        // Nothing could be read, though something was asked for.
        if report.items == report[.refused], report.hasRefusals { throw ExitCode(1) }
    }
}

extension CommandFailure {
    init(_ error: ImportError, into path: CalendarPath) {
        switch error {
        case .noSuchCalendar:
            self.init("there is no calendar \(path): make it with turnus calendar add \(path)")
        case .store(let error): self.init(error, about: "\(path)")
        case .cancelled: self.init("the import was called off; what was told of is in, and it can be run again")
        }
    }
}
