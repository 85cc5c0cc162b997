import ArgumentParser
import CalendarModel
import Chronology
import Server
import Storage

struct SubscriptionListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List subscribed calendars: name, fresh, stale or failing, last fetched with success, problem.",
        discussion: """
            Fresh is what equals its source or did so within two intervals. Of what is stale or failing nobody knows \
            whether its times are free.
            """)

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let listings: [SubscriptionListing]
        do {
            listings = try await SubscriptionListing.all(in: store)
        } catch {
            throw CommandFailure(error)
        }
        await store.close()
        let now = SystemClock().now
        for listing in listings { output.print(line: listing.line(at: now), listing.json(at: now)) }
    }
}

struct SubscriptionShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show all there is to know of a subscribed calendar, its address included.")

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let listing = try await path.subscription(in: store)
        await store.close()
        let now = SystemClock().now
        if output.json {
            output.print(listing.json(at: now))
        } else {
            for line in listing.lines(at: now) { output.print(line) }
        }
    }
}

extension CalendarPath {
    /// The subscription that keeps the calendar.
    func subscription(in store: Store) async throws -> SubscriptionListing {
        let calendar = try await find(in: store).calendar
        do {
            guard let subscription = try await store.subscription(of: calendar.id) else {
                throw CommandFailure("\(self) is a calendar of its own: see turnus subscription list")
            }
            return SubscriptionListing(name: description, subscription: subscription)
        } catch let error as CalendarStoreError {
            throw CommandFailure(error, about: description)
        }
    }
}
