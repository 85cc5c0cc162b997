import Secrets

/// Octets as lines that every mail server passes on (RFC 2045 §6).
enum TransferEncoding {
    /// RFC 2045 §6.7: lines of at most 76 characters that end in CRLF.
    static func quotedPrintable(_ text: String) -> String {
        text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            quotedPrintable(line: Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
        }.joined(separator: "\r\n")
    }

    private static func quotedPrintable(line octets: [UInt8]) -> String {
        var text = ""
        var width = 0
        for (index, octet) in octets.enumerated() {
            let isLast = index == octets.count - 1
            let isPlain =
                switch octet {
                case UInt8(ascii: "="): false
                case 0x21...0x7e: true
                // At the end of a line a blank would be taken off on the way.
                case 0x20, 0x09: !isLast
                default: false
                }
            let size = isPlain ? 1 : 3
            // The last character of a line that goes on is the sign that it does.
            if width + size > (isLast ? 76 : 75) {
                text += "=\r\n"
                width = 0
            }
            text += isPlain ? String(Unicode.Scalar(octet)) : "=" + hexadecimal(octet)
            width += size
        }
        return text
    }

    /// RFC 2045 §6.8: lines of 76 characters that end in CRLF.
    static func base64(_ octets: [UInt8]) -> String {
        var lines: [Substring] = []
        var rest = Base64.encode(octets)[...]
        while !rest.isEmpty {
            lines.append(rest.prefix(76))
            rest = rest.dropFirst(76)
        }
        return lines.joined(separator: "\r\n")
    }

    static func hexadecimal(_ octet: UInt8) -> String {
        let text = String(octet, radix: 16, uppercase: true)
        return octet < 16 ? "0" + text : text
    }
}
