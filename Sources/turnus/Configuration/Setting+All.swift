import CalendarModel
import Mail
import Outbound
import Server

extension Setting {
    /// Every setting, in the order of the sample file.
    static let all: [Setting] =
        network + security + limits + timeouts + observation + storage + history + outbound
        + push + mail

    private static let network: [Setting] = [
        Setting(
            "listen", .address, standard: "127.0.0.1:8008", "Where the server listens; port 0 takes a free one.",
            apply: sets(\.server.listen, { ListenAddress($0) })),
        Setting(
            "base-url", .url,
            "How the outside reaches the server; stands in the links it gives out. Without it, the address above.",
            apply: sets(\.server.baseURL, { url($0) })),
    ]

    private static let security: [Setting] = [
        Setting(
            "tls.certificate", .path,
            "The certificate chain, PEM; read again when it changes. With a certificate the server speaks HTTPS.",
            apply: { path, settings in
                settings.server.tls = CertificateFiles(chain: path, key: settings.server.tls?.key ?? "")
                return true
            }),
        Setting(
            "tls.key", .path, "The private key of the certificate, PEM, without a password.",
            apply: { path, settings in
                settings.server.tls = CertificateFiles(chain: settings.server.tls?.chain ?? "", key: path)
                return true
            }),
        Setting(
            "proxies.trusted", .addressRanges,
            "Addresses whose Forwarded and X-Forwarded-For, -Proto and -Host fields are believed.",
            apply: sets(\.server.proxies.trusted, { addressRanges($0) })),
        Setting(
            "proxies.terminate-tls", .flag, standard: "false",
            "Whether a proxy in front speaks TLS to the world, so that plain HTTP on this side may leave the machine.",
            apply: sets(\.server.proxies.terminateTLS, { flag($0) })),
    ]

    private static let limits: [Setting] = [
        Setting(
            "limits.body", .octets, standard: "10MiB", "The largest request body.",
            apply: sets(\.server.limits.body, { octets($0) })),
        Setting(
            "limits.header", .octets, standard: "32KiB", "The largest header of a request.",
            apply: sets(\.server.limits.header, { octets($0) })),
        Setting(
            "limits.header-fields", .count, standard: "200", "The most header fields of a request.",
            apply: sets(\.server.limits.headerFields, { count($0) })),
        Setting(
            "limits.connections", .count, standard: "4096", "The most connections at once; more have to wait.",
            apply: sets(\.server.limits.connections, { count($0) })),
        Setting(
            "limits.requests", .count, standard: "512",
            "The most requests at once; more are answered with 503 and Retry-After.",
            apply: sets(\.server.limits.requests, { count($0) })),
    ]

    private static let timeouts: [Setting] = [
        Setting(
            "timeouts.idle", .duration, standard: "60s", "How long a connection may stay open with nothing happening.",
            apply: sets(\.server.timeouts.idle, { duration($0) })),
        Setting(
            "timeouts.body", .duration, standard: "60s",
            "How long a request body may take to arrive, and an answer to make any way.",
            apply: sets(\.server.timeouts.body, { duration($0) })),
        Setting(
            "timeouts.handshake", .duration, standard: "10s", "How long the TLS handshake may take.",
            apply: sets(\.server.timeouts.handshake, { duration($0) })),
        Setting(
            "timeouts.stop", .duration, standard: "30s",
            "How long requests may go on after the server was told to stop.",
            apply: sets(\.server.timeouts.stop, { duration($0) })),
    ]

    private static let observation: [Setting] = [
        Setting(
            "metrics.token", .text, isSecret: true,
            "Lets other machines read /metrics with 'Authorization: Bearer TOKEN'; without it only this machine may.",
            apply: sets(\.server.metrics.token, { $0 })),
        Setting(
            "log.format", .choice(ServerConfiguration.Log.Format.allCases.map(\.rawValue)), standard: "text",
            "How lines on standard error are written.",
            apply: sets(\.server.log.format, { .init(rawValue: $0) })),
        Setting(
            "log.level", .choice(ServerConfiguration.Log.Level.allCases.map(\.rawValue)), standard: "info",
            "The least important lines that are written; requests are info.",
            apply: sets(\.server.log.level, { .init(rawValue: $0) })),
    ]

    private static let storage: [Setting] = [
        Setting(
            "database", .text, isSecret: true,
            "A PostgreSQL URL, where the store is not turnus.db in the data folder.",
            apply: sets(\.database, { $0 })),
        Setting(
            "feed-cache.size", .octets, standard: "512MiB", "How large all rendered feeds together may become.",
            apply: sets(\.server.feedCache.octets, { octets($0) })),
        Setting(
            "feed-cache.age", .duration, standard: "7d", "How long a rendered feed that nobody asks for is kept.",
            apply: sets(\.server.feedCache.age, { duration($0) })),
    ]

    private static let history: [Setting] = [
        Setting(
            "history.days", .count, standard: "30",
            "For how many days what was changed or deleted can be brought back.",
            apply: sets(\.history.days, { count($0) })),
        Setting(
            "history.deletion-share", .percentage, standard: "50",
            "Where a client deletes more than this percentage of a calendar in 10 minutes, it is held; 100 is never.",
            apply: sets(\.history.deletionShare, { percentage($0) })),
        Setting(
            "history.journal-days", .count, standard: "365",
            "For how many days a client may be away and still learn just what has changed.",
            apply: sets(\.history.journalDays, { count($0) })),
    ]

    private static let outbound: [Setting] = [
        Setting(
            "outbound.allowed", .destinations,
            "Hosts and networks requests may go to although they are not public: intranet.example.org, 10.0.0.0/8.",
            apply: sets(\.outbound.allowed, { destinations($0) })),
        Setting(
            "outbound.proxy", .url, isSecret: true,
            "The proxy requests to elsewhere go through; it then has to keep them away from what is not public.",
            apply: { text, settings in
                guard let url = proxy(text) else { return false }
                settings.outbound.proxy = url
                return true
            }),
    ]

    private static let push: [Setting] = [
        Setting(
            "push.enabled", .flag, standard: "true",
            "Whether devices that ask for it are told of changes (WebDAV-Push).",
            apply: sets(\.push.isEnabled, { flag($0) })),
        Setting(
            "push.key", .path,
            "The file with our key for push services: push.key in the data folder, made when missing. Servers share it.",
            apply: sets(\.push.keyPath, { $0 })),
        Setting(
            "push.contact", .text,
            "Who answers for this server, told to push services: mailto:admin@example.org, or an https: address.",
            apply: { text, settings in
                guard text.hasPrefix("mailto:") || text.hasPrefix("https:") else { return false }
                settings.push.contact = text
                return true
            }),
    ]

    private static let mail: [Setting] = [
        Setting(
            "mail.host", .text, "The mail server that takes what is sent; without one no mail is.",
            apply: sets(\.mail.host, { $0 })),
        Setting(
            "mail.port", .count, "Its port; without one 465 for tls, 587 for starttls, 25 for none.",
            apply: sets(\.mail.port, { count($0).flatMap { $0 < 65_536 ? $0 : nil } })),
        Setting(
            "mail.security", .choice(MailSettings.Security.allCases.map(\.rawValue)), standard: "starttls",
            "How the connection to it is encrypted; none is for a server on this machine.",
            apply: sets(\.mail.security, { MailSettings.Security(rawValue: $0) })),
        Setting("mail.user", .text, "Who sends, where it asks.", apply: sets(\.mail.user, { $0 })),
        Setting(
            "mail.password", .text, isSecret: true, "The password; better kept in TURNUS_MAIL_PASSWORD than here.",
            apply: sets(\.mail.password, { $0 })),
        Setting(
            "mail.from", .text, "The address mails come from: calendar@example.org.",
            apply: sets(\.mail.from, { MailAddress($0) })),
    ]

    static func named(_ name: String) -> Setting? {
        all.first { $0.name == name }
    }
}
