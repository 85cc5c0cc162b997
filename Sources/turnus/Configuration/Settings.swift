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

    /// The address feeds are announced under.
    var publicURL: String {
        server.baseURL ?? "http\(server.tls == nil ? "" : "s")://\(server.listen)"
    }
}
