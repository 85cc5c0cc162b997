import ArgumentParser
import CalendarModel
import Chronology
import Scheduling
import Server
import Storage

/// `turnus availability …`
struct AvailabilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability", abstract: "When people can be had at all; the rest counts as unavailable.",
        subcommands: [
            AvailabilitySetCommand.self, AvailabilityShowCommand.self, AvailabilityRemoveCommand.self,
        ])
}

struct AvailabilitySetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set the hours of a usual week, in place of what was said before.",
        discussion: """
            Whoever asks when somebody is busy is told that they are unavailable outside these hours.

            Examples:
              turnus availability set anna --hours "mon-fri 09:00-17:00" --zone Europe/Berlin
              turnus availability set ben --hours "mon-thu 8:00-12:00" --hours "tue,thu 13:00-18:30" --zone Europe/Vienna
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @Option(help: .init("Days and hours; several add up.", valueName: "DAYS HH:MM-HH:MM"))
    var hours: [HoursArgument]

    @Option(help: .init("The zone whose clock is meant.", valueName: "ZONE"))
    var zone: String

    @OptionGroup var storeOptions: StoreOptions

    func validate() throws {
        guard !hours.isEmpty else { throw ValidationError("say which hours: --hours \"mon-fri 09:00-17:00\"") }
    }

    func run() async throws {
        guard let zone = ZoneCatalog().zone(named: zone) else {
            throw CommandFailure("there is no time zone \(self.zone); one is called Europe/Berlin, for example")
        }
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        let now = SystemClock().now
        let document = WeeklyHours(hours.map(\.block), in: zone).document(uid: "hours-\(person.name)", now: now)
        do {
            try await store.setAvailability(document, of: person.id, at: now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
    }
}

struct AvailabilityShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Write what was said out as iCalendar (RFC 7953); nothing where nothing was.")

    @Argument(help: "Who.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        let found: [PrincipalID: [UInt8]]
        do {
            found = try await store.availabilities(of: [person.id])
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        _ = Terminal.write(found[person.id] ?? [], to: 1)
    }
}

struct AvailabilityRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget what was said: only the calendars count.")

    @Argument(help: "Who.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        do {
            try await store.setAvailability(nil, of: person.id, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
    }
}
