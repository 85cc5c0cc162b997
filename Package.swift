// swift-tools-version: 6.2
import PackageDescription

/// What every module of ours is compiled with: Swift 6, nothing public by accident, no warning left standing.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A module under `Sources/` with its tests under `Tests/<name>Tests/`.
struct Module {
    let name: String
    /// Modules of ours it may import; `Tests/ArchitectureTests` holds the sources against this table.
    let uses: [String]
    /// Products of other packages.
    let products: [Target.Dependency]
    /// Files that become part of the programme.
    let resources: [Resource]
    let kind: Kind
    let testUses: [String]
    let testProducts: [Target.Dependency]
    enum Kind { case library, executable }

    init(
        _ name: String, uses: [String] = [], products: [Target.Dependency] = [], resources: [Resource] = [],
        kind: Kind = .library, testUses: [String] = [], testProducts: [Target.Dependency] = []
    ) {
        self.name = name
        self.uses = uses
        self.products = products
        self.resources = resources
        self.kind = kind
        self.testUses = testUses
        self.testProducts = testProducts
    }

    var targets: [Target] {
        let dependencies = uses.map { Target.Dependency(stringLiteral: $0) } + products
        let own: Target =
            switch kind {
            case .library: .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
            case .executable: .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
            }
        let tests = Target.testTarget(
            name: name + "Tests",
            dependencies: [Target.Dependency(stringLiteral: name), "TestSupport"] + dependencies
                + testUses.map { Target.Dependency(stringLiteral: $0) } + testProducts,
            swiftSettings: strict
        )
        return [own, tests]
    }
}

let http = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let modules: [Module] = [
    // 1  Foundations
    Module("Addresses"),
    Module("Chronology"),
    Module("Threads"),
    Module("Markup", uses: ["CExpat"]),
    Module("Secrets", uses: ["CCrypto"]),
    Module("Compression", uses: ["CZip", "CZlib"]),
    Module("ICalendar", uses: ["Chronology", "CLibical"]),
    Module("JSON"),
    // 2  Domain
    Module("CalendarModel", uses: ["Chronology", "ICalendar"]),
    Module("Scheduling", uses: ["CalendarModel", "ICalendar", "Chronology"]),
    Module("Booking", uses: ["CalendarModel", "Scheduling", "ICalendar", "Chronology"]),
    Module("Accounts", uses: ["CalendarModel", "Chronology", "Secrets"]),
    // 3  Answers
    Module(
        "Failures",
        uses: [
            "Accounts", "Booking", "CalendarModel", "Chronology", "Compression", "ICalendar", "JSON", "Markup",
            "Scheduling", "Secrets",
        ],
        products: [http]
    ),
    Module("HTTPSemantics", uses: ["CalendarModel", "Chronology"], products: [http]),
    // 4  Surfaces and adapters
    Module(
        "WebDAV", uses: ["CalendarModel", "Chronology", "Failures", "HTTPSemantics", "Markup"], products: [http]),
    Module(
        "CalDAV",
        uses: [
            "CalendarModel", "Chronology", "Failures", "HTTPSemantics", "ICalendar", "Markup", "Scheduling",
            "Secrets", "WebDAV",
        ],
        products: [http],
        testUses: ["SQLiteStorage", "Storage"]
    ),
    Module(
        "Feeds", uses: ["CalendarModel", "Chronology", "HTTPSemantics", "ICalendar", "Scheduling", "Secrets"],
        products: [http]),
    Module(
        "TimeZones",
        uses: ["CalDAV", "CalendarModel", "Chronology", "Failures", "HTTPSemantics", "ICalendar", "Secrets"],
        products: [http]),
    Module(
        "AppPages", uses: ["CQREncode", "CalendarModel", "Chronology", "Failures", "Secrets"],
        products: [.product(name: "Mustache", package: "swift-mustache")]),
    Module(
        "JSONAPI",
        uses: [
            "Accounts", "CalendarModel", "Chronology", "Failures", "HTTPSemantics", "ICalendar", "JSON", "Scheduling",
            "Secrets",
        ],
        products: [http], resources: [.embedInCode("Contract/openapi.yaml")]
    ),
    Module("CalendarImport", uses: ["CalendarModel", "Chronology", "Compression", "ICalendar", "Secrets"]),
    Module(
        "Storage", uses: ["CalendarModel", "Chronology", "ICalendar", "Scheduling", "Secrets"],
        testUses: ["PostgreSQLStorage", "SQLiteStorage"]
    ),
    Module(
        "SQLiteStorage", uses: ["CalendarModel", "Storage", "Threads"],
        products: [
            .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        ],
        testUses: ["Chronology", "ICalendar"]
    ),
    Module(
        "PostgreSQLStorage", uses: ["CPostgreSQL", "CalendarModel", "Storage", "Threads"],
        testUses: ["Chronology", "ICalendar"]
    ),
    Module("Mail", uses: ["CCurl", "Chronology", "Secrets", "Threads"]),
    Module("Outbound", uses: ["Addresses", "CCurl", "Threads"], products: [http], testUses: ["Compression"]),
    Module(
        "Subscriptions",
        uses: ["CalendarImport", "CalendarModel", "Chronology", "ICalendar", "Outbound", "Secrets"], products: [http],
        testUses: ["SQLiteStorage", "Storage"]
    ),
    // 5  Assembly
    Module(
        "Server",
        uses: [
            "Accounts", "Addresses", "AppPages", "CalDAV", "CalendarModel", "Chronology", "Compression", "Failures",
            "Feeds", "HTTPSemantics", "ICalendar", "JSONAPI", "Markup", "Outbound", "Secrets", "Storage", "TimeZones",
            "WebDAV",
        ],
        products: [
            http, logging,
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "HummingbirdCore", package: "hummingbird"),
            .product(name: "HummingbirdHTTP2", package: "hummingbird"),
            .product(name: "HummingbirdTLS", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "NIOHTTP1", package: "swift-nio"),
            .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
            .product(name: "NIOPosix", package: "swift-nio"),
            .product(name: "NIOSSL", package: "swift-nio-ssl"),
            .product(name: "NIOTLS", package: "swift-nio"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        ],
        testUses: ["SQLiteStorage", "Scheduling"],
        testProducts: [.product(name: "HummingbirdTesting", package: "hummingbird")]
    ),
    // 6  Executable
    Module(
        "turnus",
        uses: [
            "Accounts", "Addresses", "CalDAV", "CalendarImport", "CalendarModel", "Chronology", "Compression",
            "Failures", "Feeds", "ICalendar", "JSONAPI", "Mail", "Outbound", "PostgreSQLStorage", "SQLiteStorage",
            "Scheduling", "Secrets", "Server", "Storage", "Subscriptions", "TimeZones",
        ],
        products: [
            http, logging,
            .product(name: "ArgumentParser", package: "swift-argument-parser"),
            .product(name: "Configuration", package: "swift-configuration"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ],
        kind: .executable
    ),
]

/// 0  C boxes: a module map and a shim header each.
let boxes: [Target] = [
    .systemLibrary(name: "CLibical", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
]

let package = Package(
    name: "turnus",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "turnus", targets: ["turnus"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: boxes + modules.flatMap(\.targets) + [
        .target(name: "TestSupport", dependencies: ["Chronology"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
