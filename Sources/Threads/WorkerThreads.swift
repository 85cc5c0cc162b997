#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A few threads with a session each, which do jobs in the order in which they come.
///
/// C libraries that wait for a disk or a network must not be called on Swift's own threads. A thread is started when there is a job and no
/// thread is idle, up to a maximum.
///
/// Safe to share: all that changes is read and written under `mutex`.
public final class WorkerThreads<Session>: @unchecked Sendable {
    public typealias Job = @Sendable (Session) -> Void

    private let maximum: Int
    private let makeSession: @Sendable () -> Session
    private let endSession: @Sendable (Session) -> Void
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var threads = 0
    private var idle = 0
    private var isClosed = false
    private var whenClosed: [CheckedContinuation<Void, Never>] = []

    /// Both closures are called on the thread whose session it is.
    public init(
        maximum: Int, makeSession: @escaping @Sendable () -> Session, endSession: @escaping @Sendable (Session) -> Void
    ) {
        self.maximum = maximum
        self.makeSession = makeSession
        self.endSession = endSession
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Queues a job; says whether it will be done, which it is unless the threads have been closed.
    public func add(_ job: @escaping Job) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isClosed else { return false }
        jobs.append(job)
        if idle >= jobs.count {
            pthread_cond_signal(condition)
        } else if threads < maximum {
            threads += 1
            startThread()
        }
        return true
    }

    /// Takes no more jobs, and returns when those that are queued are done and all sessions are closed.
    public func close() async {
        await withCheckedContinuation { done in
            pthread_mutex_lock(mutex)
            isClosed = true
            if threads == 0 { done.resume() } else { whenClosed.append(done) }
            pthread_cond_broadcast(condition)
            pthread_mutex_unlock(mutex)
        }
    }

    private func startThread() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        pthread_create(
            &thread, &attributes,
            { context in
                if let context { Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(ThreadBody { self.work() }).toOpaque())
        pthread_attr_destroy(&attributes)
    }

    private func work() {
        let session = makeSession()
        while let job = nextJob() { job(session) }
        endSession(session)
        pthread_mutex_lock(mutex)
        threads -= 1
        let waiting = threads == 0 ? whenClosed : []
        pthread_mutex_unlock(mutex)
        for done in waiting { done.resume() }
    }

    private func nextJob() -> Job? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while jobs.isEmpty {
            if isClosed { return nil }
            idle += 1
            pthread_cond_wait(condition, mutex)
            idle -= 1
        }
        return jobs.removeFirst()
    }
}

/// What a thread does: a C function knows neither closures nor generic types.
private final class ThreadBody {
    let run: () -> Void

    init(_ run: @escaping () -> Void) {
        self.run = run
    }
}
