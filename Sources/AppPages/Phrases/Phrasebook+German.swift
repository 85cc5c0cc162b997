extension Phrasebook {
    static let german = Phrasebook(
        languageCode: "de",
        skip: "Zum Inhalt springen",
        languages: "Sprache",
        places: "Bereiche",
        account: "Konto",
        signedInAs: { "Angemeldet als \($0)" },
        setupTitle: "Ihr Kalender auf jedem Gerät",
        setupIntroduction: """
            Sie brauchen eine Adresse, Ihren Namen und ein App-Passwort. Jedes Gerät bekommt ein eigenes Passwort, das \
            Sie einzeln sperren können.
            """,
        staleForm: "Diese Seite war zu lange offen. Geändert ist nichts; bitte versuchen Sie es noch einmal.",
        unsafeConnection: """
            Diese Verbindung ist nicht verschlüsselt. iPhone, iPad und Mac melden sich nur bei Adressen mit https an; \
            bitten Sie die Verwaltung darum.
            """,
        appleTitle: "iPhone, iPad und Mac",
        appleSentence: """
            Laden Sie das Profil auf das Gerät und bestätigen Sie es in den Einstellungen. Mehr ist nicht zu tun.
            """,
        appleButton: "Apple-Profil laden",
        appleHint: { "Das Profil enthält ein neues App-Passwort „\($0)“. Geben Sie die Datei nicht weiter." },
        appleLabel: { "Apple-Gerät, \($0)" },
        profileTitle: { "Turnus: \($0)" },
        otherTitle: "Andere Programme",
        guides: [
            Guide(
                name: "Thunderbird",
                steps: [
                    .init("Kalender → Neuer Kalender → Im Netzwerk."),
                    .init("Adresse und Namen eintragen, App-Passwort eingeben, Kalender auswählen."),
                ], isFirst: true),
            Guide(
                name: "Android mit DAVx⁵",
                steps: [
                    .init(
                        "Den QR-Code mit der Kamera öffnen, oder: Konto hinzufügen → Mit URL und Benutzername anmelden."
                    ),
                    .init("App-Passwort eingeben und die Kalender ankreuzen."),
                ]),
            Guide(
                name: "GNOME Kalender und Evolution",
                steps: [
                    .init("Neuer Kalender → CalDAV."),
                    .init("Adresse und Namen eintragen, „Kalender suchen“ drücken, App-Passwort eingeben."),
                ]),
            Guide(
                name: "Outlook (mit CalDAV Synchronizer)",
                steps: [
                    .init("Erweiterung öffnen → Neues Profil → Generischer CalDAV-Server."),
                    .init("Adresse, Namen und App-Passwort eintragen, „Einstellungen testen“."),
                ]),
            Guide(
                name: "khal und vdirsyncer",
                steps: [
                    .init("In die Einstellungen schreiben, dazu Namen und App-Passwort:", code: "url"),
                    .init("Dann ausführen:", code: "vdirsyncer discover && vdirsyncer sync"),
                ]),
        ],
        accessTitle: "Ihre Zugangsdaten",
        address: "Adresse",
        userName: "Benutzername",
        newPassword: "Neues App-Passwort für",
        newPasswordExample: "zum Beispiel Thunderbird im Büro",
        newPasswordHint: "Wir zeigen es Ihnen genau einmal.",
        newPasswordButton: "Erzeugen",
        labelFault: "Wie heißt das Gerät? Geben Sie 1 bis 100 Zeichen ein.",
        codeLabel: { "QR-Code mit der Adresse Ihres Kalenders für \($0)" },
        codeHint: "Für Android mit DAVx⁵. Im Code stehen Adresse und Name, kein Passwort.",
        freshTitle: "Ihr neues App-Passwort",
        freshSentence: { "Geben Sie es jetzt auf „\($0)“ ein:" },
        freshWarning: """
            Wir zeigen es nur dieses eine Mal. Ging etwas schief, sperren Sie es und erzeugen ein neues.
            """,
        devicesTitle: "Schon verbunden",
        devicesNone: "Noch kein Gerät hat ein App-Passwort.",
        neverUsed: "noch nie benutzt",
        lastUsed: { "zuletzt benutzt: \($0)" },
        block: "Sperren",
        blockDevice: { "Sperren: \($0)" },
        today: "heute",
        yesterday: "gestern",
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ],
        dayAndMonth: { "\($0). \($1)" },
        dayMonthAndYear: { "\($0). \($1) \($2)" })
}
