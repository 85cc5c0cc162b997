import Accounts
import ArgumentParser
import CalendarModel
import Chronology
import Server
import Storage

/// `turnus user app-password …`
struct AppPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "app-password", abstract: "Passwords for single devices, which can be taken back one by one.",
        subcommands: [AppPasswordAddCommand.self, AppPasswordListCommand.self, AppPasswordRemoveCommand.self])
}

struct AppPasswordAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Make a password for a device and print it once.",
        discussion: """
            Example:
              turnus user app-password add anna "Anna's phone"
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @Argument(help: "What the device is called.")
    var label: String

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let password: String
        let credential: Credential
        do throws(AccountError) {
            (password, credential) = try await store.accounts.addAppPassword(
                label: label, to: name, at: SystemClock().now)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        if output.json {
            output.print(
                .object([("id", .number(credential.id.rawValue)), ("password", .string(password))]))
        } else {
            output.print(password)
        }
    }
}

struct AppPasswordListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List a user's app passwords: number, device, made, last used.")

    @Argument(help: "Whose.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let credentials: [Credential]
        do throws(AccountError) {
            credentials = try await store.accounts.appPasswords(of: name)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
        for credential in credentials {
            output.print(
                line: [
                    "\(credential.id.rawValue)", credential.label, credential.created.rfc3339,
                    credential.lastUsed?.rfc3339 ?? "never",
                ],
                .object([
                    ("id", .number(credential.id.rawValue)), ("label", .string(credential.label)),
                    ("created", .string(credential.created.rfc3339)),
                    ("lastUsed", credential.lastUsed.map { .string($0.rfc3339) } ?? .null),
                ]))
        }
    }
}

struct AppPasswordRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take an app password back; the device has no access from now on.")

    @Argument(help: "Whose.")
    var name: ResourceName

    @Argument(help: "Its number in the list.")
    var id: Int64

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        do throws(AccountError) {
            try await store.accounts.removeAppPassword(CredentialID(rawValue: id), of: name)
        } catch {
            throw CommandFailure(error, about: error == .store(.noSuchCredential) ? "\(id)" : "user \(name)")
        }
        await store.close()
    }
}
