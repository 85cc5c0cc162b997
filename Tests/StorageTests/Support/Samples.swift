import CalendarModel
import Chronology
import ICalendar
import Storage

/// 2026-01-05T00:00:00Z, a Monday.
let now = Instant(secondsSinceEpoch: 1_767_571_200)
let hour: Int64 = 3600
let day: Int64 = 86_400

func at(_ seconds: Int64) -> Instant {
    now.advanced(bySeconds: seconds)
}

func span(_ start: Int64, _ end: Int64) -> Chronology.Span {
    Chronology.Span(from: at(start), to: at(end))!
}

func name(_ text: String) -> ResourceName {
    ResourceName(text)!
}

/// An event of one instance, fixed on the time line, seconds after `now`.
func event(_ uid: String, from start: Int64 = 0, to end: Int64 = hour, text: String = "") -> PreparedObject {
    let entry = IndexedOccurrence(
        recurrenceID: .absolute(at(start)), start: .absolute(at(start)), end: .absolute(at(end)), isAllDay: false,
        busy: .busy, component: 0)
    return prepared(uid, [entry], text: text)
}

func prepared(_ uid: String, _ entries: [IndexedOccurrence], text: String = "") -> PreparedObject {
    let object = CalendarObject(uid: uid, kind: .event, components: [CalendarComponent(kind: .event)])
    return PreparedObject(
        octets: Array("letter of \(uid) \(text)".utf8), object: object, index: OccurrenceIndex(entries: entries))
}

func put(
    _ uid: String, text: String = "", if precondition: ObjectChange.Precondition = .none
) -> ObjectChange {
    ObjectChange(name: "\(uid).ics", action: .put(event(uid, text: text)), precondition: precondition)
}

extension Store {
    /// A user with the calendar `calendar`, which is returned.
    func someCalendar(_ user: String = "anna") async throws -> CalendarCollection {
        let principal = try await addPrincipal(
            PrincipalDraft(name: name(user), displayName: "Anna Muster", addresses: ["\(user)@example.org"]), at: now)
        guard let calendar = try await calendar(named: name("calendar"), of: principal.id) else {
            throw TestFailure.missing
        }
        return calendar
    }

    func calendar(_ id: CalendarID) async throws -> CalendarCollection {
        guard let calendar = try await calendars([id]).first else { throw TestFailure.missing }
        return calendar
    }
}
