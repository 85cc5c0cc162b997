public import CalendarModel
public import Chronology
public import ICalendar

/// What was last fetched from free/busy addresses and calendars elsewhere (RFC 5545 §3.6.4).
///
/// Unknown is all of the window where a source was never fetched, is out of date or cannot be read, and what lies
/// beyond the time that a VFREEBUSY speaks of.
public struct KeptBusySources: BusyTimeSource {
    private let store: any BusySourceKeeping
    private let resolver: ZoneResolver
    private let now: @Sendable () -> Instant

    /// `now` is asked once for each question: whether what was heard is out of date depends on it, and the rim alone knows.
    public init(
        store: any BusySourceKeeping, resolver: ZoneResolver, now: @escaping @Sendable () -> Instant
    ) {
        self.store = store
        self.resolver = resolver
        self.now = now
    }

    public func busyTime(
        of people: [PersonInZones], during window: Span
    ) async throws(CalendarStoreError) -> [PrincipalID: BusyTime] {
        let sources = try await store.busySources(of: people.map(\.person.id))
        guard !sources.isEmpty else { return [:] }
        let now = now()
        let letters = try await store.busyLetters(of: sources.values.joined().map(\.id))
        var times: [PrincipalID: BusyTime] = [:]
        for person in people {
            for source in sources[person.person.id] ?? [] {
                var time = BusyTime.none
                if let octets = letters[source.id] {
                    let letter = OutsideLetter(octets: octets, resolver: resolver)
                    time = letter.busyTime(of: person, during: window)
                }
                if !source.isFresh(at: now) { time = time.union(BusyTime(unknown: window)) }
                times[person.person.id] = (times[person.person.id] ?? .none).union(time)
            }
        }
        return times
    }
}

extension BusyTime {
    /// Nothing is known of the span.
    init(unknown span: Span) {
        self.init(busy: .empty, tentative: .empty, unavailable: .empty, unknown: SpanSet([span]))
    }
}
