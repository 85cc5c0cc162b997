import Addresses
import Failures
import HTTPTypes
import Logging
import Synchronization

/// Writes the access log and counts: one line and one sample for every request, however it ends.
struct Record: Sendable {
    let logger: Logger
    let metrics: RequestMetrics
    /// How many requests may be in the house at once.
    let limit: Int

    func open(_ method: HTTPRequest.Method, target: RequestTarget, surface: Surface?, client: IPAddress?) -> Visit {
        metrics.inFlight.add(1)
        return Visit(
            id: RequestID(), method: method.rawValue, surface: surface?.name ?? "-",
            path: surface.map { $0.template(target.path) } ?? "-", client: client, start: .now
        ) { [logger, metrics] visit, outcome in
            metrics.inFlight.add(-1)
            metrics.observe(visit, outcome)
            logger.info(
                "request",
                metadata: [
                    "request": .string(visit.id.description), "client": .string(visit.client?.description ?? "-"),
                    "method": .string(visit.method), "surface": .string(visit.surface), "path": .string(visit.path),
                    "status": .string(String(outcome.status)), "octets": .string(String(outcome.octets)),
                    "ms": .string(outcome.duration.milliseconds),
                    "end": .string(outcome.isComplete ? "complete" : "cut"),
                ])
        }
    }

    /// Lets the visit in, or says that the house is full.
    func admit(_ visit: Visit) throws(Failure) {
        guard metrics.inFlight.value <= limit else {
            throw .busy(reason: "more than \(limit) requests at once")
        }
    }
}

extension Duration {
    /// With one decimal, for people who read logs.
    var milliseconds: String {
        let tenths = components.seconds * 10_000 + components.attoseconds / 100_000_000_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }

    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
