import FoundationEssentials

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Answers that are dear to make, kept as files under a name that changes whenever the answer would.
///
/// Who asks for one that is not there makes it; who asks meanwhile waits for that one. A file is made under another
/// name and renamed when it is whole, so that what has the name is always all of it, whatever happens in between.
/// Few are made side by side, and the others wait in the order in which they came.
public actor RenderedFiles {
    private let limits: ServerConfiguration.FeedCacheLimits
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
    private var running = 0
    private var queue: [CheckedContinuation<Void, Never>] = []
    private var lastUse: [String: ContinuousClock.Instant] = [:]
    private nonisolated let statistics = Statistics()

    /// How often an answer was there, and how often it had to be made.
    public final class Statistics: Sendable {
        public let hits = Counter()
        public let misses = Counter()
    }

    /// Nothing is touched before the first answer is made.
    public init(limits: ServerConfiguration.FeedCacheLimits) {
        self.limits = limits
    }

    public nonisolated var hits: Int { statistics.hits.value }
    public nonisolated var misses: Int { statistics.misses.value }

    /// The file called `name`, made by `render` when it is not there.
    public func file(
        named name: String, render: @Sendable (FileSink) async throws -> Void
    ) async throws -> FileBody {
        try await file(named: name, from: {}, render: { sink, _ in try await render(sink) })
    }

    /// The file called `name`, made by `render` of what `source` gives when it is not there.
    ///
    /// `source` may ask for another file: it is called before a place among those who make is taken, so nobody who has
    /// a place waits for one. `name` is letters, digits, `-` and `.`. Where the maker fails or goes away, the next
    /// who waits makes it.
    public func file<Source: Sendable>(
        named name: String, from source: @Sendable () async throws -> Source,
        render: @Sendable (FileSink, Source) async throws -> Void
    ) async throws -> FileBody {
        let path = limits.directory + "/" + name
        lastUse[name] = .now
        var isFirstLook = true
        while true {
            // Whatever is wrong with it, it is made again.
            if let file = try? FileBody(path: path) {
                statistics.hits.add(isFirstLook ? 1 : 0)
                return file
            }
            guard waiting[name] != nil else { break }
            isFirstLook = false
            await withCheckedContinuation { waiting[name]?.append($0) }
            try Task.checkCancellation()
        }
        waiting[name] = []
        defer {
            for continuation in waiting.removeValue(forKey: name) ?? [] { continuation.resume() }
        }
        statistics.misses.add(1)
        let whole = try await source()
        await enter()
        defer { leave() }
        try Task.checkCancellation()
        return try await make(path) { sink in try await render(sink, whole) }
    }

    private func enter() async {
        guard running >= limits.renderings else {
            running += 1
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    /// Whoever waits longest takes over the place; so `running` stays as it is.
    private func leave() {
        guard !queue.isEmpty else {
            running -= 1
            return
        }
        queue.removeFirst().resume()
    }

    private nonisolated func make(
        _ path: String, _ render: @Sendable (FileSink) async throws -> Void
    ) async throws -> FileBody {
        let sink = try FileSink(creating: path + ".\(getpid()).new", in: limits.directory)
        do {
            try await aside { try await render(sink) }
            try sink.finish(as: path)
        } catch {
            sink.abandon()
            throw error
        }
        return try FileBody(path: path)
    }

    /// Takes away what nobody asked for in too long a time, and then the oldest until the rest is small enough.
    /// Half-made files of an earlier run go as well. Returns how many files went.
    @discardableResult
    public func sweep() -> Int {
        let files = FileManager.default
        // No folder, nothing to sweep.
        guard let names = try? files.contentsOfDirectory(atPath: limits.directory) else { return 0 }
        var kept: [(name: String, octets: Int, idle: Duration)] = []
        var removed = 0
        let now = ContinuousClock.now
        for name in names where !isBeingMade(name) {
            // It may be gone by now.
            guard let facts = try? files.attributesOfItem(atPath: limits.directory + "/" + name),
                facts[.type] as? FileAttributeType == .typeRegular
            else { continue }
            // The folder's own times are coarse: they count only for files of an earlier run.
            let written = (facts[.modificationDate] as? Date)?.timeIntervalSinceNow ?? 0
            let idle = lastUse[name]?.duration(to: now) ?? .seconds(-written)
            if name.hasSuffix(".new") || idle > limits.age {
                removed += remove(name)
            } else {
                kept.append((name, facts[.size] as? Int ?? 0, idle))
            }
        }
        var octets = kept.reduce(0) { $0 + $1.octets }
        for file in kept.sorted(by: { $0.idle > $1.idle }) where octets > limits.octets {
            octets -= file.octets
            removed += remove(file.name)
        }
        return removed
    }

    /// Shows the two figures in `/metrics`.
    public nonisolated func register(in registry: MetricsRegistry) {
        registry.add(.counter, "turnus_feed_cache_hits_total", "Feeds that were there.") { [self] in Double(hits) }
        registry.add(.counter, "turnus_feed_cache_misses_total", "Feeds that had to be made.") { [self] in
            Double(misses)
        }
    }

    private func remove(_ name: String) -> Int {
        lastUse[name] = nil
        return unlink(limits.directory + "/" + name) == 0 ? 1 : 0
    }

    /// `NAME.PROCESS.new` is what `NAME` is made as.
    private func isBeingMade(_ name: String) -> Bool {
        guard name.hasSuffix(".new"), let dot = name.dropLast(4).lastIndex(of: ".") else { return false }
        return waiting[String(name[..<dot])] != nil
    }
}
