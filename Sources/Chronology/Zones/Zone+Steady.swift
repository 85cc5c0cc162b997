extension Zone {
    /// The offset at `instant`, in seconds east of UTC, and the moment until which clocks keep to it; the moment is
    /// far beyond all years where they always will.
    ///
    /// For those who turn many wall times of one zone into instants in order: until the moment, subtracting the offset
    /// is all there is to do.
    public func steadyOffset(at instant: Instant) -> (offset: Int, until: Instant) {
        let segment = rules.segment(at: instant.secondsSinceEpoch)
        return (Int(segment.offset), Instant(secondsSinceEpoch: segment.end))
    }
}
