import Synchronization
import Testing

@testable import Server

struct RenderedFilesTests {
    private func files(
        _ folder: ScratchFolder, octets: Int = 1 << 20, age: Duration = .seconds(3600), renderings: Int = 4
    ) -> RenderedFiles {
        RenderedFiles(
            limits: .init(
                directory: folder.path + "/cache/feeds", octets: octets, age: age, renderings: renderings))
    }

    @Test func `an answer is made once and found again`() async throws {
        let folder = try ScratchFolder()
        let files = files(folder)
        for _ in 0..<3 {
            let file = try await files.file(named: "a.ics") { sink in try sink.write(Array("twelve bytes".utf8)) }
            #expect(file.length == 12)
        }
        #expect(files.misses == 1)
        #expect(files.hits == 2)
    }

    @Test func `who asks meanwhile waits for the one that is being made`() async throws {
        let folder = try ScratchFolder()
        let files = files(folder)
        let made = Counter()
        let lengths = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    try await files.file(named: "a.ics") { sink in
                        made.add(1)
                        for _ in 0..<100 { await Task.yield() }
                        try sink.write([UInt8](repeating: 0x41, count: 600_000))
                    }.length
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(lengths == Array(repeating: 600_000, count: 20))
        #expect(made.value == 1)
    }

    @Test func `few are made side by side and all are made`() async throws {
        let folder = try ScratchFolder()
        let files = files(folder, renderings: 2)
        let crowd = Crowd()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                group.addTask {
                    _ = try await files.file(named: "\(number).ics") { sink in
                        crowd.enter()
                        for _ in 0..<100 { await Task.yield() }
                        try sink.write([1])
                        crowd.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(crowd.most == 2)
        #expect(folder.names("cache/feeds").count == 10)
    }

    @Test func `what is made of another file does not wait for its own place`() async throws {
        let folder = try ScratchFolder()
        let files = files(folder, renderings: 1)
        let file = try await files.file(
            named: "a.gz", from: { try await files.file(named: "a") { try $0.write([1, 2, 3]) } }
        ) { sink, whole in
            try sink.write([UInt8](repeating: 0, count: whole.length + 1))
        }
        #expect(file.length == 4)
    }

    @Test func `an answer that fails leaves nothing behind and can be made again`() async throws {
        struct Broken: Error {}
        let folder = try ScratchFolder()
        let files = files(folder)
        await #expect(throws: Broken.self) {
            _ = try await files.file(named: "a.ics") { sink in
                try sink.write([1])
                throw Broken()
            }
        }
        #expect(folder.names("cache/feeds").isEmpty)
        let file = try await files.file(named: "a.ics") { sink in try sink.write([1, 2]) }
        #expect(file.length == 2)
    }

    @Test func `a folder that cannot be written says so`() async throws {
        let files = RenderedFiles(limits: .init(directory: "/proc/nowhere"))
        await #expect(throws: FileSinkError.self) { _ = try await files.file(named: "a.ics") { _ in } }
    }

    @Test func `the oldest go until the rest is small enough`() async throws {
        let folder = try ScratchFolder()
        let files = files(folder, octets: 250)
        for name in ["a", "b", "c"] {
            _ = try await files.file(named: name) { sink in try sink.write([UInt8](repeating: 0, count: 100)) }
        }
        _ = try await files.file(named: "a") { _ in }
        #expect(await files.sweep() == 1)
        #expect(folder.names("cache/feeds").sorted() == ["a", "c"])
    }

    @Test func `what nobody asked for goes, and what was left half made`() async throws {
        let folder = try ScratchFolder()
        let files = files(folder, age: .nanoseconds(1))
        _ = try await files.file(named: "a") { sink in try sink.write([1]) }
        #expect(await files.sweep() == 1)
        let young = self.files(folder)
        _ = try await young.file(named: "b") { sink in try sink.write([1]) }
        try folder.write("cache/feeds/c.new")
        #expect(await young.sweep() == 1)
        #expect(folder.names("cache/feeds") == ["b"])
    }
}

/// How many are somewhere at once.
private final class Crowd: Sendable {
    private let count = Mutex((now: 0, most: 0))

    var most: Int { count.withLock(\.most) }

    func enter() {
        count.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
    }

    func leave() {
        count.withLock { $0.now -= 1 }
    }
}
