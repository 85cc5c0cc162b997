import CalendarModel
import Chronology
import Storage

/// A subscribed calendar as a command tells it.
struct SubscriptionListing {
    /// OWNER/CALENDAR
    let name: String
    let subscription: Subscription

    /// All there are, by name.
    static func all(in store: Store) async throws(CalendarStoreError) -> [SubscriptionListing] {
        let subscriptions = try await store.subscriptions()
        let calendars = try await store.calendars(subscriptions.map(\.calendar))
        var names: [CalendarID: String] = [:]
        for calendar in calendars {
            guard let owner = try await store.principal(calendar.owner) else { continue }
            names[calendar.id] = "\(owner.name)/\(calendar.name)"
        }
        return subscriptions.compactMap { subscription in
            names[subscription.calendar].map { SubscriptionListing(name: $0, subscription: subscription) }
        }.sorted { $0.name < $1.name }
    }

    private var progress: FetchProgress { subscription.progress }

    /// Without the address, which can be a secret.
    func line(at now: Instant) -> [String] {
        [
            name, subscription.state(at: now).rawValue, progress.lastSuccess?.rfc3339 ?? "never",
            progress.problem ?? "",
        ]
    }

    func lines(at now: Instant) -> [String] {
        [
            "calendar\t\(name)", "source\t\(subscription.source)", "state\t\(subscription.state(at: now).rawValue)",
            "fetched every\t\(subscription.seconds) s", "next\t\(progress.next.rfc3339)",
            "last try\t\(progress.lastTry?.rfc3339 ?? "never")",
            "last success\t\(progress.lastSuccess?.rfc3339 ?? "never")", "failures in a row\t\(progress.failures)",
            "held back\t\(progress.heldObjects)", "problem\t\(progress.problem ?? "none")",
        ]
    }

    func json(at now: Instant) -> JSONText {
        .object([
            ("calendar", .string(name)), ("source", .string(subscription.source)),
            ("state", .string(subscription.state(at: now).rawValue)), ("every", .number(subscription.seconds)),
            ("next", .string(progress.next.rfc3339)),
            ("lastTry", progress.lastTry.map { .string($0.rfc3339) } ?? .null),
            ("lastSuccess", progress.lastSuccess.map { .string($0.rfc3339) } ?? .null),
            ("failures", .number(Int64(progress.failures))), ("held", .number(Int64(progress.heldObjects))),
            ("problem", progress.problem.map { .string($0) } ?? .null),
        ])
    }
}
