import CalendarModel
import Chronology
import ICalendar

/// Says which slots of a type can be had, and whether a given one can.
///
/// Both are the same question to the same book: what was offered is what is accepted, in the list, for a hold, at
/// confirmation, when a booking moves, on every surface.
public struct SlotBook: Sendable {
    public let scene: SlotScene
    let hours: [OpenHours]
    /// In the order of the scene.
    let hosts: [HostBook]
    /// Sessions of this type, also those that limits alone are about.
    let own: [Session]
    /// Those for which a host is yet to be found.
    let unplaced: [Session]
    let limits: LimitTally

    public init(_ scene: SlotScene) {
        self.scene = scene
        let rules = scene.rules
        let claims = scene.claims.filter { $0.counts(at: scene.now) }
        let sessions = Session.sessions(of: claims, groupType: rules.seats > 1 ? scene.type : nil)
        own = sessions.filter { $0.type == scene.type }
        unplaced = sessions.filter { !$0.oneOf.isEmpty }
        let typeLimits = rules.limits.filter { $0.subject == .type }
        limits = LimitTally(typeLimits, starts: own.map(\.place.core.start), in: scene.zone)
        let span = scene.window.widened(by: rules.reach + 86_400)
        let schedules = rules.availability == .schedule ? [scene.schedule].compactMap(\.self) : scene.schedules
        hours = schedules.map { OpenHours($0, during: span) }
        guard rules.availability == .hosts else {
            hosts = []
            return
        }
        var byHost: [PrincipalID: [Session]] = [:]
        for session in sessions {
            for host in session.hosts { byHost[host, default: []].append(session) }
        }
        let hostLimits = rules.limits.filter { $0.subject == .host }
        let hours = hours
        hosts = scene.hosts.map { host in
            let index = schedules.firstIndex(of: host.schedule) ?? 0
            let sessions = byHost[host.id] ?? []
            let starts = sessions.filter { $0.type == scene.type }.map(\.place.core.start)
            return HostBook(
                host, hours: (index, hours[index]), sessions: sessions,
                limits: LimitTally(hostLimits, starts: starts, in: host.schedule.zone))
        }
    }

    /// Whether the slot can be had, and with whom; or the first refusal of the order.
    public func isBookable(_ request: SlotRequest) -> Bookability {
        if let refusal = refusalByRule(request) { return .refused(refusal) }
        guard let span = span(of: request) else {
            return .refused(.durationNotOffered(offered: scene.rules.durations))
        }
        return opening(
            Place(span, bufferBefore: scene.rules.bufferBefore, bufferAfter: scene.rules.bufferAfter), request)
    }

    /// What the type itself says no to, were everybody free.
    private func refusalByRule(_ request: SlotRequest) -> BookingRefusal? {
        let rules = scene.rules
        if let host = request.host, !scene.hosts.contains(where: { $0.id == host && $0.isEnabled }) {
            return .notAHost(host)
        }
        guard scene.isOpen, scene.hosts.contains(where: \.isEnabled) else { return .notBookable }
        guard rules.durations.contains(request.duration) else { return .durationNotOffered(offered: rules.durations) }
        guard request.seats <= rules.seats else { return .tooManySeats(maximum: rules.seats) }
        guard !request.overridesRules else { return nil }
        let earliest = rules.notice.end(from: scene.now, in: scene.zone)
        guard request.start >= earliest else { return .tooSoon(earliest: earliest) }
        guard rules.window.contains(request.start, now: scene.now, in: scene.zone) else { return .outsideWindow }
        guard scene.window.contains(request.start) else { return .notOffered }
        return nil
    }

    private func span(of request: SlotRequest) -> Span? {
        Span(from: request.start, to: request.duration.end(from: request.start, in: scene.zone))
    }
}

extension SlotScene {
    /// The schedules of its hosts, each once.
    fileprivate var schedules: [Schedule] {
        hosts.reduce(into: []) { if !$0.contains($1.schedule) { $0.append($1.schedule) } }
    }
}

extension Span {
    func widened(by seconds: Int64) -> Span {
        Span(from: start.advanced(bySeconds: -seconds), to: end.advanced(bySeconds: seconds)) ?? self
    }
}
