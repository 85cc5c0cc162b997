import Accounts
import CalDAV
import CalendarModel
import Chronology
import Feeds
import ICalendar
import JSONAPI
import Logging
import Outbound
import Scheduling
import Secrets
import Server
import ServiceLifecycle
import Storage
import Subscriptions
import TimeZones

/// The server with its store, put together.
struct Household {
    let settings: Settings
    let store: Store
    let logger: Logger
    /// Without it nobody is told of changes.
    private let pushKey: P256Key?
    private let files: RenderedFiles
    private let resolver = ZoneResolver(catalog: ZoneCatalog())

    init(settings: Settings, store: Store, logger: Logger, pushKey: P256Key?) {
        self.settings = settings
        self.store = store
        self.logger = logger
        self.pushKey = pushKey
        files = RenderedFiles(limits: settings.server.feedCache)
    }

    func run() async throws {
        let metrics = MetricsRegistry()
        register(in: metrics)
        files.register(in: metrics)
        let watch = DeletionWatch(store: store, logger: logger)
        watch.register(in: metrics)
        let client = CurlClient(settings: settings.outbound)
        let server = try TurnusServer(
            configuration: settings.server, logger: logger,
            dependencies: .init(
                surfaces: [feeds.row, freeBusy.row, zones, setup.row, api.row, .pushRegistrations(store)]
                    + calendars.rows,
                authenticator: Authenticator(principals: store, credentials: store), checkStore: checkStore,
                services: services + [watch.service, subscriptions(client), busySources(client)] + pushes(client),
                metrics: metrics))
        try await server.run { url in Terminal.write("listening on \(url)\n", to: 1) }
        await client.close()
    }

    private func busySources(_ client: any WebClient) -> any ServiceLifecycle.Service {
        BusySourceWatch(store: store, client: client, logger: logger).service
    }

    private var feeds: FeedSurface {
        FeedSurface(service: feedService, links: store, files: files)
    }

    private var freeBusy: FreeBusySurface {
        FreeBusySurface(
            service: FreeBusyAddressService(
                freeBusy: store.freeBusy(by: resolver), sharing: store, principals: store))
    }

    private var api: APISurface {
        APISurface(service: APIService(store: store, resolver: resolver, freeBusy: store.freeBusy(by: resolver)))
    }

    private var zones: Surface {
        .timeZones(TimeZoneService(catalog: resolver.catalog))
    }

    /// The key lives as long as the process: whoever had the page open over a restart is asked to try again.
    private var setup: SetupSurface {
        SetupSurface(
            accounts: AccountService(principals: store, credentials: store), formKey: RandomToken.bytes(32),
            baseURL: settings.server.baseURL)
    }

    private var calendars: DAVSurface {
        DAVSurface(
            service: DAVService(
                store: store, settings: DAVSettings(pushKey: pushKey.map { Base64.encodeURL($0.publicKey) }),
                resolver: resolver, freeBusy: store.freeBusy(by: resolver)),
            feeds: feedService, files: files,
            baseURL: settings.server.baseURL)
    }

    private var feedService: FeedService {
        FeedService(
            links: store, calendars: store, principals: store, resolver: resolver, catalog: resolver.catalog,
            phrases: .english)
    }

    /// Changes of two seconds are told together.
    private func pushes(_ client: any WebClient) -> [PeriodicService] {
        guard let pushKey else { return [] }
        let delivery = PushDelivery(
            store: store, client: client, key: pushKey, contact: settings.push.contact, logger: logger)
        return [
            PeriodicService(
                description: "push messages", interval: .seconds(2), runsAtStart: true, logger: logger
            ) { try await delivery.round(at: SystemClock().now) },
            PeriodicService(
                description: "sweep of push registrations", interval: .seconds(3600), runsAtStart: true, logger: logger
            ) { [store] in try await store.forgetExpiredPushes(at: SystemClock().now) },
        ]
    }

    /// Looks often for what is due: a calendar that was just subscribed to is there within the minute.
    private func subscriptions(_ client: any WebClient) -> PeriodicService {
        let fetcher = SubscriptionFetcher(store: store, client: client, resolver: resolver)
        return PeriodicService(
            description: "subscribed calendars", interval: .seconds(20), runsAtStart: true, logger: logger
        ) { [logger] in
            try await fetcher.fetchDue(at: SystemClock().now) { subscription, report in
                logger.log(
                    level: report.isFailure ? .warning : .debug, "subscription fetched",
                    metadata: ["calendar": "\(subscription.calendar.rawValue)", "outcome": "\(report)"])
            }
        }
    }

    private var services: [any ServiceLifecycle.Service] {
        [
            PeriodicService(
                description: "sweep of removed calendars", interval: .seconds(86_400), runsAtStart: true,
                logger: logger
            ) { [store] in try await store.sweep() },
            PeriodicService(
                description: "occurrence index", interval: .seconds(86_400), runsAtStart: true, logger: logger
            ) { [store] in try await store.extendIndex(at: SystemClock().now) },
            PeriodicService(
                description: "sweep of old revisions", interval: .seconds(86_400), runsAtStart: true, logger: logger
            ) { [store, days = settings.history.days] in
                let now = SystemClock().now
                _ = try await store.forgetRevisions(before: now.advanced(bySeconds: -Int64(days) * 86_400))
            },
            PeriodicService(
                description: "sweep of old journals", interval: .seconds(86_400), runsAtStart: true, logger: logger
            ) { [store, days = settings.history.journalDays] in
                let now = SystemClock().now
                _ = try await store.forgetChanges(before: now.advanced(bySeconds: -Int64(days) * 86_400))
            },
            PeriodicService(
                description: "sweep of the feed cache", interval: .seconds(3600), runsAtStart: true, logger: logger
            ) { [files] in await files.sweep() },
        ]
    }

    /// One small question to the database.
    private var checkStore: @Sendable () async throws -> Void {
        { [store] in _ = try await store.principal(PrincipalID(rawValue: 0)) }
    }

    private func register(in metrics: MetricsRegistry) {
        metrics.add(.counter, "turnus_store_reads_total", "Transactions that only read.") { [store] in
            Double(store.statistics.reads)
        }
        metrics.add(.counter, "turnus_store_writes_total", "Transactions that were asked to write.") { [store] in
            Double(store.statistics.writes)
        }
        metrics.add(.counter, "turnus_store_commits_total", "Commits that writes shared.") { [store] in
            Double(store.statistics.commits)
        }
        metrics.add(.gauge, "turnus_store_largest_group", "The most writes that shared one commit.") { [store] in
            Double(store.statistics.largestGroup)
        }
        metrics.add(.counter, "turnus_store_retries_total", "Transactions that were run again.") { [store] in
            Double(store.statistics.retries)
        }
    }
}
