import ICalendar

/// The components of one object as they are taken from a file, made fit to be read, and what was done to them.
struct ObjectDraft {
    let uid: String
    private(set) var components: [LetterComponent] = []
    private(set) var repairs: [ImportRepair] = []
    /// Components that cannot even be read.
    private(set) var refusals: [(component: ComponentLabel, refusal: ImportRefusal)] = []

    init(_ group: ObjectGroup, of file: ImportFile, zones: FileZones, limits: LetterLimits) {
        self.uid = group.uid
        for index in group.slices {
            let slice = file.scan.slices[index]
            do throws(ICalendarError) {
                guard slice.isClosed || !file.isCutOff || slice.range.upperBound < file.content.octets.count else {
                    throw ICalendarError.truncated(line: slice.line)
                }
                let octets = file.content.octets(slice.range)
                guard let read = try LetterComponent(reading: octets, limits: limits, firstLine: slice.line) else {
                    continue
                }
                for line in file.malformedLines(ofSlice: index) {
                    note("line \(line) is not NAME:VALUE and was left out", line: line)
                }
                if !slice.isClosed { note("END:\(slice.name) was missing", line: slice.line) }
                add(read, isUIDMade: group.isUIDMade, floatingTimes: zones.floatingTimes(inCalendar: slice.calendar))
            } catch {
                refusals.append((ComponentLabel(name: slice.name, line: slice.line, summary: ""), ImportRefusal(error)))
            }
        }
    }

    mutating func note(_ text: String, line: Int) {
        repairs.append(ImportRepair(line: line, text: text))
    }

    private mutating func add(_ read: LetterComponent, isUIDMade: Bool, floatingTimes: FloatingTimes?) {
        var component = read
        if isUIDMade {
            component.removeAll("UID")
            component.nodes.insert(.line(ContentLine(name: "UID", value: TextValue.escape(uid))), at: 0)
            note("UID was missing and was made of the content", line: read.line)
        }
        if component.first("DTSTAMP") == nil {
            let stamp = ObjectDraft.stamp(of: component)
            let place = component.nodes.firstIndex {
                if case .line(let line) = $0 { line.isNamed("UID") } else { false }
            }
            component.nodes.insert(
                .line(ContentLine(name: "DTSTAMP", value: stamp)), at: place.map { $0 + 1 } ?? 0)
            note("DTSTAMP was missing and was added", line: read.line)
        }
        if let floatingTimes, floatingTimes.place(&component) {
            note("floating times were read in \(floatingTimes.tzid) (X-WR-TIMEZONE)", line: read.line)
        }
        components.append(component)
    }

    /// A DTSTAMP that is the same at every import: the time of day says nothing of the object.
    private static func stamp(of component: LetterComponent) -> String {
        for name in ["LAST-MODIFIED", "CREATED", "DTSTART"] {
            guard let value = component.first(name)?.value else { continue }
            let digits = value.utf8.prefix { $0 != UInt8(ascii: "Z") }
            guard digits.count >= 8, digits.prefix(8).allSatisfy({ (0x30...0x39).contains($0) }) else { continue }
            let date = value.prefix(8)
            let time = digits.count == 15 && digits.suffix(6).allSatisfy { (0x30...0x39).contains($0) }
            return time ? "\(date)T\(value.prefix(15).suffix(6))Z" : "\(date)T000000Z"
        }
        return "19700101T000000Z"
    }
}

/// What a component is called in a report.
struct ComponentLabel {
    let name: String
    let line: Int
    let summary: String

    init(name: String, line: Int, summary: String) {
        self.name = name
        self.line = line
        self.summary = summary
    }

    init(_ component: LetterComponent) {
        self.init(
            name: component.name, line: component.line,
            summary: String((component.first("SUMMARY")?.text ?? "").prefix(200)))
    }
}
