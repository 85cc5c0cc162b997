/// Long lines cut into lines of at most 75 octets (RFC 5545 §3.1).
enum Folding {
    static let width = 75

    /// Writes an unfolded line, folded where it must be, never inside a UTF-8 sequence, with CRLF behind it.
    static func write(_ line: UnsafeBufferPointer<UInt8>, into octets: inout [UInt8]) {
        var start = 0
        var room = width
        while line.count - start > room {
            var end = start + room
            while end > start + room - 4, line[end].isUTF8Continuation { end -= 1 }
            if line[end].isUTF8Continuation { end = start + room }
            octets.append(contentsOf: UnsafeBufferPointer(rebasing: line[start..<end]))
            octets.append(Octet.carriageReturn)
            octets.append(Octet.lineFeed)
            octets.append(Octet.space)
            start = end
            room = width - 1
        }
        octets.append(contentsOf: UnsafeBufferPointer(rebasing: line[start...]))
        octets.append(Octet.carriageReturn)
        octets.append(Octet.lineFeed)
    }

    /// Whether octets, folds included, are as a strict writer leaves them: short lines, CRLF, no sequence cut.
    static func isStrict(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var isASCII = true
        var lineStart = 0
        var index = 0
        while index < line.count {
            let octet = line[index]
            if octet >= 0x80 {
                isASCII = false
            } else if octet.isForbiddenControl {
                guard octet == Octet.carriageReturn, index + 3 < line.count, line[index + 1] == Octet.lineFeed,
                    line[index + 2].isFoldingSpace, !line[index + 3].isUTF8Continuation, !line[index + 3].endsLine,
                    index - lineStart <= width
                else { return false }
                lineStart = index + 2
                index += 2
            }
            index += 1
        }
        return line.count - lineStart <= width && (isASCII || isUTF8(line))
    }

    /// Whether an unfolded line has neither control characters nor anything but UTF-8.
    static func isPlain(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        var isASCII = true
        for octet in line {
            if octet >= 0x80 { isASCII = false } else if octet.isForbiddenControl { return false }
        }
        return isASCII || isUTF8(line)
    }

    private static func isUTF8(_ octets: UnsafeBufferPointer<UInt8>) -> Bool {
        String(validating: octets, as: UTF8.self) != nil
    }
}
