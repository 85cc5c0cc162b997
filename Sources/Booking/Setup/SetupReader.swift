import Chronology
import ICalendar

/// Reads a tree member by member, and remembers everything that is wrong with it.
struct SetupReader {
    var faults: [SetupFault] = []
    let zones: @Sendable (String) -> Zone?

    /// A map whose members are known, and where it stands.
    struct Members {
        let path: String
        let nodes: [String: SetupNode]

        func path(_ member: String) -> String { path.isEmpty ? member : path + "/" + member }

        /// What it says; nothing where it says nothing, or `null`.
        subscript(member: String) -> SetupNode? {
            guard let node = nodes[member], node != .null else { return nil }
            return node
        }
    }

    mutating func fault(_ path: String, _ reason: SetupFault.Reason) {
        faults.append(SetupFault(path, reason))
    }

    mutating func members(
        _ node: SetupNode, at path: String, required: [String] = [], known: [String]
    ) -> Members? {
        guard case .map(let nodes) = node else {
            fault(path, .notA(.map))
            return nil
        }
        let members = Members(path: path, nodes: nodes)
        let all = required + known
        for member in nodes.keys.sorted() where !all.contains(member) {
            fault(members.path(member), .unknownMember(nearest: member.nearest(of: all)))
        }
        for member in required where nodes[member] == nil { fault(members.path(member), .missing) }
        return members
    }

    /// The elements of a list, each with where it stands.
    mutating func items(_ members: Members, _ member: String) -> [(node: SetupNode, path: String)] {
        guard let node = members[member] else { return [] }
        guard case .list(let items) = node else {
            fault(members.path(member), .notA(.list))
            return []
        }
        return items.enumerated().map { ($0.element, "\(members.path(member))/\($0.offset)") }
    }

    mutating func text(_ members: Members, _ member: String, maximum: Int = 2000) -> String? {
        members[member].flatMap { text($0, at: members.path(member), maximum: maximum) }
    }

    mutating func text(_ node: SetupNode, at path: String, maximum: Int = 2000) -> String? {
        guard case .text(let text) = node else {
            fault(path, .notA(.text))
            return nil
        }
        guard text.count <= maximum else {
            fault(path, .tooLong(maximum: maximum))
            return nil
        }
        return text
    }

    mutating func flag(_ members: Members, _ member: String) -> Bool? {
        guard let node = members[member] else { return nil }
        guard case .flag(let flag) = node else {
            fault(members.path(member), .notA(.flag))
            return nil
        }
        return flag
    }

    mutating func number(_ members: Members, _ member: String, in range: ClosedRange<Int>) -> Int? {
        guard let node = members[member] else { return nil }
        guard case .number(let number) = node else {
            fault(members.path(member), .notA(.number))
            return nil
        }
        guard range.contains(number) else {
            fault(members.path(member), .outOfRange(range.lowerBound, range.upperBound))
            return nil
        }
        return number
    }

    /// One of the words of an enumeration.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(
        _ members: Members, _ member: String, _: Word.Type
    ) -> Word? {
        guard let text = text(members, member) else { return nil }
        if let word = Word(rawValue: text) { return word }
        fault(members.path(member), .notOneOf(Word.allCases.map(\.rawValue)))
        return nil
    }

    /// Whatever `read` makes of the text; where it makes nothing of it, it is no `kind`.
    mutating func value<Value>(
        _ members: Members, _ member: String, _ kind: String, _ read: (String) -> Value?
    ) -> Value? {
        members[member].flatMap { value($0, at: members.path(member), kind, read) }
    }

    mutating func value<Value>(
        _ node: SetupNode, at path: String, _ kind: String, _ read: (String) -> Value?
    ) -> Value? {
        guard let text = text(node, at: path) else { return nil }
        if let value = read(text) { return value }
        fault(path, .malformed(kind))
        return nil
    }
}
