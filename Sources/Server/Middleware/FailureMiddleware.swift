import Failures
import HTTPTypes
import Logging
import NIOHTTP1

/// Outermost: whatever is thrown becomes an answer in the manner of the surface, and a line in the log.
struct FailureMiddleware: Sendable {
    let logger: Logger

    /// What `answer` says, or what it failed with, in words fit for the outside.
    ///
    /// Only an error of the HTTP parser goes on: the connection cannot be understood any more, and Hummingbird
    /// answers and closes it.
    func answer(
        _ visit: Visit, in renderer: Surface.Renderer, language: () -> Language,
        _ answer: () async throws -> SurfaceResponse
    ) async throws -> SurfaceResponse {
        do {
            return try await answer()
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let failure = Failure(answering: error)
            report(failure, visit)
            return renderer.response(to: failure, language: language(), id: visit.id)
        }
    }

    /// What is the sender's own doing is of interest only to whoever looks for it.
    private func report(_ failure: Failure, _ visit: Visit) {
        guard !failure.reason.isEmpty else { return }
        let level: Logger.Level =
            switch failure.status.code {
            case 503, 507: .warning
            case 500...: .error
            default: .debug
            }
        logger.log(
            level: level, "\(failure.reason)",
            metadata: [
                "request": "\(visit.id)", "surface": "\(visit.surface)", "status": "\(failure.status.code)",
            ])
    }
}
