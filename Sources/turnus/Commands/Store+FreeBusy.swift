import ICalendar
import Scheduling
import Server
import Storage

extension Store {
    /// When people are busy, here and elsewhere: the same for every way to ask.
    func freeBusy(by resolver: ZoneResolver) -> FreeBusyService {
        FreeBusyService(
            store: self, resolver: resolver,
            sources: [
                KeptBusySources(store: self, resolver: resolver, now: { SystemClock().now }),
                SubscribedCalendars(store: self, now: { SystemClock().now }),
            ])
    }
}
