import ICalendar

#if canImport(Glibc)
    import Glibc
#endif

/// Reads every calendar file below a directory and holds what was read against the file: the letter gives back every
/// octet, strictly written it says the same, and as many events are found as have a BEGIN line.
@main
struct Corpus {
    static func main() {
        guard CommandLine.arguments.count == 2 else {
            complain("usage: corpus DIRECTORY")
            exit(2)
        }
        var tally = Tally()
        for path in files(below: CommandLine.arguments[1]) {
            guard let octets = contents(of: path) else {
                tally.differs(path, "cannot be read")
                continue
            }
            tally.check(path, octets)
        }
        print("\(tally.files) files, \(tally.events) events, \(tally.differences) differences")
        let meaning = tally.meaning
        print(
            "\(meaning.components) components: \(meaning.interpreted) understood, \(meaning.superseded) superseded, "
                + "\(meaning.refused) refused, \(meaning.repairs) repairs")
        if meaning.components != meaning.interpreted + meaning.superseded + meaning.refused {
            tally.differs(CommandLine.arguments[1], "components are lost between letter and meaning")
        }
        exit(tally.differences == 0 && tally.files > 0 ? 0 : 1)
    }
}

struct Tally {
    var files = 0
    var events = 0
    var differences = 0
    var meaning = MeaningTally()

    mutating func differs(_ path: String, _ what: String) {
        differences += 1
        complain("\(path): \(what)")
    }

    mutating func check(_ path: String, _ octets: [UInt8]) {
        files += 1
        do {
            let document = try LetterDocument(reading: octets, limits: .file)
            if document.octets != octets { differs(path, "the letter is not what was read") }
            for calendar in document.calendars {
                var strict: [UInt8] = []
                calendar.writeStrict(into: &strict)
                let again = try LetterComponent(reading: strict, limits: .file)
                if again != calendar { differs(path, "the strict writer says something else") }
            }
            let found = try CalendarScanner.scan(octets).slices.filter { $0.name == "VEVENT" }.count
            let inTree = document.calendars.flatMap(\.components).filter { $0.name == "VEVENT" }.count
            if found != inTree { differs(path, "\(found) events in the scan, \(inTree) in the tree") }
            // Events outside a calendar are no events; what is counted here knows nothing of calendars.
            let counted = beginnings(of: "VEVENT", in: octets)
            if found != counted, !document.problems.contains(.notACalendar) {
                differs(path, "\(found) events found, \(counted) BEGIN lines")
            }
            events += found
            for calendar in document.calendars { meaning.check(path, calendar) }
        } catch {
            differs(path, "\(error)")
        }
    }

    /// Lines that say `BEGIN:` and the name, counted without any of our readers.
    private func beginnings(of name: String, in octets: [UInt8]) -> Int {
        octets.split(whereSeparator: { $0 == 10 || $0 == 13 }).filter { line in
            let text = String(decoding: line, as: UTF8.self).uppercased()
            return text.drop(while: { $0 == "\u{FEFF}" }).trimmingSuffix(while: { $0 == " " }) == "BEGIN:\(name)"
        }.count
    }
}

extension Substring {
    func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, predicate(last) { text.removeLast() }
        return text
    }
}

/// Every file whose name ends with `.ics`, in the order of the paths.
func files(below directory: String) -> [String] {
    guard let handle = opendir(directory) else { return [] }
    defer { closedir(handle) }
    var paths: [String] = []
    while let entry = readdir(handle) {
        let name = withUnsafePointer(to: entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        guard name != ".", name != ".." else { continue }
        let path = "\(directory)/\(name)"
        if entry.pointee.d_type == UInt8(DT_DIR) {
            paths += files(below: path)
        } else if name.lowercased().hasSuffix(".ics") {
            paths.append(path)
        }
    }
    return paths.sorted()
}

func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var octets: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return ferror(file) == 0 ? octets : nil }
        octets += buffer[..<count]
    }
}

func complain(_ text: String) {
    let line = text + "\n"
    _ = line.withCString { write(2, $0, strlen($0)) }
}
