import ArgumentParser
import CalendarModel
import Storage

struct UserListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the users: name, full name, addresses.")

    @OptionGroup var storeOptions: StoreOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let users: [Principal]
        do {
            users = try await store.principals().filter { $0.kind == .user }
        } catch {
            throw CommandFailure(error)
        }
        await store.close()
        for user in users {
            output.print(
                line: [
                    user.name.value, user.displayName, user.addresses.joined(separator: ","),
                    user.isAdministrator ? "admin" : "",
                ],
                .object([
                    ("user", .string(user.name.value)), ("name", .string(user.displayName)),
                    ("addresses", .array(user.addresses.map(JSONText.string))),
                    ("admin", .bool(user.isAdministrator)),
                ]))
        }
    }
}
