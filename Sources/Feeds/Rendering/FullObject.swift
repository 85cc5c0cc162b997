import ICalendar

#if canImport(Glibc)
    import Glibc
#endif

/// One object in a feed that shows everything: its components octet for octet, without their VCALENDAR.
enum FullObject {
    static func write(
        _ octets: [UInt8], zones: inout FeedZones, shown: inout ShownOnce, into buffer: inout [UInt8]
    ) {
        guard let scan = try? CalendarScanner.scan(octets, limits: .object) else { return }
        var renamed: [String: String] = [:]
        for slice in scan.slices where slice.name == "VTIMEZONE" {
            guard let tzid = slice.tzid else { continue }
            let name = zones.name(of: tzid, definedBy: octets[slice.range], writingTo: &buffer)
            if name != tzid { renamed[tzid] = name }
        }
        let defined = Set(scan.slices.compactMap(\.tzid))
        let slices = scan.slices.filter { ComponentKind(rawValue: $0.name) != nil }
        let isNew = shown.admit(slices.map { identity(of: $0, in: octets) })
        for (slice, isNew) in zip(slices, isNew) where isNew {
            let text = octets[slice.range]
            for tzid in referencedZones(in: text) where !defined.contains(tzid) {
                _ = zones.name(of: tzid, writingTo: &buffer)
            }
            if renamed.isEmpty, slice.uid != nil, contains("\nDTSTAMP", in: text), isStrict(text) {
                buffer += text
            } else {
                edit(text, renaming: renamed, into: &buffer)
            }
        }
    }

    private static func identity(of slice: ComponentSlice, in octets: [UInt8]) -> ShownOnce.Identity {
        let instance =
            slice.hasRecurrenceID ? LetterComponent(alone: octets[slice.range])?.first("RECURRENCE-ID")?.value : nil
        return ShownOnce.Identity(uid: slice.uid ?? "", instance: instance)
    }

    /// Writes a component that cannot go out as it is: subscribers need a DTSTAMP and CRLF (RFC 5545 §3.6.1, §3.1).
    private static func edit(_ text: ArraySlice<UInt8>, renaming renamed: [String: String], into buffer: inout [UInt8])
    {
        guard var component = LetterComponent(alone: text), component.first("UID") != nil else { return }
        if component.first("DTSTAMP") == nil {
            let value = (component.first("LAST-MODIFIED") ?? component.first("CREATED"))?.value ?? "19700101T000000Z"
            component.set(ContentLine(name: "DTSTAMP", value: value))
        }
        if !renamed.isEmpty { rename(renamed, in: &component) }
        component.writeStrict(into: &buffer)
    }

    private static func rename(_ renamed: [String: String], in component: inout LetterComponent) {
        for index in component.nodes.indices {
            switch component.nodes[index] {
            case .line(var line):
                guard let tzid = line.parameter("TZID"), let name = renamed[tzid] else { continue }
                line.parameters = line.parameters.map {
                    $0.name.uppercased() == "TZID" ? LetterParameter(name: "TZID", values: [name]) : $0
                }
                component.nodes[index] = .line(line)
            case .component(var inner):
                rename(renamed, in: &inner)
                component.nodes[index] = .component(inner)
            }
        }
    }

    /// The values of all TZID parameters, as written in unfolded lines.
    private static func referencedZones(in text: ArraySlice<UInt8>) -> Set<String> {
        var found: Set<String> = []
        var last: ArraySlice<UInt8> = []
        var rest = text
        while let start = position(of: ";TZID=", in: rest) {
            rest = rest[(start + 6)...]
            let isQuoted = rest.first == UInt8(ascii: "\"")
            if isQuoted { rest = rest.dropFirst() }
            let end = rest.firstIndex { octet in
                isQuoted
                    ? octet == UInt8(ascii: "\"")
                    : octet == UInt8(ascii: ":") || octet == UInt8(ascii: ";") || octet < 0x20
            }
            let value = rest[..<(end ?? rest.endIndex)]
            guard value != last else { continue }
            last = value
            found.insert(String(decoding: value, as: UTF8.self))
        }
        return found
    }

    private static func contains(_ text: StaticString, in octets: ArraySlice<UInt8>) -> Bool {
        position(of: text, in: octets) != nil
    }

    private static func position(of text: StaticString, in octets: ArraySlice<UInt8>) -> Int? {
        octets.withUnsafeBytes { haystack in
            guard let base = haystack.baseAddress else { return nil }
            let first = Int32(text.utf8Start.pointee)
            var offset = 0
            while haystack.count - offset >= text.utf8CodeUnitCount,
                let hit = memchr(base + offset, first, haystack.count - offset)
            {
                let place = UnsafeRawPointer(hit) - base
                guard haystack.count - place >= text.utf8CodeUnitCount else { return nil }
                if memcmp(hit, text.utf8Start, text.utf8CodeUnitCount) == 0 { return octets.startIndex + place }
                offset = place + 1
            }
            return nil
        }
    }

    /// Whether every line ends in CRLF, the last one too.
    private static func isStrict(_ text: ArraySlice<UInt8>) -> Bool {
        text.withUnsafeBytes { octets in
            guard let base = octets.baseAddress, octets.last == 0x0A else { return false }
            var offset = 0
            while offset < octets.count, let hit = memchr(base + offset, 0x0A, octets.count - offset) {
                let place = UnsafeRawPointer(hit) - base
                guard place > 0, octets[place - 1] == 0x0D else { return false }
                offset = place + 1
            }
            return true
        }
    }
}
