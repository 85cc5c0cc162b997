import ArgumentParser
import CalendarModel
import Logging
import Server
import Storage

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the calendars until told to stop (Ctrl-C, SIGTERM).",
        discussion: """
            Examples:
              turnus serve
              turnus serve --listen 0.0.0.0:443 --tls-certificate chain.pem --tls-key key.pem \\
                --base-url https://cal.example.org
              turnus serve --listen 0.0.0.0:8008 --behind-proxy --base-url https://cal.example.org

            Prints "listening on URL" once it answers. Everything that can be set, with its default and what it is \
            called in turnus.yaml and in the environment, is shown by --print-configuration.
            """)

    @Option(help: .init("Where to listen (default: 127.0.0.1:8008).", valueName: "HOST:PORT"))
    var listen: String?

    @Option(help: .init("How the outside reaches the server; stands in the links it gives out.", valueName: "URL"))
    var baseURL: String?

    @Option(help: .init("Serve HTTPS with this certificate chain, PEM.", valueName: "FILE"))
    var tlsCertificate: String?

    @Option(help: .init("The key of the certificate, PEM.", valueName: "FILE"))
    var tlsKey: String?

    @Flag(help: "A proxy in front speaks TLS to the world: plain HTTP may leave this machine.")
    var behindProxy = false

    @Option(help: .init("Believe what this proxy says of its clients; may be given several times.", valueName: "RANGE"))
    var trustedProxy: [String] = []

    @Flag(help: "Print a configuration file with every setting and its default, and stop.")
    var printConfiguration = false

    @OptionGroup var storeOptions: StoreOptions

    func run() async throws {
        guard !printConfiguration else {
            Terminal.write(Setting.sample, to: 1)
            return
        }
        let settings = try storeOptions.settings(options)
        if let objection = settings.server.objection { throw CommandFailure(objection.description) }
        let logger = Logger(label: "turnus") { _ in LineLogHandler(settings.server.log) }
        let store = try await settings.openStore()
        do {
            try await Household(settings: settings, store: store, logger: logger, pushKey: settings.pushKey()).run()
        } catch let error as ServerStartError {
            await store.close()
            throw CommandFailure(error.description)
        }
        await store.close()
    }

    private var options: [String: String] {
        var options: [String: String] = [:]
        options["listen"] = listen
        options["base-url"] = baseURL
        options["tls.certificate"] = tlsCertificate
        options["tls.key"] = tlsKey
        if behindProxy { options["proxies.terminate-tls"] = "true" }
        if !trustedProxy.isEmpty { options["proxies.trusted"] = trustedProxy.joined(separator: ",") }
        return options
    }
}
