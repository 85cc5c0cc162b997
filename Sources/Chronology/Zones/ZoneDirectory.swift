#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads a directory of TZif files, as the package `tzdata` installs it.
enum ZoneDirectory {
    /// The names of the zones and links, from the list that comes with them or, without one, by looking at the files.
    static func names(in directory: String) throws(ZoneError) -> [String] {
        if let source = contents(of: directory + "/tzdata.zi", limit: 1 << 22) { return names(inSource: source) }
        var status = stat()
        guard stat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { throw .noDirectory(directory) }
        return walk(directory, below: "", depth: 0)
    }

    /// What the list of zones says about the release; without a list, only when the directory was last changed.
    static func release(of directory: String) -> ZoneRelease {
        let list = directory + "/tzdata.zi"
        let source = contents(of: list, limit: 1 << 22)
        var status = stat()
        let isThere = stat(source == nil ? directory : list, &status) == 0
        #if canImport(Darwin)
            let seconds = status.st_mtimespec.tv_sec
        #else
            let seconds = status.st_mtim.tv_sec
        #endif
        return ZoneRelease(
            source: source ?? [], modified: Instant(secondsSinceEpoch: isThere ? Int64(seconds) : 0))
    }

    /// The zone and link lines of a `tzdata.zi`: `Z NAME …` and `L TARGET NAME`.
    static func names(inSource source: [UInt8]) -> [String] {
        var names: [String] = []
        for line in source.split(separator: UInt8(ascii: "\n")) {
            guard line.first == UInt8(ascii: "Z") || line.first == UInt8(ascii: "L") else { continue }
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 3)
            let index = line.first == UInt8(ascii: "Z") ? 1 : 2
            if words.count > index, words[0].count == 1 { names.append(String(decoding: words[index], as: UTF8.self)) }
        }
        return names
    }

    private static func walk(_ directory: String, below prefix: String, depth: Int) -> [String] {
        guard depth < 4, let stream = opendir(directory) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix("."), prefix != "" || (name != "posix" && name != "right") else { continue }
            var status = stat()
            guard stat(directory + "/" + name, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                names += walk(directory + "/" + name, below: prefix + name + "/", depth: depth + 1)
            } else if contents(of: directory + "/" + name, limit: TZif.maximumSize)?.starts(with: "TZif".utf8) == true {
                names.append(prefix + name)
            }
        }
        return names
    }

    /// The octets of a regular file of at most `limit`, or nothing.
    static func contents(of path: String, limit: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= limit else {
            return nil
        }
        let size = Int(status.st_size)
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let received = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                guard received > 0 else { break }
                count += received
            }
        }
    }
}
