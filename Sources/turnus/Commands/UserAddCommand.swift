import Accounts
import ArgumentParser
import CalendarModel
import Server
import Storage

struct UserAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a user, with the calendar \"calendar\".",
        discussion: """
            Examples:
              turnus user add anna --name "Anna Beispiel" --email anna@example.org --generate-password
              pass show turnus/ben | turnus user add ben --password-stdin
            """)

    @Argument(help: "Letters, digits, '.', '_', '-' and '@'; stands in addresses and cannot be changed.")
    var name: ResourceName

    @Option(name: .customLong("name"), help: .init("What people call them.", valueName: "FULL NAME"))
    var fullName: String?

    @Option(help: .init("An e-mail address; may be given several times.", valueName: "ADDRESS"))
    var email: [String] = []

    @Flag(help: "May administer this server.")
    var admin = false

    @OptionGroup var passwordOptions: PasswordOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let password = try passwordOptions.password()
        let draft = PrincipalDraft(
            name: name, displayName: fullName ?? name.value, addresses: email, isAdministrator: admin)
        do throws(AccountError) {
            _ = try await store.accounts.addUser(draft, password: password.text, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        if output.json {
            var fields: [(String, JSONText)] = [("user", .string(name.value))]
            if password.isNew { fields.append(("password", .string(password.text))) }
            output.print(.object(fields))
        } else if password.isNew {
            output.print("\(password.text)")
        }
    }
}
