import ArgumentParser
import CalendarModel
import Server
import Storage

/// `turnus team …`
struct TeamCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Teams: people who share calendars.",
        discussion: """
            A team has calendars of its own, which those in it may read and write, each in their own home; others' \
            calendars can be shared with a team as with a person.

            A first minute:
              turnus team add sales --name "Sales" --member anna --member ben
              turnus calendar add sales/visits --name "Visits"
              turnus calendar share anna/work --with sales --read
            """,
        subcommands: [
            TeamAddCommand.self, TeamListCommand.self, TeamMembersCommand.self, TeamRemoveCommand.self,
        ])
}

struct TeamAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a team.",
        discussion: """
            Example:
              turnus team add sales --name "Sales" --member anna --member ben
            """)

    @Argument(help: "Letters, digits, '.', '_', '-' and '@'; stands in addresses and cannot be changed.")
    var name: ResourceName

    @Option(name: .customLong("name"), help: .init("What people call it.", valueName: "DISPLAY NAME"))
    var displayName: String?

    @Option(help: .init("Somebody in it; may be given several times.", valueName: "USER"))
    var member: [ResourceName] = []

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        // Looked up first, so that a name that is wrong leaves no empty team behind.
        let members = try await store.users(named: member)
        do {
            let draft = PrincipalDraft(kind: .team, name: name, displayName: displayName ?? name.value)
            let team = try await store.addPrincipal(draft, at: SystemClock().now)
            try await store.setMembers(members.map(\.id), of: team.id)
        } catch {
            throw CommandFailure(error, about: "team \(name)")
        }
        await store.close()
    }
}

struct TeamListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List teams: name, what people call it, who is in it.")

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        var rows: [(team: Principal, members: [Principal])] = []
        do {
            for team in try await store.principals() where team.kind == .team {
                rows.append((team, try await store.members(of: team.id)))
            }
        } catch {
            throw CommandFailure(error)
        }
        await store.close()
        for (team, members) in rows {
            output.print(
                line: [team.name.value, team.displayName, members.map(\.name.value).joined(separator: " ")],
                .object([
                    ("team", .string(team.name.value)), ("name", .string(team.displayName)),
                    ("members", .array(members.map { .string($0.name.value) })),
                ]))
        }
    }
}

struct TeamMembersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "members", abstract: "Show who is in a team, or change that.",
        discussion: """
            Examples:
              turnus team members sales
              turnus team members sales --add carla --remove ben
            """)

    @Argument(help: "The team.")
    var name: ResourceName

    @Option(help: .init("Who comes in; may be given several times.", valueName: "USER"))
    var add: [ResourceName] = []

    @Option(help: .init("Who goes; may be given several times.", valueName: "USER"))
    var remove: [ResourceName] = []

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let team = try await store.team(named: name)
        let comers = try await store.users(named: add)
        let goers = Set(try await store.users(named: remove).map(\.id))
        let members: [Principal]
        do {
            if !comers.isEmpty || !goers.isEmpty {
                let present = try await store.members(of: team.id).map(\.id)
                try await store.setMembers((present + comers.map(\.id)).filter { !goers.contains($0) }, of: team.id)
            }
            members = try await store.members(of: team.id)
        } catch {
            throw CommandFailure(error, about: "team \(name)")
        }
        await store.close()
        for member in members {
            output.print(
                line: [member.name.value, member.displayName],
                .object([("user", .string(member.name.value)), ("name", .string(member.displayName))]))
        }
    }
}

struct TeamRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a team with its calendars; the people in it stay.",
        discussion: "There is no way back but a backup; 'turnus export' gives each calendar out before.")

    @Argument(help: "The team.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let team = try await store.team(named: name)
        do {
            try await store.removePrincipal(team.id)
        } catch {
            throw CommandFailure(error, about: "team \(name)")
        }
        await store.close()
    }
}

extension Store {
    fileprivate func team(named name: ResourceName) async throws -> Principal {
        let principal = try await owner(named: name)
        guard principal.kind == .team else {
            throw CommandFailure("\(name) is no team: see turnus team list")
        }
        return principal
    }

    fileprivate func users(named names: [ResourceName]) async throws -> [Principal] {
        var users: [Principal] = []
        for name in names {
            let user = try await owner(named: name)
            guard user.kind == .user else {
                throw CommandFailure("\(name) is no user, and teams have users in them: see turnus user list")
            }
            users.append(user)
        }
        return users
    }
}
