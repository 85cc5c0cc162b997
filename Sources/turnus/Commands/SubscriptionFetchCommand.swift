import ArgumentParser
import CalendarModel
import Chronology
import ICalendar
import Outbound
import Server
import Storage
import Subscriptions

struct SubscriptionFetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch", abstract: "Fetch a subscribed calendar now, and say what was new.",
        discussion: """
            Where more than half of the objects are gone at once, nothing is deleted until three fetches in a row \
            lack them. With --accept this fetch is believed. Exit status 1 when it comes to nothing.
            """)

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @Flag(help: "Delete what the source lacks, however much that is.")
    var accept = false

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let settings = try storeOptions.settings()
        let store = try await settings.openStore()
        let subscription = try await path.subscription(in: store).subscription
        let client = CurlClient(settings: settings.outbound, parallel: 1)
        let fetcher = SubscriptionFetcher(
            store: store, client: client, resolver: ZoneResolver(catalog: ZoneCatalog()))
        let report: FetchReport
        do {
            report = try await fetcher.fetch(subscription, isAccepted: accept, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "\(path)")
        }
        await client.close()
        await store.close()
        if report.isFailure { throw CommandFailure(report.description) }
        output.print(line: [report.description], .object([("outcome", .string(report.description))]))
    }
}
