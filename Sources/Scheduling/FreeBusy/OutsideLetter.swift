import CalendarModel
import Chronology
import ICalendar

/// An iCalendar text from elsewhere that tells when somebody is busy: as VFREEBUSY, or by all that is in a calendar.
struct OutsideLetter {
    let octets: [UInt8]
    let resolver: ZoneResolver

    /// What cannot be read is unknown: all of the window for the whole text, the same for one object in it.
    func busyTime(of somebody: PersonInZones, during window: Span) -> BusyTime {
        let calendars: [LetterComponent]
        do {
            calendars = try LetterDocument(reading: octets, limits: .file).calendars
        } catch {
            return BusyTime(unknown: window)
        }
        guard !calendars.isEmpty else { return BusyTime(unknown: window) }
        // One calendar that is nobody's here: the fold tells calendars apart by their zones alone.
        let calendar = CalendarID(rawValue: 0)
        var taken = TakenTime()
        var unknown = SpanSet.empty
        var spoken: [Span] = []
        for (index, part) in calendars.flatMap(Self.parts).enumerated() {
            let id = ObjectID(rawValue: Int64(index))
            do {
                let object = try CalendarObject(interpreting: part, resolver: resolver)
                if object.kind == .freeBusy { spoken += object.components.compactMap(Self.spoken) }
                taken.answers[id] = AnswerSheet(of: object)
                // Floating times and days may lie a day beside the window in UTC.
                let wide =
                    Span(from: window.start.advanced(bySeconds: -86_400), to: window.end.advanced(bySeconds: 86_400))
                    ?? window
                taken.occurrences += try object.entries(during: wide, floatingIn: .utc)
                    .map { TakenOccurrence($0, of: id, in: calendar) }
            } catch {
                unknown = SpanSet([window])
            }
        }
        if !spoken.isEmpty { unknown = unknown.union(SpanSet([window]).subtracting(SpanSet(spoken))) }
        var fold = BusyFold(of: somebody.person.calendarAddresses, during: window)
        fold.add(taken, in: [calendar: somebody.zones])
        return fold.busyTime.union(
            BusyTime(busy: .empty, tentative: .empty, unavailable: .empty, unknown: unknown)
        ).settled
    }

    /// A VCALENDAR for each UID that takes time, with the time zones of all.
    private static func parts(of calendar: LetterComponent) -> [LetterComponent] {
        let zones = calendar.components.filter { $0.name == "VTIMEZONE" }
        var order: [String] = []
        var groups: [String: [LetterComponent]] = [:]
        for component in calendar.components where component.name == "VEVENT" || component.name == "VFREEBUSY" {
            let uid = component.first("UID")?.value ?? "\(order.count)"
            if groups[uid] == nil { order.append(uid) }
            groups[uid, default: []].append(component)
        }
        return order.map { uid in
            var alone = calendar
            alone.nodes = calendar.lines.filter { !$0.isNamed("METHOD") }.map(LetterNode.line)
            alone.nodes += (zones + (groups[uid] ?? [])).map(LetterNode.component)
            return alone
        }
    }

    /// The time that a VFREEBUSY speaks of; nothing where it does not say (RFC 5545 §3.6.4).
    private static func spoken(_ component: CalendarComponent) -> Span? {
        guard let start = component.start, case .at(let end) = component.ending else { return nil }
        return Span(from: start.instant(floatingIn: .utc), to: end.instant(floatingIn: .utc))
    }
}
