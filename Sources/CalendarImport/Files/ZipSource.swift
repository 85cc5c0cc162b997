/// How archives are told from calendars.
enum ZipSource {
    /// By the first octets, whatever the name is: people rename files.
    static func isArchive(_ path: String) throws(FileProblem) -> Bool {
        if path.lowercased().hasSuffix(".zip") { return true }
        return try FileContent.firstOctets(of: path, count: 4) == [0x50, 0x4B, 0x03, 0x04]
    }

    /// Whether a member is a calendar by its name; archives have other files, too.
    static func isCalendar(_ name: String) -> Bool {
        !name.lowercased().hasSuffix(".zip") && !name.hasPrefix("__MACOSX/") && FileTree.isCalendar(name)
    }
}
