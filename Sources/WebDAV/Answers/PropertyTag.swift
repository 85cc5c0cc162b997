public import Markup

/// The tags of a property, made once for an answer that has them thousands of times.
public struct PropertyTag: Hashable, Sendable {
    public let name: XMLName
    let opening: [UInt8]
    let closing: [UInt8]
    let empty: [UInt8]

    public init(_ name: XMLName, attributes: [XMLAttribute] = []) {
        self.name = name
        var closing: [UInt8] = []
        self.opening = WebDAVPrefixes.part { writer in
            writer.begin(name, attributes)
            let opening = writer.takeOctets()
            writer.end()
            closing = writer.takeOctets()
            writer.raw(opening)
        }
        self.closing = closing
        self.empty = WebDAVPrefixes.part { $0.element(name, attributes) }
    }
}
