import CalendarModel
import Chronology

extension SlotBook {
    /// Everybody who is fixed, and one of the others, at a start of the hours of somebody who takes part.
    func hostOpening(_ place: Place, _ starts: [Bool], _ request: SlotRequest) -> Bookability {
        let all = hosts.indices.map { obstacles(of: hosts[$0], to: place, request) }
        let enabled = hosts.indices.filter { !all[$0].contains(.disabled) }
        let fixed = enabled.filter { hosts[$0].role == .fixed }
        let rotating = enabled.filter { hosts[$0].role == .rotating }
        let startsFixed = fixed.contains { starts[hosts[$0].hours] }
        let offered = rotating.filter {
            !all[$0].contains(.outsideHours) && (startsFixed || starts[hosts[$0].hours])
        }
        guard fixed.allSatisfy({ !all[$0].contains(.outsideHours) }),
            rotating.isEmpty ? startsFixed : !offered.isEmpty
        else { return .refused(.notOffered) }
        if let limit = typeLimit(at: place, request) { return .refused(.limitReached(limit)) }
        if let limit = hostLimit(at: place, fixed: fixed, rotating: offered, all) {
            return .refused(.limitReached(limit))
        }
        let free = offered.filter { all[$0].isEmpty }
        let team = Team(fixed: fixed, isCollective: rotating.isEmpty, free: free)
        guard fixed.allSatisfy({ all[$0].isEmpty }), team.isCollective || !free.isEmpty else {
            return .refused(taken(request))
        }
        return opening(place, team, request)
    }

    /// The indices of those who could take part.
    struct Team {
        let fixed: [Int]
        let isCollective: Bool
        let free: [Int]
    }

    private func opening(_ place: Place, _ team: Team, _ request: SlotRequest) -> Bookability {
        let (units, assignable) = units(at: place, team)
        let room = min(units, room(for: place))
        guard room > 0 else { return .refused(taken(request)) }
        if let host = request.host, !(team.fixed + assignable).contains(where: { hosts[$0].id == host }) {
            return .refused(.hostUnavailable(host))
        }
        return .bookable(
            Opening(
                span: place.core, free: scene.rules.seats > 1 ? scene.rules.seats : room,
                fixed: team.fixed.map { hosts[$0].id }, hosts: team.free.map { hosts[$0].id },
                assignable: assignable.map { hosts[$0].id }, isShared: false))
    }

    func obstacles(of host: HostBook, to place: Place, _ request: SlotRequest) -> HostObstacles {
        let obstacles = host.obstacles(to: place)
        return request.overridesRules ? obstacles.subtracting([.outsideHours, .limitReached]) : obstacles
    }

    /// The limit without which somebody could have been found.
    private func hostLimit(
        at place: Place, fixed: [Int], rotating: [Int], _ all: [HostObstacles]
    ) -> BookingLimit? {
        guard fixed.allSatisfy({ all[$0].subtracting(.limitReached).isEmpty }) else { return nil }
        let start = place.core.start
        if let host = fixed.first(where: { all[$0] == .limitReached }) { return hosts[host].limit(at: start) }
        guard !rotating.contains(where: { all[$0].isEmpty }) else { return nil }
        return rotating.first { all[$0] == .limitReached }.flatMap { hosts[$0].limit(at: start) }
    }

    private func taken(_ request: SlotRequest) -> BookingRefusal {
        request.host.map { .hostUnavailable($0) } ?? .slotTaken
    }
}
