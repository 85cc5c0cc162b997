import Compression
import Testing

struct ZipArchiveTests {
    static let text = Array(String(repeating: "BEGIN:VEVENT\r\nSUMMARY:Stand-up\r\nEND:VEVENT\r\n", count: 5000).utf8)

    @Test func `members come in order, with their names, their sizes and their octets`() throws {
        let file = try TemporaryFile(
            ZipBuilder(entries: [
                ZipBuilder.deflated("Kalender/Büro.ics", Self.text), ZipBuilder.stored("b.ics", Array("short".utf8)),
                ZipBuilder.stored("folder/", []), ZipBuilder.deflated("empty.ics", []),
            ]).octets)
        let archive = try ZipArchive(path: file.path)
        #expect(archive.members.map(\.name) == ["Kalender/Büro.ics", "b.ics", "folder/", "empty.ics"])
        #expect(archive.members.map(\.size) == [Self.text.count, 5, 0, 0])
        #expect(archive.members.map(\.isFolder) == [false, false, true, false])
        #expect(archive.members[0].compressedSize < Self.text.count / 50)
        let contents = try archive.members.map { try archive.read($0) }
        #expect(contents == [Self.text, Array("short".utf8), [], []])
    }

    @Test func `members are read in any order and more than once`() throws {
        let file = try TemporaryFile(
            ZipBuilder(entries: [ZipBuilder.stored("a", [1]), ZipBuilder.deflated("a", [2, 2])]).octets)
        let archive = try ZipArchive(path: file.path)
        #expect(try archive.read(archive.members[1]) == [2, 2])
        #expect(try archive.read(archive.members[0]) == [1])
        #expect(try archive.read(archive.members[1]) == [2, 2])
    }

    @Test func `a member comes in pieces until the reader has enough`() throws {
        let file = try TemporaryFile(ZipBuilder(entries: [ZipBuilder.deflated("a.ics", Self.text)]).octets)
        let archive = try ZipArchive(path: file.path)
        var pieces: [Int] = []
        try archive.read(archive.members[0]) { piece in
            pieces.append(piece.count)
            return pieces.count < 2
        }
        #expect(pieces.count == 2)
        #expect(pieces.allSatisfy { $0 > 0 && $0 <= 64 << 10 })
    }

    @Test func `a name that climbs out of the folder is a name like any other`() throws {
        let file = try TemporaryFile(
            ZipBuilder(entries: [
                ZipBuilder.stored("../../etc/passwd", [1]), ZipBuilder.stored("/etc/passwd", [2]),
            ]).octets)
        let archive = try ZipArchive(path: file.path)
        #expect(archive.members.map(\.name) == ["../../etc/passwd", "/etc/passwd"])
        #expect(try archive.read(archive.members[0]) == [1])
    }

    @Test func `an archive without members is an archive`() throws {
        let file = try TemporaryFile(ZipBuilder().octets)
        let archive = try ZipArchive(path: file.path)
        #expect(archive.members.isEmpty)
    }

    @Test func `every error names its cause and its cure`() {
        let errors: [CompressionError] = [
            .unreadable(path: "a.zip", code: 13), .notAZip(path: "a.zip"), .truncated(name: "a.zip"),
            .damaged(name: "a.zip"), .encrypted(name: "a.zip"), .unsupportedMethod(name: "a.zip", method: 99),
            .tooManyMembers(count: 3, limit: 2), .memberTooLarge(name: "a.zip", limit: 1 << 20),
            .archiveTooLarge(octets: 3 << 20, limit: 1 << 20), .bomb(name: "a.zip", ratio: 1000), .outOfMemory,
        ]
        for error in errors {
            #expect(error.description.split(separator: ". ").count >= 2)
            #expect(error.description.hasSuffix("."))
        }
        #expect(Set(errors.map(\.description)).count == errors.count)
    }
}
