public import Markup

/// A property and what stands in it.
public struct PropertyValue: Sendable {
    public let tag: PropertyTag
    public let write: @Sendable (inout XMLWriter) -> Void

    public var name: XMLName { tag.name }

    public init(_ name: XMLName, write: @escaping @Sendable (inout XMLWriter) -> Void) {
        self.init(PropertyTag(name), write: write)
    }

    public init(_ tag: PropertyTag, write: @escaping @Sendable (inout XMLWriter) -> Void) {
        self.tag = tag
        self.write = write
    }

    public init(_ name: XMLName, text: String) {
        self.init(name) { $0.text(text) }
    }

    public init(_ name: XMLName, hrefs: [String]) {
        self.init(name) { writer in
            for href in hrefs { writer.element(.dav("href"), text: href) }
        }
    }

    /// Empty elements, such as the types of a resource.
    public init(_ name: XMLName, elements: [XMLName]) {
        self.init(name) { writer in
            for element in elements { writer.element(element) }
        }
    }

    /// `DAV:supported-report-set` (RFC 3253 §3.1.5).
    public init(supportedReports: [XMLName]) {
        self.init(.dav("supported-report-set")) { writer in
            for report in supportedReports {
                writer.element(.dav("supported-report")) { writer in
                    writer.element(.dav("report")) { $0.element(report) }
                }
            }
        }
    }
}
