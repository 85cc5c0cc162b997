/// The text that libical is given: strict, folded, and nothing in it that libical stumbles over.
///
/// It reads unfolded lines in quadratic time, takes a backslash before a quote for an escape, and finds the end of a
/// TZID only where another parameter follows.
struct LibicalText {
    /// The parameter that carries the index of a property through libical.
    static let indexName = "X-N"
    /// No parameter is longer: libical's time for one grows with the square of its length.
    static let parameterLimit = 1024

    private(set) var octets: [UInt8] = []
    private var line: [UInt8] = []

    init(_ calendar: PreparedCalendar) {
        octets.reserveCapacity(1024 + calendar.properties.count * 80)
        line.reserveCapacity(256)
        append("BEGIN:VCALENDAR\r\n")
        for component in calendar.components { write(component, of: calendar) }
        append("END:VCALENDAR\r\n")
        octets.append(0)
    }

    private mutating func write(_ component: PreparedComponent, of calendar: PreparedCalendar) {
        append("BEGIN:")
        append(component.kind.rawValue)
        append("\r\n")
        for index in component.properties where calendar.properties[index].name.form != .rule {
            write(calendar.properties[index], index)
        }
        for inner in component.components { write(inner, of: calendar) }
        append("END:")
        append(component.kind.rawValue)
        append("\r\n")
    }

    private mutating func append(_ text: String) {
        octets.append(contentsOf: text.utf8)
    }

    private mutating func write(_ property: PreparedProperty, _ index: Int) {
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: property.name.rawValue.utf8)
        if let zone = property.zone { writeParameter("TZID", zone) }
        if let name = property.commonName { writeParameter("CN", name) }
        if let word = property.qualifier, let name = property.name.qualifierName { writeParameter(name, word) }
        if let type = property.valueType { writeParameter("VALUE", type) }
        line.append(Octet.semicolon)
        line.append(contentsOf: LibicalText.indexName.utf8)
        line.append(Octet.equals)
        line.append(contentsOf: String(index).utf8)
        line.append(Octet.colon)
        line.append(contentsOf: property.value.utf8)
        line.withUnsafeBufferPointer { Folding.write($0, into: &octets) }
    }

    /// Quoted, RFC 6868 encoded, cut at the limit.
    private mutating func writeParameter(_ name: String, _ value: String) {
        line.append(Octet.semicolon)
        line.append(contentsOf: name.utf8)
        line.append(contentsOf: [Octet.equals, Octet.quote])
        let start = line.count
        for octet in value.utf8.prefix(LibicalText.parameterLimit) {
            switch octet {
            case Octet.quote: line.append(contentsOf: [Octet.caret, UInt8(ascii: "'")])
            case Octet.caret: line.append(contentsOf: [Octet.caret, Octet.caret])
            case Octet.lineFeed: line.append(contentsOf: [Octet.caret, UInt8(ascii: "n")])
            case _ where octet.isForbiddenControl: break
            default: line.append(octet)
            }
        }
        while line.count > start, line.last == Octet.backslash { line.removeLast() }
        line.append(Octet.quote)
    }
}

extension PreparedProperty {
    /// VALUE where the value is not of the property's default type (RFC 5545 §3.2.20).
    fileprivate var valueType: String? {
        switch name.form {
        case .time, .times:
            if value.utf8.count == 8 { return "DATE" }
            return name == .recurrenceDate && value.utf8.contains(UInt8(ascii: "/")) ? "PERIOD" : nil
        case .trigger: return value.utf8.first.map { $0 &- 0x30 < 10 } == true ? "DATE-TIME" : nil
        default: return nil
        }
    }
}
