import ArgumentParser
import CalendarModel
import Outbound
import Server
import Storage

struct SubscriptionAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a calendar that is fetched from an address.",
        discussion: """
            The server fetches it within a minute, and then as often as its source says, or as --every says. It does \
            not fetch from addresses inside your own network unless outbound.allowed names them.

            Examples:
              turnus subscription add anna/holidays webcal://example.org/holidays.ics --name "Holidays" --free
              turnus subscription add anna/club https://example.org/club.ics --every 15m
            """)

    @Argument(help: "OWNER/CALENDAR, which is not there yet.")
    var path: CalendarPath

    @Argument(help: "https://, http:// or webcal://")
    var url: String

    @Option(help: .init("What people call it.", valueName: "DISPLAY NAME"))
    var name: String?

    @Option(help: .init("How often, 15m to 7d; m, h and d are minutes, hours and days.", valueName: "TIME"))
    var every: IntervalArgument?

    @Flag(help: "Its events do not make the owner busy.")
    var free = false

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        do throws(OutboundError) {
            _ = try OutboundURL(url)
        } catch {
            throw CommandFailure(error.description)
        }
        let store = try await storeOptions.settings().openStore()
        let owner = try await store.owner(named: path.owner)
        do {
            _ = try await store.addSubscription(
                to: url, wishedSeconds: every?.seconds, named: path.calendar, of: owner.id,
                properties: CalendarProperties(displayName: name ?? path.calendar.value, isTransparent: free),
                dead: [], at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "\(path)")
        }
        await store.close()
    }
}
