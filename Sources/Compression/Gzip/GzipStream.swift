import CZlib

/// Compresses octets as they come (RFC 1952; zlib in a box).
///
/// Owns zlib's state and frees it once. Sendable: it has one owner at any time, writing needs that owner's exclusive
/// access, and zlib keeps nothing per thread.
public struct GzipStream: ~Copyable, @unchecked Sendable {
    /// On the heap: zlib keeps its address.
    private let state: UnsafeMutablePointer<z_stream>

    public init(level: Int = Gzip.standardLevel) throws(CompressionError) {
        let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        state.initialize(to: z_stream())
        let result = deflateInit2_(
            state, Int32(min(max(level, 1), 9)), Z_DEFLATED, MAX_WBITS + gzipWrapping, 8, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else {
            state.deallocate()
            throw .outOfMemory
        }
        self.state = state
    }

    deinit {
        deflateEnd(state)
        state.deallocate()
    }

    /// Takes in octets and appends what they become; zlib may hold back a part until later.
    public mutating func write(_ octets: [UInt8], into output: inout [UInt8]) throws(CompressionError) {
        guard octets.withUnsafeBytes({ accepts($0, into: &output) }) else { throw .damaged(name: Gzip.name) }
    }

    /// The same for octets that lie elsewhere.
    public mutating func write(
        _ octets: UnsafeRawBufferPointer, into output: inout [UInt8]
    ) throws(CompressionError) {
        guard accepts(octets, into: &output) else { throw .damaged(name: Gzip.name) }
    }

    /// Appends everything held back, so that the reader can have all that was written so far.
    public mutating func flush(into output: inout [UInt8]) throws(CompressionError) {
        guard runs(Self.nothing, Z_SYNC_FLUSH, into: &output) else { throw .damaged(name: Gzip.name) }
    }

    /// Appends the rest, the checksum and the size.
    public consuming func finish(into output: inout [UInt8]) throws(CompressionError) {
        guard runs(Self.nothing, Z_FINISH, into: &output) else { throw .damaged(name: Gzip.name) }
    }

    private static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    private func accepts(_ octets: UnsafeRawBufferPointer, into output: inout [UInt8]) -> Bool {
        // zlib counts in 32 bits.
        var rest = octets[...]
        while !rest.isEmpty {
            let piece = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
            guard runs(piece, Z_NO_FLUSH, into: &output) else { return false }
            rest = rest.dropFirst(piece.count)
        }
        return true
    }

    /// False when zlib finds its own state damaged, which only a write beyond some buffer could do.
    private func runs(_ input: UnsafeRawBufferPointer, _ flush: Int32, into output: inout [UInt8]) -> Bool {
        state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(input.count)
        return withUnsafeTemporaryAllocation(byteCount: pieceOctets, alignment: 16) { piece in
            repeat {
                state.pointee.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
                state.pointee.avail_out = UInt32(pieceOctets)
                guard deflate(state, flush) != Z_STREAM_ERROR else { return false }
                output.append(contentsOf: piece[..<(pieceOctets - Int(state.pointee.avail_out))])
            } while state.pointee.avail_out == 0
            return true
        }
    }
}

/// Added to the window size, it makes zlib write and expect gzip's header instead of its own.
let gzipWrapping: Int32 = 16
let pieceOctets = 32 << 10
