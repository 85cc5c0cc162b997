import ArgumentParser
import CalendarModel
import Secrets
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
        let user = try await store.owner(named: name)
        let password = try passwordOptions.password()
        do {
            let digest = try PasswordHash.make(password.text)
            try await store.setPassword(digest: digest, of: user.id, at: SystemClock().now)
        } catch let error as CalendarStoreError {
            throw CommandFailure(error, about: "user \(name)")
        } catch let error as SecretsError {
            throw CommandFailure(error)
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
