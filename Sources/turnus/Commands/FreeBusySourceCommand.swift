import ArgumentParser
import CalendarModel
import Chronology
import Server
import Storage

/// `turnus freebusy source …`
struct FreeBusySourceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "Where else somebody is busy: free/busy addresses and calendars elsewhere.",
        discussion: """
            The server fetches each address again and again. What it tells counts whenever somebody asks when the \
            person is busy. While an address was never reached, or not for two of its intervals, the person's time is \
            unknown, which nobody takes for free.

            Examples:
              turnus freebusy source add anna https://calendar.example.org/anna.ifb
              turnus freebusy source list anna
              turnus freebusy source remove anna 3
            """,
        subcommands: [
            FreeBusySourceAddCommand.self, FreeBusySourceListCommand.self, FreeBusySourceRemoveCommand.self,
        ])
}

struct FreeBusySourceAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add an address; its number on standard output.",
        discussion: """
            It answers with iCalendar: a VFREEBUSY, or a whole calendar.

            Examples:
              turnus freebusy source add anna https://calendar.example.org/anna.ifb
              turnus freebusy source add anna https://calendar.example.org/private.ics --every 15
            """)

    @Argument(help: "Whose time.")
    var name: ResourceName

    @Argument(help: "Where it is told: https:, http: or webcal:.")
    var url: String

    @Option(help: .init("Minutes from one fetch to the next, 5 to 1440.", valueName: "MINUTES"))
    var every = 60

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (5...1440).contains(every) else { throw ValidationError("--every takes 5 to 1440 minutes") }
        let scheme = url.prefix { $0 != ":" }.lowercased()
        guard ["https", "http", "webcal"].contains(scheme), url.utf8.count <= 2000,
            url.allSatisfy({ !$0.isWhitespace && !$0.isNewline })
        else { throw ValidationError("give a whole address, as https://calendar.example.org/anna.ifb") }
    }

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        let source: BusySource
        do {
            source = try await store.addBusySource(url, period: Int64(every) * 60, of: person.id)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        output.print(line: ["\(source.id.rawValue)"], .object([("id", .number(source.id.rawValue))]))
    }
}

struct FreeBusySourceListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List addresses: number, minutes between fetches, last success, why it failed since, address.",
        discussion: "An address may hold a secret; the list is for the person and for who keeps the server.")

    @Argument(help: "Whose.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        let sources: [BusySource]
        do {
            sources = try await store.busySources(of: [person.id])[person.id] ?? []
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        let now = SystemClock().now
        for source in sources {
            output.print(
                line: [
                    "\(source.id.rawValue)", "\(source.period / 60)", source.fetched?.rfc3339 ?? "never",
                    source.failure ?? "", source.address,
                ],
                .object([
                    ("id", .number(source.id.rawValue)), ("minutes", .number(source.period / 60)),
                    ("fetched", source.fetched.map { .string($0.rfc3339) } ?? .null),
                    ("known", .bool(source.isFresh(at: now))),
                    ("failure", source.failure.map(JSONText.string) ?? .null), ("address", .string(source.address)),
                ]))
        }
    }
}

struct FreeBusySourceRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget an address and what it told.")

    @Argument(help: "Whose.")
    var name: ResourceName

    @Argument(help: "Its number in the list.")
    var id: Int64

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        let wasThere: Bool
        do {
            wasThere = try await store.removeBusySource(BusySourceID(rawValue: id), of: person.id)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        guard wasThere else {
            throw CommandFailure("there is no address \(id): see turnus freebusy source list \(name)")
        }
    }
}
