import Addresses
import CCurl
import Threads

/// Sends requests with libcurl, on a few threads of its own.
public struct CurlClient: WebClient {
    private let threads: WorkerThreads<CurlHandle>
    private let settings: OutboundSettings
    private let rule: Guard

    /// `parallel` is how many requests are under way at once; more of them wait.
    public init(settings: OutboundSettings = OutboundSettings(), parallel: Int = 4) {
        self.settings = settings
        let proxy = settings.proxy.map { [Destination.host($0.host)] } ?? []
        self.rule = Guard(allowed: settings.allowed + proxy)
        self.threads = WorkerThreads(
            maximum: parallel, makeSession: { CurlHandle(settings: settings) }, endSession: { _ in })
    }

    public func answer(to request: OutboundRequest) async throws(OutboundError) -> OutboundAnswer {
        let cancellation = Cancellation()
        let result: Result<OutboundAnswer, OutboundError> = await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                let isTaken = threads.add { handle in
                    answer.resume(returning: outcome(of: request, with: handle, cancellation))
                }
                if !isTaken { answer.resume(returning: .failure(.closed)) }
            }
        } onCancel: {
            cancellation.request()
        }
        return try result.get()
    }

    /// Takes no more requests, and returns when those under way have ended.
    public func close() async {
        await threads.close()
    }

    private func outcome(
        of request: OutboundRequest, with handle: CurlHandle, _ cancellation: Cancellation
    ) -> Result<OutboundAnswer, OutboundError> {
        do throws(OutboundError) {
            return .success(try follow(request, with: handle, cancellation))
        } catch {
            return .failure(error)
        }
    }

    /// Goes from redirect to redirect; the rules hold for every hop anew.
    private func follow(
        _ first: OutboundRequest, with handle: CurlHandle, _ cancellation: Cancellation
    ) throws(OutboundError) -> OutboundAnswer {
        var request = first
        var remaining = first.limits.total
        for redirects in 0...max(0, first.limits.redirects) {
            guard !cancellation.isRequested else { throw .cancelled }
            guard remaining > .zero else { throw .tooSlow(request.url) }
            var answer = try hop(request, within: remaining, with: handle, cancellation)
            remaining -= handle.elapsed
            guard let target = answer.redirection else {
                answer.redirects = redirects
                return answer
            }
            request = request.following(answer.status, to: try request.url.resolving(target))
        }
        throw .tooManyRedirects(request.url, limit: first.limits.redirects)
    }

    private func hop(
        _ request: OutboundRequest, within remaining: Duration, with handle: CurlHandle, _ cancellation: Cancellation
    ) throws(OutboundError) -> OutboundAnswer {
        // A proxy resolves names itself, but what is an address already need not be left to it.
        if settings.proxy != nil, let address = IPAddress(request.url.host),
            !rule.permits(address, for: request.url.host)
        {
            throw .destinationNotAllowed(host: request.url.host, address: "\(address)")
        }
        let transfer = CurlTransfer(
            rule: rule, host: settings.proxy?.host ?? request.url.host, limit: request.limits.octets,
            cancellation: cancellation)
        try handle.perform(request, within: remaining, transfer: transfer)
        return OutboundAnswer(
            status: transfer.status, fields: transfer.fields, body: transfer.body, url: request.url)
    }
}
