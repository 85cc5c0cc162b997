import ArgumentParser
import CalendarModel
import Server
import Storage

/// `turnus calendar …`
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Calendars of users and teams.",
        subcommands: [
            CalendarAddCommand.self, CalendarListCommand.self, CalendarShareCommand.self, CalendarRemoveCommand.self,
        ])
}

struct CalendarAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a calendar to a user or a team.",
        discussion: """
            Example:
              turnus calendar add anna/work --name "Work" --color "#3366CC"
            """)

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @Option(help: .init("What people call it.", valueName: "DISPLAY NAME"))
    var name: String?

    @Option(help: .init("Its colour, #RRGGBB.", valueName: "#RRGGBB"))
    var color: String?

    @OptionGroup var storeOptions: StoreOptions

    func validate() throws {
        guard let color else { return }
        guard color.utf8.count == 7, color.hasPrefix("#"), color.dropFirst().allSatisfy(\.isHexDigit) else {
            throw ValidationError("a colour is # and six hexadecimal digits, for example #3366CC")
        }
    }

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let owner = try await store.owner(named: path.owner)
        do {
            _ = try await store.addCalendar(
                named: path.calendar, of: owner.id,
                properties: CalendarProperties(
                    displayName: name ?? path.calendar.value, color: color?.uppercased()),
                dead: [], at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "\(path)")
        }
        await store.close()
    }
}

struct CalendarListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List calendars: owner and name, what people call it, how many objects, colour, with whom shared.")

    @Argument(help: "Of this user or team only.")
    var owner: ResourceName?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        var rows: [(owner: Principal, calendar: CalendarCollection)] = []
        var grants: [AccessScope: [AccessGrant]] = [:]
        let owners: [Principal]
        if let owner {
            owners = [try await store.owner(named: owner)]
        } else {
            owners = try await listed { () async throws(CalendarStoreError) in try await store.principals() }
        }
        for owner in owners {
            let calendars = try await listed { () async throws(CalendarStoreError) in
                try await store.calendars(of: owner.id)
            }
            rows += calendars.map { (owner, $0) }
            let scopes = [.home(owner.id)] + calendars.map { AccessScope.calendar($0.id) }
            let found = try await listed { () async throws(CalendarStoreError) in try await store.grants(on: scopes) }
            grants.merge(found) { first, _ in first }
        }
        let everybody = try await listed { () async throws(CalendarStoreError) in try await store.principals() }
        let names = Dictionary(everybody.map { ($0.id, $0.name.value) }, uniquingKeysWith: { first, _ in first })
        await store.close()
        for (owner, calendar) in rows {
            let shares = CalendarShares(
                (grants[.home(owner.id)] ?? []) + (grants[.calendar(calendar.id)] ?? []), names: names)
            output.print(
                line: [
                    "\(owner.name)/\(calendar.name)", calendar.properties.displayName, "\(calendar.objectCount)",
                    calendar.properties.color ?? "", shares.text,
                ],
                .object([
                    ("calendar", .string("\(owner.name)/\(calendar.name)")),
                    ("name", .string(calendar.properties.displayName)),
                    ("objects", .number(Int64(calendar.objectCount))),
                    ("color", calendar.properties.color.map(JSONText.string) ?? .null),
                    ("shares", shares.json),
                ]))
        }
    }

    private func listed<Value>(_ read: () async throws(CalendarStoreError) -> Value) async throws -> Value {
        do {
            return try await read()
        } catch {
            throw CommandFailure(error)
        }
    }
}

struct CalendarRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a calendar with everything in it.",
        discussion: "There is no way back but a backup; 'turnus export' gives it out before.")

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let calendar = try await path.find(in: store).calendar
        do {
            try await store.removeCalendar(calendar.id, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "\(path)")
        }
        await store.close()
    }
}
