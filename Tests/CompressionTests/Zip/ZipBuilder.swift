import CZlib
import Foundation

/// Writes zip archives octet by octet (APPNOTE.TXT 4.3), honest ones and others.
struct ZipBuilder {
    struct Entry {
        var name: String
        var packed: [UInt8]
        var method: UInt16
        var checksum: UInt32
        var size: UInt32
        var flags: UInt16 = 0x0800
        /// Where its local header is; nothing puts one where it belongs.
        var offset: UInt32?
    }

    var entries: [Entry] = []
    /// What the end record says; nothing tells the truth.
    var announcedCount: UInt16?

    static func stored(_ name: String, _ octets: [UInt8]) -> Entry {
        Entry(name: name, packed: octets, method: 0, checksum: checksum(octets), size: UInt32(octets.count))
    }

    static func deflated(_ name: String, _ octets: [UInt8]) -> Entry {
        Entry(name: name, packed: deflate(octets), method: 8, checksum: checksum(octets), size: UInt32(octets.count))
    }

    var octets: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = entry.offset ?? UInt32(file.count)
            let common =
                little(20, 2) + little(entry.flags, 2) + little(entry.method, 2) + little(0, 4)
                + little(entry.checksum, 4) + little(UInt32(entry.packed.count), 4) + little(entry.size, 4)
                + little(UInt16(entry.name.utf8.count), 2) + little(0, 2)
            if entry.offset == nil {
                file += Array("PK\u{3}\u{4}".utf8) + common + Array(entry.name.utf8) + entry.packed
            }
            directory +=
                Array("PK\u{1}\u{2}".utf8) + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
                + little(0, 4) + little(offset, 4) + Array(entry.name.utf8)
        }
        let count = announcedCount ?? UInt16(truncatingIfNeeded: entries.count)
        let end =
            Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(count, 2) + little(count, 2)
            + little(UInt32(directory.count), 4) + little(UInt32(file.count), 4) + little(0, 2)
        return file + directory + end
    }

    private func little(_ value: some FixedWidthInteger, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func checksum(_ octets: [UInt8]) -> UInt32 {
        UInt32(crc32(0, octets, UInt32(octets.count)))
    }

    /// A raw deflate stream: zlib's own format without its two octets before and four behind.
    private static func deflate(_ octets: [UInt8]) -> [UInt8] {
        var count = compressBound(UInt(octets.count))
        var packed = [UInt8](repeating: 0, count: Int(count))
        compress2(&packed, &count, octets, UInt(octets.count), 9)
        return Array(packed[2..<Int(count) - 4])
    }
}

/// A file of its own for each test, gone afterwards.
final class TemporaryFile {
    let path: String

    init(_ octets: [UInt8]) throws {
        path = NSTemporaryDirectory() + "turnus-compression-" + UUID().uuidString
        try Data(octets).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
