import ArgumentParser
import CalendarModel
import Chronology
import Feeds
import ICalendar
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Give a calendar back as one .ics file.",
        discussion: """
            Everything goes out as it came in. The file has its name only when it is whole.

            Examples:
              turnus export anna/calendar --output anna.ics
              turnus export anna/calendar | gzip > anna.ics.gz
            """)

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @Option(name: .shortAndLong, help: .init("Into this file instead of standard output.", valueName: "FILE"))
    var output: String?

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let calendar = try await path.find(in: store).calendar
        let catalog = ZoneCatalog()
        let service = FeedService(
            links: store, calendars: store, principals: store, resolver: ZoneResolver(catalog: catalog),
            catalog: catalog, phrases: .english)
        let file = try output.map { try OutputFile(path: $0) }
        do {
            try await service.export(calendar) { octets in
                if let file {
                    try file.write(octets)
                } else {
                    try OutputFile.write(octets, to: 1)
                }
            }
            try file?.finish()
        } catch let error as CalendarStoreError {
            file?.abandon()
            throw CommandFailure(error, about: "\(path)")
        } catch {
            file?.abandon()
            throw error
        }
        await store.close()
    }
}
