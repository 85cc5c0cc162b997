import ArgumentParser
import CalendarModel
import Chronology
import Scheduling
import Secrets
import Server
import Storage

struct AvailabilityDayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "day", abstract: "Set other hours for one day, or none.",
        discussion: """
            They stand above the usual week and above holidays. Setting the day again replaces them.

            Examples:
              turnus availability day anna 2026-12-24 --hours 09:00-12:00
              turnus availability day anna 2026-05-15 --none
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @Argument(help: .init("The day.", valueName: "YYYY-MM-DD"))
    var date: DateArgument

    @Option(help: .init("Hours of the day; several add up.", valueName: "HH:MM-HH:MM"))
    var hours: [DayHoursArgument] = []

    @Flag(help: "A day off.")
    var none = false

    @Option(help: .init("The zone whose clock is meant; without it, that of the calendars.", valueName: "ZONE"))
    var zone: String?

    @OptionGroup var storeOptions: StoreOptions

    func validate() throws {
        guard hours.isEmpty == none else { throw ValidationError("say --hours 09:00-12:00, or --none for a day off") }
    }

    func run() async throws {
        let now = SystemClock().now
        try await storeOptions.changeAvailability(of: name, zone: zone) { letter, zone in
            letter.setDay(date.date, hours.map(\.minutes), in: zone, now: now)
        }
    }
}

struct AvailabilityAwayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "away", abstract: "Add an absence, in which nothing else counts; its ID on standard output.",
        discussion: """
            Days count whole, the last one too. The reason is for the person themselves: nobody who asks when they are \
            busy is told.

            Examples:
              turnus availability away anna --from 2026-12-27 --to 2027-01-05 --reason "Skiing"
              turnus availability away ben --from 2026-12-01T12:00:00+01:00 --to 2026-12-01T15:00:00+01:00
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @Option(help: .init("The first day, or the moment it begins.", valueName: "DATE|INSTANT"))
    var from: DayOrInstantArgument

    @Option(help: .init("The last day, or the moment it ends.", valueName: "DATE|INSTANT"))
    var to: DayOrInstantArgument

    @Option(help: "Why.")
    var reason: String?

    @Option(help: .init("The zone whose days are meant; without it, that of the calendars.", valueName: "ZONE"))
    var zone: String?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let now = SystemClock().now
        let id = "away-" + RandomToken.make(octets: 6)
        try await storeOptions.changeAvailability(of: name, zone: zone) { letter, zone in
            guard let span = Span(from: from.start(in: zone), to: to.end(in: zone)) else {
                throw ValidationError("--to comes after --from")
            }
            letter.addAbsence(span, reason: reason, uid: id, now: now)
        }
        output.print(line: [id], .object([("id", .string(id))]))
    }
}

struct AvailabilityHolidaysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holidays", abstract: "Name calendars whose all-day entries are days off.",
        discussion: """
            Any calendar here will do, such as one that the team keeps; whether its entries are marked as free or busy \
            makes no difference. The calendars named take the place of those before.

            Examples:
              turnus availability holidays anna team/holidays
              turnus availability holidays anna --none
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @Argument(help: "The calendars.")
    var calendars: [CalendarPath] = []

    @Flag(help: "No calendar any more.")
    var none = false

    @OptionGroup var storeOptions: StoreOptions

    func validate() throws {
        guard calendars.isEmpty == none else {
            throw ValidationError("name a calendar as OWNER/CALENDAR, or say --none")
        }
    }

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        var ids: [CalendarID] = []
        for path in calendars { ids.append(try await path.find(in: store).calendar.id) }
        do {
            try await store.setHolidayCalendars(ids, of: person.id)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
    }
}

struct AvailabilityListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what was said: ID, start, end, how many times are offered, reason.",
        discussion: "Calendars with holidays have a line each, with the word holidays in place of the ID.")

    @Argument(help: "Who.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let person = try await store.owner(named: name)
        let letter = try await store.availabilityLetter(of: person)
        var calendars: [String] = []
        do {
            for calendar in try await store.calendars(try await store.holidayCalendars(of: person.id)) {
                let owner = try await store.principal(calendar.owner)
                calendars.append("\(owner?.name.value ?? "?")/\(calendar.name)")
            }
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        for said in letter.statements {
            output.print(
                line: [said.uid, said.start ?? "always", said.end ?? "always", "\(said.offers)", said.summary ?? ""],
                .object([
                    ("id", .string(said.uid)), ("start", said.start.map(JSONText.string) ?? .null),
                    ("end", said.end.map(JSONText.string) ?? .null), ("offers", .number(Int64(said.offers))),
                    ("reason", said.summary.map(JSONText.string) ?? .null),
                ]))
        }
        for calendar in calendars {
            output.print(line: ["holidays", calendar], .object([("holidays", .string(calendar))]))
        }
    }
}
