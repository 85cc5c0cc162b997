import ArgumentParser
import CalendarModel
import Storage

/// `turnus calendar share …`
struct CalendarShareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Let others read a calendar, write to it, or see when it is busy.",
        discussion: """
            Whoever may read it finds it in their own calendar home, as shared-NUMBER; their programmes show it when \
            they look for calendars again. What was granted before to the same user or team is replaced. Those in a \
            team may read and write the team's own calendars without any of this.

            Examples:
              turnus calendar share anna/work --with ben --read
              turnus calendar share anna/work --with sales --write
              turnus calendar share anna/calendar --with-everyone --free-busy-only
              turnus calendar share anna/work --with ben --remove
            """)

    /// What is granted.
    enum Level: EnumerableFlag {
        case read
        case write
        case freeBusyOnly
        case remove

        static func help(for value: Level) -> ArgumentHelp? {
            switch value {
            case .read: "They may read everything."
            case .write: "They may read and change everything."
            case .freeBusyOnly: "They may see when it is busy, and nothing else; nothing appears in their home."
            case .remove: "They may do nothing any more."
            }
        }

        var privileges: Set<Privilege> {
            switch self {
            case .read: [.read]
            case .write: [.read, .write, .unlock]
            case .freeBusyOnly: [.readFreeBusy]
            case .remove: []
            }
        }
    }

    @Argument(help: "OWNER/CALENDAR")
    var path: CalendarPath

    @Option(help: .init("With this user, or with everybody in this team.", valueName: "NAME"))
    var with: ResourceName?

    @Flag(help: "With everybody who can sign in.")
    var withEveryone = false

    @Flag(exclusivity: .exclusive, help: "What they may do.")
    var level: Level

    @OptionGroup var storeOptions: StoreOptions

    func validate() throws {
        guard (with != nil) != withEveryone else {
            throw ValidationError("say with whom: --with NAME or --with-everyone")
        }
    }

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let place = try await path.find(in: store)
        var grantee = AccessGrant.Grantee.authenticated
        if let with {
            let principal = try await store.owner(named: with)
            guard principal.id != place.owner.id else {
                throw CommandFailure("\(with) owns \(path) and may do everything with it already")
            }
            grantee = .principal(principal.id)
        }
        let privileges = level.privileges
        do {
            _ = try await store.changeGrants(on: .calendar(place.calendar.id)) { [grantee] grants in
                let others = grants.filter { $0.grantee != grantee }
                return others
                    + (privileges.isEmpty ? [] : [AccessGrant(grantee: grantee, privileges: privileges)])
            }
        } catch {
            throw CommandFailure(error, about: "\(path)")
        }
        await store.close()
    }
}
