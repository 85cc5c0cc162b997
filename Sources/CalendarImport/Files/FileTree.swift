#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files that paths stand for: each file itself, and the .ics and .zip files of a folder and those below it.
enum FileTree {
    enum Entry: Hashable, Sendable {
        case file(String)
        case refused(String, ImportRefusal)
    }

    /// In the order of the paths; the files of a folder by name.
    static func entries(of paths: [String], limit: Int) -> [Entry] {
        var entries: [Entry] = []
        for path in paths {
            guard isFolder(path) else {
                entries.append(.file(path))
                continue
            }
            var found: [Entry] = []
            collect(path, depth: 0, into: &found, limit: limit)
            if found.isEmpty {
                let cause = "there is no .ics or .zip file in this folder"
                found.append(.refused(path, ImportRefusal(cause: cause, cure: "Check the path.")))
            }
            entries += found
        }
        return entries
    }

    private static func collect(_ folder: String, depth: Int, into entries: inout [Entry], limit: Int) {
        guard depth < 32 else {
            let cause = "folders are nested deeper than 32"
            entries.append(.refused(folder, ImportRefusal(cause: cause, cure: "Import this folder by itself.")))
            return
        }
        let names: [String]
        do {
            names = try self.names(in: folder)
        } catch {
            entries.append(.refused(folder, error.refusal))
            return
        }
        for name in names {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            if isFolder(path, followsLinks: false) {
                collect(path, depth: depth + 1, into: &entries, limit: limit)
            } else if isCalendar(name) {
                guard entries.count < limit else {
                    let cause = "more files than the limit of \(limit)"
                    entries.append(.refused(path, ImportRefusal(cause: cause, cure: "Import in several steps.")))
                    return
                }
                entries.append(.file(path))
            }
        }
    }

    /// Whether a file of a folder or of an archive is meant by its name.
    static func isCalendar(_ name: String) -> Bool {
        let name = name.lowercased()
        return [".ics", ".ical", ".ifb", ".zip"].contains { name.hasSuffix($0) }
    }

    private static func names(in folder: String) throws(SystemError) -> [String] {
        guard let handle = opendir(folder) else { throw .last }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    String(cString: $0)
                }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Links to folders are followed only where somebody named them, so that there are no rounds.
    private static func isFolder(_ path: String, followsLinks: Bool = true) -> Bool {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFDIR
    }
}
