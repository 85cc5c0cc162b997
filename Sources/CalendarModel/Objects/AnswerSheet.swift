public import ICalendar

/// What those who were invited have answered, as far as it decides whose time an object takes.
///
/// It names everybody, not only the owner of the calendar: whose answer counts is decided by whoever asks, with the
/// addresses that a person has then. So nothing is written again when somebody gets another address, and nothing is
/// wrong in between; nor where an object goes to somebody else's calendar.
public struct AnswerSheet: Hashable, Sendable {
    /// A line for each that is invited or invites: the component's number, PARTSTAT or `ORGANIZER`, the address in
    /// lower case without `mailto:`.
    public let octets: [UInt8]

    /// What an organizer's line says instead of an answer.
    public static let organizer = "ORGANIZER"

    public init(octets: [UInt8]) {
        self.octets = octets
    }

    /// Nothing where no answer makes a difference to anybody: mostly there is nobody invited at all.
    public init?(of object: CalendarObject) {
        var text = ""
        for (index, component) in object.components.enumerated() where component.dependsOnAnswers {
            if let organizer = component.organizer {
                text += Self.line(index, Self.organizer, organizer.address)
            }
            for attendee in component.attendees {
                text += Self.line(index, attendee.participation, attendee.address)
            }
        }
        guard !text.isEmpty else { return nil }
        octets = Array(text.utf8)
    }

    private static func line(_ component: Int, _ word: String, _ address: String) -> String {
        let word = word.filter { $0 != " " && !$0.isNewline }
        return "\(component) \(word) \(Self.key(of: address).filter { !$0.isNewline })\n"
    }

    /// What addresses are compared by.
    public static func key(of address: String) -> String {
        let address = address.lowercased()
        return address.hasPrefix("mailto:") ? String(address.dropFirst(7)) : address
    }

    /// What `addresses` have answered, component by component; the keys of addresses, as octets.
    public func answers(of addresses: [[UInt8]]) -> [Answer] {
        var found: [Answer] = []
        var start = 0
        while start < octets.count {
            let end = octets[start...].firstIndex(of: UInt8(ascii: "\n")) ?? octets.count
            let line = octets[start..<end]
            start = end + 1
            guard let first = line.firstIndex(of: UInt8(ascii: " ")),
                let second = line[(first + 1)...].firstIndex(of: UInt8(ascii: " "))
            else { continue }
            let address = line[(second + 1)...]
            guard addresses.contains(where: { $0.elementsEqual(address) }),
                let component = Int(String(decoding: line[..<first], as: UTF8.self))
            else { continue }
            let word = String(decoding: line[(first + 1)..<second], as: UTF8.self)
            found.append(Answer(component: component, word: word))
        }
        return found
    }

    public struct Answer: Hashable, Sendable {
        public var component: Int
        /// PARTSTAT in upper case, or `ORGANIZER`.
        public var word: String
    }
}

extension CalendarComponent {
    /// Whether it takes the time of some who are invited and not, or less, that of others.
    var dependsOnAnswers: Bool {
        BusyKind(of: self) != .free && attendees.contains { !Self.comingWords.contains($0.participation) }
    }

    /// Answers of those whose time it takes as it says.
    private static let comingWords: Set<String> = ["ACCEPTED", "COMPLETED", "IN-PROCESS"]
}
