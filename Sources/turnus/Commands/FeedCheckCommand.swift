import ArgumentParser
import Feeds
import HTTPTypes
import Outbound

struct FeedCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Read a feed as Google, Outlook and Apple would, and say where they stumble.",
        discussion: """
            Any feed will do, from this server or another. Exit status 1 when one of them would refuse it or show \
            something wrong.

            Example:
              turnus feed check https://cal.example.org/feeds/TOKEN/work.ics
            """)

    @Argument(help: "http://, https:// or webcal://")
    var url: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let findings = try await findings()
        for finding in findings {
            let place = finding.line > 0 ? "line \(finding.line)" : "answer"
            output.print(
                line: [finding.severity.rawValue, place, "\(finding.cause): \(finding.cure) [\(finding.code)]"],
                .object([
                    ("severity", .string(finding.severity.rawValue)), ("code", .string(finding.code)),
                    ("line", .number(Int64(finding.line))), ("cause", .string(finding.cause)),
                    ("cure", .string(finding.cure)),
                ]))
        }
        if findings.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }

    private func findings() async throws -> [FeedFinding] {
        do {
            let answer = try await fetch()
            return try FeedLint.findings(
                in: .init(
                    url: answer.url.text, status: answer.status, redirects: answer.redirects,
                    fields: answer.fields, octets: answer.body))
        } catch let error as OutboundError {
            throw CommandFailure(error.description)
        } catch {
            throw CommandFailure("the feed breaks a limit: \(error)")
        }
    }

    /// Whoever types a command may reach every address this machine does.
    private func fetch() async throws(OutboundError) -> OutboundAnswer {
        var request = try OutboundRequest(
            .get, OutboundURL(url), fields: [.accept: "text/calendar, */*;q=0.5", .userAgent: "Turnus feed check"],
            limits: OutboundLimits(octets: 256 << 20))
        request.acceptsCompression = false
        return try await CurlClient(settings: .everywhere, parallel: 1).answer(to: request)
    }
}
