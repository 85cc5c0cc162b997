import Testing

@testable import Chronology

struct ZoneReleaseTests {
    @Test func `a list says its version and which names are other names`() {
        let source = """
            # version 2026a
            # This zic input file is in the public domain.
            Z Europe/Berlin 0:53:28 - LMT 1893 Ap
            1 c CE%sT 1945 May 24 2
            L Europe/Berlin Europe/Stockholm
            L Europe/Stockholm Made/Up
            L America/New_York US/Eastern
            """
        let release = ZoneRelease(source: Array(source.utf8), modified: Instant(secondsSinceEpoch: 1))
        #expect(release.version == "2026a")
        #expect(
            release.links == [
                "Europe/Stockholm": "Europe/Berlin", "Made/Up": "Europe/Berlin", "US/Eastern": "America/New_York",
            ])
    }

    @Test(arguments: ["", "# version", "Z version 2026a", "# release 2026a"])
    func `a list that does not say has no version`(source: String) {
        #expect(ZoneRelease(source: Array(source.utf8), modified: Instant(secondsSinceEpoch: 1)).version == nil)
    }

    @Test func `the system's own says which zone is meant by an old name`() {
        let release = ZoneCatalog().release
        #expect(release.links["US/Eastern"] == "America/New_York")
        #expect(release.links["America/New_York"] == nil)
        #expect(release.modified > Instant(secondsSinceEpoch: 0))
    }

    @Test func `a directory that is not there has no release`() {
        let release = ZoneCatalog(directory: "/nonexistent").release
        #expect(release == ZoneRelease(source: [], modified: Instant(secondsSinceEpoch: 0)))
    }
}
