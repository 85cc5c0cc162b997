import CalendarModel
import Markup
import WebDAV

/// What stands inside a property's element.
enum PropertyContent: Sendable {
    case empty
    case text(String)
    /// UTF-8.
    case octets([UInt8])
    /// One empty element for each name.
    case names([XMLName])
    /// One `DAV:href` for each path or URI.
    case hrefs([String])
    case elements(@Sendable (inout XMLWriter) -> Void)
    /// The whole element as a client wrote it, its name and attributes included.
    case kept(DeadProperty)

    /// Writes the property `tag` with this in it.
    func write(as tag: PropertyTag, to writer: inout MultistatusWriter) {
        switch self {
        case .empty: writer.property(tag)
        case .text(let text): writer.property(tag, text: text)
        case .octets(let octets): writer.property(tag, octets: octets)
        case .names(let names):
            writer.property(tag) { writer in
                for name in names { writer.element(name) }
            }
        case .hrefs(let hrefs):
            writer.property(tag) { writer in
                for href in hrefs { writer.element(.dav("href"), text: href) }
            }
        case .elements(let write): writer.property(tag, write)
        case .kept(let property): writer.property(property)
        }
    }
}
