import Markup

/// The prefixes in everything we write: always these, declared on the root.
public enum WebDAVPrefixes {
    public static let all: [(prefix: String, namespace: String)] = [
        ("D", XMLName.dav("").namespace), ("C", XMLName.caldav("").namespace),
        ("CS", XMLName.calendarServer("").namespace), ("A", XMLName.appleCalendar("").namespace),
    ]

    /// Writes a part of a document that begins elsewhere, with these prefixes declared there.
    static func part(_ body: (inout XMLWriter) -> Void) -> [UInt8] {
        var writer = XMLWriter(prefixes: all)
        writer.begin(.dav("multistatus"))
        _ = writer.takeOctets()
        body(&writer)
        return writer.takeOctets()
    }
}
