public import Chronology

/// A whole set-up file: what shall be. What it does not name stays.
public struct SetupFile: Hashable, Sendable {
    public var users: [SetupUser] = []
    public var teams: [SetupTeam] = []
    public var calendars: [SetupCalendar] = []
    public var schedules: [SetupSchedule] = []
    public var absences: [SetupAbsence] = []
    public var types: [SetupType] = []
    /// Sections that others read: subscriptions, feeds, webhooks, Google links.
    public var others: [String: SetupNode] = [:]

    public init() {}

    static let otherSections = ["subscriptions", "feeds", "webhooks", "googleLinks"]

    /// The file and everything that is wrong with it; only one without faults should be applied.
    public static func read(
        _ root: SetupNode, zones: @escaping @Sendable (String) -> Zone?
    ) -> (file: SetupFile, faults: [SetupFault]) {
        var reader = SetupReader(zones: zones)
        var file = SetupFile()
        let sections = ["users", "teams", "calendars", "schedules", "absences", "bookingTypes"] + otherSections
        guard let members = reader.members(root, at: "", required: ["version"], known: sections) else {
            return (file, reader.faults)
        }
        _ = reader.number(members, "version", in: 1...1)
        for (node, path) in reader.items(members, "users") {
            if let user = reader.user(node, at: path) { file.users.append(user) }
        }
        for (node, path) in reader.items(members, "teams") {
            if let team = reader.team(node, at: path) { file.teams.append(team) }
        }
        for (node, path) in reader.items(members, "calendars") {
            if let calendar = reader.calendar(node, at: path) { file.calendars.append(calendar) }
        }
        for (node, path) in reader.items(members, "schedules") {
            if let schedule = reader.schedule(node, at: path) { file.schedules.append(schedule) }
        }
        for (node, path) in reader.items(members, "absences") {
            if let absence = reader.absence(node, at: path) { file.absences.append(absence) }
        }
        for (node, path) in reader.items(members, "bookingTypes") {
            if let type = reader.type(node, at: path) { file.types.append(type) }
        }
        for section in otherSections { file.others[section] = members[section] }
        reader.checkDoubles(in: file)
        return (file, reader.faults)
    }
}

extension SetupReader {
    /// Two things of one name in one section: nobody could say which of them shall be.
    fileprivate mutating func checkDoubles(in file: SetupFile) {
        let sections: [(String, [String])] = [
            ("users", file.users.map(\.name)), ("teams", file.teams.map(\.name)),
            ("calendars", file.calendars.map(\.place.description)),
            ("schedules", file.schedules.map(\.place.description)),
            ("bookingTypes", file.types.map(\.place.description)),
        ]
        for (section, names) in sections {
            var seen: Set<String> = []
            for (index, name) in names.enumerated() where !seen.insert(name).inserted {
                fault("\(section)/\(index)", .twice)
            }
        }
    }
}
