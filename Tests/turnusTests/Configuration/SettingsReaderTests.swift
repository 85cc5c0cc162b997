import Server
import Testing

@testable import turnus

struct SettingsReaderTests {
    private func settings(
        options: [String: String] = [:], environment: [String: String] = [:], data: String? = "/nonexistent"
    ) throws -> Settings {
        var reader = SettingsReader(environment: environment)
        reader.options = options
        reader.data = data
        return try reader.settings()
    }

    @Test func `without a word everything is as in the table`() throws {
        #expect(try settings() == Settings(dataFolder: "/nonexistent"))
    }

    @Test func `the table says what holds without a word`() throws {
        var settings = Settings(dataFolder: "/nonexistent")
        for setting in Setting.all where !setting.standard.isEmpty {
            #expect(setting.apply(setting.standard, &settings))
            #expect(settings == Settings(dataFolder: "/nonexistent"), "\(setting.name)")
        }
    }

    @Test func `the command line counts before the environment`() throws {
        let environment = ["TURNUS_LISTEN": "127.0.0.1:1111", "TURNUS_LOG_LEVEL": "error"]
        let settings = try settings(options: ["listen": "127.0.0.1:2222"], environment: environment)
        #expect(settings.server.listen.port == 2222)
        #expect(settings.server.log.level == .error)
    }

    @Test func `an unknown variable stops and names the nearest`() throws {
        #expect(
            throws: SettingsError.unknownKey("TURNUS_LISTNE", in: .environment, nearest: "TURNUS_LISTEN")
        ) {
            try settings(environment: ["TURNUS_LISTNE": "x"])
        }
    }

    @Test func `a value that is none stops, and a secret one is not shown`() throws {
        #expect(
            throws: SettingsError.notAValue(
                "8008", of: "listen", in: .environment, wanted: Setting.named("listen")!.wanted)
        ) {
            try settings(environment: ["TURNUS_LISTEN": "8008"])
        }
        #expect(
            throws: SettingsError.notAValue(
                "0", of: "limits.requests", in: .environment, wanted: "a number above 0")
        ) {
            try settings(environment: ["TURNUS_LIMITS_REQUESTS": "0"])
        }
    }

    @Test func `a value that is none stops where nothing would be one, too`() throws {
        #expect(
            throws: SettingsError.notAValue(
                "nonsense", of: "base-url", in: .commandLine, wanted: Setting.named("base-url")!.wanted)
        ) {
            try settings(options: ["base-url": "nonsense"])
        }
        #expect(try settings(options: ["base-url": "https://a.example/"]).server.baseURL == "https://a.example")
    }

    @Test func `a certificate needs its key`() throws {
        #expect(throws: SettingsError.halfCertificate(missing: "--tls-key")) {
            try settings(options: ["tls.certificate": "a.pem"])
        }
        #expect(throws: SettingsError.halfCertificate(missing: "--tls-certificate")) {
            try settings(options: ["tls.key": "a.pem"])
        }
    }

    @Test(arguments: [
        (["HOME": "/home/anna"], "/home/anna/.local/share/turnus"),
        (["HOME": "/home/anna", "XDG_DATA_HOME": "/shared"], "/shared/turnus"),
        (["HOME": "/home/anna", "XDG_DATA_HOME": "relative"], "/home/anna/.local/share/turnus"),
        (["HOME": "/home/anna", "XDG_DATA_HOME": "/shared", "TURNUS_DATA": "/data"], "/data"),
    ])
    func `the data lie where the desktop keeps data`(environment: [String: String], folder: String) throws {
        #expect(try settings(environment: environment, data: nil).data == folder)
    }

    @Test func `the announced address follows the one that is listened on`() throws {
        #expect(try settings().publicURL == "http://127.0.0.1:8008")
        #expect(try settings(options: ["base-url": "https://cal.example.org/"]).publicURL == "https://cal.example.org")
    }
}
