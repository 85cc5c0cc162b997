import CalendarModel

extension Connection {
    /// Everything that the index knows of an object, in place of what it knew.
    func replaceIndex(
        with index: OccurrenceIndex, of object: Int64, in calendar: CalendarID
    ) throws(CalendarStoreError) {
        try deleteIndex(of: object)
        try insertIndex(index, of: object, in: calendar)
    }

    func insertIndex(
        _ index: OccurrenceIndex, of object: Int64, in calendar: CalendarID
    ) throws(CalendarStoreError) {
        try insertOccurrences(index.entries, of: object, in: calendar)
        guard let answers = index.answers else { return }
        try execute("INSERT INTO answer_sheet (object, octets) VALUES (\(object), \(answers.octets))")
    }

    func deleteIndex(of object: Int64) throws(CalendarStoreError) {
        try deleteOccurrences(of: object)
        try execute("DELETE FROM answer_sheet WHERE object = \(object)")
    }
}
