import CalendarModel
import Chronology
import Logging
import Server
import ServiceLifecycle
import Storage

/// Tells whoever looks after the server when a client has deleted much of a calendar.
struct DeletionWatch {
    let store: Store
    let logger: Logger
    private let seen = Counter()

    init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    var service: any ServiceLifecycle.Service {
        PeriodicService(
            description: "watch over deletions", interval: .seconds(60), runsAtStart: true, logger: logger
        ) { [store, logger, seen] in
            for burst in try await store.unreportedBursts() {
                seen.add(1)
                let path = try await store.path(of: burst.calendar)
                logger.warning(
                    """
                    \(burst.count) objects of \(path) were deleted from \(burst.started.rfc3339) on by \
                    "\(burst.author.agent)"; they are held: turnus restore-object \(path) --burst (or --release)
                    """)
            }
        }
    }

    func register(in metrics: MetricsRegistry) {
        metrics.add(
            .counter, "turnus_deletion_bursts_total",
            "How often a client deleted so much of a calendar that it is held for undo."
        ) { [seen] in Double(seen.value) }
    }
}

extension Store {
    /// `OWNER/CALENDAR`, or its number when it has been removed meanwhile.
    func path(of id: CalendarID) async throws(CalendarStoreError) -> String {
        guard let calendar = try await calendars([id]).first, let owner = try await principal(calendar.owner) else {
            return "calendar \(id.rawValue)"
        }
        return "\(owner.name)/\(calendar.name)"
    }
}
