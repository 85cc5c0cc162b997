import CLibical

/// libical's global settings, made once, before its first use in this process.
enum LibicalSettings {
    /// Touched by every parse; Swift runs the initialiser once, whichever thread comes first.
    static let done: Bool = {
        // An assertion inside libical must not end the process.
        icalerror_set_errors_are_fatal(0)
        ical_set_unknown_token_handling_setting(ICAL_DISCARD_TOKEN)
        // libical looks whether its zone table is there without taking the lock that guards it.
        return icaltimezone_get_utc_timezone() != nil
    }()
}
