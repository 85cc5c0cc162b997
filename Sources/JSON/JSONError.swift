/// Why a text could not be read as JSON. Offsets count octets from 0.
public enum JSONError: Error, Hashable, Sendable {
    /// There is nothing but white space.
    case empty
    case tooLarge(octets: Int, limit: Int)
    case nestedTooDeep(offset: Int, limit: Int)
    /// More values, names not counted, than the limits allow.
    case tooManyValues(limit: Int)
    case stringTooLong(offset: Int, limit: Int)
    case numberTooLong(offset: Int, limit: Int)
    /// Readers disagree about which of the two counts (RFC 8259 §4), so neither does.
    case duplicateName(String)
    /// The text is not UTF-8 (RFC 8259 §8.1), or a string names half a character (§8.2).
    case badEncoding(offset: Int)
    /// Something else was wanted here.
    case unexpected(offset: Int)
    /// The text ends in the middle.
    case truncated
    /// A whole value, and then more.
    case trailing(offset: Int)
}
