import ICalendar

/// What must hold for every octet string: the letter gives back what it read; what the strict writer makes of it reads
/// as the same components and lines; the scanner finds the components that the tree has.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: data, count: size))
    let limits = LetterLimits(
        octets: 1 << 20, lineOctets: 1 << 16, depth: 8, properties: 2000, parameters: 50, components: 500, problems: 50)
    guard let document = try? LetterDocument(reading: octets, limits: limits) else {
        promise((try? CalendarScanner.scan(octets, limits: limits)) == nil, "the scanner takes what the tree refuses")
        return 0
    }
    promise(document.octets == octets, "the letter is not what was read")

    guard let scan = try? CalendarScanner.scan(octets, limits: limits) else {
        fatalError("the scanner refuses what the tree takes")
    }
    let components = document.calendars.flatMap(\.components)
    promise(scan.problems == document.problems, "scanner and tree see different problems")
    promise(scan.slices.map(\.name) == components.map(\.name), "scanner and tree see different components")
    promise(
        scan.slices.map(\.uid) == components.map { $0.first("UID")?.text }, "scanner and tree see different UIDs")

    for calendar in document.calendars {
        var strict: [UInt8] = []
        calendar.writeStrict(into: &strict)
        guard let again = try? LetterComponent(reading: strict, limits: .file) else {
            fatalError("what the strict writer wrote is no component")
        }
        promise(say(again) == say(calendar), "the strict writer says something else")
        var twice: [UInt8] = []
        again.writeStrict(into: &twice)
        promise(twice == strict, "the strict writer does not leave its own work as it is")
        for line in calendar.lines {
            _ = TextValue.unescape(line.value)
            _ = TextValue.split(line.value)
            promise(TextValue.unescape(TextValue.escape(line.value)) == endsMadeOne(line.value), "escape")
        }
    }
    return 0
}

private func promise(_ condition: Bool, _ what: String) {
    if !condition { fatalError(what) }
}

/// A component as nested text without the control characters that the strict writer leaves out.
private func say(_ component: LetterComponent) -> String {
    var text = "(" + component.name
    for node in component.nodes {
        switch node {
        case .line(let line):
            text += "|\(line.key)"
            for parameter in line.parameters where !parameter.name.filterNameOctets().isEmpty {
                text += ";\(parameter.name.filterNameOctets())\(parameter.values.map(plain))"
            }
            text += ":\(plain(line.value))"
        case .component(let inner): text += say(inner)
        }
    }
    return text + ")"
}

private func plain(_ text: String) -> [UInt8] {
    text.utf8.filter { !($0 < 32 && $0 != 9 && $0 != 10 || $0 == 127) }
}

/// Every line end as LF, as an escaped text has it.
private func endsMadeOne(_ text: String) -> String {
    var octets: [UInt8] = []
    var previous: UInt8 = 0
    for octet in text.utf8 {
        if octet == 13 { octets.append(10) } else if octet != 10 || previous != 13 { octets.append(octet) }
        previous = octet
    }
    return String(decoding: octets, as: UTF8.self)
}

extension String {
    /// The octets that the name of a parameter may have.
    fileprivate func filterNameOctets() -> String {
        String(
            decoding: utf8.filter { $0 | 32 &- 97 < 26 || $0 &- 48 < 10 || [45, 46, 95].contains($0) }, as: UTF8.self)
    }
}
