public import CalendarModel
public import Chronology
import HTTPSemantics
public import Scheduling
import Secrets

/// `/freebusy/NAME`: when somebody is busy, for whoever may know, and not a word about what with.
public struct FreeBusyAddressService: Sendable {
    private let freeBusy: FreeBusyService
    private let sharing: any AvailabilityKeeping
    private let principals: any PrincipalReading

    public init(freeBusy: FreeBusyService, sharing: any AvailabilityKeeping, principals: any PrincipalReading) {
        self.freeBusy = freeBusy
        self.sharing = sharing
        self.principals = principals
    }

    /// A VFREEBUSY and the tag that it has as long as the times in it stay.
    public struct Answer: Hashable, Sendable {
        public let octets: [UInt8]
        /// Weak: the moment at which it was made is in the octets and not in the tag.
        public let entityTag: EntityTag
    }

    /// Nothing where there is nobody of that name and where `asker` may not know, alike: who signed in sees what
    /// colleagues see and what was granted, everybody what is public, and who has the token as much.
    public func answer(
        _ request: FreeBusyRequest, by asker: Principal?, at now: Instant
    ) async throws(CalendarStoreError) -> Answer? {
        guard let name = ResourceName(request.name), let person = try await principals.principal(named: name),
            let sight = try await sight(of: person, request, by: asker),
            let busy = try await freeBusy.busyTime(of: [sight], during: request.window).first
        else { return nil }
        let digest = Digest.sha256Hex(Self.summary(of: busy, during: request.window, name: person.name.value))
        return Answer(
            octets: FreeBusyDocument.calendar(busy, during: request.window, uid: digest, now: now),
            entityTag: EntityTag(String(digest.prefix(32))))
    }

    private func sight(
        of person: Principal, _ request: FreeBusyRequest, by asker: Principal?
    ) async throws(CalendarStoreError) -> BusySight? {
        let shared = try await sharing.freeBusySharing(of: person.id)
        let isTokenRight = request.token.map { Digest.sha256Hex($0) == shared.tokenDigest } ?? false
        if shared.isPublic || isTokenRight { return try await freeBusy.wholeSight(of: [person]).first }
        guard let asker else { return nil }
        return try await freeBusy.sight(of: [person], for: asker).first ?? nil
    }

    private static func summary(of busy: BusyTime, during window: Span, name: String) -> String {
        let parts = [busy.busy, busy.tentative, busy.unavailable].map { set in
            set.spans.map { "\($0.start.secondsSinceEpoch)-\($0.end.secondsSinceEpoch)" }.joined(separator: ",")
        }
        let head = [name, "\(window.start.secondsSinceEpoch)", "\(window.end.secondsSinceEpoch)"]
        return (head + parts).joined(separator: "/")
    }
}
