import ArgumentParser

@main
struct Turnus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "turnus",
        abstract: "A calendar server: everybody's calendars, in every calendar programme.",
        discussion: """
            A first minute:
              turnus user add anna --name "Anna Beispiel" --generate-password
              turnus import anna/calendar export.ics
              turnus feed add anna/calendar
              turnus serve

            Every command works beside a running server on the same data. Data lie in ~/.local/share/turnus unless \
            --data or --database says otherwise. Exit status: 0 done, 1 refused or failed (the reason is on standard \
            error), 64 wrong usage.
            """,
        subcommands: [
            ServeCommand.self, UserCommand.self, TeamCommand.self, CalendarCommand.self, FeedCommand.self,
            SubscriptionCommand.self, ImportCommand.self, ExportCommand.self, FreeBusyCommand.self,
            FindTimeCommand.self, AvailabilityCommand.self, TokenCommand.self, RestoreObjectCommand.self,
            MailCommand.self, CheckCommand.self,
        ]
    )
}
