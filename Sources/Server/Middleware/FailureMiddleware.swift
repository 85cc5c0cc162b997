import CalendarModel
import HTTPTypes
import Hummingbird
import Logging
import NIOHTTP1

/// Outermost: whatever is thrown becomes an answer, and where we are to blame a line in the log.
struct FailureMiddleware: Sendable {
    let logger: Logger

    /// What `answer` says, or what it failed with, in words fit for the outside.
    ///
    /// Only an error of the HTTP parser goes on: the connection cannot be understood any more, and Hummingbird
    /// answers and closes it.
    func answer(
        _ visit: Visit, _ answer: () async throws -> SurfaceResponse
    ) async throws -> SurfaceResponse {
        do {
            return try await answer()
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let refusal = Refusal(error)
            report(refusal, of: error, visit)
            return Self.render(refusal, visit)
        }
    }

    private func report(_ refusal: Refusal, of error: any Error, _ visit: Visit) {
        guard refusal.status.code >= 500 || refusal.reason != nil else { return }
        let level: Logger.Level =
            refusal.status.code >= 500 && refusal.status != .serviceUnavailable ? .error : .warning
        logger.log(
            level: level, "\(refusal.reason ?? String(describing: error))",
            metadata: [
                "request": "\(visit.id)", "surface": "\(visit.surface)", "status": "\(refusal.status.code)",
            ])
    }

    private static func render(_ refusal: Refusal, _ visit: Visit) -> SurfaceResponse {
        var text = refusal.text + "\n"
        if refusal.status.code >= 500 { text += "If it goes on, tell your administrator this number: \(visit.id)\n" }
        return .text(refusal.status, text, fields: refusal.fields)
    }
}

extension Refusal {
    /// What the outside is told about `error`: an unknown one is our fault, and its reason stays in the house.
    init(_ error: any Error) {
        switch error {
        case let refusal as Refusal: self = refusal
        case is RequestDeadlinePassed: self = .tooSlow
        case let error as CalendarStoreError:
            self = .busy(reason: "store: \(error)")
        case let error as FileSinkError:
            self = .busy(reason: "feed cache: \(error)")
        case is CancellationError: self = .busy(reason: "the server is stopping")
        case let error as any HTTPResponseError:
            self.init(status: error.status, text: error.status.reasonPhrase)
        default:
            self.init(
                status: .internalServerError, text: "Something went wrong on our side.",
                reason: String(describing: error))
        }
    }
}
