public import Failures
import HTTPTypes

extension ResourcePath {
    /// The longest path that is read, in octets.
    public static let maximumLength = 4096

    /// Reads the path of a request as it came, without a query.
    ///
    /// Slashes that follow each other count as one: clients join addresses carelessly, and no resource has an empty
    /// name. Refused is what could mean another place than it seems to: dot segments, however they are written, an
    /// encoded slash, control characters, a fragment, and what is not UTF-8.
    public init(decoding raw: String) throws(Failure) {
        let octets = Array(raw.utf8)
        guard octets.count <= Self.maximumLength else {
            throw Failure(
                .uriTooLong, reason: "a path of \(octets.count) octets",
                detail: "The path is longer than \(Self.maximumLength) octets.")
        }
        guard octets.first == UInt8(ascii: "/") else { throw .badPath("It does not begin with a slash.") }
        var segments: [String] = []
        for piece in octets.split(separator: UInt8(ascii: "/")) {
            segments.append(try Self.segment(decoding: piece))
        }
        self.init(segments, isCollection: octets.last == UInt8(ascii: "/"))
    }

    private static func segment(decoding raw: ArraySlice<UInt8>) throws(Failure) -> String {
        let text = try String(validating: decode(raw), as: UTF8.self)
        guard let text else { throw .badPath("It is not UTF-8.") }
        guard text != ".", text != ".." else { throw .badPath("Dot segments are not resolved.") }
        guard !text.unicodeScalars.contains(where: isControl) else { throw .badPath("It has control characters.") }
        return text
    }

    /// The category Cc of Unicode, which has never had others and never will.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func decode(_ raw: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(raw.count)
        var index = raw.startIndex
        while index < raw.endIndex {
            switch raw[index] {
            case UInt8(ascii: "#"): throw .badPath("It has a fragment.")
            case UInt8(ascii: "?"): throw .badPath("It has a query.")
            case UInt8(ascii: "%"):
                guard index + 2 < raw.endIndex, let high = PathEncoding.value(ofDigit: raw[index + 1]),
                    let low = PathEncoding.value(ofDigit: raw[index + 2])
                else { throw .badPath("It has a percent sign without two hexadecimal digits.") }
                let octet = high << 4 | low
                guard octet != UInt8(ascii: "/") else { throw .badPath("It has an encoded slash.") }
                decoded.append(octet)
                index += 3
                continue
            default: decoded.append(raw[index])
            }
            index += 1
        }
        return decoded
    }
}

extension Failure {
    fileprivate static func badPath(_ detail: String) -> Failure {
        Failure(.badRequest, reason: "bad path", detail: "The path cannot be read. \(detail)")
    }
}
