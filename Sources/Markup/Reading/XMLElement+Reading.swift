extension XMLElement {
    /// Reads a document and gives its root: namespaces resolved, no document type, inside limits.
    ///
    /// The encoding is that of the byte order mark or of the XML declaration, else UTF-8.
    public init(reading octets: [UInt8], limits: XMLLimits = .request) throws(MarkupError) {
        guard !octets.isEmpty else { throw .empty }
        guard octets.count <= limits.octets else { throw .tooLarge(octets: octets.count, limit: limits.octets) }
        let parser = try ExpatParser(limits: limits)
        self = try parser.parse(octets)
    }
}
