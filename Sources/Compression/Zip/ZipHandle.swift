import CZip

/// Owns libzip's archive and closes it once; the pointer never leaves the box.
struct ZipHandle: ~Copyable {
    let pointer: OpaquePointer

    init(opening path: String) throws(CompressionError) {
        var code: Int32 = 0
        guard let pointer = zip_open(path, ZIP_RDONLY, &code) else { throw ZipFault.opening(path, code: code) }
        self.pointer = pointer
    }

    deinit {
        zip_discard(pointer)
    }
}
