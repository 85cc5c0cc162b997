import ArgumentParser

/// `turnus subscription …`
struct SubscriptionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscription", abstract: "Calendars that the server fetches from elsewhere.",
        discussion:
            "They are calendars like others, but only their source writes them; turnus calendar remove ends one.",
        subcommands: [
            SubscriptionAddCommand.self, SubscriptionListCommand.self, SubscriptionShowCommand.self,
            SubscriptionFetchCommand.self,
        ])
}
