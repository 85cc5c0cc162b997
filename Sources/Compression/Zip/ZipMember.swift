extension ZipArchive {
    /// A file in the archive, as its directory describes it.
    public struct Member: Hashable, Sendable {
        /// As it was packed, folders included. Nothing here is ever unpacked to a disk, so `../` in it does no harm;
        /// whoever makes a path of it must check it.
        public let name: String
        /// Packed, in octets.
        public let compressedSize: Int
        /// Unpacked, in octets. Reading fails when it turns out to be another.
        public let size: Int
        /// Where it stands in the directory: two members may have the same name.
        let index: UInt64
        let method: UInt16
        let isEncrypted: Bool

        /// Whether it only names a folder.
        public var isFolder: Bool { name.hasSuffix("/") }
    }
}
