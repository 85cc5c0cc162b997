import ArgumentParser
import CalendarModel
import Storage

struct UserRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a user with all calendars, feeds and passwords.",
        discussion: """
            There is no way back but a backup; 'turnus export' gives each calendar out before.

            Example:
              turnus user remove anna
            """)

    @Argument(help: "Who.")
    var name: ResourceName

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        let store = try await storeOptions.settings().openStore()
        let user = try await store.owner(named: name)
        do {
            try await store.removePrincipal(user.id)
        } catch {
            throw CommandFailure(error, about: "user \(name)")
        }
        await store.close()
    }
}
