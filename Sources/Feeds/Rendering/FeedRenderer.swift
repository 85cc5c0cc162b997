import CalendarModel
import Chronology
import ICalendar

/// Writes a feed one object at a time: memory holds a buffer and the names of the zones, not the calendar.
struct FeedRenderer {
    /// How much is gathered before it goes to the sink, in octets.
    private static let bufferSize = 128 << 10

    private let description: FeedDescription
    private let sink: @Sendable ([UInt8]) throws -> Void
    private var zones: FeedZones
    private var shown: ShownOnce
    private var buffer: [UInt8] = []

    init(
        _ description: FeedDescription, resolver: ZoneResolver, catalog: ZoneCatalog,
        sink: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.description = description
        self.sink = sink
        self.zones = FeedZones(resolver: resolver, catalog: catalog)
        self.shown = ShownOnce(isNeeded: description.showsSeveral)
        buffer.reserveCapacity(Self.bufferSize + (64 << 10))
        buffer += Array("BEGIN:VCALENDAR\r\n".utf8)
        for line in FeedHead.lines(for: description) { line.writeStrict(into: &buffer) }
    }

    /// Writes an object. One that cannot be read any more is left out: a feed with a hole serves people better
    /// than no feed, and `turnus check` names the object.
    mutating func add(_ object: StoredObject) throws {
        switch description.detail {
        case .full: FullObject.write(object.octets, zones: &zones, shown: &shown, into: &buffer)
        case .busyOnly:
            BusyRedaction(description, of: object.calendar)
                .write(object.octets, zones: &zones, shown: &shown, into: &buffer)
        }
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Writes the end. A feed without it was broken off.
    mutating func finish() throws {
        buffer += Array("END:VCALENDAR\r\n".utf8)
        try flush()
    }

    private mutating func flush() throws {
        try sink(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
