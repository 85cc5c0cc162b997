import Synchronization
import Testing
import Threads

struct WorkerThreadsTests {
    @Test func `does the jobs of one thread in the order in which they come, and ends its session`() async {
        let log = Mutex<[String]>([])
        let threads = WorkerThreads(
            maximum: 1, makeSession: { "session" }, endSession: { _ in log.withLock { $0.append("ended") } })
        for number in 1...3 {
            #expect(threads.add { session in log.withLock { $0.append("\(session) \(number)") } })
        }
        await threads.close()
        #expect(log.withLock { $0 } == ["session 1", "session 2", "session 3", "ended"])
    }

    @Test func `takes nothing once it is closed`() async {
        let threads = WorkerThreads(maximum: 1, makeSession: {}, endSession: {})
        await threads.close()
        #expect(!threads.add {})
    }
}
