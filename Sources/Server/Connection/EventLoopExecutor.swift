import NIOCore

/// Runs Swift tasks on the thread that reads and writes a connection, so that neither costs a change of threads.
///
/// What takes long does not belong there, since other connections share the thread: see ``aside(_:)``.
final class EventLoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

/// Does what may take long on a thread that no connection waits for.
func aside<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Value
) async throws -> Value {
    try await withTaskExecutorPreference(globalConcurrentExecutor, operation: work)
}
