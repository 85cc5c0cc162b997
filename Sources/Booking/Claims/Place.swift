import Chronology

/// Where an appointment lies, or would lie, with the time around it that must be clear of others.
struct Place: Hashable, Sendable {
    let core: Span
    let padded: Span

    init(_ core: Span, bufferBefore: Int64, bufferAfter: Int64) {
        self.core = core
        padded =
            Span(
                from: core.start.advanced(bySeconds: -max(0, bufferBefore)),
                to: core.end.advanced(bySeconds: max(0, bufferAfter))) ?? core
    }

    /// Whether nobody can have both: neither reaches, with its buffers, into the other itself. So the larger of two
    /// buffers counts, and not their sum.
    func conflicts(with other: Place) -> Bool {
        core.overlaps(other.padded) || padded.overlaps(other.core)
    }
}
