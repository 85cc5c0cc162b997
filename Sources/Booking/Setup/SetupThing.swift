import Chronology

/// A thing of a set-up file: by what it is known, and what of it can differ.
protocol SetupThing: Sendable {
    var key: String { get }
    var isAbsent: Bool { get }
    /// Each with its value; nothing where the file does not name it.
    var parts: [(String, AnyHashable?)] { get }
}

extension SetupUser: SetupThing {
    var key: String { name }

    /// The secret is for those who have none, and never differs.
    var parts: [(String, AnyHashable?)] {
        [
            ("displayName", displayName), ("email", email), ("language", language), ("timeZone", timeZone),
            ("freeBusyVisibility", freeBusyVisibility), ("defaultSchedule", defaultSchedule),
            ("bookingCalendar", bookingCalendar), ("busyCalendars", busyCalendars.map(Set.init)),
            ("administrator", isAdministrator),
        ]
    }
}

extension SetupTeam: SetupThing {
    var key: String { name }

    var parts: [(String, AnyHashable?)] {
        [
            ("displayName", displayName), ("slug", slug), ("description", description), ("timeZone", timeZone),
            ("language", language), ("contact", contact), ("members", members.map(Set.init)),
        ]
    }
}

extension SetupCalendar: SetupThing {
    var key: String { place.description }

    var parts: [(String, AnyHashable?)] {
        [
            ("kind", kind), ("displayName", displayName), ("description", description), ("color", color),
            ("timeZone", timeZone), ("transparent", isTransparent), ("stage", stage),
            ("sharedWith", shares.map(Set.init)),
        ]
    }
}

extension SetupSchedule: SetupThing {
    var key: String { place.description }

    var parts: [(String, AnyHashable?)] {
        [
            ("displayName", displayName), ("timeZone", schedule.zone), ("weekly", schedule.weekly),
            ("overrides", schedule.overrides), ("holidays", holidays),
        ]
    }
}

extension SetupAbsence: SetupThing {
    var key: String { "\(user) \(span.start.rfc3339)" }
    var parts: [(String, AnyHashable?)] { [("end", span.end), ("note", note), ("standIn", standIn)] }
}

extension SetupType: SetupThing {
    var key: String { place.description }

    var parts: [(String, AnyHashable?)] {
        [
            ("title", type.title), ("description", type.description), ("language", type.language),
            ("state", type.isOpen), ("visibility", type.visibility), ("defaultDuration", type.defaultDuration),
            ("rules", type.rules), ("location", type.location), ("questions", type.questions),
            ("approval", type.approval), ("distribution", type.distribution), ("embedding", type.embedding),
            ("guestRules", type.guestRules), ("reminders", type.reminders), ("stage", type.stage),
            ("tags", type.tags), ("previousSlugs", type.previousSlugs), ("schedule", schedule),
            ("poolCalendar", poolCalendar), ("hosts", hosts), ("shares", type.hosts),
        ]
    }
}
