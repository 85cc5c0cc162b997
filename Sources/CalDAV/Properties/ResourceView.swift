import CalendarModel
import Chronology
import WebDAV

/// A resource with everything about it that the properties asked for are made of.
struct ResourceView: Sendable {
    let resource: Resource
    let privileges: Set<Privilege>
    let surroundings: Surroundings
    var dead: [DeadProperty] = []
    /// Those that touch it from above or here.
    var locks: [ResourceLock] = []
    var grants: [AccessGrant] = []
    /// Those whom the grants name.
    var grantees: [PrincipalID: Principal] = [:]
    var home: HomeState?
    /// The others' calendars in the home, where it is that of whoever asks.
    var mounts = MountMemory.none
    /// The teams a user belongs to.
    var teams: [Principal] = []
    /// Who belongs to a team.
    var members: [Principal] = []
    /// What somebody says of their time (RFC 7953 §7.2.4); UTF-8.
    var availability: [UInt8]?
    /// Where invitations would go (RFC 6638 §9.2).
    var defaultCalendar: CalendarCollection?
    /// Octets of the owner's files.
    var fileUsage: Int64?

    /// What is the same for all resources of an answer.
    final class Surroundings: Sendable {
        let principal: Principal
        let settings: DAVSettings
        /// `scheme://host[:port]` as the outside knows us.
        let base: String
        let now: Instant

        init(principal: Principal, settings: DAVSettings, base: String, now: Instant) {
            self.principal = principal
            self.settings = settings
            self.base = base
            self.now = now
        }
    }

    var calendar: CalendarCollection? {
        switch resource {
        case .calendar(let placed): placed.calendar
        default: nil
        }
    }

    func dead(_ namespace: String, _ name: String) -> DeadProperty? {
        dead.first { $0.name == name && $0.namespace == namespace }
    }
}

/// What has to be read from the store before a property can be told.
struct PropertyNeeds: OptionSet, Sendable {
    let rawValue: Int

    static let deadProperties = PropertyNeeds(rawValue: 1)
    static let locks = PropertyNeeds(rawValue: 2)
    static let grants = PropertyNeeds(rawValue: 4)
    static let homeState = PropertyNeeds(rawValue: 8)
    static let memberships = PropertyNeeds(rawValue: 16)
    static let fileUsage = PropertyNeeds(rawValue: 32)
    static let availability = PropertyNeeds(rawValue: 64)
    static let defaultCalendar = PropertyNeeds(rawValue: 128)
}
