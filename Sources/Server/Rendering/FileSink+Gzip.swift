import Compression
import NIOCore
import NIOPosix

extension FileSink {
    /// Writes `file` compressed, piece by piece, on a thread that may block.
    func compress(_ file: FileBody) async throws {
        try await NIOThreadPool.singleton.runIfActive { [self] in
            var gzip = try GzipStream()
            var offset = 0
            var output: [UInt8] = []
            while offset < file.length {
                let piece = try file.read(from: offset)
                offset += piece.readableBytes
                try gzip.write(Array(piece.readableBytesView), into: &output)
                try write(output)
                output.removeAll(keepingCapacity: true)
            }
            try gzip.finish(into: &output)
            try write(output)
        }
    }
}
