import CZip

/// A zip archive, open for reading (APPNOTE.TXT 6.3; libzip in a box).
///
/// Nothing is unpacked to a disk. The directory is checked against the limits when the archive is opened, and again
/// while a member is read: what it says of itself is not believed.
///
/// Not for two threads at once; the pointer never leaves this type.
public struct ZipArchive: ~Copyable {
    public let path: String
    public let limits: ZipLimits
    /// In the order of the directory.
    public let members: [Member]
    private let handle: ZipHandle

    public init(path: String, limits: ZipLimits = .standard) throws(CompressionError) {
        // libzip reads the whole directory before it can be asked how long it is, so we look first.
        let announced = try ZipEndRecord(path: path).memberCount
        guard announced <= UInt64(limits.members) else {
            throw .tooManyMembers(count: Int(clamping: announced), limit: limits.members)
        }
        let handle = try ZipHandle(opening: path)
        self.members = try ZipDirectory(of: handle, path: path, limits: limits).members
        self.path = path
        self.limits = limits
        self.handle = handle
    }

    /// The whole member. Takes its unpacked size in memory.
    public borrowing func read(_ member: Member) throws(CompressionError) -> [UInt8] {
        var octets: [UInt8] = []
        // Not more than the packed size can become: the directory may lie.
        octets.reserveCapacity(min(member.size, member.compressedSize.multipliedReportingOverflow(by: 16).partialValue))
        try read(member) { chunk in
            octets.append(contentsOf: chunk)
            return true
        }
        return octets
    }

    /// Gives the member to `sink` piece by piece, at most 64 KiB each, until it answers false or all is read.
    ///
    /// The checksum is only known to be right when this returns with the last piece taken.
    public borrowing func read(
        _ member: Member, _ sink: (UnsafeRawBufferPointer) -> Bool
    ) throws(CompressionError) {
        try checkReadable(member)
        let file = try ZipMemberFile(opening: member, of: handle, path: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        var total = 0
        while true {
            let count = try file.read(into: buffer)
            guard count > 0 else { break }
            total += count
            // More than announced: the directory was made to deceive, so no more of it is unpacked.
            guard total <= member.size else { throw .damaged(name: member.name) }
            guard sink(UnsafeRawBufferPointer(rebasing: buffer[..<count])) else { return }
        }
        guard total == member.size else { throw .damaged(name: member.name) }
    }

    private borrowing func checkReadable(_ member: Member) throws(CompressionError) {
        guard !member.isEncrypted else { throw .encrypted(name: member.name) }
        // Stored and deflated are what exports use; what else libzip may know is not worth its memory and its risk.
        guard [UInt16(ZIP_CM_STORE), UInt16(ZIP_CM_DEFLATE)].contains(member.method) else {
            throw .unsupportedMethod(name: member.name, method: Int(member.method))
        }
        guard member.size <= limits.memberOctets else {
            throw .memberTooLarge(name: member.name, limit: limits.memberOctets)
        }
        if let ratio = limits.suspiciousRatio(of: UInt64(member.size), from: UInt64(member.compressedSize)) {
            throw .bomb(name: member.name, ratio: ratio)
        }
    }
}
