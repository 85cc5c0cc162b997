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

    /// What holds when nobody says anything.
    init(dataFolder: String) {
        data = dataFolder
        server = ServerConfiguration(feedCache: .init(directory: dataFolder + "/cache/feeds"))
    }

    /// The address feeds are announced under.
    var publicURL: String {
        server.baseURL ?? "http\(server.tls == nil ? "" : "s")://\(server.listen)"
    }
}
