import Chronology
import ICalendar

/// The instances of one component: octets that are the same in all of them, and lines with their times in between.
struct InstancePattern: Sendable {
    private enum Piece: Sendable {
        case octets([UInt8])
        case line(TimeLine)
    }

    private var pieces: [Piece] = []
    private(set) var octetCount = 0

    /// Nothing where a line depends on more than a time, or where a time could make a line too long.
    init?(of index: Int, _ letter: LetterComponent, by writer: inout InstanceWriter) {
        let meaning = writer.object.components[index]
        guard letter.all("DTSTART").count == 1, let frame = LetterFrame(of: LetterComponent(name: letter.name)),
            meaning.recurrenceDates.allSatisfy({ $0.ending == .unstated })
        else { return nil }
        var octets = frame.opening
        for node in letter.nodes {
            var lines: [TimeLine?] = []
            if case .line(let line) = node {
                switch line.key {
                case let key where InstanceWriter.recurrence.contains(key) || key == "RECURRENCE-ID": continue
                case "DTSTART":
                    lines.append(TimeLine(line, tells: .start))
                    guard writer.hasIdentifier(index) else { break }
                    let isDate = writer.isIdentifierDate(index)
                    lines.append(
                        TimeLine(ContentLine(name: "RECURRENCE-ID", value: ""), tells: .identifier, isDate: isDate))
                case "DTEND" where meaning.kind == .event: lines.append(TimeLine(line, tells: .end))
                case "DUE" where meaning.kind == .toDo:
                    let isDate = line.value.utf8.count == 8
                    lines.append(TimeLine(line, tells: meaning.start == nil ? .start : .end, isDate: isDate))
                default: break
                }
            }
            if lines.isEmpty {
                octets.endLine()
                octets.write(writer.inUTC(node))
            } else {
                octets.endLine()
                add(&octets)
                for line in lines {
                    guard let line else { return nil }
                    pieces.append(.line(line))
                    octetCount += TimeLine.longest
                }
            }
        }
        octets.endLine()
        octets += frame.closing
        add(&octets)
    }

    private mutating func add(_ octets: inout [UInt8]) {
        guard !octets.isEmpty else { return }
        octetCount += octets.count
        pieces.append(.octets(octets))
        octets = []
    }

    func write(_ occurrence: Occurrence, _ floatingZone: Zone, into octets: inout [UInt8]) {
        for piece in pieces {
            switch piece {
            case .octets(let text): octets += text
            case .line(let line): line.write(occurrence, floatingZone, into: &octets)
            }
        }
    }
}

/// A content line whose value is a time of the instance.
private struct TimeLine: Sendable {
    enum Time: Sendable {
        case start
        case end
        case identifier
    }

    /// The width of a line, beyond which it would be folded (RFC 5545 §3.1).
    static let longest = 75

    private let time: Time
    /// Whether it is always a day, or never; else the instance says.
    private let isDate: Bool?
    private let isAbsolute: Bool
    /// What stands before a time, and before a day.
    private let opening: [UInt8]
    private let dayOpening: [UInt8]

    init?(_ line: ContentLine, tells time: Time, isDate: Bool? = nil) {
        guard let opening = Self.opening(of: line, isDate: false),
            let dayOpening = Self.opening(of: line, isDate: true)
        else { return nil }
        self.time = time
        self.isDate = isDate
        self.isAbsolute = InstanceWriter.isAbsolute(line)
        self.opening = opening
        self.dayOpening = dayOpening
    }

    private static func opening(of line: ContentLine, isDate: Bool) -> [UInt8]? {
        var octets: [UInt8] = []
        ContentLine(name: line.name, parameters: InstanceWriter.parameters(line, isDate: isDate), value: "")
            .write(into: &octets)
        // A time has at most 16 octets.
        guard octets.count - 2 + 16 <= longest else { return nil }
        octets.removeLast(2)
        return octets
    }

    func write(_ occurrence: Occurrence, _ floatingZone: Zone, into octets: inout [UInt8]) {
        let isDate = isDate ?? occurrence.isAllDay
        octets += isDate ? dayOpening : opening
        let text =
            switch time {
            case .identifier: occurrence.recurrenceID.text(isDate: isDate)
            case .start:
                InstanceWriter.text(occurrence.start, isDate: isDate, isAbsolute: isAbsolute, floatingZone)
            case .end: InstanceWriter.text(occurrence.end, isDate: isDate, isAbsolute: isAbsolute, floatingZone)
            }
        octets += text.utf8
        octets += [0x0D, 0x0A]
    }
}

extension [UInt8] {
    /// What comes next begins a line.
    fileprivate mutating func endLine() {
        guard let last, last != 0x0A, last != 0x0D else { return }
        self += [0x0D, 0x0A]
    }

    fileprivate mutating func write(_ node: LetterNode) {
        switch node {
        case .line(let line): line.write(into: &self)
        case .component(let component): component.write(into: &self)
        }
    }
}
