import CalendarModel
import Outbound
import Server

/// Everything a command is told by options, environment and file.
struct Settings: Hashable, Sendable {
    /// The folder of the data.
    var data: String
    /// Where the store is, when not in that folder.
    var database: String?
    var server: ServerConfiguration
    var history = HistoryRules()
    var outbound = OutboundSettings()
    var push = PushSettings()
    var mail = MailOptions()

    /// What holds when nobody says anything.
    init(dataFolder: String) {
        data = dataFolder
        server = ServerConfiguration(feedCache: .init(directory: dataFolder + "/cache/feeds"))
    }

    /// What an administrator decides about telling devices of changes.
    struct PushSettings: Hashable, Sendable {
        var isEnabled = true
        /// Of the file with the key; in the data folder where nothing is said.
        var keyPath: String?
        /// Of whoever answers for the server.
        var contact: String?
    }

    /// The host of the public address, without a port.
    var publicHost: String {
        let rest = publicURL.drop { $0 != "/" }.drop { $0 == "/" }
        return String(rest.prefix { $0 != ":" && $0 != "/" })
    }

    /// The address feeds are announced under.
    var publicURL: String {
        server.baseURL ?? "http\(server.tls == nil ? "" : "s")://\(server.listen)"
    }
}
