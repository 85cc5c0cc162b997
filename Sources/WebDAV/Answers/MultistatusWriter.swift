public import CalendarModel
public import Failures
public import HTTPTypes
public import Markup

/// Writes a `DAV:multistatus` from the front to the back (RFC 4918 §13, §14.16).
///
/// What is done can be taken out between two responses and sent. A response with properties is begun, gets its
/// properties, and is ended with those that have no value; inside a property there may be responses again, as
/// `DAV:expand-property` has them (RFC 3253 §3.8).
public struct MultistatusWriter: Sendable {
    private var writer: XMLWriter
    /// For each response that is open, whether a property was found in it.
    private var hasFound: [Bool] = []

    /// `root` is another one where a collection was to be made (RFC 5689 §5.2).
    public init(root: XMLName = .dav("multistatus")) {
        writer = XMLWriter(prefixes: WebDAVPrefixes.all)
        writer.begin(root)
    }

    /// How many octets wait to be taken.
    public var count: Int { writer.octets.count }

    /// Gives what has been written so far and forgets it.
    public mutating func takeOctets() -> [UInt8] { writer.takeOctets() }

    /// Ends the document; a sync report says where to go on (RFC 6578 §6.4).
    public mutating func finish(syncToken: String? = nil) {
        if let syncToken { writer.element(.dav("sync-token"), text: syncToken) }
        writer.end()
    }

    // MARK: Responses without properties

    /// What became of a resource as a whole (RFC 4918 §14.24).
    public mutating func response(
        href: String, status: HTTPResponse.Status, condition: Condition? = nil, description: String? = nil
    ) {
        open(href)
        writer.status(status)
        if let condition { writer.raw(Array(ErrorElement(condition).part.utf8)) }
        if let description { writer.element(.dav("responsedescription"), text: description) }
        writer.raw(Self.responseEnd)
    }

    public mutating func response(href: String, failure: Failure) {
        response(href: href, status: failure.status, condition: failure.condition, description: failure.detail)
    }

    // MARK: Responses with properties

    public mutating func response(href: String, found: [PropertyValue], rest: PropertyOutcomes = .none) {
        beginResponse(href: href)
        for value in found { property(value) }
        endResponse(rest)
    }

    /// What became of each property of a resource that was to be changed.
    public mutating func response(href: String, outcomes: [PropertyOutcome]) {
        open(href)
        writer.raw(PropertyOutcomes(outcomes).octets)
        writer.raw(Self.responseEnd)
    }

    /// What became of each property of a collection that was not made: in the root, without a response around it.
    public mutating func propstats(_ outcomes: [PropertyOutcome]) {
        writer.raw(PropertyOutcomes(outcomes).octets)
    }

    public mutating func beginResponse(href: String) {
        open(href)
        hasFound.append(false)
    }

    /// The response of a member: `collection` is the path around it, with a slash at the end, `segment` its own.
    public mutating func beginResponse(href collection: String, segment: String) {
        writer.raw(Self.responseStart)
        writer.text(collection)
        writer.text(PathEncoding.encode(segment))
        writer.raw(Self.hrefEnd)
        hasFound.append(false)
    }

    /// Where nothing was found and nothing is missing, the response still has a `DAV:propstat`, an empty one
    /// (RFC 8144 §2.1).
    public mutating func endResponse(_ rest: PropertyOutcomes = .none) {
        if hasFound.popLast() == true {
            writer.raw(Self.foundEnd)
        } else if rest.isEmpty {
            writer.raw(Self.nothing)
        }
        writer.raw(rest.octets)
        writer.raw(Self.responseEnd)
    }

    // MARK: Properties of the response that is open

    public mutating func property(_ tag: PropertyTag, text: String) {
        guard !text.isEmpty else { return property(tag) }
        beginProperty(tag)
        writer.text(text)
        endProperty(tag)
    }

    /// `text` is UTF-8.
    public mutating func property(_ tag: PropertyTag, octets text: [UInt8]) {
        guard !text.isEmpty else { return property(tag) }
        beginProperty(tag)
        writer.text(octets: text)
        endProperty(tag)
    }

    /// A property without a value, or a name alone.
    public mutating func property(_ tag: PropertyTag) {
        openFound()
        writer.raw(tag.empty)
    }

    public mutating func property(_ tag: PropertyTag, _ write: (inout XMLWriter) -> Void) {
        beginProperty(tag)
        write(&writer)
        endProperty(tag)
    }

    public mutating func property(_ value: PropertyValue) {
        property(value.tag, value.write)
    }

    /// A property as it was kept.
    public mutating func property(_ dead: DeadProperty) {
        openFound()
        writer.raw(dead.octets)
    }

    /// Until `endProperty`, responses are the property's value.
    public mutating func beginProperty(_ tag: PropertyTag) {
        openFound()
        writer.raw(tag.opening)
    }

    public mutating func endProperty(_ tag: PropertyTag) {
        writer.raw(tag.closing)
    }

    private mutating func open(_ href: String) {
        writer.raw(Self.responseStart)
        writer.text(href)
        writer.raw(Self.hrefEnd)
    }

    private mutating func openFound() {
        guard let last = hasFound.indices.last, !hasFound[last] else { return }
        hasFound[last] = true
        writer.raw(Self.foundStart)
    }

    // The prefix D is that of `WebDAVPrefixes`.
    private static let responseStart = Array("<D:response><D:href>".utf8)
    private static let hrefEnd = Array("</D:href>".utf8)
    private static let responseEnd = Array("</D:response>\n".utf8)
    private static let foundStart = Array("<D:propstat><D:prop>".utf8)
    private static let foundEnd = Array("</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>".utf8)
    private static let nothing = foundStart + foundEnd
}
