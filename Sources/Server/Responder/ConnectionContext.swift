import Addresses
import Hummingbird
import NIOCore

/// The connection a request came on.
struct ConnectionContext: InitializableFromSource {
    let channel: any Channel
    /// Who is at the other end of the connection, which may be a proxy.
    let peer: IPAddress?

    init(channel: any Channel) {
        self.channel = channel
        peer = channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }

    init(source: ApplicationRequestContextSource) {
        self.init(channel: source.channel)
    }

    /// An HTTP/2 stream is a channel inside the connection's, which is inside the listener's.
    var isHTTP2: Bool {
        channel.parent?.parent != nil
    }
}
