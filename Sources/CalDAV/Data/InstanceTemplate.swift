import Chronology
import ICalendar

/// A calendar object made ready for RFC 4791 §9.6.5: what is the same in each of its instances is octets already, so
/// that an instance costs little more than its times.
///
/// Writes what ``InstanceWriter`` makes, octet for octet, without a tree in between.
struct InstanceTemplate: Sendable {
    private let object: CalendarObject
    /// The VCALENDAR around the instances.
    private let frame: LetterFrame
    /// One for each component of the object.
    private let patterns: [InstancePattern]
    /// How many octets it holds, apart from the meaning.
    let octetCount: Int

    /// Nothing where an instance is more than a text with a few times in it.
    init?(_ calendar: LetterComponent, resolver: ZoneResolver) throws(ICalendarError) {
        var writer = try InstanceWriter(calendar, resolver: resolver, floatingZone: .utc)
        var shell = calendar
        writer.removeReplaced(from: &shell)
        guard writer.hasInstances, let frame = LetterFrame(of: shell) else { return nil }
        let letters = calendar.components
        var patterns: [InstancePattern] = []
        for (index, place) in writer.places.enumerated() {
            guard let pattern = InstancePattern(of: index, letters[place], by: &writer) else { return nil }
            patterns.append(pattern)
        }
        object = writer.object
        self.frame = frame
        self.patterns = patterns
        octetCount = patterns.reduce(frame.opening.count + frame.closing.count) { $0 + $1.octetCount }
    }

    /// The calendar with the instances that overlap the span.
    func write(
        during span: Chronology.Span, floatingZone: Zone, limits: ExpansionLimits
    ) throws(ICalendarError) -> [UInt8] {
        let occurrences = try object.occurrences(during: span, floatingIn: floatingZone, limits: limits)
        var octets: [UInt8] = []
        octets.reserveCapacity(octetCount)
        octets += frame.opening
        for occurrence in occurrences {
            patterns[occurrence.component].write(occurrence, floatingZone, into: &octets)
        }
        octets += frame.closing
        return octets
    }
}

/// What stands before and behind the components that are put at the end of another.
struct LetterFrame: Sendable {
    let opening: [UInt8]
    let closing: [UInt8]

    /// Nothing where the component has no end.
    init?(of component: LetterComponent) {
        let mark = Array("X-TURNUS-HERE:\r\n".utf8)
        var marked = component
        marked.nodes.append(.line(ContentLine(name: "X-TURNUS-HERE", value: "")))
        var octets: [UInt8] = []
        marked.write(into: &octets)
        var start = octets.count - mark.count
        while start >= 0, octets[start] != mark[0] || Array(octets[start..<start + mark.count]) != mark { start -= 1 }
        guard start >= 0, start + mark.count < octets.count else { return nil }
        opening = Array(octets[..<start])
        closing = Array(octets[(start + mark.count)...])
    }
}
