import ArgumentParser
import CalendarModel
import Chronology
import Storage

struct FeedListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List feeds: number, calendars, full or busy-only, made, last fetched.",
        discussion: "The addresses themselves are kept nowhere; who lost one makes a new feed.")

    @Argument(help: "Of this user only.")
    var owner: ResourceName?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let rows = try await rows(store)
        await store.close()
        for row in rows {
            let detail = row.link.detail == .full ? "full" : "busy-only"
            output.print(
                line: [
                    "\(row.link.id.rawValue)", row.calendars.joined(separator: ","), detail, row.link.created.rfc3339,
                    row.link.lastFetched?.rfc3339 ?? "never",
                ],
                .object([
                    ("id", .number(row.link.id.rawValue)),
                    ("calendars", .array(row.calendars.map(JSONText.string))), ("detail", .string(detail)),
                    ("name", .string(row.link.name.value)), ("created", .string(row.link.created.rfc3339)),
                    ("lastFetched", row.link.lastFetched.map { .string($0.rfc3339) } ?? .null),
                ]))
        }
    }

    private func rows(_ store: Store) async throws -> [(link: FeedLink, calendars: [String])] {
        do {
            let everybody = try await store.principals()
            let names = Dictionary(uniqueKeysWithValues: everybody.map { ($0.id, $0.name.value) })
            let owners = everybody.filter { owner == nil || $0.name == owner }
            if let owner, owners.isEmpty { throw CommandFailure(.noSuchPrincipal, about: "user \(owner)") }
            var rows: [(link: FeedLink, calendars: [String])] = []
            for owner in owners {
                for link in try await store.feedLinks(of: owner.id) {
                    let calendars = try await store.calendars(link.calendars)
                    rows.append((link, calendars.map { "\(names[$0.owner] ?? "?")/\($0.name)" }))
                }
            }
            return rows
        } catch let error as CalendarStoreError {
            throw CommandFailure(error)
        }
    }
}

struct FeedRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "End a feed: its address finds nothing from now on.",
        discussion: """
            Example:
              turnus feed list
              turnus feed remove 3
            """)

    @Argument(help: "Its number in the list.")
    var id: Int64

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        do {
            try await store.removeFeedLink(FeedLinkID(rawValue: id))
        } catch {
            throw CommandFailure(error, about: "\(id)")
        }
        await store.close()
    }
}
