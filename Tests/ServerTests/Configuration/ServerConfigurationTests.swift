import Testing

@testable import Server

struct ServerConfigurationTests {
    private func objection(
        listen: String, tls: Bool = false, behindProxy: Bool = false
    ) throws -> ServerStartError? {
        var configuration = testConfiguration()
        configuration.listen = try #require(ListenAddress(listen))
        configuration.tls = tls ? CertificateFiles(chain: "a", key: "b") : nil
        configuration.proxies.terminateTLS = behindProxy
        return configuration.objection
    }

    @Test func `passwords do not travel over plain HTTP`() throws {
        let address = try #require(ListenAddress("0.0.0.0:80"))
        #expect(try objection(listen: "0.0.0.0:80") == .passwordsOverPlainHTTP(address))
    }

    @Test func `plain HTTP is for this machine, for TLS and for the stretch behind a proxy`() throws {
        #expect(try objection(listen: "127.0.0.1:80") == nil)
        #expect(try objection(listen: "0.0.0.0:443", tls: true) == nil)
        #expect(try objection(listen: "0.0.0.0:80", behindProxy: true) == nil)
    }

    @Test func `a certificate that is not there is named`() throws {
        var configuration = testConfiguration()
        configuration.tls = CertificateFiles(chain: "/nonexistent/chain.pem", key: "/nonexistent/key.pem")
        #expect(
            throws: ServerStartError.certificateUnreadable(
                path: "/nonexistent/chain.pem", reason: "No such file or directory")
        ) {
            try makeServer(configuration)
        }
    }
}
