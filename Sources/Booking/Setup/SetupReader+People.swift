import Chronology

extension SetupReader {
    mutating func user(_ node: SetupNode, at path: String) -> SetupUser? {
        let known = [
            "email", "language", "timeZone", "freeBusyVisibility", "defaultSchedule", "bookingCalendar",
            "busyCalendars", "administrator", "password", "presence",
        ]
        guard let members = members(node, at: path, required: ["name", "displayName"], known: known) else { return nil }
        let (name, displayName) = (name(members, "name"), text(members, "displayName", maximum: 200))
        guard let name, let displayName else { return nil }
        var user = SetupUser(name: name, displayName: displayName)
        user.email = value(members, "email", "e-mail address") { $0.isAddress ? $0 : nil }
        user.language = word(members, "language", GuestLanguage.self)
        user.timeZone = zone(members, "timeZone")?.identifier
        user.freeBusyVisibility = word(members, "freeBusyVisibility", Visibility.self)?.rawValue
        user.defaultSchedule = ownedName(members, "defaultSchedule")
        user.bookingCalendar = ownedName(members, "bookingCalendar")
        if members["busyCalendars"] != nil {
            user.busyCalendars = items(members, "busyCalendars").compactMap { item in
                value(item.node, at: item.path, "OWNER/NAME", OwnedName.init)
            }
        }
        user.isAdministrator = flag(members, "administrator")
        user.secret = secret(members, "password")
        user.isAbsent = isAbsent(members)
        return user
    }

    private enum Visibility: String, CaseIterable { case nobody, colleagues, `public` }

    private mutating func secret(_ members: Members, _ member: String) -> SetupSecret? {
        guard let node = members[member],
            let source = self.members(node, at: members.path(member), known: ["fromEnvironment", "generate"])
        else { return nil }
        let name = text(source, "fromEnvironment", maximum: 200)
        let isGenerated = flag(source, "generate") == true
        switch (name, isGenerated) {
        case (let name?, false): return .environment(name)
        case (nil, true): return .generated
        case (.some, true), (nil, false):
            fault(members.path(member), .malformed("secret: either fromEnvironment or generate: true"))
            return nil
        }
    }

    mutating func team(_ node: SetupNode, at path: String) -> SetupTeam? {
        let known = ["slug", "description", "timeZone", "language", "contact", "members", "presence"]
        guard let members = members(node, at: path, required: ["name", "displayName"], known: known) else { return nil }
        let (name, displayName) = (name(members, "name"), text(members, "displayName", maximum: 200))
        guard let name, let displayName else { return nil }
        var team = SetupTeam(name: name, displayName: displayName)
        team.slug = slug(members, "slug")
        team.description = localized(members, "description")
        team.timeZone = zone(members, "timeZone")?.identifier
        team.language = word(members, "language", GuestLanguage.self)
        team.contact = value(members, "contact", "e-mail address") { $0.isAddress ? $0 : nil }
        if members["members"] != nil {
            team.members = items(members, "members").compactMap { item in
                guard let member = self.members(item.node, at: item.path, required: ["user"], known: ["role"]),
                    let user = self.name(member, "user")
                else { return nil }
                return SetupTeam.Member(user: user, role: word(member, "role", SetupTeam.Member.Role.self) ?? .member)
            }
        }
        team.isAbsent = isAbsent(members)
        return team
    }

    mutating func absence(_ node: SetupNode, at path: String) -> SetupAbsence? {
        let known = ["note", "standIn", "presence"]
        guard let members = members(node, at: path, required: ["user", "start", "end"], known: known) else {
            return nil
        }
        let user = name(members, "user")
        let start = value(members, "start", "instant", Instant.init(rfc3339:))
        let end = value(members, "end", "instant", Instant.init(rfc3339:))
        guard let user, let start, let end else { return nil }
        guard let span = Span(from: start, to: end) else {
            fault(members.path("end"), .malformed("instant after \"start\""))
            return nil
        }
        var absence = SetupAbsence(
            user: user, span: span, note: text(members, "note", maximum: 200), standIn: name(members, "standIn"))
        absence.isAbsent = isAbsent(members)
        return absence
    }
}
