import CalendarModel
import Chronology
import HTTPTypes
import ICalendar
import Logging
import Outbound
import Server
import ServiceLifecycle

/// Fetches, again and again, where else people are busy.
struct BusySourceWatch {
    let store: any BusySourceKeeping
    let client: any WebClient
    let logger: Logger

    private static let mostAtOnce = 4
    private static let mostInRound = 200

    var service: any ServiceLifecycle.Service {
        PeriodicService(
            description: "busy time elsewhere", interval: .seconds(60), runsAtStart: true, logger: logger
        ) { try await round() }
    }

    /// Everything that is due, a few at a time: one that is slow keeps nobody else waiting for long.
    func round() async throws {
        let due = try await store.busySourcesDue(at: SystemClock().now, limit: Self.mostInRound)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, source) in due.enumerated() {
                if index >= Self.mostAtOnce { try await group.next() }
                group.addTask {
                    let fetch = await self.fetch(source)
                    try await store.note(fetch, of: source.id, at: SystemClock().now)
                }
            }
            try await group.waitForAll()
        }
    }

    /// What comes from the address of a source, when it is iCalendar.
    func fetch(_ source: BusySource) async -> BusySourceFetch {
        let answer: OutboundAnswer
        do throws(OutboundError) {
            answer = try await client.answer(
                to: OutboundRequest(
                    .get, OutboundURL(source.address),
                    fields: [.accept: "text/calendar, */*;q=0.5", .userAgent: "Turnus"],
                    limits: OutboundLimits(octets: 20 << 20)))
        } catch {
            return .failed(reason: error.description)
        }
        guard answer.status == 200 else {
            return .failed(reason: "\(answer.url) answered with status \(answer.status)")
        }
        guard Self.isCalendar(answer.body) else {
            return .failed(reason: "what \(answer.url) gives is no iCalendar")
        }
        return .letter(answer.body)
    }

    private static func isCalendar(_ octets: [UInt8]) -> Bool {
        do {
            return try !LetterDocument(reading: octets, limits: .file).calendars.isEmpty
        } catch {
            return false
        }
    }
}
