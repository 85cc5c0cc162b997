import Compression

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The octets of a file, read once and never changed.
///
/// Large files are mapped and not copied: the system takes their pages back when it needs them.
///
/// Unchecked: the memory is written before anybody else sees it, only read afterwards, and given back when the last
/// who holds this lets go.
final class FileContent: @unchecked Sendable {
    /// Valid as long as this object.
    let octets: UnsafeBufferPointer<UInt8>
    private let mapping: UnsafeMutableRawPointer?

    /// Files up to this size are copied into memory: they stay as they are even if somebody cuts them off meanwhile.
    private static let copiedOctets = 32 << 20

    /// Whether the file is too large is known before any of it is read.
    init(path: String, limit: Int) throws(FileProblem) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(.last) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(.last) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
        let size = Int(status.st_size)
        guard size <= limit else { throw .tooLarge(octets: size, limit: limit) }
        if size > FileContent.copiedOctets {
            let mapping = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
            guard let mapping, mapping != MAP_FAILED else { throw .system(.last) }
            madvise(mapping, size, MADV_SEQUENTIAL)
            self.mapping = mapping
            self.octets = UnsafeBufferPointer(start: mapping.assumingMemoryBound(to: UInt8.self), count: size)
        } else {
            self.mapping = nil
            self.octets = try FileContent.read(descriptor, size: size)
        }
    }

    /// What a member of an archive unpacks to: `fill` gives it piece by piece, at most `size` octets in all.
    init(size: Int, fill: ((UnsafeRawBufferPointer) -> Bool) throws(CompressionError) -> Void) throws(CompressionError)
    {
        // Memory that is never written is never taken from the system, so a size that lies costs nothing.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        var count = 0
        do {
            try fill { piece in
                guard piece.count <= size - count else { return false }
                UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).copyMemory(from: piece)
                count += piece.count
                return true
            }
        } catch {
            buffer.deallocate()
            throw error
        }
        let octets = buffer.bindMemory(to: UInt8.self)
        self.octets = UnsafeBufferPointer(start: octets.baseAddress, count: count)
        self.mapping = nil
    }

    /// A copy of octets that are in memory.
    init(_ octets: [UInt8]) {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: octets.count)
        _ = copy.initialize(from: octets)
        self.octets = UnsafeBufferPointer(copy)
        self.mapping = nil
    }

    deinit {
        if let mapping { munmap(mapping, octets.count) } else { octets.deallocate() }
    }

    func octets(_ range: Range<Int>) -> [UInt8] {
        Array(octets[range])
    }

    /// What a file begins with; less where it is shorter.
    static func firstOctets(of path: String, count: Int) throws(FileProblem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .system(.last) }
        defer { close(descriptor) }
        let first = try read(descriptor, size: count)
        defer { first.deallocate() }
        return Array(first)
    }

    /// Fewer octets than `size` where the file was cut off meanwhile.
    private static func read(_ descriptor: Int32, size: Int) throws(FileProblem) -> UnsafeBufferPointer<UInt8> {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
        var count = 0
        while count < size {
            let got = pread(descriptor, buffer.baseAddress.map { $0 + count }, size - count, off_t(count))
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else {
                let error = SystemError.last
                buffer.deallocate()
                throw .system(error)
            }
            guard got > 0 else { break }
            count += got
        }
        return UnsafeBufferPointer(start: buffer.baseAddress, count: count)
    }
}

/// Why a file is not read.
enum FileProblem: Error, Hashable {
    case system(SystemError)
    case notAFile
    case tooLarge(octets: Int, limit: Int)
    case empty

    var refusal: ImportRefusal {
        switch self {
        case .system(let error): error.refusal
        case .notAFile: ImportRefusal(cause: "it is neither a file nor a folder", cure: "Give an .ics file.")
        case .empty: ImportRefusal(cause: "the file is empty and no calendar", cure: "Export or download it again.")
        case .tooLarge(let octets, let limit):
            ImportRefusal(
                cause: "too large: \(octets >> 20) MiB, the limit is \(limit >> 20) MiB",
                cure: "Split it into smaller files.")
        }
    }
}
