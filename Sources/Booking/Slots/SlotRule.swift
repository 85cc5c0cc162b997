/// What makes a slot of a type of booking; all in seconds.
public struct SlotRule: Hashable, Sendable {
    /// How long a booking lasts, at least 1.
    public let duration: Int64
    /// How far slots are apart on the wall clock, counted from midnight: 1 to 86,400.
    public let interval: Int
    /// How much time before and after must be clear of other things; it may lie outside the opening hours.
    public let bufferBefore: Int64
    public let bufferAfter: Int64
    /// How long before its start a slot can be taken at the latest.
    public let notice: Int64

    /// The rule, or nothing where a number makes no sense.
    public init?(
        duration: Int64, interval: Int, bufferBefore: Int64 = 0, bufferAfter: Int64 = 0, notice: Int64 = 0
    ) {
        guard duration > 0, (1...86_400).contains(interval), bufferBefore >= 0, bufferAfter >= 0, notice >= 0 else {
            return nil
        }
        self.duration = duration
        self.interval = interval
        self.bufferBefore = bufferBefore
        self.bufferAfter = bufferAfter
        self.notice = notice
    }
}
