public import Failures
import HTTPTypes
public import Markup

extension XMLElement {
    /// Reads the XML of a request.
    public init(body octets: [UInt8]) throws(Failure) {
        do throws(MarkupError) {
            try self.init(reading: octets)
        } catch {
            throw Failure(error)
        }
    }

    /// Reads the XML of a request whose root must have this name.
    init(body octets: [UInt8], root: XMLName) throws(Failure) {
        try self.init(body: octets)
        try expect(root)
    }

    func expect(_ name: XMLName) throws(Failure) {
        guard self.name == name else { throw .badBody("The root is \(self.name), not \(name).") }
    }

    /// The one child with this name, or nothing; more than one is refused.
    func only(_ name: XMLName) throws(Failure) -> XMLElement? {
        let found = all(name)
        guard found.count <= 1 else { throw .badBody("\(name) stands more than once in \(self.name).") }
        return found.first
    }

    /// The element as XML of its own: every namespace it uses is declared in it, and the language it is in as well,
    /// so that it can be kept and written into any other document (RFC 4918 §4.3).
    public var standalone: [UInt8] {
        var element = self
        if let language, attribute(.language) == nil {
            element.attributes.append(XMLAttribute(.language, value: language))
        }
        var writer = XMLWriter()
        _ = writer.takeOctets()
        writer.write(element)
        return writer.takeOctets()
    }
}

extension Failure {
    static func badBody(_ detail: String) -> Failure {
        Failure(.badRequest, reason: "bad body: \(detail)", detail: detail)
    }
}
