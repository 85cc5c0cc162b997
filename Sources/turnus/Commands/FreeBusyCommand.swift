import ArgumentParser
import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Server
import Storage

/// `turnus freebusy …`
struct FreeBusyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "freebusy", abstract: "When people are busy; who may ask from outside.",
        subcommands: [FreeBusyShowCommand.self, FreeBusyShareCommand.self, FreeBusySourceCommand.self],
        defaultSubcommand: FreeBusyShowCommand.self)
}

/// `turnus freebusy NAME… --from INSTANT --to INSTANT`
struct FreeBusyShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "When people are busy: a line for each time, or a chart.",
        discussion: """
            Everybody in the order named. On a terminal a chart follows, from --from to --to: # is busy, ? tentative, \
            - unavailable, ~ unknown, a dot is free.

            Examples:
              turnus freebusy anna ben
              turnus freebusy anna ben --from 2026-12-01T08:00:00+01:00 --to 2026-12-01T18:00:00+01:00
              turnus freebusy anna --from 2026-12-01T00:00:00Z --to 2027-01-01T00:00:00Z --json
            """)

    @Argument(help: "Who.")
    var names: [ResourceName]

    @Option(help: .init("The start (RFC 3339); without it, now.", valueName: "INSTANT"))
    var from: InstantArgument?

    @Option(help: .init("The end (RFC 3339); without it, a week after the start.", valueName: "INSTANT"))
    var to: InstantArgument?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    /// As many as one question may name.
    private static let mostPeople = 100

    func validate() throws {
        guard !names.isEmpty, names.count <= Self.mostPeople else {
            throw ValidationError("name one to \(Self.mostPeople) people")
        }
        if let from, let to, from.instant >= to.instant { throw ValidationError("--to comes after --from") }
    }

    func run() async throws {
        let start = from?.instant ?? SystemClock().now
        guard let window = Span(from: start, to: to?.instant ?? start.advanced(bySeconds: 7 * 86_400)) else {
            throw ValidationError("--to is over; give --from, too")
        }
        let store = try await storeOptions.settings().openStore()
        var people: [Principal] = []
        for name in names { people.append(try await store.owner(named: name)) }
        let service = store.freeBusy(by: ZoneResolver(catalog: ZoneCatalog()))
        let times: [BusyTime]
        do {
            times = try await service.busyTime(of: try await service.wholeSight(of: people), during: window)
        } catch {
            throw CommandFailure(error)
        }
        await store.close()
        let rows = zip(people, times).map { BusyListing(name: $0.name.value, time: $1) }
        for row in rows {
            if output.json { output.print(row.json) } else { row.lines.forEach { output.print($0) } }
        }
        guard !output.json, Terminal.isInteractive(1) else { return }
        output.print(BusyChart(during: window).text(of: rows))
    }
}

/// `turnus freebusy share …`
struct FreeBusyShareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Say who may ask at /freebusy/NAME without signing in.",
        discussion: """
            Those of the same team may always ask, signed in. --link prints an address with a secret in it, once; an \
            older one stops working. Nothing but times is ever told.

            Examples:
              turnus freebusy share anna --link
              turnus freebusy share anna --public
              turnus freebusy share anna --nobody
            """)

    enum Level: String, EnumerableFlag {
        case link
        case `public`
        case nobody

        static func help(for value: Level) -> ArgumentHelp? {
            switch value {
            case .link: "Whoever has the address that is printed."
            case .public: "Whoever comes."
            case .nobody: "Nobody without signing in."
            }
        }
    }

    @Argument(help: "Whose times.")
    var name: ResourceName

    @Flag(exclusivity: .exclusive, help: "Who may ask.")
    var level: Level

    @Option(help: .init("How the outside reaches the server.", valueName: "URL"))
    var baseURL: String?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var options: [String: String] = [:]
        options["base-url"] = baseURL
        let settings = try storeOptions.settings(options)
        let store = try await settings.openStore()
        let person = try await store.owner(named: name)
        let link = FreeBusyLink(level, of: person)
        do {
            try await store.setFreeBusySharing(link.sharing, of: person.id)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        guard let path = link.path else { return }
        let url = settings.publicURL + path
        if output.json { output.print(.object([("url", .string(url))])) } else { output.print(url) }
    }
}
