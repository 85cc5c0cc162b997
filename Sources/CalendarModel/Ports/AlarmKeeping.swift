/// Keeps what people answered to alarms of objects that somebody else wrote last.
public protocol AlarmKeeping: Sendable {
    /// The answers of a person to those of the objects to which they gave any; `AlarmAnswers` reads them.
    func alarmAnswers(
        of person: PrincipalID, to objects: [ObjectID]
    ) async throws(CalendarStoreError) -> [ObjectID: [UInt8]]
}
