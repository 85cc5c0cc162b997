import CalendarModel
import Chronology

/// The time of one host, arranged so that a question about an appointment takes a few searches.
struct HostBook: Sendable {
    let id: PrincipalID
    let role: HostRole
    private let isEnabled: Bool
    /// Which of the hours are his.
    let hours: Int
    private let open: SpanSet
    private let absent: SpanSet
    private let unknown: SpanSet
    /// What else takes his time, and bookings without and with their buffers.
    private let taken: SpanSet
    private let padded: SpanSet
    private let held: SpanSet
    private let heldPadded: SpanSet
    private let limits: LimitTally

    init(_ host: HostTime, hours: (index: Int, OpenHours), sessions: [Session], limits: LimitTally) {
        id = host.id
        role = host.role
        isEnabled = host.isEnabled
        self.hours = hours.index
        open = host.closed.isEmpty ? hours.1.open : hours.1.open.subtracting(host.closed)
        absent = host.absent
        unknown = host.unknown
        let bookings = sessions.filter { !$0.isHeld }.map(\.place)
        let holds = sessions.filter(\.isHeld).map(\.place)
        taken = bookings.isEmpty ? host.busy : host.busy.union(SpanSet(bookings.map(\.core)))
        padded = SpanSet(bookings.map(\.padded))
        held = SpanSet(holds.map(\.core))
        heldPadded = SpanSet(holds.map(\.padded))
        self.limits = limits
    }

    /// Everything that keeps him from an appointment in this place. Whether one may begin there is not asked.
    func obstacles(to place: Place) -> HostObstacles {
        var obstacles: HostObstacles = isEnabled ? [] : .disabled
        if !open.covers(place.core) { obstacles.insert(.outsideHours) }
        if !absent.isEmpty, absent.meets(place.core) { obstacles.insert(.absent) }
        if !unknown.isEmpty, unknown.meets(place.padded) { obstacles.insert(.sourceUnknown) }
        if taken.meets(place.padded) || padded.meets(place.core) {
            obstacles.insert(taken.meets(place.core) ? .busy : .buffer)
        }
        if !held.isEmpty, held.meets(place.padded) || heldPadded.meets(place.core) { obstacles.insert(.held) }
        if limits.reached(at: place.core.start) != nil { obstacles.insert(.limitReached) }
        return obstacles
    }

    /// The limit of his that an appointment at this time would break.
    func limit(at start: Instant) -> BookingLimit? { limits.reached(at: start) }

    /// How many minutes of a stretch he could still be had.
    func freeMinutes(in span: Span) -> Int {
        let free = open.intersection(SpanSet([span])).subtracting(taken).subtracting(absent)
        return Int(free.spans.reduce(0) { $0 + $1.seconds } / 60)
    }
}
