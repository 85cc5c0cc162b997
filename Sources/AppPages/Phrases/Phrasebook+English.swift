extension Phrasebook {
    static let english = Phrasebook(
        languageCode: "en",
        skip: "Skip to content",
        languages: "Language",
        places: "Places",
        account: "Account",
        signedInAs: { "Signed in as \($0)" },
        setupTitle: "Your calendar on every device",
        setupIntroduction: """
            You need an address, your name and an app password. Each device gets a password of its own, which you can \
            block without touching the others.
            """,
        staleForm: "This page was open for too long. Nothing has changed; please try again.",
        unsafeConnection: """
            This connection is not encrypted. iPhone, iPad and Mac sign in only at addresses with https; ask your \
            administrator for one.
            """,
        appleTitle: "iPhone, iPad and Mac",
        appleSentence: "Load the profile onto the device and confirm it in Settings. That is all.",
        appleButton: "Load Apple profile",
        appleHint: { "The profile holds a new app password, “\($0)”. Do not pass the file on." },
        appleLabel: { "Apple device, \($0)" },
        profileTitle: { "Turnus: \($0)" },
        otherTitle: "Other programmes",
        guides: [
            Guide(
                name: "Thunderbird",
                steps: [
                    .init("Calendar → New Calendar → On the Network."),
                    .init("Enter address and name, type the app password, choose the calendars."),
                ], isFirst: true),
            Guide(
                name: "Android with DAVx⁵",
                steps: [
                    .init("Open the QR code with the camera, or: Add account → Login with URL and user name."),
                    .init("Type the app password and tick the calendars."),
                ]),
            Guide(
                name: "GNOME Calendar and Evolution",
                steps: [
                    .init("New Calendar → CalDAV."),
                    .init("Enter address and name, press “Find Calendars”, type the app password."),
                ]),
            Guide(
                name: "Outlook (with CalDAV Synchronizer)",
                steps: [
                    .init("Open the add-in → New profile → Generic CalDAV server."),
                    .init("Enter address, name and app password, press “Test settings”."),
                ]),
            Guide(
                name: "khal and vdirsyncer",
                steps: [
                    .init("Write into the configuration, beside your name and the app password:", code: "url"),
                    .init("Then run:", code: "vdirsyncer discover && vdirsyncer sync"),
                ]),
        ],
        accessTitle: "Your access data",
        address: "Address",
        userName: "User name",
        newPassword: "New app password for",
        newPasswordExample: "for example Thunderbird at work",
        newPasswordHint: "We will show it to you just once.",
        newPasswordButton: "Create",
        labelFault: "What is the device called? Enter 1 to 100 characters.",
        codeLabel: { "QR code with the address of your calendar for \($0)" },
        codeHint: "For Android with DAVx⁵. The code holds address and name, and no password.",
        freshTitle: "Your new app password",
        freshSentence: { "Type it now on “\($0)”:" },
        freshWarning: "We show it only this once. If something went wrong, block it and create another.",
        devicesTitle: "Already connected",
        devicesNone: "No device has an app password yet.",
        neverUsed: "never used",
        lastUsed: { "last used: \($0)" },
        block: "Block",
        blockDevice: { "Block: \($0)" },
        today: "today",
        yesterday: "yesterday",
        months: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ],
        dayAndMonth: { "\($0) \($1)" },
        dayMonthAndYear: { "\($0) \($1) \($2)" })
}
