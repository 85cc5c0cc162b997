import Chronology
import Scheduling

extension SetupReader {
    private mutating func place(_ members: Members) -> OwnedName? {
        let (owner, name) = (name(members, "owner"), name(members, "name"))
        guard let owner, let name else { return nil }
        return OwnedName(owner: owner, name: name)
    }

    mutating func calendar(_ node: SetupNode, at path: String) -> SetupCalendar? {
        let known = [
            "kind", "displayName", "description", "color", "timeZone", "transparent", "stage", "sharedWith", "presence",
        ]
        guard let members = members(node, at: path, required: ["owner", "name"], known: known),
            let place = place(members)
        else { return nil }
        var calendar = SetupCalendar(
            place, kind: word(members, "kind", SetupCalendar.Kind.self) ?? .personal,
            isTransparent: flag(members, "transparent") ?? false)
        calendar.displayName = text(members, "displayName", maximum: 200)
        calendar.description = text(members, "description")
        calendar.color = value(members, "color", "colour as in #2E7D32") { $0.isColor ? $0.uppercased() : nil }
        calendar.timeZone = zone(members, "timeZone")?.identifier
        calendar.stage = text(members, "stage", maximum: 100)
        if members["sharedWith"] != nil {
            calendar.shares = items(members, "sharedWith").compactMap { item in
                guard let share = self.members(item.node, at: item.path, required: ["with", "access"], known: []) else {
                    return nil
                }
                let (with, access) = (name(share, "with"), word(share, "access", SetupCalendar.Share.Access.self))
                guard let with, let access else { return nil }
                return SetupCalendar.Share(with: with, access: access)
            }
        }
        calendar.isAbsent = isAbsent(members)
        return calendar
    }

    mutating func schedule(_ node: SetupNode, at path: String) -> SetupSchedule? {
        let known = ["displayName", "overrides", "holidays", "presence"]
        guard
            let members = members(node, at: path, required: ["owner", "name", "timeZone", "weekly"], known: known),
            let place = place(members), let zone = zone(members, "timeZone")
        else { return nil }
        let blocks = items(members, "weekly").compactMap { block($0.node, at: $0.path) }
        let overrides = items(members, "overrides").compactMap { override($0.node, at: $0.path) }
        var schedule = SetupSchedule(
            place, schedule: Schedule(WeeklyHours(blocks, in: zone), overrides: overrides),
            displayName: text(members, "displayName", maximum: 200), holidays: ownedName(members, "holidays"))
        schedule.isAbsent = isAbsent(members)
        return schedule
    }

    private mutating func block(_ node: SetupNode, at path: String) -> WeeklyHours.Block? {
        guard let members = members(node, at: path, required: ["days", "from", "to"], known: []),
            let range = minutes(members)
        else { return nil }
        let days = items(members, "days").compactMap { item in
            value(item.node, at: item.path, "day of the week") { Weekday(setup: $0) }
        }
        return WeeklyHours.Block(days: Set(days), start: range.start, end: range.end)
    }

    private mutating func override(_ node: SetupNode, at path: String) -> Schedule.Override? {
        guard let members = members(node, at: path, required: ["date", "hours"], known: ["until", "note"]),
            let date = date(members, "date")
        else { return nil }
        _ = text(members, "note", maximum: 200)
        let until = self.date(members, "until") ?? date
        guard date <= until else {
            fault(members.path("until"), .malformed("date from \"date\" on"))
            return nil
        }
        return Schedule.Override(
            from: date, until: until, hours: items(members, "hours").compactMap { minutes($0.node, at: $0.path) })
    }
}

extension Weekday {
    fileprivate init?(setup word: String) {
        let words = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        guard let index = words.firstIndex(of: word), let day = Weekday(rawValue: index) else { return nil }
        self = day
    }
}

extension String {
    fileprivate var isColor: Bool {
        utf8.count == 7 && first == "#" && dropFirst().allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
