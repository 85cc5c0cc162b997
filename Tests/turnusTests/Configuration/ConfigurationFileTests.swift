import Testing

@testable import turnus

struct ConfigurationFileTests {
    private func value(_ name: String, in text: String) throws -> String? {
        let setting = try #require(Setting.named(name))
        return try ConfigurationFile(Array(text.utf8), path: "turnus.yaml").value(of: setting)
    }

    @Test func `reads nested keys, numbers and lists`() throws {
        let text = "listen: 127.0.0.1:9\nlimits:\n  requests: 7\nproxies:\n  trusted: [10.0.0.0/8, '::1']\n"
        #expect(try value("listen", in: text) == "127.0.0.1:9")
        #expect(try value("limits.requests", in: text) == "7")
        #expect(try value("proxies.trusted", in: text) == "10.0.0.0/8,::1")
        #expect(try value("limits.body", in: text) == nil)
        let allowed = try value("outbound.allowed", in: "outbound:\n  allowed: [intranet.example, 10.0.0.0/8]\n")
        #expect(allowed == "intranet.example,10.0.0.0/8")
    }

    @Test(arguments: ["", "# nothing\n\n---\n  # more\n"])
    func `a file that says nothing is no mistake`(text: String) throws {
        #expect(try value("listen", in: text) == nil)
    }

    @Test func `an unknown key stops and names the nearest`() throws {
        #expect(
            throws: SettingsError.unknownKey("limits.boddy", in: .file("turnus.yaml"), nearest: "limits.body")
        ) {
            try value("listen", in: "limits:\n  boddy: 1\n")
        }
    }

    @Test func `a list where none is wanted stops`() throws {
        #expect(throws: SettingsError.self) { try value("listen", in: "listen: [a, b]\n") }
    }

    @Test func `what is not YAML stops`() throws {
        #expect(throws: SettingsError.self) { try value("listen", in: "listen: [a\n") }
    }

    @Test func `the sample has every setting with the value that holds without it`() throws {
        let sample = try ConfigurationFile(Array(Setting.sample.utf8), path: "sample")
        for setting in Setting.all {
            #expect(try sample.value(of: setting) == setting.standard, "\(setting.name)")
        }
    }

    @Test func `the sample in the repository is the sample of the table`() throws {
        let path = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let octets = try FileOctets.read("/\(path)/Samples/turnus.yaml", limit: 1 << 20)
        #expect(String(decoding: octets, as: UTF8.self) == Setting.sample)
    }
}

struct SettingValueTests {
    @Test(arguments: [
        ("1", 1), ("512KiB", 512 << 10), ("10MiB", 10 << 20), ("10MB", 10 << 20), ("2g", 2 << 30), ("7 k", 7 << 10),
        ("9B", 9),
    ])
    func `reads sizes`(text: String, octets: Int) {
        #expect(Setting.octets(text) == octets)
    }

    @Test(arguments: ["", "0", "-1", "KiB", "1x", "1KiBi", "99999999999999999999", "9999999999G"])
    func `refuses what is no size`(text: String) {
        #expect(Setting.octets(text) == nil)
    }

    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("60s", .seconds(60)), ("5m", .seconds(300)), ("7D", .seconds(604_800)),
    ])
    func `reads times`(text: String, duration: Duration) {
        #expect(Setting.duration(text) == duration)
    }

    @Test(arguments: ["", "60", "0s", "-1s", "1w", "s"])
    func `refuses what is no time`(text: String) {
        #expect(Setting.duration(text) == nil)
    }

    @Test(arguments: [
        ("https://cal.example.org/", "https://cal.example.org"), ("http://a:1/b", "http://a:1/b"),
    ])
    func `reads addresses of the web`(text: String, url: String) {
        #expect(Setting.url(text) == url)
    }

    @Test(arguments: ["", "cal.example.org", "ftp://a", "https://", "https:///a", "https://a b", "https://a?x"])
    func `refuses what is no address of the web`(text: String) {
        #expect(Setting.url(text) == nil)
    }

    @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("same", "same", 0)])
    func `counts the letters that differ`(one: String, other: String, distance: Int) {
        #expect(one.editDistance(to: other) == distance)
        #expect(other.editDistance(to: one) == distance)
    }
}
