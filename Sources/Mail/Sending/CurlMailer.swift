import Threads

/// Sends mails by SMTP with libcurl, one after the other, on a thread of its own.
public struct CurlMailer: MailSending {
    private let threads: WorkerThreads<SMTPHandle>

    public init(_ settings: MailSettings) {
        threads = WorkerThreads(
            maximum: 1, makeSession: { SMTPHandle(settings) }, endSession: { _ in })
    }

    public func send(_ message: MailMessage) async throws(MailError) {
        let octets = message.octets
        let result: Result<Void, MailError> = await withCheckedContinuation { answer in
            let isTaken = threads.add { handle in
                answer.resume(returning: handle.send(octets, from: message.from.address, to: message.to.address))
            }
            if !isTaken { answer.resume(returning: .failure(.closed)) }
        }
        try result.get()
    }

    /// Takes no more mails, and returns when those under way have ended.
    public func close() async {
        await threads.close()
    }
}
