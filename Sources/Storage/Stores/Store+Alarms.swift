public import CalendarModel
import ICalendar

extension Store: AlarmKeeping {
    public func alarmAnswers(
        of person: PrincipalID, to objects: [ObjectID]
    ) async throws(CalendarStoreError) -> [ObjectID: [UInt8]] {
        try await database.glance { connection throws(CalendarStoreError) in
            var found: [ObjectID: [UInt8]] = [:]
            for list in SQL.lists(of: objects) {
                try connection.forEach(
                    "SELECT object, octets FROM alarm_answer WHERE principal = \(person) AND object IN \(list)"
                ) {
                    found[ObjectID(rawValue: $0.integer(0))] = $0.bytes(1)
                    return .next
                }
            }
            return found
        }
    }
}

extension Connection {
    /// The object is about to be written by `next`: what its letter holds of answers by whoever wrote it last is kept
    /// beside it from now on, and `next` brings their own along.
    func changeWriter(of object: Int64, from last: PrincipalID, to next: PrincipalID) throws(CalendarStoreError) {
        guard last != next else { return }
        let letter = try first("SELECT octets FROM calendar_object WHERE id = \(object)") { $0.bytes(0) } ?? []
        try execute(
            "DELETE FROM alarm_answer WHERE object = \(object) AND principal IN (\(last), \(next))")
        guard AlarmAnswers.mayBe(in: letter), let answers = AlarmAnswers(inLetter: letter), !answers.isEmpty else {
            return
        }
        guard try exists("SELECT 1 FROM principal WHERE id = \(last)") else { return }
        try execute(
            """
            INSERT INTO alarm_answer (object, principal, octets) VALUES (\(object), \(last), \(answers.octets))
            """)
    }

    /// Whether a letter that is there octet for octet still says something new when `person` writes it.
    func hasNews(_ letter: [UInt8], of object: Int64, by person: PrincipalID) throws(CalendarStoreError) -> Bool {
        if AlarmAnswers.mayBe(in: letter) { return true }
        return try exists("SELECT 1 FROM alarm_answer WHERE object = \(object) AND principal = \(person)")
    }

    func copyAlarmAnswers(of object: Int64, to copy: Int64) throws(CalendarStoreError) {
        try execute(
            """
            INSERT INTO alarm_answer (object, principal, octets)
            SELECT \(copy), principal, octets FROM alarm_answer WHERE object = \(object)
            """)
    }
}

extension AlarmAnswers {
    /// Nothing where the letter cannot be read: what nobody can read holds no answers.
    fileprivate init?(inLetter letter: [UInt8]) {
        do {
            guard let calendar = try LetterDocument(reading: letter).calendars.first else { return nil }
            self.init(in: calendar)
        } catch {
            return nil
        }
    }
}
