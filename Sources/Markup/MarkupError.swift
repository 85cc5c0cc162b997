/// Why XML could not be read. `line` counts from 1.
public enum MarkupError: Error, Hashable, Sendable {
    case empty
    /// The text is larger than the limit, in octets.
    case tooLarge(octets: Int, limit: Int)
    /// Elements stand inside each other deeper than the limit.
    case nestedTooDeep(line: Int, limit: Int)
    case tooManyElements(line: Int, limit: Int)
    /// An element has more attributes, namespace declarations included, than the limit.
    case tooManyAttributes(line: Int, limit: Int)
    /// A name with its namespace is longer than the limit, in octets.
    case nameTooLong(line: Int, limit: Int)
    /// A document type declaration: none is needed here, and all entities come from there.
    case documentType(line: Int)
    /// A reference to an entity other than the five that XML has by itself.
    case undefinedEntity(line: Int)
    /// A prefix that is bound to no namespace.
    case unboundPrefix(line: Int)
    /// An encoding other than UTF-8, UTF-16, ISO-8859-1 and US-ASCII, or octets that do not follow it.
    case badEncoding(line: Int)
    /// Anything else that is not well-formed, in expat's words.
    case notWellFormed(reason: String, line: Int)
    case outOfMemory
}
