import Chronology
import ICalendar

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lists the occurrences of a file's events as our own engine finds them, for `outside/occurrences.py` to compare.
///
///     occurrences FILE FROM TO        (seconds since 1970)
///
/// A line each: UID, `a` for a point in time, `f` for floating or `d` for a whole day, start and end in seconds (on
/// the time line or on the wall), SUMMARY; between tabs.
@main
struct Occurrences {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let from = Int64(arguments[2]), let to = Int64(arguments[3]),
            let span = Span(from: Instant(secondsSinceEpoch: from), to: Instant(secondsSinceEpoch: to))
        else { return print("usage: occurrences FILE FROM TO") }
        let resolver = ZoneResolver(catalog: ZoneCatalog())
        let document = try LetterDocument(reading: octets(of: arguments[1]), limits: .file)
        for calendar in document.calendars {
            for object in objects(in: calendar) {
                list(object, resolver: resolver, during: span)
            }
        }
    }

    static func octets(of path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else { return [] }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        let size = ftell(file)
        rewind(file)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = fread(buffer.baseAddress, 1, size, file)
        }
    }

    /// The events of one UID with the zones, as a calendar of their own, in the order of the file.
    static func objects(in calendar: LetterComponent) -> [LetterComponent] {
        let zones = calendar.components.filter { $0.name == "VTIMEZONE" }.map(LetterNode.component)
        var order: [String] = []
        var events: [String: [LetterNode]] = [:]
        for event in calendar.components where event.name == "VEVENT" {
            let uid = event.first("UID")?.text ?? ""
            if events[uid] == nil { order.append(uid) }
            events[uid, default: []].append(.component(event))
        }
        let head = calendar.lines.filter { ["VERSION", "PRODID"].contains($0.key) }.map(LetterNode.line)
        return order.map { LetterComponent(name: "VCALENDAR", nodes: head + zones + (events[$0] ?? [])) }
    }

    static func list(_ calendar: LetterComponent, resolver: ZoneResolver, during span: Span) {
        do {
            let object = try CalendarObject(interpreting: calendar, resolver: resolver)
            for occurrence in try object.occurrences(during: span, floatingIn: .utc) {
                let form = occurrence.isAllDay ? "d" : occurrence.start.isFloating ? "f" : "a"
                let summary = object.components[occurrence.component].summary ?? ""
                print(object.uid, form, occurrence.start.seconds, occurrence.end.seconds, summary, separator: "\t")
            }
        } catch {
            print("!", calendar.components.last?.first("UID")?.text ?? "", error, separator: "\t")
        }
    }
}
