import ArgumentParser

/// `turnus feed …`
struct FeedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Secret addresses under which calendars can be subscribed to.",
        subcommands: [FeedAddCommand.self, FeedListCommand.self, FeedRemoveCommand.self, FeedCheckCommand.self])
}
