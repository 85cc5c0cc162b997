import CZlib

/// Owns zlib's state while gzip members are read, and frees it once.
struct GzipInflation: ~Copyable {
    /// On the heap: zlib keeps its address.
    private let state: UnsafeMutablePointer<z_stream>

    init() throws(CompressionError) {
        let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        state.initialize(to: z_stream())
        let result = inflateInit2_(
            state, MAX_WBITS + gzipWrapping, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard result == Z_OK else {
            state.deallocate()
            throw .outOfMemory
        }
        self.state = state
    }

    deinit {
        inflateEnd(state)
        state.deallocate()
    }

    /// Reads member after member until the input ends.
    consuming func run(_ input: [UInt8], limit: Int) throws(CompressionError) -> [UInt8] {
        var output: [UInt8] = []
        var start = 0
        repeat {
            // zlib counts in 32 bits.
            let end = min(start + (1 << 30), input.count)
            let result = input.withUnsafeBytes { octets in
                member(UnsafeRawBufferPointer(rebasing: octets[start..<end]), into: &output, limit: limit)
            }
            guard output.count <= limit else { throw .memberTooLarge(name: Gzip.name, limit: limit) }
            switch result {
            case Z_STREAM_END: break
            case Z_BUF_ERROR: throw .truncated(name: Gzip.name)
            case Z_MEM_ERROR: throw .outOfMemory
            default: throw .damaged(name: Gzip.name)
            }
            start = end - Int(state.pointee.avail_in)
            inflateReset(state)
        } while start < input.count
        return output
    }

    /// Reads one member, or as much of it as fits into the limit and one piece more.
    private func member(_ input: UnsafeRawBufferPointer, into output: inout [UInt8], limit: Int) -> Int32 {
        state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(input.count)
        return withUnsafeTemporaryAllocation(byteCount: pieceOctets, alignment: 16) { piece in
            var result = Z_OK
            while result == Z_OK, output.count <= limit {
                state.pointee.next_out = piece.baseAddress?.assumingMemoryBound(to: UInt8.self)
                state.pointee.avail_out = UInt32(pieceOctets)
                result = inflate(state, Z_NO_FLUSH)
                output.append(contentsOf: piece[..<(pieceOctets - Int(state.pointee.avail_out))])
            }
            return result
        }
    }
}
