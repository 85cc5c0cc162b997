import CalendarModel
import ICalendar

/// To whom which answers to alarms are shown (RFC 9074 §6: an alarm is dismissed by a person, not by a calendar).
extension Exchange {
    /// The object as this person sees it.
    func seen(_ object: StoredObject, owner: PrincipalID) async throws -> StoredObject {
        try await seen([object], owner: owner)[0]
    }

    /// The objects of one owner's calendars as this person sees them.
    func seen(_ objects: [StoredObject], owner: PrincipalID) async throws -> [StoredObject] {
        let reader = request.principal.id
        let others = objects.filter { ($0.writer ?? owner) != reader }
        guard !others.isEmpty else { return objects }
        let kept = try await store.alarmAnswers(of: reader, to: others.map(\.id))
        return objects.map { object in
            guard (object.writer ?? owner) != reader else { return object }
            var object = object
            object.octets = Self.letter(object.octets, with: kept[object.id])
            return object
        }
    }

    /// The tag of the octets that this person sees, unless somebody else's answers may have made way for theirs.
    func commonTag(of object: StoredObject, owner: PrincipalID) -> EntityTag? {
        (object.writer ?? owner) == request.principal.id ? object.entityTag : nil
    }

    /// What cannot be read is shown as it is.
    private static func letter(_ octets: [UInt8], with kept: [UInt8]?) -> [UInt8] {
        guard kept != nil || AlarmAnswers.mayBe(in: octets) else { return octets }
        do {
            var document = try LetterDocument(reading: octets)
            guard document.calendars.count == 1 else { return octets }
            let answers = try kept.flatMap { kept throws(ICalendarError) in try AlarmAnswers(kept) }
            (answers ?? AlarmAnswers(in: LetterComponent(name: "VCALENDAR")))
                .replaceAnswers(in: &document.calendars[0])
            return document.octets
        } catch {
            return octets
        }
    }
}
