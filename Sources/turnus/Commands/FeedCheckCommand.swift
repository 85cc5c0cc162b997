import ArgumentParser
import Feeds
import HTTPTypes
import Server

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
        guard let address = WebAddress(url) else {
            throw CommandFailure("\(url) is no address of a feed: give one that begins with https:// or http://")
        }
        let findings = try await findings(address)
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

    private func findings(_ address: WebAddress) async throws -> [FeedFinding] {
        do {
            let answer = try await WebFetch().get(
                address, fields: [.accept: "text/calendar, */*;q=0.5", .userAgent: "Turnus feed check"])
            return try FeedLint.findings(
                in: .init(
                    url: "\(answer.address)", status: answer.status, redirects: answer.redirects,
                    fields: answer.fields, octets: answer.octets))
        } catch let failure as WebFetch.Failure {
            throw CommandFailure(failure, fetching: address)
        } catch {
            throw CommandFailure("the feed breaks a limit: \(error)")
        }
    }
}

extension CommandFailure {
    init(_ failure: WebFetch.Failure, fetching address: WebAddress) {
        switch failure {
        case .unreachable(let host, let reason):
            self.init("cannot reach \(host): \(reason); check the address and whether the server runs")
        case .tooLarge(let limit):
            self.init("the feed has more than \(limit) octets: no subscriber would take it; give it fewer days")
        case .brokenOff: self.init("the answer of \(address.host) broke off: see its log")
        case .tooManyRedirects: self.init("\(address) leads round in circles: check the server's base URL")
        case .badRedirect(let location): self.init("\(address) leads to \(location), which is no web address")
        case .tooSlow: self.init("\(address.host) takes more than a minute to answer: see its log")
        }
    }
}
