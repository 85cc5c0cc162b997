import CalendarModel
public import Chronology
public import ICalendar

extension Appointment {
    /// For whom an event is written: the guest reads nothing that is for hosts only.
    public enum Reader: Hashable, Sendable {
        case guest
        case team
    }

    /// As a calendar with one event (RFC 5545 §3.6.1), for a calendar of the team or, with a `method`, for a mail
    /// (RFC 5546 §1.4). Buffers are no part of it.
    public func calendar(
        for reader: Reader, people: BookingPeople, method: String? = nil, stamp: Instant
    ) -> LetterComponent {
        var head = [
            ContentLine(name: "VERSION", value: "2.0"), ContentLine(name: "PRODID", value: "-//Turnus//Turnus//EN"),
        ]
        if let method { head.append(ContentLine(name: "METHOD", value: method)) }
        let event = LetterComponent(
            name: "VEVENT", nodes: lines(for: reader, people: people, stamp: stamp).map(LetterNode.line))
        return LetterComponent(name: "VCALENDAR", nodes: head.map(LetterNode.line) + [.component(event)])
    }

    private func lines(for reader: Reader, people: BookingPeople, stamp: Instant) -> [ContentLine] {
        let isForTeam = reader == .team
        var lines = [
            ContentLine(name: "UID", value: TextValue.escape(uid)),
            ContentLine(name: "DTSTAMP", value: CalendarTime.utc(stamp).text),
            ContentLine(name: "CREATED", value: CalendarTime.utc(created).text),
            ContentLine(name: "LAST-MODIFIED", value: CalendarTime.utc(updated).text),
            ContentLine(name: "SEQUENCE", value: String(sequence)),
            ContentLine(name: "DTSTART", value: CalendarTime.utc(span.start).text),
            ContentLine(name: "DTEND", value: CalendarTime.utc(span.end).text),
            text("SUMMARY", isForTeam ? "\(title): \(guest.name)" : title),
            text("DESCRIPTION", description(for: reader, people)),
            ContentLine(name: "STATUS", value: eventStatus),
            // While nobody has it, it takes nobody's time.
            ContentLine(name: "TRANSP", value: hosts.isEmpty ? "TRANSPARENT" : "OPAQUE"),
            person("ORGANIZER", people.organizer),
        ]
        if let location, !location.isEmpty {
            lines.append(text("LOCATION", location))
            if location.isWebAddress { lines.append(ContentLine(name: "URL", value: location)) }
        }
        for host in hosts {
            if let host = people.hosts[host] { lines.append(person("ATTENDEE", host, answer)) }
        }
        lines.append(person("ATTENDEE", NamedAddress(name: guest.name, address: guest.email), "ACCEPTED"))
        return lines + (isForTeam ? teamLines : [])
    }

    private var eventStatus: String {
        switch status {
        case .pending: "TENTATIVE"
        case .unassigned, .assigned, .done, .noShow: "CONFIRMED"
        case .declined, .cancelled: "CANCELLED"
        }
    }

    /// Of its hosts: what waits for an approval takes their time already, and only tentatively (RFC 5545 §3.2.12).
    private var answer: String { status == .pending ? "TENTATIVE" : "ACCEPTED" }

    private func person(_ name: String, _ person: NamedAddress, _ answer: String? = nil) -> ContentLine {
        var parameters = [LetterParameter(name: "CN", values: [person.name])]
        if let answer {
            parameters += [
                LetterParameter(name: "ROLE", values: ["REQ-PARTICIPANT"]),
                LetterParameter(name: "PARTSTAT", values: [answer]),
            ]
        }
        return ContentLine(name: name, parameters: parameters, value: "mailto:" + person.address)
    }

    private func text(_ name: String, _ text: String) -> ContentLine {
        ContentLine(name: name, value: TextValue.escape(text))
    }

    /// What the guest has answered and, for the team, how to reach him and what hosts have noted.
    private func description(for reader: Reader, _ people: BookingPeople) -> String {
        var parts = people.questions.compactMap { question in
            answers[question.name].map { "\(question.label[people.language]): \(question.shown($0, people.language))" }
        }
        if reader == .team {
            parts.append("\(guest.name) <\(guest.email)>" + (guest.phone.map { ", \($0)" } ?? ""))
            if let note, !note.isEmpty { parts.append(note) }
        }
        return parts.joined(separator: "\n")
    }
}

extension GuestQuestion {
    /// An answer as a person reads it: the label of a choice.
    fileprivate func shown(_ answer: String, _ language: GuestLanguage) -> String {
        guard case .choice(let choices) = kind, let choice = choices.first(where: { $0.value == answer }) else {
            return answer
        }
        return choice.label[language]
    }
}
