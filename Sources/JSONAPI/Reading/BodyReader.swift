import Chronology
import Failures
import HTTPSemantics
import ICalendar
import JSON

/// The members of one object, by name, each checked as it is taken.
struct BodyReader {
    private let members: [String: JSONValue]
    private let pointer: String

    /// Names beyond `known` are refused: whoever sends them expects something of them.
    init(_ value: JSONValue, at pointer: String = "#", knowing known: [String]) throws(Failure) {
        guard case .object(let members) = value else { throw .invalidBody(pointer, "An object is wanted.") }
        for member in members where !known.contains(member.name) {
            throw .invalidBody(Self.pointer(pointer, member.name), "There is no such member here.")
        }
        self.members = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
        self.pointer = pointer
    }

    /// RFC 6901 §6
    private static func pointer(_ base: String, _ name: String) -> String {
        let escaped = name.prefix(60).replacing("~", with: "~0").replacing("/", with: "~1")
        return base + "/" + PercentEncoding.encode(String(escaped))
    }

    func failure(_ name: String, _ detail: String) -> Failure {
        .invalidBody(Self.pointer(pointer, name), detail)
    }

    func required<Value>(_ name: String, _ value: Value?) throws(Failure) -> Value {
        guard let value else { throw failure(name, "It is wanted.") }
        return value
    }

    func isNull(_ name: String) -> Bool { members[name] == .null }

    func text(_ name: String, length: ClosedRange<Int>) throws(Failure) -> String? {
        guard let value = members[name] else { return nil }
        return try text(value, name, length)
    }

    private func text(_ value: JSONValue, _ name: String, _ length: ClosedRange<Int>) throws(Failure) -> String {
        guard case .string(let text) = value, length.contains(text.unicodeScalars.count),
            !text.unicodeScalars.contains("\0")
        else { throw failure(name, "A text of \(length.lowerBound) to \(length.upperBound) characters is wanted.") }
        return text
    }

    func integer(_ name: String, in range: ClosedRange<Int64>) throws(Failure) -> Int64? {
        guard let value = members[name] else { return nil }
        guard case .integer(let number) = value, range.contains(number) else {
            throw failure(name, "A number from \(range.lowerBound) to \(range.upperBound) is wanted.")
        }
        return number
    }

    func flag(_ name: String) throws(Failure) -> Bool? {
        guard let value = members[name] else { return nil }
        guard case .bool(let flag) = value else { throw failure(name, "true or false is wanted.") }
        return flag
    }

    func instant(_ name: String) throws(Failure) -> Instant? {
        guard let value = members[name] else { return nil }
        guard case .string(let text) = value, let instant = Instant(api: text) else {
            throw failure(name, Instant.wanted)
        }
        return instant
    }

    func duration(_ name: String) throws(Failure) -> CalendarDuration? {
        guard let value = members[name] else { return nil }
        guard case .string(let text) = value, let duration = CalendarDuration(api: text) else {
            throw failure(name, "A duration without seconds is wanted, such as PT30M.")
        }
        return duration
    }

    func zone(_ name: String, _ resolver: ZoneResolver) throws(Failure) -> NamedZone? {
        guard let value = members[name] else { return nil }
        guard case .string(let text) = value, let zone = NamedZone(text, resolver) else {
            throw failure(name, NamedZone.wanted)
        }
        return zone
    }

    /// The elements of a list, with the pointer of each.
    func list(_ name: String, count: ClosedRange<Int>) throws(Failure) -> [(value: JSONValue, pointer: String)]? {
        guard let value = members[name] else { return nil }
        guard case .array(let elements) = value, count.contains(elements.count) else {
            throw failure(name, "A list of \(count.lowerBound) to \(count.upperBound) is wanted.")
        }
        let base = Self.pointer(pointer, name)
        return elements.enumerated().map { ($1, "\(base)/\($0)") }
    }

    /// A list of texts, none twice.
    func texts(_ name: String, count: ClosedRange<Int>, length: ClosedRange<Int>) throws(Failure) -> [String]? {
        guard let elements = try list(name, count: count) else { return nil }
        var texts: [String] = []
        for element in elements { texts.append(try text(element.value, name, length)) }
        guard Set(texts).count == texts.count else { throw failure(name, "One of them comes twice.") }
        return texts
    }
}
