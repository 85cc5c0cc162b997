public import CalendarModel

/// Everything that WebDAV needs of a store.
public typealias DAVStore =
    CalendarBrowsing & CalendarWriting & PrincipalKeeping & PropertyKeeping & LockKeeping & FileKeeping
    & AccessKeeping & AlarmKeeping & AvailabilityKeeping & BusyReading & SubscriptionKeeping & PushKeeping
    & PrincipalFinding
