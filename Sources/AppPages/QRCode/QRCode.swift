import CQREncode

/// A text as a QR code (ISO/IEC 18004), with medium error correction: a picture for the camera of a telephone.
public struct QRCode: Hashable, Sendable {
    /// Modules on a side.
    public let width: Int
    /// Row by row from the top left; true is dark.
    public let modules: [Bool]

    /// A camera wants so many light modules around the code (§9.1 of the standard).
    public static let quietZone = 4

    /// Nothing where the text is empty or too long for any code.
    public init?(_ text: String) {
        guard (1...1000).contains(text.utf8.count), let box = QRCodeBox(Array(text.utf8)) else { return nil }
        width = box.width
        modules = box.modules
    }

    /// The dark modules as the data of an SVG path, a run of a row at a time, one unit to a module.
    public var svgPath: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                guard modules[row * width + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < width, modules[row * width + column] { column += 1 }
                path += "M\(start) \(row)h\(column - start)v1h-\(column - start)z"
            }
        }
        return path
    }
}

/// Owns libqrencode's code and frees it once; the pointer never leaves the box.
private struct QRCodeBox: ~Copyable {
    private let pointer: UnsafeMutablePointer<CQREncode.QRcode>

    /// Nothing where the octets do not fit into the largest code.
    init?(_ octets: [UInt8]) {
        let made = QRcode_encodeData(Int32(octets.count), octets, 0, QR_ECLEVEL_M)
        guard let made else { return nil }
        pointer = made
    }

    deinit {
        QRcode_free(pointer)
    }

    var width: Int { Int(pointer.pointee.width) }

    /// The lowest bit of each octet is the colour; the others tell what the module is for.
    var modules: [Bool] {
        guard let data = pointer.pointee.data else { return [] }
        return (0..<width * width).map { data[$0] & 1 == 1 }
    }
}
