import Addresses
import Failures
import HTTPTypes
import Secrets

extension Surface {
    /// `/metrics`: for whoever is on this machine, and for whoever has the token (`Authorization: Bearer …`).
    ///
    /// To everybody else it is not there, so that nobody learns that a token would open it.
    static func metrics(_ registry: MetricsRegistry, token: String?) -> Surface {
        Surface(name: "metrics", prefix: "metrics", methods: [.get], bodyLimit: 0) { request in
            guard request.path == "/metrics", request.mayRead(withToken: token) else { throw Failure(.notFound) }
            return SurfaceResponse(
                .ok,
                fields: [.contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store"],
                body: .octets(Array(registry.text.utf8)))
        }
    }
}

extension SurfaceRequest {
    fileprivate func mayRead(withToken token: String?) -> Bool {
        // A proxy on this machine makes the whole world look local; it betrays itself by these fields.
        let isForwarded = fields[.forwardedFor] != nil || fields[.forwarded] != nil
        if origin.address?.isLoopback == true, !isForwarded { return true }
        guard let token, !token.isEmpty, let field = fields[.authorization] else { return false }
        return ConstantTime.areEqual(field, "Bearer \(token)")
    }
}
