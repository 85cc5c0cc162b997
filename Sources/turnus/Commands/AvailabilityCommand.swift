import ArgumentParser
import CalendarModel
import Chronology
import ICalendar
import Scheduling
import Server
import Storage

/// `turnus availability …`
struct AvailabilityCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "availability", abstract: "When people can be had at all; the rest counts as unavailable.",
        discussion: """
            Four things are said, each by a command of its own. Where they differ the first of them decides:

              away      an absence: nothing else counts
              day       other hours on one day, or none
              holidays  the all-day entries of a calendar are days off
              set       the hours of a usual week

            Whoever asks when somebody is busy is told times and nothing else: the reason of an absence stays theirs. \
            Calendar programmes that know RFC 7953 edit the same on the scheduling inbox.

            Examples:
              turnus availability set anna --hours "mon-fri 09:00-17:00" --zone Europe/Berlin
              turnus availability day anna 2026-12-24 --hours 09:00-12:00
              turnus availability away anna --from 2026-12-27 --to 2027-01-05 --reason "Skiing"
              turnus availability holidays anna team/holidays
              turnus availability list anna
            """,
        subcommands: [
            AvailabilitySetCommand.self, AvailabilityDayCommand.self, AvailabilityAwayCommand.self,
            AvailabilityHolidaysCommand.self, AvailabilityListCommand.self, AvailabilityShowCommand.self,
            AvailabilityRemoveCommand.self,
        ])
}

struct AvailabilitySetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set the hours of a usual week, in place of those before.",
        discussion: """
            Whoever asks when somebody is busy is told that they are unavailable outside these hours. What was said of \
            single days, absences and holidays stays.

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
        let zone = try ZoneCatalog().required(zone)
        let now = SystemClock().now
        try await storeOptions.changeAvailability(of: name) { letter, person, _ in
            letter.setWeek(WeeklyHours(hours.map(\.block), in: zone), uid: "hours-\(person.name)", now: now)
        }
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
        let octets = try await store.availability(of: try await store.owner(named: name))
        await store.close()
        _ = Terminal.write(octets ?? [], to: 1)
    }
}

struct AvailabilityRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Forget what was said: one thing of it, or everything.",
        discussion: """
            Holidays are taken back with: turnus availability holidays NAME --none

            Examples:
              turnus availability remove anna day-20261224
              turnus availability remove anna
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @Argument(help: .init("What, by the ID in the list; without it, everything.", valueName: "ID"))
    var id: String?

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        try await storeOptions.changeAvailability(of: name) { letter, _, _ in
            guard let id else {
                letter = AvailabilityLetter()
                return
            }
            guard letter.remove(uid: id) else {
                throw CommandFailure("nothing with the ID \(id) was said: see turnus availability list \(name)")
            }
        }
    }
}
