import CZip

/// Owns one open member of an archive and closes it once; must not outlive the archive.
struct ZipMemberFile: ~Copyable {
    private let file: OpaquePointer
    private let name: String
    private let path: String

    init(opening member: ZipArchive.Member, of archive: borrowing ZipHandle, path: String) throws(CompressionError) {
        guard let file = zip_fopen_index(archive.pointer, member.index, 0) else {
            throw ZipFault.reading(member.name, of: path, error: zip_get_error(archive.pointer))
        }
        self.file = file
        self.name = member.name
        self.path = path
    }

    deinit {
        zip_fclose(file)
    }

    /// How many octets were put into the buffer; 0 at the end, after the checksum was found right.
    borrowing func read(into buffer: UnsafeMutableRawBufferPointer) throws(CompressionError) -> Int {
        let count = zip_fread(file, buffer.baseAddress, UInt64(buffer.count))
        guard count >= 0 else { throw ZipFault.reading(name, of: path, error: zip_file_get_error(file)) }
        return Int(count)
    }
}
