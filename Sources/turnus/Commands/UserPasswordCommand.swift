import Accounts
import ArgumentParser
import CalendarModel
import Server
import Storage

struct UserPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Give a user a new password; the old one ends at once.",
        discussion: """
            Examples:
              turnus user password anna --generate-password
              pass show turnus/anna | turnus user password anna --password-stdin
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @OptionGroup var passwordOptions: PasswordOptions
    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let password = try passwordOptions.password()
        do throws(AccountError) {
            try await store.accounts.setPassword(password.text, of: name, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        guard password.isNew else { return }
        if output.json {
            output.print(.object([("user", .string(name.value)), ("password", .string(password.text))]))
        } else {
            output.print(password.text)
        }
    }
}
