import Compression
import Testing

struct ZipArchiveRefusalTests {
    static let text = Array(String(repeating: "SUMMARY:Stand-up\r\n", count: 5000).utf8)
    let small = ZipLimits(members: 3, memberOctets: 100_000, totalOctets: 150_000, ratio: 20, harmlessOctets: 50_000)

    /// Opens the archive and reads every member; what goes wrong is the answer.
    private func fault(in octets: [UInt8], limits: ZipLimits = .standard) throws -> CompressionError? {
        let file = try TemporaryFile(octets)
        do throws(CompressionError) {
            let archive = try ZipArchive(path: file.path, limits: limits)
            for member in archive.members { _ = try archive.read(member) }
            return nil
        } catch {
            switch error {
            case .notAZip: return .notAZip(path: "")
            case .truncated(let name) where name == file.path: return .truncated(name: "")
            case .damaged(let name) where name == file.path: return .damaged(name: "")
            case .bomb(let name, let ratio) where name == file.path: return .bomb(name: "", ratio: ratio)
            default: return error
            }
        }
    }

    @Test func `a file cut off anywhere is truncated, and never read as a smaller archive`() throws {
        let whole = ZipBuilder(entries: [
            ZipBuilder.deflated("a.ics", Self.text), ZipBuilder.stored("b.ics", [1, 2, 3]),
        ]).octets
        #expect(try fault(in: whole) == nil)
        for count in 4..<whole.count {
            #expect(try fault(in: Array(whole.prefix(count))) == .truncated(name: ""), "cut after \(count) octets")
        }
    }

    @Test(arguments: ["", "P", "PK", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "\u{1F}\u{8B}\u{8}"])
    func `something else is not a zip`(text: String) throws {
        #expect(try fault(in: Array(text.utf8)) == .notAZip(path: ""))
    }

    @Test func `a folder and a file that is not there are named`() {
        #expect(throws: CompressionError.notAZip(path: "/tmp")) { _ = try ZipArchive(path: "/tmp") }
        #expect(throws: CompressionError.unreadable(path: "/nowhere/a.zip", code: 2)) {
            _ = try ZipArchive(path: "/nowhere/a.zip")
        }
    }

    @Test func `a changed octet is found by the checksum`() throws {
        for entry in [ZipBuilder.deflated("a.ics", Self.text), ZipBuilder.stored("a.ics", Self.text)] {
            var changed = entry
            changed.packed[changed.packed.count / 2] ^= 1
            #expect(try fault(in: ZipBuilder(entries: [changed]).octets) == .damaged(name: "a.ics"))
            var misquoted = entry
            misquoted.checksum ^= 1
            #expect(try fault(in: ZipBuilder(entries: [misquoted]).octets) == .damaged(name: "a.ics"))
        }
    }

    @Test(arguments: [-1, 1, -80_000, 20_000])
    func `a member that is not as large as it says is damaged`(difference: Int) throws {
        var entry = ZipBuilder.deflated("a.ics", Self.text)
        entry.size = UInt32(Int(entry.size) + difference)
        #expect(try fault(in: ZipBuilder(entries: [entry]).octets) == .damaged(name: "a.ics"))
    }

    @Test func `no more is unpacked than the directory says`() throws {
        let bomb = [UInt8](repeating: 0, count: 30_000_000)
        var entry = ZipBuilder.deflated("a.ics", bomb)
        entry.size = 1000
        let file = try TemporaryFile(ZipBuilder(entries: [entry]).octets)
        let archive = try ZipArchive(path: file.path)
        var taken = 0
        #expect(throws: CompressionError.damaged(name: "a.ics")) {
            try archive.read(archive.members[0]) { piece in
                taken += piece.count
                return true
            }
        }
        #expect(taken <= 1000)
    }

    @Test func `what grows a thousandfold is a bomb and is not unpacked`() throws {
        let bomb = [UInt8](repeating: 0, count: 30_000_000)
        let octets = ZipBuilder(entries: [ZipBuilder.deflated("a.ics", bomb)]).octets
        guard case .bomb(_, let ratio) = try fault(in: octets) else {
            Issue.record("read as if it were harmless")
            return
        }
        #expect(ratio > 900)
    }

    @Test func `members that share their octets are a bomb together`() throws {
        let first = ZipBuilder.deflated("a0.ics", [UInt8](0...249) + [UInt8](repeating: 7, count: 40_000))
        var entries = [first]
        for index in 1...99 {
            var entry = first
            entry.name = "a\(index).ics"
            entry.offset = 0
            entries.append(entry)
        }
        let limits = ZipLimits(
            members: 1000, memberOctets: 1 << 20, totalOctets: 1 << 30, ratio: 150, harmlessOctets: 100_000)
        guard case .bomb("", _) = try fault(in: ZipBuilder(entries: entries).octets, limits: limits) else {
            Issue.record("read as if it were harmless")
            return
        }
    }

    @Test func `a calendar of events that are all alike is no bomb`() throws {
        var calendar = ""
        for number in 0..<4000 {
            calendar += "BEGIN:VEVENT\r\nUID:\(number)@example.com\r\nSUMMARY:Stand-up\r\nLOCATION:Room 7\r\n"
            calendar += "DTSTART:20260105T090000Z\r\nDTEND:20260105T091500Z\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\n"
        }
        var limits = ZipLimits.standard
        limits.harmlessOctets = 1000
        let octets = ZipBuilder(entries: [ZipBuilder.deflated("a.ics", Array(calendar.utf8))]).octets
        #expect(octets.count < calendar.utf8.count / 30)
        #expect(try fault(in: octets, limits: limits) == nil)
    }

    @Test func `an archive beyond its limits says which`() throws {
        let one = ZipBuilder.stored("a.ics", [UInt8](repeating: 1, count: 60_000))
        let large = ZipBuilder.stored("b.ics", [UInt8](repeating: 1, count: 100_001))
        let tiny = ZipBuilder.stored("c.ics", [1])
        #expect(try fault(in: ZipBuilder(entries: [one, one]).octets, limits: small) == nil)
        #expect(
            try fault(in: ZipBuilder(entries: [tiny, tiny, tiny, tiny]).octets, limits: small)
                == .tooManyMembers(count: 4, limit: 3))
        #expect(
            try fault(in: ZipBuilder(entries: [large]).octets, limits: small)
                == .memberTooLarge(name: "b.ics", limit: 100_000))
        #expect(
            try fault(in: ZipBuilder(entries: [one, one, one]).octets, limits: small)
                == .archiveTooLarge(octets: 180_000, limit: 150_000))
    }

    @Test func `an archive that announces too many members is refused before its directory is read`() throws {
        var builder = ZipBuilder(entries: [ZipBuilder.stored("c.ics", [1])])
        builder.announcedCount = 60_000
        #expect(try fault(in: builder.octets) == .tooManyMembers(count: 60_000, limit: 10_000))
        builder.announcedCount = 2
        #expect(try fault(in: builder.octets) == .damaged(name: ""))
    }

    @Test func `an encrypted member and an unknown method are named, the others can be read`() throws {
        var encrypted = ZipBuilder.stored("a.ics", [UInt8](repeating: 1, count: 40))
        encrypted.flags |= 1
        var unknown = ZipBuilder.stored("b.ics", [1, 2, 3])
        unknown.method = 14
        let file = try TemporaryFile(
            ZipBuilder(entries: [encrypted, unknown, ZipBuilder.stored("c.ics", [7])]).octets)
        let archive = try ZipArchive(path: file.path)
        #expect(throws: CompressionError.encrypted(name: "a.ics")) { try archive.read(archive.members[0]) }
        #expect(throws: CompressionError.unsupportedMethod(name: "b.ics", method: 14)) {
            try archive.read(archive.members[1])
        }
        #expect(try archive.read(archive.members[2]) == [7])
    }

    /// Every octet of an archive is set to something else in turn: nothing may crash, and what is still read must be
    /// what was packed.
    @Test func `no changed octet crashes the reader or changes what is read`() throws {
        let contents = [Array(Self.text.prefix(300)), [1, 2, 3]]
        let whole = ZipBuilder(entries: [
            ZipBuilder.deflated("a.ics", contents[0]), ZipBuilder.stored("b.ics", contents[1]),
        ]).octets
        for index in whole.indices {
            for value in [0, 0xff, whole[index] ^ 1] {
                var changed = whole
                changed[index] = value
                let file = try TemporaryFile(changed)
                guard let archive = try? ZipArchive(path: file.path) else { continue }
                for member in archive.members {
                    guard let octets = try? archive.read(member) else { continue }
                    #expect(contents.contains(octets), "octet \(index) set to \(value)")
                }
            }
        }
    }
}
