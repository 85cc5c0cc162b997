import CalendarModel
import Chronology
import ICalendar

extension SetupReader {
    private static let typeMembers = [
        "description", "language", "state", "visibility", "defaultDuration", "slotInterval", "slotOffset",
        "bufferBefore", "bufferAfter", "minimumNotice", "window", "limits", "availability", "capacity", "location",
        "questions", "approval", "seats", "distribution", "embedding", "guestRules", "reminders", "stage", "tags",
        "previousSlugs", "schedule", "poolCalendar", "presence",
    ]

    mutating func type(_ node: SetupNode, at path: String) -> SetupType? {
        let required = ["team", "slug", "title", "durations", "hosts"]
        guard let members = members(node, at: path, required: required, known: Self.typeMembers) else { return nil }
        let before = faults.count
        let (team, slug, title) = (name(members, "team"), slug(members, "slug"), localized(members, "title"))
        let hosts = items(members, "hosts").compactMap { host($0.node, at: $0.path) }
        let durations = items(members, "durations").compactMap { item in
            value(item.node, at: item.path, "duration", CalendarDuration.init(setup:))
        }
        guard let team, let slug, let title else { return nil }
        let numbered = hosts.enumerated().map { index, host in
            var numbered = host.numbered
            numbered.host = PrincipalID(rawValue: Int64(index + 1))
            return numbered
        }
        var type = BookingType(
            id: BookingTypeID(rawValue: 0), team: PrincipalID(rawValue: 0), slug: slug, title: title,
            rules: rules(members, durations: durations), hosts: numbered)
        if let duration = duration(members, "defaultDuration") {
            type.defaultDuration = durations.firstIndex(of: duration) ?? -1
        }
        readPage(members, into: &type)
        readProcess(members, into: &type)
        // What was not read at all is no fault of its own.
        if faults.count == before {
            faults += type.faults.map { SetupFault(members.path($0.member), .fault($0.reason)) }
        }
        let users = hosts.map(\.host)
        for (index, user) in users.enumerated() where users[..<index].contains(where: { $0.user == user.user }) {
            fault(members.path("hosts/\(index)/user"), .twice)
        }
        var read = SetupType(
            team: team, type: type, hosts: users, schedule: ownedName(members, "schedule"),
            poolCalendar: ownedName(members, "poolCalendar"))
        read.isAbsent = isAbsent(members)
        return read
    }

    private mutating func host(_ node: SetupNode, at path: String) -> (host: SetupType.Host, numbered: TypeHost)? {
        let known = ["role", "weight", "priority", "enabled", "schedule"]
        guard let members = members(node, at: path, required: ["user"], known: known),
            let user = name(members, "user")
        else { return nil }
        var host = TypeHost(PrincipalID(rawValue: 0))
        if let role = word(members, "role", HostRole.self) { host.role = role }
        if let weight = number(members, "weight", in: 0...1000) { host.weight = weight }
        if let priority = number(members, "priority", in: 0...4) { host.priority = priority }
        if let isEnabled = flag(members, "enabled") { host.isEnabled = isEnabled }
        return (SetupType.Host(user: user, schedule: ownedName(members, "schedule")), host)
    }

    private mutating func rules(_ members: Members, durations: [CalendarDuration]) -> SlotRules {
        var rules = SlotRules(durations: durations)
        rules.interval = seconds(members, "slotInterval")
        if let offset = seconds(members, "slotOffset") { rules.offset = offset }
        if let buffer = seconds(members, "bufferBefore") { rules.bufferBefore = buffer }
        if let buffer = seconds(members, "bufferAfter") { rules.bufferAfter = buffer }
        if let notice = duration(members, "minimumNotice") { rules.notice = notice }
        if let window = window(members) { rules.window = window }
        rules.limits = items(members, "limits").compactMap { limit($0.node, at: $0.path) }
        if let availability = word(members, "availability", SlotRules.Availability.self) {
            rules.availability = availability
        }
        rules.capacity = number(members, "capacity", in: 1...1000)
        if let seats = number(members, "seats", in: 1...1000) { rules.seats = seats }
        return rules
    }

    private mutating func window(_ members: Members) -> BookingWindow? {
        guard let node = members["window"],
            let window = self.members(node, at: members.path("window"), known: ["rolling", "from", "until"])
        else { return nil }
        if let reach = duration(window, "rolling") { return .rolling(reach) }
        guard let from = date(window, "from"), let until = date(window, "until") else {
            fault(window.path, .malformed("window: either rolling, or from and until"))
            return nil
        }
        return .dates(from: from, until: until)
    }

    private mutating func limit(_ node: SetupNode, at path: String) -> BookingLimit? {
        guard let members = members(node, at: path, required: ["per", "of", "maximum"], known: []) else { return nil }
        let period = word(members, "per", BookingLimit.Period.self)
        let subject = word(members, "of", BookingLimit.Subject.self)
        let maximum = number(members, "maximum", in: 1...10_000)
        guard let period, let subject, let maximum else { return nil }
        return BookingLimit(per: period, of: subject, maximum: maximum)
    }
}
