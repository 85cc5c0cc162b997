import CalendarModel
import Failures
import HTTPTypes
import Testing

@testable import JSONAPI

struct APIContractTests {
    private let lines = String(decoding: APIContract.octets, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)

    /// `GET /tokens listTokens tokens:manage`, of every operation that the contract promises.
    private var promised: [String] {
        var found: [String] = []
        var (path, method, operation) = ("", "", "")
        for line in lines.drop(while: { $0 != "paths:" }).dropFirst().prefix(while: { $0.hasPrefix(" ") }) {
            if line.hasPrefix("  /") {
                path = String(line.dropFirst(2).dropLast())
            } else if line.hasPrefix("    "), !line.hasPrefix("     ") {
                method = line.dropFirst(4).dropLast().uppercased()
            } else if line.hasPrefix("      operationId: ") {
                operation = String(line.dropFirst("      operationId: ".count))
            } else if line.hasPrefix("      security: "), let scope = line.split(separator: "'").dropFirst().first {
                found.append("\(method) \(path) \(operation) \(scope)")
            }
        }
        return found.sorted()
    }

    @Test func `every operation has its row and every row its operation`() {
        let served = Route.all.map { "\($0.method.rawValue) \($0.template) \($0.operation) \($0.scope.rawValue)" }
        #expect(promised == served.sorted())
        #expect(served.count == Set(served).count)
    }

    @Test func `an operation takes a body where the contract says so`() {
        var operation = ""
        var withBody: [String] = []
        for line in lines {
            if line.hasPrefix("      operationId: ") { operation = String(line.dropFirst("      operationId: ".count)) }
            if line == "      requestBody:" { withBody.append(operation) }
        }
        let served = Route.all.filter { $0.body.mediaType != nil }.map(\.operation)
        #expect(withBody.sorted() == served.sorted())
    }

    @Test func `every kind of problem is in the closed list`() {
        let text = lines.joined(separator: "\n")
        for problem in ProblemType.allCases {
            #expect(text.contains(problem.uri + "\n") || text.contains(problem.uri + ","))
        }
    }
}
