import CalendarModel
public import Failures
import HTTPSemantics
public import HTTPTypes

extension IfHeader {
    public static let maximumLength = 16_384
    /// As many conditions as are read at most, of all lists together.
    public static let maximumConditions = 512

    /// Nothing where the field is not sent.
    public init?(_ fields: HTTPFields) throws(Failure) {
        guard let field = try fields.single(.if, limit: Self.maximumLength) else { return nil }
        self = try IfHeader(parsing: String(field))
    }

    /// Reads a field value; every octet is looked at once.
    public init(parsing text: String) throws(Failure) {
        var reader = IfReader(octets: Array(text.utf8))
        self.lists = try reader.lists()
    }
}

/// Reads the grammar of RFC 4918 §10.4.2 from the front to the back.
private struct IfReader {
    let octets: [UInt8]
    var position = 0
    var conditions = 0

    init(octets: [UInt8]) {
        self.octets = octets
    }

    /// Either lists alone, or lists that each follow a tag; never both.
    mutating func lists() throws(Failure) -> [IfHeader.List] {
        var lists: [IfHeader.List] = []
        var tag: String?
        var isTagUsed = true
        while let octet = peek() {
            switch octet {
            case UInt8(ascii: "<"):
                guard isTagUsed else { throw wrong("A resource has no list.") }
                guard tag != nil || lists.isEmpty else { throw wrong("Some lists name a resource and some do not.") }
                tag = try bracketed(until: UInt8(ascii: ">"))
                isTagUsed = false
            case UInt8(ascii: "("):
                lists.append(IfHeader.List(tag: tag, conditions: try list()))
                isTagUsed = true
            default: throw wrong("A list begins with a parenthesis.")
            }
        }
        guard !lists.isEmpty, isTagUsed else { throw wrong("It has no list.") }
        return lists
    }

    private mutating func list() throws(Failure) -> [IfHeader.Condition] {
        position += 1
        var list: [IfHeader.Condition] = []
        while let octet = peek() {
            if octet == UInt8(ascii: ")") {
                guard !list.isEmpty else { throw wrong("A list is empty.") }
                position += 1
                return list
            }
            conditions += 1
            guard conditions <= IfHeader.maximumConditions else {
                throw wrong("It has more than \(IfHeader.maximumConditions) conditions.")
            }
            list.append(try condition())
        }
        throw wrong("A list does not end.")
    }

    private mutating func condition() throws(Failure) -> IfHeader.Condition {
        let isNegated = takeNot()
        switch peek() {
        case UInt8(ascii: "<"):
            let token = try bracketed(until: UInt8(ascii: ">"))
            guard token.utf8.contains(UInt8(ascii: ":")) else { throw wrong("A state token is an absolute URI.") }
            return IfHeader.Condition(isNegated: isNegated, matter: .token(token))
        case UInt8(ascii: "["):
            position += 1
            let member = try entityTag()
            guard peek() == UInt8(ascii: "]") else { throw wrong("An entity tag stands in brackets.") }
            position += 1
            return IfHeader.Condition(isNegated: isNegated, matter: .entityTag(member))
        default: throw wrong("A condition is a state token or an entity tag.")
        }
    }

    /// `"…"` or `W/"…"` (RFC 9110 §8.8.3).
    private mutating func entityTag() throws(Failure) -> EntityTagCondition.Member {
        let isWeak = peek() == UInt8(ascii: "W")
        if isWeak {
            guard position + 1 < octets.count, octets[position + 1] == UInt8(ascii: "/") else {
                throw wrong("A weak entity tag begins with W/.")
            }
            position += 2
        }
        guard position < octets.count, octets[position] == UInt8(ascii: "\"") else {
            throw wrong("An entity tag stands in quotation marks.")
        }
        let start = position + 1
        guard let end = octets[start...].firstIndex(of: UInt8(ascii: "\"")) else {
            throw wrong("An entity tag does not end.")
        }
        position = end + 1
        return EntityTagCondition.Member(tag: EntityTag(text(octets[start..<end])), isWeak: isWeak)
    }

    /// What stands between angle brackets: neither empty nor with blanks or brackets in it.
    private mutating func bracketed(until closing: UInt8) throws(Failure) -> String {
        let start = position + 1
        var end = start
        while end < octets.count, octets[end] != closing {
            guard octets[end] > 0x20, octets[end] != UInt8(ascii: "<") else {
                throw wrong("A URI has no blanks and no brackets.")
            }
            end += 1
        }
        guard end < octets.count, end > start else { throw wrong("A URI is empty or does not end.") }
        position = end + 1
        return text(octets[start..<end])
    }

    private mutating func takeNot() -> Bool {
        guard position + 3 <= octets.count,
            text(octets[position..<position + 3]).lowercased() == "not"
        else { return false }
        position += 3
        return true
    }

    /// The next octet that is no blank.
    private mutating func peek() -> UInt8? {
        while position < octets.count, octets[position] == 0x20 || octets[position] == 0x09 { position += 1 }
        return position < octets.count ? octets[position] : nil
    }

    private func text(_ octets: ArraySlice<UInt8>) -> String {
        String(decoding: octets, as: UTF8.self)
    }

    private func wrong(_ detail: String) -> Failure {
        .badField(.if, detail)
    }
}
