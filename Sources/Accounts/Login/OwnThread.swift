#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs work that takes long on a thread made for it, so that no thread of the pool stands still.
///
/// Making a thread costs microseconds, scrypt a tenth of a second; so none is kept waiting.
enum OwnThread {
    /// The result, or nothing when the system has no thread for us.
    static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            let isStarted = start { continuation.resume(returning: work()) }
            if !isStarted { continuation.resume(returning: nil) }
        }
    }

    fileprivate final class Work {
        let closure: @Sendable () -> Void

        init(_ closure: @escaping @Sendable () -> Void) {
            self.closure = closure
        }
    }

    private static func start(_ closure: @escaping @Sendable () -> Void) -> Bool {
        let work = Unmanaged.passRetained(Work(closure))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let code = pthread_create(&thread, nil, { runOwnThread($0) }, work.toOpaque())
        guard code == 0 else {
            work.release()
            return false
        }
        #if canImport(Darwin)
            if let thread { pthread_detach(thread) }
        #else
            pthread_detach(thread)
        #endif
        return true
    }
}

/// What a thread begins with: C takes no method.
private func runOwnThread(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let pointer else { return nil }
    Unmanaged<OwnThread.Work>.fromOpaque(pointer).takeRetainedValue().closure()
    return nil
}
