import CZip

/// What an archive says of itself, held against the limits.
struct ZipDirectory {
    private(set) var members: [ZipArchive.Member] = []

    init(of handle: borrowing ZipHandle, path: String, limits: ZipLimits) throws(CompressionError) {
        let count = max(Int(zip_get_num_entries(handle.pointer, 0)), 0)
        guard count <= limits.members else { throw .tooManyMembers(count: count, limit: limits.members) }
        members.reserveCapacity(count)
        for index in 0..<UInt64(count) {
            members.append(try Self.member(at: index, of: handle, path: path))
        }
        try checkSize(path: path, limits: limits)
    }

    private func checkSize(path: String, limits: ZipLimits) throws(CompressionError) {
        var total: UInt64 = 0
        var packed: UInt64 = 0
        for member in members {
            let sum = total.addingReportingOverflow(UInt64(member.size))
            total = sum.overflow ? .max : sum.partialValue
            packed &+= UInt64(member.compressedSize)
        }
        guard total <= UInt64(limits.totalOctets) else {
            throw .archiveTooLarge(octets: Int(clamping: total), limit: limits.totalOctets)
        }
        // Members can share their packed octets, so the size of the file counts, too.
        let size = try ZipEndRecord.size(of: path)
        if let ratio = limits.suspiciousRatio(of: total, from: min(packed, size)) {
            throw .bomb(name: path, ratio: ratio)
        }
    }

    private static func member(
        at index: UInt64, of handle: borrowing ZipHandle, path: String
    ) throws(CompressionError) -> ZipArchive.Member {
        var status = zip_stat_t()
        zip_stat_init(&status)
        guard zip_stat_index(handle.pointer, index, 0, &status) == 0, let name = status.name,
            status.size <= UInt64(Int.max), status.comp_size <= UInt64(Int.max)
        else { throw .damaged(name: path) }
        return ZipArchive.Member(
            name: String(cString: name), compressedSize: Int(status.comp_size), size: Int(status.size),
            index: index, method: status.comp_method,
            isEncrypted: status.encryption_method != UInt16(ZIP_EM_NONE))
    }
}
