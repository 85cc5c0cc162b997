import CalendarModel
import Chronology

extension SlotBook {
    /// The last part of the question, when the rules have nothing against it: are there a start, and people?
    func opening(_ place: Place, _ request: SlotRequest) -> Bookability {
        let starts = hours.map { isStart(place.core.start, in: $0, request) }
        let sessions = own.filter { $0.place.core == place.core }
        if scene.rules.seats > 1, starts.contains(true), let shared = sharedOpening(place, sessions, request) {
            return .bookable(shared)
        }
        guard scene.rules.availability == .hosts else { return poolOpening(place, starts, request) }
        return hostOpening(place, starts, request)
    }

    private func isStart(_ start: Instant, in hours: OpenHours, _ request: SlotRequest) -> Bool {
        guard !request.overridesRules else { return true }
        let interval = scene.rules.interval(lasting: request.duration)
        return hours.isStart(start, interval: interval, offset: scene.rules.offset)
    }

    /// A group event at this time that has places left; of several, the fullest.
    private func sharedOpening(_ place: Place, _ sessions: [Session], _ request: SlotRequest) -> Opening? {
        let seats = scene.rules.seats
        let joinable = sessions.filter { session in
            session.seats + request.seats <= seats
                && (request.host.map { session.hosts.contains($0) || session.oneOf.contains($0) } ?? true)
        }
        guard let session = joinable.max(by: { $0.seats < $1.seats }) else { return nil }
        let fixed = hosts.filter { $0.role == .fixed }.map(\.id)
        let rotating = session.hosts.filter { !fixed.contains($0) }
        return Opening(
            span: place.core, free: seats - session.seats, fixed: fixed, hosts: rotating, assignable: rotating,
            isShared: true)
    }

    /// The hours of the type alone, and as many at once as it has room for.
    private func poolOpening(_ place: Place, _ starts: [Bool], _ request: SlotRequest) -> Bookability {
        guard let hours = hours.first, starts.contains(true),
            hours.open.covers(place.core) || request.overridesRules
        else { return .refused(.notOffered) }
        if let limit = typeLimit(at: place, request) { return .refused(.limitReached(limit)) }
        let room = scene.rules.capacity ?? scene.hosts.filter(\.isEnabled).count
        let free = room - Self.depth(of: own.filter { $0.place.conflicts(with: place) })
        guard free > 0 else { return .refused(.slotTaken) }
        return .bookable(
            Opening(
                span: place.core, free: scene.rules.seats > 1 ? scene.rules.seats : free, fixed: [], hosts: [],
                assignable: [], isShared: false))
    }

    func typeLimit(at place: Place, _ request: SlotRequest) -> BookingLimit? {
        request.overridesRules ? nil : limits.reached(at: place.core.start)
    }

    /// How many of these there are at one moment at most.
    static func depth(of sessions: [Session]) -> Int {
        let edges = sessions.flatMap { [($0.place.core.start, 1), ($0.place.core.end, -1)] }
        var depth = 0
        var deepest = 0
        for (_, step) in edges.sorted(by: { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }) {
            depth += step
            deepest = max(deepest, depth)
        }
        return deepest
    }

    /// How many bookings of this type the capacity leaves room for at the time.
    func room(for place: Place) -> Int {
        guard let capacity = scene.rules.capacity else { return .max }
        return capacity - Self.depth(of: own.filter { $0.place.core.overlaps(place.core) })
    }
}
