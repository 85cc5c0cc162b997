import CalendarImport
import CalendarModel
import Chronology
import HTTPTypes
import ICalendar
import Outbound
import Secrets
import Synchronization

extension SubscriptionFetcher {
    /// While deletions are held the whole text is asked for: it has to be seen again to be believed.
    static func request(for subscription: Subscription) throws(OutboundError) -> OutboundRequest {
        var fields: HTTPFields = [.accept: "text/calendar, */*;q=0.5"]
        if subscription.progress.heldFetches == 0 {
            if let tag = subscription.progress.entityTag { fields[.ifNoneMatch] = tag }
            if let date = subscription.progress.lastModified { fields[.ifModifiedSince] = date }
        }
        return try OutboundRequest(.get, OutboundURL(subscription.source), fields: fields, limits: limits)
    }

    static func fail(_ subscription: inout Subscription, _ problem: FetchProblem) -> FetchReport {
        subscription.progress.failures += 1
        subscription.progress.problem = problem.description
        return .failed(problem: problem.description)
    }

    /// What an answer changes. What the store cannot do is a failure of the store, and no word on the source.
    func take(
        _ answer: OutboundAnswer, into subscription: inout Subscription, isAccepted: Bool, at now: Instant
    ) async throws(CalendarStoreError) -> FetchReport {
        switch answer.status {
        case 304: return succeed(&subscription, at: now, .unchanged)
        case 200: break
        default: return Self.fail(&subscription, .refused(status: answer.status))
        }
        let digest = Digest.sha256Hex(answer.body)
        if digest == subscription.progress.digest, subscription.progress.heldFetches == 0 {
            note(answer, digest, in: &subscription)
            return succeed(&subscription, at: now, .unchanged)
        }
        guard let calendar = try await store.calendars([subscription.calendar]).first else { throw .noSuchCalendar }
        let fetched: FetchedCalendar
        do throws(ICalendarError) {
            fetched = try FetchedCalendar(
                answer.body, kinds: calendar.properties.kinds, resolver: resolver, now: now)
        } catch {
            return Self.fail(&subscription, .unreadable(error))
        }
        subscription.progress.announcedSeconds = fetched.refreshSeconds
        let plan = FetchPlan(
            from: try await stored(in: calendar.id), to: fetched, heldBefore: subscription.progress.heldFetches,
            isAccepted: isAccepted)
        var rest = plan.changes[...]
        while !rest.isEmpty {
            _ = try await store.applyFetched(Array(rest.prefix(Self.batch)), to: calendar.id, at: now)
            rest = rest.dropFirst(Self.batch)
        }
        note(answer, digest, in: &subscription)
        let report = FetchReport.taken(
            created: plan.created, updated: plan.updated, deleted: plan.deleted, held: plan.held,
            unreadable: fetched.refusals.count)
        guard plan.held == 0 else { return hold(&subscription, plan.held, report) }
        return succeed(&subscription, at: now, report, problem: Self.problem(with: fetched))
    }

    private func note(_ answer: OutboundAnswer, _ digest: String, in subscription: inout Subscription) {
        subscription.progress.entityTag = answer.fields[.eTag]
        subscription.progress.lastModified = answer.fields[.lastModified]
        subscription.progress.digest = digest
    }

    private func succeed(
        _ subscription: inout Subscription, at now: Instant, _ report: FetchReport, problem: String? = nil
    ) -> FetchReport {
        subscription.progress.lastSuccess = now
        subscription.progress.failures = 0
        subscription.progress.heldFetches = 0
        subscription.progress.heldObjects = 0
        if report != .unchanged { subscription.progress.problem = problem }
        return report
    }

    private func hold(_ subscription: inout Subscription, _ count: Int, _ report: FetchReport) -> FetchReport {
        subscription.progress.failures = 0
        subscription.progress.heldFetches += 1
        subscription.progress.heldObjects = count
        subscription.progress.problem =
            "the source lacks \(count) objects, which is most of them; they are kept until "
            + "\(DeletionDoubt.confirmations) fetches in a row have said so, or somebody accepts it"
        return report
    }

    private static func problem(with fetched: FetchedCalendar) -> String? {
        guard let first = fetched.refusals.first else { return nil }
        let place = first.line > 0 ? "line \(first.line): " : ""
        return "\(fetched.refusals.count) components cannot be read and are left out; \(place)\(first.cause)"
    }

    /// What the calendar says, object by object. One that cannot be read says nothing, and is written anew.
    private func stored(in calendar: CalendarID) async throws(CalendarStoreError) -> FetchPlan.Stored {
        let found = Found()
        do {
            _ = try await store.scan([calendar]) { object in
                let meaning: ObjectMeaning
                do throws(ICalendarError) {
                    meaning = try ObjectMeaning(stored: object.octets)
                } catch {
                    meaning = .none
                }
                found.stored.withLock { $0[object.name] = meaning }
            }
        } catch let error as CalendarStoreError {
            throw error
        } catch {
            throw .unavailable(reason: "\(error)")
        }
        return found.stored.withLock { $0 }
    }

    private final class Found: Sendable {
        let stored = Mutex<FetchPlan.Stored>([:])
    }
}
