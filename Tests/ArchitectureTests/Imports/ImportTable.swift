/// What a module may import: the table of the design, line by line.
struct ModuleImports {
    let name: String
    /// 0 for the C boxes up to 6 for the executable; imports never point up.
    let layer: Int
    /// Modules of ours.
    let ours: Set<String>
    /// Modules of other packages, and Foundation where it is allowed.
    let others: Set<String>

    init(_ name: String, layer: Int, ours: Set<String> = [], others: Set<String> = []) {
        self.name = name
        self.layer = layer
        self.ours = ours
        self.others = others
    }
}

/// The rows for all modules there are. A new module compiles its tests only with a row here.
enum ImportTable {
    /// Part of the platform: allowed everywhere, since they cost neither memory nor start time.
    static let platform: Set<String> = ["Darwin", "Glibc", "Musl", "Swift", "Synchronization"]

    private static let foundation: Set<String> = ["Foundation", "FoundationEssentials"]
    private static let foundations: Set<String> = [
        "Chronology", "Compression", "ICalendar", "JSON", "Markup", "Secrets",
    ]
    private static let domain: Set<String> = ["Booking", "CalendarModel", "Scheduling"]

    static let rows: [ModuleImports] = [
        ModuleImports("CCrypto", layer: 0),
        ModuleImports("CCurl", layer: 0),
        ModuleImports("CExpat", layer: 0),
        ModuleImports("CLibical", layer: 0),
        ModuleImports("CPostgreSQL", layer: 0),
        ModuleImports("CQREncode", layer: 0),
        ModuleImports("CZip", layer: 0),
        ModuleImports("CZlib", layer: 0),

        ModuleImports("Addresses", layer: 1),
        ModuleImports("Chronology", layer: 1),
        ModuleImports("Threads", layer: 1),
        ModuleImports("Markup", layer: 1, ours: ["CExpat"]),
        ModuleImports("Secrets", layer: 1, ours: ["CCrypto"]),
        ModuleImports("Compression", layer: 1, ours: ["CZip", "CZlib"]),
        ModuleImports("ICalendar", layer: 1, ours: ["Chronology", "CLibical"]),
        ModuleImports("JSON", layer: 1),

        ModuleImports("CalendarModel", layer: 2, ours: ["Chronology", "ICalendar"]),
        ModuleImports("Scheduling", layer: 2, ours: ["CalendarModel", "Chronology", "ICalendar"]),
        ModuleImports("Booking", layer: 2, ours: ["CalendarModel", "Chronology", "ICalendar", "Scheduling"]),

        ModuleImports("Accounts", layer: 2, ours: ["CalendarModel", "Chronology", "Secrets"]),

        ModuleImports(
            "Failures", layer: 3, ours: foundations.union(domain).union(["Accounts"]), others: ["HTTPTypes"]),

        ModuleImports("HTTPSemantics", layer: 3, ours: ["CalendarModel", "Chronology"], others: ["HTTPTypes"]),

        ModuleImports(
            "WebDAV", layer: 4, ours: ["CalendarModel", "Chronology", "Failures", "HTTPSemantics", "Markup"],
            others: ["HTTPTypes"]),
        ModuleImports(
            "CalDAV", layer: 4, ours: foundations.union(domain).union(["Failures", "HTTPSemantics", "WebDAV"]),
            others: ["HTTPTypes"]),
        ModuleImports(
            "Feeds", layer: 4, ours: foundations.union(domain).union(["Failures", "HTTPSemantics"]),
            others: ["HTTPTypes"]),
        ModuleImports(
            "TimeZones", layer: 4,
            ours: ["CalDAV", "CalendarModel", "Chronology", "Failures", "HTTPSemantics", "ICalendar", "Secrets"],
            others: ["HTTPTypes"]),
        ModuleImports(
            "AppPages", layer: 4, ours: ["CQREncode", "CalendarModel", "Chronology", "Failures", "Secrets"],
            others: ["Mustache"]),
        ModuleImports(
            "JSONAPI", layer: 4, ours: foundations.union(domain).union(["Accounts", "Failures", "HTTPSemantics"]),
            others: ["HTTPTypes"]),
        ModuleImports(
            "CalendarImport", layer: 4, ours: ["CalendarModel", "Chronology", "Compression", "ICalendar", "Secrets"]),
        ModuleImports(
            "Storage", layer: 4, ours: ["Booking", "CalendarModel", "Chronology", "ICalendar", "Scheduling", "Secrets"]),
        ModuleImports(
            "SQLiteStorage", layer: 4, ours: ["CalendarModel", "Storage", "Threads"], others: ["GRDB", "GRDBSQLite"]),
        ModuleImports("PostgreSQLStorage", layer: 4, ours: ["CPostgreSQL", "CalendarModel", "Storage", "Threads"]),
        ModuleImports("Mail", layer: 4, ours: ["CCurl", "Chronology", "Secrets", "Threads"]),
        ModuleImports("Outbound", layer: 4, ours: ["Addresses", "CCurl", "Threads"], others: ["HTTPTypes"]),
        ModuleImports(
            "Subscriptions", layer: 4,
            ours: ["CalendarImport", "CalendarModel", "Chronology", "ICalendar", "Outbound", "Secrets"],
            others: ["HTTPTypes"]),

        ModuleImports(
            "Server", layer: 5,
            ours: foundations.union(domain).union([
                "Accounts", "Addresses", "AppPages", "CalDAV", "Failures", "Feeds", "HTTPSemantics", "JSONAPI",
                "Outbound", "Storage", "TimeZones", "WebDAV",
            ]),
            others: foundation.union([
                "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdHTTP2", "HummingbirdTLS", "Logging",
                "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "NIOPosix", "NIOSSL", "NIOTLS",
                "ServiceLifecycle", "UnixSignals",
            ])),

        ModuleImports(
            "turnus", layer: 6,
            ours: foundations.union(domain).union([
                "Accounts", "Addresses", "CalDAV", "CalendarImport", "Failures", "Feeds", "HTTPSemantics", "JSONAPI",
                "Mail", "Outbound", "PostgreSQLStorage", "SQLiteStorage", "Server", "Storage", "Subscriptions",
                "TimeZones",
            ]),
            others: foundation.union(["ArgumentParser", "Configuration", "HTTPTypes", "Logging", "ServiceLifecycle"])),
    ]

    static func row(for module: String) -> ModuleImports? {
        rows.first { $0.name == module }
    }
}
