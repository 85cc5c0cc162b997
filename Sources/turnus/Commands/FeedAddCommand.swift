import ArgumentParser
import CalendarModel
import Secrets
import Server
import Storage

struct FeedAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a feed and print its address, once.",
        discussion: """
            Whoever has the address can read, until 'turnus feed remove'. With --busy-only they see when somebody is \
            busy and nothing else.

            Examples:
              turnus feed add anna/calendar
              turnus feed add anna/calendar anna/work --name all --busy-only --future-days 90
              turnus feed add anna/calendar --base-url https://cal.example.org
            """)

    @Argument(help: "OWNER/CALENDAR; several become one feed.")
    var calendars: [CalendarPath]

    @Flag(help: "Times alone: no names, no places, nothing anybody wrote.")
    var busyOnly = false

    @Option(help: .init("The file's name in the address (default: that of the calendar).", valueName: "NAME"))
    var name: ResourceName?

    @Option(help: .init("Leave out what ended more than so many days ago.", valueName: "DAYS"))
    var pastDays: Int?

    @Option(help: .init("Leave out what begins more than so many days from now.", valueName: "DAYS"))
    var futureDays: Int?

    @Option(help: .init("How the outside reaches the server.", valueName: "URL"))
    var baseURL: String?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !calendars.isEmpty else { throw ValidationError("name at least one OWNER/CALENDAR") }
        guard (pastDays ?? 0) >= 0, (futureDays ?? 0) >= 0 else {
            throw ValidationError("a number of days is not below 0")
        }
    }

    func run() async throws {
        var options: [String: String] = [:]
        options["base-url"] = baseURL
        let settings = try storeOptions.settings(options)
        let store = try await settings.openStore()
        let owner = try await calendars[0].find(in: store).owner
        var ids: [CalendarID] = []
        for path in calendars { ids.append(try await path.find(in: store).calendar.id) }
        let token = RandomToken.make(octets: 24)
        let link: FeedLink
        do {
            link = try await store.addFeedLink(
                FeedLink(
                    id: FeedLinkID(rawValue: 0), tokenDigest: Digest.sha256Hex(token), owner: owner.id,
                    name: name ?? calendars[0].calendar, calendars: ids, detail: busyOnly ? .busyOnly : .full,
                    pastDays: pastDays, futureDays: futureDays, created: SystemClock().now, lastFetched: nil))
        } catch {
            throw CommandFailure(error, about: "\(calendars[0])")
        }
        await store.close()
        let url = "\(settings.publicURL)/feeds/\(token)/\(link.name).ics"
        if output.json {
            output.print(.object([("id", .number(link.id.rawValue)), ("url", .string(url))]))
        } else {
            output.print(url)
        }
    }
}
