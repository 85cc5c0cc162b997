extension Preparation {
    mutating func addTime(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        let (value, cutZone) = behindCutZone(value, line)
        guard var text = try timeText(name, value, line) else { return try refuse(name, value, line) }
        try settleForm(of: &text, name, line)
        var property = PreparedProperty(name, line: line.line, value: text)
        property.qualifier = qualifier(of: name, line)
        settleZone(of: &property, line, cutZone: cutZone)
        add(property)
    }

    /// The time behind the rest of a TZID with a colon and without quotes, as in `DTSTART;TZID=GMT+05:30:20120904…`.
    private func behindCutZone(_ value: String, _ line: PropertyLine) -> (value: String, zone: String?) {
        guard let colon = value.utf8.lastIndex(of: Octet.colon), let zone = line.parameter("TZID") else {
            return (value, nil)
        }
        let rest = String(value[value.utf8.index(after: colon)...])
        guard TimeText.isCanonical(rest) else { return (value, nil) }
        return (rest, zone + ":" + value[..<colon])
    }

    /// EXDATE and RDATE; semicolons between the values are found in files, and EXDATE with periods.
    mutating func addTimes(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        var cutZone: String?
        for piece in value.utf8.split(whereSeparator: { $0 == Octet.comma || $0 == Octet.semicolon }) {
            var piece = String(decoding: piece, as: UTF8.self)
            if cutZone == nil { (piece, cutZone) = behindCutZone(piece, line) }
            guard !piece.trimmed.isEmpty else { continue }
            var text = try periodText(name, piece, line)
            if text == nil { text = try timeText(name, piece, line) }
            guard let text else {
                try refuseValue(name, piece, line)
                continue
            }
            var property = PreparedProperty(name, line: line.line, value: text)
            settleZone(of: &property, line, cutZone: cutZone)
            add(property)
        }
        if value.utf8.contains(Octet.semicolon) {
            log.note(.rewritten(from: ";", to: ","), name, line: line.line)
        }
    }

    /// FREEBUSY (RFC 5545 §3.8.2.6).
    mutating func addPeriods(_ name: PropertyName, _ value: String, _ line: PropertyLine) throws(ICalendarError) {
        for piece in value.utf8.split(separator: Octet.comma) {
            let piece = String(decoding: piece, as: UTF8.self)
            guard !piece.trimmed.isEmpty else { continue }
            guard let text = try periodText(name, piece, line) else {
                try refuseValue(name, piece, line)
                continue
            }
            var property = PreparedProperty(name, line: line.line, value: text)
            property.qualifier = qualifier(of: name, line)
            settleZone(of: &property, line)
            add(property)
        }
    }

    /// One value of a list can be left out where repairs are made.
    private mutating func refuseValue(
        _ name: PropertyName, _ value: String, _ line: PropertyLine
    ) throws(ICalendarError) {
        try log.repair(
            .ignored(value: value.readable), name, line: line.line, or: .unreadable(name.rawValue, value, line.line))
    }

    /// The time in canonical form, or nothing where it cannot be read.
    mutating func timeText(
        _ name: PropertyName, _ value: String, _ line: PropertyLine
    ) throws(ICalendarError) -> String? {
        if TimeText.isCanonical(value) { return value }
        guard let text = TimeText.repaired(value, isLenient: !name.isEssential) else { return nil }
        let what = Repair.What.rewritten(from: value.readable, to: text)
        let error = ICalendarError.unreadable(name.rawValue, value, line.line)
        try log.repair(what, name, line: line.line, or: name.isEssential ? error : nil)
        return text
    }

    /// A period in canonical form; the start alone for an EXDATE.
    private mutating func periodText(
        _ name: PropertyName, _ value: String, _ line: PropertyLine
    ) throws(ICalendarError) -> String? {
        guard let slash = value.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        guard let start = try timeText(name, String(value[..<slash]), line) else { return nil }
        guard name != .exclusionDate else { return start }
        let rest = String(value[value.utf8.index(after: slash)...]).trimmed
        if let length = readDuration(rest) { return start + "/" + length }
        guard let end = try timeText(name, rest, line) else { return nil }
        return start + "/" + end
    }

    /// VALUE says one type and the digits show the other (RFC 5545 §3.2.20).
    private mutating func settleForm(
        of text: inout String, _ name: PropertyName, _ line: PropertyLine
    ) throws(ICalendarError) {
        let isDate = text.utf8.count == 8
        let statesDate = line.parameter("VALUE")?.uppercased() == "DATE"
        guard isDate != statesDate else { return }
        if isDate {
            if name.isEssential { log.note(.readByForm, name, line: line.line) }
        } else {
            try log.repair(
                .readByForm, name, line: line.line, or: .unreadable(name.rawValue, text, line.line))
            if text.hasSuffix("T000000") { text = String(text.prefix(8)) }
        }
    }

    /// Z wins over a TZID, and a day has no zone.
    mutating func settleZone(of property: inout PreparedProperty, _ line: PropertyLine, cutZone: String? = nil) {
        guard let stated = (cutZone ?? line.parameter("TZID"))?.trimmed, !stated.isEmpty, property.value.utf8.count > 8
        else {
            return
        }
        if property.value.utf8.last == UInt8(ascii: "Z") {
            log.note(.zoneIgnored(stated), property.name, line: line.line)
        } else if stated == "Z" {
            log.note(.zoneIgnored(stated), property.name, line: line.line)
            property.value += "Z"
        } else {
            property.zone = stated
        }
    }
}
