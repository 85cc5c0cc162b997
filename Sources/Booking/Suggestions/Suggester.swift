import CalendarModel
import Chronology
import ICalendar

/// Finds what could be instead of a booking: first somebody else who is free at the same time, then the nearest times
/// with whoever has it, then those with others.
///
/// The same scene gives the same suggestions in the same order.
public struct Suggester: Sendable {
    private let appointment: Appointment
    private let book: SlotBook
    private let order: [PrincipalID]

    /// `standings` say in which order hosts are asked: those of the decision, if it were made now.
    public init(_ appointment: Appointment, in scene: SlotScene, standings: [Standing]) {
        self.appointment = appointment
        book = SlotBook(scene.ignoring([.booking(appointment.id)]))
        let lot = Lot(appointment.uid)
        order =
            standings.sorted { first, second in
                guard first.priority == second.priority else { return first.priority > second.priority }
                guard first.deficit == second.deficit else { return first.deficit > second.deficit }
                return lot.ticket(of: first.host) > lot.ticket(of: second.host)
            }.map(\.host)
    }

    /// The best, at most `limit`; none that begins before the guest can be told, but for the same time.
    public func suggestions(limit: Int = 5) -> [Suggestion] {
        let all = sameTime + otherTimes
        return Array(all.sorted { ($0.score, $0.span.start) < ($1.score, $1.span.start) }.prefix(limit))
    }

    /// Others can take it over however soon it is: the guest has agreed to the time already.
    private var sameTime: [Suggestion] {
        guard appointment.host != nil || appointment.needsHost else { return [] }
        var scene = book.scene
        scene.rules.notice = CalendarDuration()
        scene.rules.window = .rolling(CalendarDuration(days: 36_500))
        let request = SlotRequest(
            start: appointment.span.start, duration: appointment.duration, seats: appointment.seats)
        guard let opening = SlotBook(scene).isBookable(request).opening, opening.span == appointment.span else {
            return []
        }
        return ranked(opening).filter { $0 != appointment.host }.map { host in
            suggestion(.sameTimeOtherHost, opening, host: host)
        }
    }

    private var otherTimes: [Suggestion] {
        let openings = book.openings(
            lasting: appointment.duration, in: book.scene.window, seats: appointment.seats)
        return openings.filter { $0.span.start != appointment.span.start }.compactMap { opening in
            guard let host = appointment.host else {
                guard let first = ranked(opening).first else {
                    return opening.assignable.isEmpty ? suggestion(.otherTimeSameHost, opening, host: nil) : nil
                }
                return suggestion(.otherTimeOtherHost, opening, host: first)
            }
            if opening.assignable.contains(host) { return suggestion(.otherTimeSameHost, opening, host: host) }
            return ranked(opening).first.map { suggestion(.otherTimeOtherHost, opening, host: $0) }
        }
    }

    /// The hosts who can be given it, whoever is asked first coming first.
    private func ranked(_ opening: Opening) -> [PrincipalID] {
        order.filter(opening.assignable.contains)
    }

    private func suggestion(_ kind: Suggestion.Kind, _ opening: Opening, host: PrincipalID?) -> Suggestion {
        let local = appointment.guest.zone.wallTime(at: opening.span.start)
        return Suggestion(
            kind: kind, span: opening.span, fixed: opening.fixed, host: host,
            minutesAway: Int(abs(appointment.span.start.seconds(to: opening.span.start)) / 60),
            hostRank: host.flatMap { ranked(opening).firstIndex(of: $0) } ?? 0,
            isUnusual: local.hour < 7 || local.hour >= 21)
    }
}
