import Testing

@testable import Chronology

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct ZoneCatalogTests {
    @Test func `reads every zone that the system names`() throws {
        let catalog = ZoneCatalog()
        let identifiers = catalog.identifiers
        try #require(identifiers.count > 300, "the package tzdata is not installed")
        for identifier in identifiers {
            #expect(throws: Never.self, "\(identifier)") { try catalog.read(identifier) }
        }
        #expect(identifiers == identifiers.sorted())
        #expect(!identifiers.contains { $0.hasPrefix("posix/") || $0.hasPrefix("right/") })
    }

    @Test func `finds a name in any case and gives it back as it is spelt`() throws {
        let catalog = ZoneCatalog()
        let berlin = try #require(catalog.zone(named: "europe/BERLIN"))
        #expect(berlin.identifier == "Europe/Berlin")
        #expect(berlin == catalog.zone(named: "Europe/Berlin"))
        #expect(catalog.zone(named: "US/Pacific")?.identifier == "US/Pacific")
    }

    @Test(arguments: [
        "", "/Europe/Berlin", "Europe/../Europe/Berlin", "../zoneinfo/UTC", "Europe//Berlin", "Europe/Berlin/",
        "posix/Europe/Berlin", "right/Europe/Berlin", "RIGHT/UTC", "Europe/Ber\0lin", "Europe/Berlin ", "zone.tab",
        "tzdata.zi", "Europe", "-", "Europe/München", "a/b/c/d/e", "Mars/Olympus",
    ])
    func `refuses a name that no zone has or may have`(name: String) {
        let catalog = ZoneCatalog()
        #expect(catalog.zone(named: name) == nil)
        #expect(throws: ZoneError.unknown(name)) { try catalog.read(name) }
    }

    @Test func `says that the directory is missing`() {
        let catalog = ZoneCatalog(directory: "/nowhere/zoneinfo")
        #expect(throws: ZoneError.noDirectory("/nowhere/zoneinfo")) { try catalog.read("Europe/Berlin") }
        #expect(catalog.zone(named: "Europe/Berlin") == nil)
        #expect(catalog.identifiers == [])
    }

    @Test func `takes the names from the list of zones and links`() {
        let source =
            "# version 2025b\nR d 1916 o - Jun 14 23s 1 S\nZ Europe/Berlin 0:53:28 - LMT 1893 Ap\n1 c CE%sT\nL Europe/Berlin Arctic/Longyearbyen\nZ\nL x"
        #expect(ZoneDirectory.names(inSource: Array(source.utf8)) == ["Europe/Berlin", "Arctic/Longyearbyen"])
    }

    @Test func `without a list it looks at the files`() throws {
        let directory = try Directory()
        let utc = try #require(ZoneDirectory.contents(of: "/usr/share/zoneinfo/UTC", limit: 10_000))
        try directory.write(utc, to: "Home")
        try directory.write(utc, to: "Far/Away")
        try directory.write(utc, to: "posix/Home")
        try directory.write(Array("no zone".utf8), to: "README")
        try directory.write(Array("TZif".utf8), to: "Broken")
        let catalog = ZoneCatalog(directory: directory.path)
        #expect(catalog.identifiers == ["Broken", "Far/Away", "Home"])
        #expect(catalog.zone(named: "far/away")?.identifier == "Far/Away")
        #expect(throws: ZoneError.damaged(reason: "the file is cut off")) { try catalog.read("Broken") }
    }

    @Test func `answers many threads at once with one and the same zone`() async {
        let catalog = ZoneCatalog()
        let names = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"]
        let zones = await withTaskGroup(of: [Zone?].self) { group in
            for _ in 0..<64 { group.addTask { names.map { catalog.zone(named: $0) } } }
            return await group.reduce(into: Set<[Zone?]>()) { $0.insert($1) }
        }
        #expect(zones.count == 1)
        #expect(zones.first?.compactMap { $0?.identifier } == names)
    }
}

/// A directory for one test, removed with it.
private final class Directory {
    let path: String

    init() throws {
        var template = Array("/tmp/turnus-zones-XXXXXX".utf8CString)
        let made = template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) }
        path = String(cString: try #require(made))
    }

    func write(_ octets: [UInt8], to name: String) throws {
        if let slash = name.lastIndex(of: "/") { mkdir(path + "/" + name[..<slash], 0o700) }
        let file = try #require(fopen(path + "/" + name, "w"))
        defer { fclose(file) }
        #expect(fwrite(octets, 1, octets.count, file) == octets.count)
    }

    deinit {
        for name in ["Home", "Far/Away", "posix/Home", "README", "Broken"] { unlink(path + "/" + name) }
        for name in ["Far", "posix"] { rmdir(path + "/" + name) }
        rmdir(path)
    }
}
