import Glibc

/// A folder for the files of one test, gone when the test is.
final class Folder {
    let path: String

    init() {
        var template = Array("/tmp/turnus-import-XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp"
    }

    deinit {
        for name in made.reversed() { remove(name) }
        remove(path)
    }

    private var made: [String] = []

    @discardableResult
    func write(_ text: String, to name: String) -> String {
        write(Array(text.utf8), to: name)
    }

    @discardableResult
    func write(_ octets: [UInt8], to name: String) -> String {
        let file = "\(path)/\(name)"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        _ = octets.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
        made.append(file)
        return file
    }

    /// A file that is as large as it says and takes no room on the disk.
    func writeHole(octets: Int, to name: String) -> String {
        let file = write("", to: name)
        truncate(file, octets)
        return file
    }

    func folder(_ name: String) -> String {
        let folder = "\(path)/\(name)"
        mkdir(folder, 0o700)
        made.append(folder)
        return folder
    }
}

/// A zip archive whose members are not compressed (APPNOTE.TXT 4.3).
func zip(_ members: [(name: String, text: String)]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
        let (name, text) = (Array(member.name.utf8), Array(member.text.utf8))
        let sizes = little(crc32(text), 4) + little(UInt32(text.count), 4) + little(UInt32(text.count), 4)
        let common: [UInt8] = little(20, 2) + little(0x800, 2) + little(0, 2) + little(0, 2) + little(0x5A21, 2) + sizes
        let names = little(UInt32(name.count), 2) + little(0, 2)
        directory += little(0x0201_4B50, 4) + little(20, 2) + common + names + little(0, 2) + little(0, 2)
        directory += little(0, 2) + little(0, 4) + little(UInt32(archive.count), 4) + name
        archive += little(0x0403_4B50, 4) + common + names + name + text
    }
    let count = little(UInt32(members.count), 2)
    return archive + directory + little(0x0605_4B50, 4) + little(0, 2) + little(0, 2) + count + count
        + little(UInt32(directory.count), 4) + little(UInt32(archive.count), 4) + little(0, 2)
}

private func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
}

private func crc32(_ octets: [UInt8]) -> UInt32 {
    ~octets.reduce(~0) { sum, octet in
        (0..<8).reduce(sum ^ UInt32(octet)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
}
