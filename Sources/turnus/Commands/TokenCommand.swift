import Accounts
import ArgumentParser
import CalendarModel
import Chronology
import Server
import Storage

/// `turnus token …`
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Keys for programmes that use the interface at /api/v1.",
        subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRemoveCommand.self])
}

struct TokenCreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token and print it, once.",
        discussion: """
            A programme that sends it acts for the user, within the scopes. It is kept nowhere; who lost it makes another.

            Examples:
              turnus token create anna "Room display" --scope freebusy:read
              turnus token create anna Backup --scope calendars:read --scope schedules:read --expires 2027-12-31T00:00:00Z
            """)

    @Argument(help: "For whom the programme acts.")
    var name: ResourceName

    @Argument(help: "What it is for.")
    var details: String

    @Option(
        name: .customLong("scope"),
        help: .init(
            "What it may do; may be given several times: "
                + APIScope.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "SCOPE"),
        transform: APIScope.read)
    var scopes: [APIScope]

    @Option(help: .init("When it stops working (RFC 3339); without it, never.", valueName: "INSTANT"))
    var expires: InstantArgument?

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !scopes.isEmpty else { throw ValidationError("name at least one --scope") }
        guard (1...200).contains(details.unicodeScalars.count) else {
            throw ValidationError("say in 1 to 200 characters what it is for")
        }
    }

    func run() async throws {
        let now = SystemClock().now
        if let expires, expires.instant <= now { throw ValidationError("--expires is over already") }
        let store = try await storeOptions.settings().openStore()
        let user = try await store.owner(named: name)
        guard user.kind == .user else { throw CommandFailure("\(name) is no user: programmes act for people") }
        let token: APIToken
        let secret: String
        do {
            (token, secret) = try await APITokenService(tokens: store).make(
                for: user.id, details: details, scopes: Set(scopes), expires: expires?.instant, at: now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        if output.json {
            output.print(.object([("id", .number(token.id.rawValue)), ("token", .string(secret))]))
        } else {
            output.print(secret)
        }
    }
}

struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a user's tokens: number, made, last used, expires, scopes, what for.")

    @Argument(help: "Whose.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let user = try await store.owner(named: name)
        let tokens: [APIToken]
        do {
            tokens = try await store.tokens(of: user.id, after: APITokenID(rawValue: 0), limit: .max)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        for token in tokens {
            let scopes = token.scopes.sorted().map(\.rawValue)
            output.print(
                line: [
                    "\(token.id.rawValue)", token.created.rfc3339, token.lastUsed?.rfc3339 ?? "never",
                    token.expires?.rfc3339 ?? "never", scopes.joined(separator: ","), token.details,
                ],
                .object([
                    ("id", .number(token.id.rawValue)), ("description", .string(token.details)),
                    ("scopes", .array(scopes.map(JSONText.string))),
                    ("createdAt", .string(token.created.rfc3339)),
                    ("lastUsedAt", token.lastUsed.map { .string($0.rfc3339) } ?? .null),
                    ("expiresAt", token.expires.map { .string($0.rfc3339) } ?? .null),
                ]))
        }
    }
}

struct TokenRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take a token back. It stops working at once.")

    @Argument(help: "Whose.")
    var name: ResourceName

    @Argument(help: .init("The number that 'turnus token list' shows.", valueName: "NUMBER"))
    var id: Int64

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let user = try await store.owner(named: name)
        do {
            try await store.removeToken(APITokenID(rawValue: id), of: user.id)
        } catch {
            throw CommandFailure(error, about: "\(id)")
        }
        await store.close()
    }
}

extension APIScope {
    /// As the command line names it.
    @Sendable fileprivate static func read(_ text: String) throws -> APIScope {
        guard let scope = APIScope(rawValue: text) else { throw ValidationError("there is no scope \(text)") }
        return scope
    }
}
