import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@testable import Server

struct TLSTests {
    private func server(_ files: CertificateFiles) throws -> TurnusServer {
        var configuration = testConfiguration()
        configuration.tls = files
        return try makeServer(configuration)
    }

    @Test func `a hundred requests go through one connection of HTTP 2`() async throws {
        let folder = try ScratchFolder()
        let server = try server(folder.write(.first))
        try await server.application().test(.ahc(.https)) { client in
            try await withThrowingTaskGroup(of: HTTPResponse.Status.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await client.execute(uri: "/echo/\(number)", method: .put, body: ByteBuffer(string: "x")) {
                            #expect(String(buffer: $0.body).contains("body=1 https://localhost"))
                            return $0.status
                        }
                    }
                }
                for try await status in group { #expect(status == .ok) }
            }
        }
    }

    @Test func `a new certificate is served to new connections while old ones go on`() async throws {
        let folder = try ScratchFolder()
        let files = try folder.write(.first)
        let server = try server(files)
        try await running(server) { port in
            #expect(try await presentedName(port) == "first.test")
            #expect(try server.certificateReload?.look() == false)
            try folder.write(.second)
            let reload = try #require(server.certificateReload)
            #expect(try reload.look())
            #expect(try await presentedName(port) == "second.test")
        }
    }

    @Test func `files that do not fit together leave the old certificate standing`() async throws {
        let folder = try ScratchFolder()
        let files = try folder.write(.first)
        let server = try server(files)
        try await running(server) { port in
            try folder.write(chain: TestCertificate.second.chain, key: TestCertificate.first.key)
            let reload = try #require(server.certificateReload)
            #expect(throws: ServerStartError.keyDoesNotMatch(files)) { try reload.look() }
            #expect(try await presentedName(port) == "first.test")
        }
    }

    @Test func `files that are no certificate and no key are named`() throws {
        let folder = try ScratchFolder()
        let files = try folder.write(chain: "nothing", key: TestCertificate.first.key)
        #expect(throws: ServerStartError.noCertificate(path: files.chain)) { try server(files) }
        try folder.write(chain: TestCertificate.first.chain, key: "nothing")
        #expect(throws: ServerStartError.noKey(path: files.key)) { try server(files) }
        try folder.write(chain: TestCertificate.second.chain, key: TestCertificate.first.key)
        #expect(throws: ServerStartError.keyDoesNotMatch(files)) { try server(files) }
    }

    @Test func `a handshake that does not come is not waited for`() async throws {
        let folder = try ScratchFolder()
        var configuration = testConfiguration()
        configuration.tls = try folder.write(.first)
        configuration.timeouts.handshake = .milliseconds(50)
        try await running(makeServer(configuration)) { port in
            let answer = try await RawClient.exchange("", with: port)
            #expect(answer.isEmpty)
        }
    }
}

/// The common name in the certificate that the server shows.
private func presentedName(_ port: Int) async throws -> String {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.certificateVerification = .none
    let context = try NIOSSLContext(configuration: tls)
    let group = MultiThreadedEventLoopGroup.singleton
    let name = group.any().makePromise(of: String.self)
    let channel = try await ClientBootstrap(group: group).channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
            let handler = try NIOSSLClientHandler(
                context: context, serverHostname: nil,
                customVerificationCallback: { certificates, verdict in
                    do {
                        let subject = try certificates[0].extractPublicKey().toSPKIBytes()
                        name.succeed(subject == (try TestCertificate.first.publicKey()) ? "first.test" : "second.test")
                        verdict.succeed(.certificateVerified)
                    } catch {
                        name.fail(error)
                        verdict.succeed(.failed)
                    }
                })
            try channel.pipeline.syncOperations.addHandler(handler)
        }
    }.connect(host: "127.0.0.1", port: port).get()
    let found = try await name.futureResult.get()
    try await channel.close()
    return found
}
