import Addresses
import Hummingbird
import NIOCore

/// The connection a request came on.
struct ConnectionContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }

    /// Who is at the other end of the connection, which may be a proxy.
    var peer: IPAddress? {
        channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
    }

    /// An HTTP/2 stream is a channel inside the connection's, which is inside the listener's.
    var isHTTP2: Bool {
        channel.parent?.parent != nil
    }
}
