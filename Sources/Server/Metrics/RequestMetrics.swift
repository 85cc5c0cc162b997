import Synchronization

/// Counts requests by surface, method and class of status, and how long they took by surface.
final class RequestMetrics: Sendable {
    let inFlight = Counter()
    private let state = Mutex(State())

    /// Methods by name; whatever else a client makes up is counted together.
    private static let methods: Set<String> = [
        "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "PROPPATCH", "REPORT", "MKCALENDAR",
        "MKCOL", "COPY", "MOVE", "ACL", "LOCK", "UNLOCK",
    ]

    /// Upper bounds of the histogram's buckets, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private struct Key: Hashable {
        let surface: String
        let method: String
        let status: Int
    }

    private struct Latency {
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
        var count = 0
        var seconds = 0.0
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var octets: [String: Int] = [:]
        var latencies: [String: Latency] = [:]
    }

    func observe(_ visit: Visit, _ outcome: Visit.Outcome) {
        let method = Self.methods.contains(visit.method) ? visit.method : "other"
        let seconds = outcome.duration.seconds
        state.withLock { state in
            state.requests[Key(surface: visit.surface, method: method, status: outcome.status / 100), default: 0] += 1
            state.octets[visit.surface, default: 0] += outcome.octets
            var latency = state.latencies[visit.surface] ?? Latency()
            if let bucket = Self.bounds.firstIndex(where: { seconds <= $0 }) { latency.buckets[bucket] += 1 }
            latency.count += 1
            latency.seconds += seconds
            state.latencies[visit.surface] = latency
        }
    }

    func register(in registry: MetricsRegistry) {
        registry.add(.counter, "turnus_http_requests_total", "Requests by surface, method and class of status.") {
            [self] in
            state.withLock { $0.requests }
                .sorted {
                    ($0.key.surface, $0.key.method, $0.key.status) < ($1.key.surface, $1.key.method, $1.key.status)
                }
                .map { key, count in
                    .init(
                        Double(count),
                        labels: [
                            ("surface", key.surface), ("method", key.method),
                            ("status", key.status == 0 ? "none" : "\(key.status)xx"),
                        ])
                }
        }
        registry.add(.histogram, "turnus_http_request_seconds", "From head read to body written, by surface.") {
            [self] in
            state.withLock { $0.latencies }.sorted { $0.key < $1.key }.flatMap(Self.samples)
        }
        registry.add(.counter, "turnus_http_response_octets_total", "Octets of response bodies, by surface.") {
            [self] in
            state.withLock { $0.octets }.sorted { $0.key < $1.key }
                .map { .init(Double($0.value), labels: [("surface", $0.key)]) }
        }
        registry.add(.gauge, "turnus_http_requests_in_flight", "Requests that are being answered.") { [inFlight] in
            Double(inFlight.value)
        }
    }

    private static func samples(_ surface: String, _ latency: Latency) -> [MetricsRegistry.Sample] {
        var below = 0
        var samples: [MetricsRegistry.Sample] = []
        for (bound, count) in zip(bounds, latency.buckets) {
            below += count
            samples.append(
                .init(
                    Double(below), labels: [("surface", surface), ("le", MetricsRegistry.figure(bound))],
                    suffix: "_bucket"))
        }
        samples.append(
            .init(Double(latency.count), labels: [("surface", surface), ("le", "+Inf")], suffix: "_bucket"))
        samples.append(.init(latency.seconds, labels: [("surface", surface)], suffix: "_sum"))
        samples.append(.init(Double(latency.count), labels: [("surface", surface)], suffix: "_count"))
        return samples
    }
}
