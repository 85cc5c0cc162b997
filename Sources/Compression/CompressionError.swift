/// Why something compressed could not be read. Every case has one cause and one cure; see `description`.
public enum CompressionError: Error, Hashable, Sendable {
    /// The file cannot be opened or read. `code` is the system's error number.
    case unreadable(path: String, code: Int32)
    /// The file is something else.
    case notAZip(path: String)
    /// The file begins as it should and ends too early.
    case truncated(name: String)
    /// What comes out is not what went in: a checksum or a size does not agree.
    case damaged(name: String)
    /// The member is encrypted.
    case encrypted(name: String)
    /// The member was compressed by a method that is not known here (APPNOTE 4.4.5).
    case unsupportedMethod(name: String, method: Int)
    /// The archive has more members than the limit.
    case tooManyMembers(count: Int, limit: Int)
    /// One member is larger than the limit, in octets.
    case memberTooLarge(name: String, limit: Int)
    /// All members together are larger than the limit, in octets.
    case archiveTooLarge(octets: Int, limit: Int)
    /// So much would come out of so little that it was made to fill a disk: a decompression bomb.
    case bomb(name: String, ratio: Int)
    /// The machine has no memory left.
    case outOfMemory
}

extension CompressionError: CustomStringConvertible {
    /// The cause and the cure, in two short sentences.
    public var description: String {
        switch self {
        case .unreadable(let path, let code):
            "\(path) cannot be read (error \(code)). Check that it is there and that this account may read it."
        case .notAZip(let path):
            "\(path) is not a zip archive. Give the file as it was downloaded, or the .ics file inside it."
        case .truncated(let name):
            "\(name) ends too early. Download it again: the transfer was cut off."
        case .damaged(let name):
            "\(name) is damaged: its checksum or size does not agree. Download it again."
        case .encrypted(let name):
            "\(name) is encrypted. Unpack it with its password first and give the files inside."
        case .unsupportedMethod(let name, let method):
            "\(name) is compressed by method \(method), which is not supported. Pack it again with the usual method."
        case .tooManyMembers(let count, let limit):
            "The archive has \(count) files and the limit is \(limit). Split it into smaller archives."
        case .memberTooLarge(let name, let limit):
            "\(name) is larger than \(limit >> 20) MiB when unpacked. Split it into smaller files."
        case .archiveTooLarge(let octets, let limit):
            "Unpacked, the archive has \(octets >> 20) MiB and the limit is \(limit >> 20) MiB. Split it."
        case .bomb(let name, let ratio):
            "\(name) would grow to \(ratio) times its size, as only archives made to do harm do. Do not use it."
        case .outOfMemory:
            "There is not enough memory to unpack the archive. Give the server more, or split the archive."
        }
    }
}
