public import Failures
import HTTPTypes
public import Markup

/// What MKCOL makes: a plain collection, or one with a type and properties (RFC 5689).
public struct CollectionCreation: Hashable, Sendable {
    /// What the client sets, `DAV:resourcetype` included.
    public let update: PropertyUpdate
    /// The types asked for; `DAV:collection` is among them.
    public let resourceTypes: Set<XMLName>

    /// Reads the body of a MKCOL. A body that is not understood is a 415 (RFC 4918 §9.3); one that says it is XML and
    /// is not well-formed is a 400.
    public init(mkcol octets: [UInt8], contentType: String?) throws(Failure) {
        guard !octets.isEmpty else {
            self.update = PropertyUpdate(instructions: [])
            self.resourceTypes = [.dav("collection")]
            return
        }
        let isXML = contentType.map(Self.isXML) ?? true
        guard isXML else { throw .unknownBody("MKCOL takes XML.") }
        let root = try XMLElement(body: octets)
        guard root.name == .dav("mkcol") else { throw .unknownBody("The root is \(root.name), not DAV:mkcol.") }
        self.update = try PropertyUpdate(setOf: root)
        self.resourceTypes = try Self.types(in: update)
    }

    /// What `DAV:resourcetype` names; without it a plain collection (RFC 5689 §3).
    private static func types(in update: PropertyUpdate) throws(Failure) -> Set<XMLName> {
        var types: Set<XMLName> = [.dav("collection")]
        for case .set(let property) in update.instructions where property.name == .dav("resourcetype") {
            types = Set(property.children.map(\.name))
        }
        guard types.contains(.dav("collection")) else {
            throw Failure(
                .validResourceType, reason: "no collection",
                detail: "What MKCOL makes is a collection and has DAV:collection in its DAV:resourcetype.")
        }
        return types
    }

    private static func isXML(_ contentType: String) -> Bool {
        let type = contentType.prefix { $0 != ";" }.trimmingBlanks().lowercased()
        return type == "text/xml" || type == "application/xml" || type.hasSuffix("+xml")
    }
}

extension Failure {
    fileprivate static func unknownBody(_ detail: String) -> Failure {
        Failure(.unsupportedMediaType, reason: "unknown body: \(detail)", detail: detail)
    }
}
