public import CalendarModel
public import Chronology

extension Store {
    public func holidays(
        of people: [PrincipalID], during span: Span
    ) async throws(CalendarStoreError) -> [PrincipalID: [TakenOccurrence]] {
        let named = try await database.glance { connection throws(CalendarStoreError) in
            var named: [CalendarID: [PrincipalID]] = [:]
            for list in SQL.lists(of: people) {
                try connection.forEach("SELECT calendar, principal FROM holiday_calendar WHERE principal IN \(list)") {
                    named[CalendarID(rawValue: $0.integer(0)), default: []].append(
                        PrincipalID(rawValue: $0.integer(1)))
                    return .next
                }
            }
            return named
        }
        guard !named.isEmpty else { return [:] }
        var days: [PrincipalID: [TakenOccurrence]] = [:]
        let calendars = named.keys.sorted { $0.rawValue < $1.rawValue }
        for found in try await occurrences(in: calendars, during: span.forAllZones, floatingIn: .utc)
        where found.occurrence.isAllDay {
            let day = TakenOccurrence(found.occurrence, of: found.object, in: found.calendar)
            for person in named[found.calendar] ?? [] { days[person, default: []].append(day) }
        }
        return days
    }

    public func holidayCalendars(of person: PrincipalID) async throws(CalendarStoreError) -> [CalendarID] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [CalendarID] = []
            try connection.forEach(
                "SELECT calendar FROM holiday_calendar WHERE principal = \(person) ORDER BY calendar"
            ) {
                found.append(CalendarID(rawValue: $0.integer(0)))
                return .next
            }
            return found
        }
    }

    public func setHolidayCalendars(
        _ calendars: [CalendarID], of person: PrincipalID
    ) async throws(CalendarStoreError) {
        try await database.write { connection throws(CalendarStoreError) in
            try connection.requirePrincipal(person)
            guard try connection.calendars(Array(Set(calendars))).count == Set(calendars).count else {
                throw .noSuchCalendar
            }
            try connection.execute("DELETE FROM holiday_calendar WHERE principal = \(person)")
            for calendar in Set(calendars) {
                try connection.execute(
                    "INSERT INTO holiday_calendar (principal, calendar) VALUES (\(person), \(calendar))")
            }
        }
    }
}
