import Chronology
import ICalendar

extension SetupReader {
    mutating func duration(_ members: Members, _ member: String) -> CalendarDuration? {
        value(members, member, "duration", CalendarDuration.init(setup:))
    }

    /// In seconds; a day of a slot's grid or buffer is 24 hours.
    mutating func seconds(_ members: Members, _ member: String) -> Int64? {
        duration(members, member).map { Int64($0.days) * 86_400 + $0.seconds }
    }

    mutating func zone(_ members: Members, _ member: String) -> Zone? {
        let zones = zones
        return value(members, member, "time zone", zones)
    }

    mutating func name(_ members: Members, _ member: String) -> String? {
        value(members, member, "name") { $0.isSetupName ? $0 : nil }
    }

    mutating func slug(_ members: Members, _ member: String) -> Slug? {
        value(members, member, "slug", Slug.init)
    }

    mutating func ownedName(_ members: Members, _ member: String) -> OwnedName? {
        value(members, member, "OWNER/NAME", OwnedName.init)
    }

    mutating func date(_ members: Members, _ member: String) -> CivilDate? {
        value(members, member, "date", CivilDate.init(setup:))
    }

    /// One text, or one for each language.
    mutating func localized(_ members: Members, _ member: String) -> LocalizedText? {
        guard let node = members[member] else { return nil }
        if case .text(let text) = node { return .everywhere(text) }
        let words = GuestLanguage.allCases.map(\.rawValue)
        guard let languages = self.members(node, at: members.path(member), known: words) else { return nil }
        let texts = GuestLanguage.allCases.compactMap { language in
            text(languages, language.rawValue).map { (language, $0) }
        }
        guard !texts.isEmpty else {
            fault(members.path(member), .missing)
            return nil
        }
        return .each(Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    }

    mutating func isAbsent(_ members: Members) -> Bool {
        word(members, "presence", SetupPresence.self) == .absent
    }

    mutating func minutes(_ node: SetupNode, at path: String) -> MinuteRange? {
        guard let members = members(node, at: path, required: ["from", "to"], known: []) else { return nil }
        return minutes(members)
    }

    mutating func minutes(_ members: Members) -> MinuteRange? {
        let from = value(members, "from", "time of day", Int.init(setupMinutes:))
        let to = value(members, "to", "time of day", Int.init(setupMinutes:))
        guard let from, let to else { return nil }
        if let range = MinuteRange(from: from, to: to) { return range }
        fault(members.path("to"), .malformed("time after \"from\""))
        return nil
    }
}

/// Whether a thing shall be there.
enum SetupPresence: String, CaseIterable {
    case present, absent
}

extension CalendarDuration {
    /// Days, or hours and minutes, without a sign.
    init?(setup text: String) {
        guard text.first == "P" else { return nil }
        do {
            self = try CalendarDuration(parsing: text)
        } catch {
            // What is wrong with it is said by the path and by what was wanted there.
            return nil
        }
    }
}

extension CivilDate {
    /// A full-date (RFC 3339 §5.6).
    fileprivate init?(setup text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.map(\.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Int($0) : nil }
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}

extension Int {
    /// `09:00` to `24:00`, as minutes after midnight.
    fileprivate init?(setupMinutes text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2], text.utf8.allSatisfy({ $0 < 0x3B && $0 > 0x2F }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        self = hour * 60 + minute
    }
}

extension String {
    /// Small letters and digits with single dots, hyphens and underscores between them.
    var isSetupName: Bool {
        var previous: UInt8 = 0x2D
        for octet in utf8 {
            let isMark = octet == 0x2D || octet == 0x2E || octet == 0x5F
            let isLetter = (0x61...0x7A).contains(octet) || (0x30...0x39).contains(octet)
            let follows = previous == 0x2D || previous == 0x2E || previous == 0x5F
            guard isLetter || (isMark && !follows) else { return false }
            previous = octet
        }
        return utf8.count <= 64 && (last?.isLetter == true || last?.isNumber == true)
    }

    /// The word that differs from it least, where that is little.
    func nearest(of words: [String]) -> String? {
        let distances = words.map { (word: $0, distance: distance(to: $0)) }
        guard let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= 2 else { return nil }
        return best.word
    }

    /// How many letters have to be added, taken or changed (Levenshtein).
    private func distance(to other: String) -> Int {
        let letters = Array(other.unicodeScalars)
        var row = Array(0...letters.count)
        for (index, letter) in unicodeScalars.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in letters.indices {
                let change = diagonal + (letter == letters[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = Swift.min(change, row[column] + 1, diagonal + 1)
            }
        }
        return row[letters.count]
    }
}
