// swift-tools-version: 6.1
import PackageDescription

/// The layers of CaseDesk, from the rules up to the program. Imports point down only;
/// `Tests/ArchitectureTests` reads this manifest and every import and fails on one that points up.
let package = Package(
  name: "CaseDesk",
  products: [
    .executable(name: "casedesk", targets: ["casedesk"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    // The rules. No I/O, no clock, no randomness, no Foundation.
    .target(name: "CaseDomain"),

    // The signed, append-only log. Knows nothing of tips.
    .target(
      name: "EventLog",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")]),

    // Keys: key files, compartments, sealing.
    .target(
      name: "Vault",
      dependencies: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),

    // One open desk: log + keys + state.
    .target(name: "DeskSession", dependencies: ["EventLog", "Vault", "CaseDomain"]),

    // Both languages' texts, holiday tables, the manual, embedded in the binary.
    .target(name: "CResources"),
    .target(name: "DeskText", dependencies: ["CResources"]),

    // Importers and printed documents.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(
      name: "DeskDocuments",
      dependencies: ["DeskText", "DeskSession", "CaseDomain", "CArchive", "CXlsxWriter"]),

    // Cells, keys, ncurses. Knows nothing of tips.
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CNcurses"]),

    // Panes, forms, keymap: pure update and view over a session.
    .target(name: "DeskUI", dependencies: ["Terminal", "DeskText", "DeskSession", "CaseDomain"]),

    .executableTarget(
      name: "casedesk",
      dependencies: [
        "DeskUI", "Terminal", "DeskDocuments", "DeskText", "DeskSession", "EventLog", "Vault", "CaseDomain",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
    .testTarget(name: "CaseDomainTests", dependencies: ["CaseDomain", "TestSupport"], exclude: ["Golden"]),
    .testTarget(name: "VaultTests", dependencies: ["Vault"], exclude: ["Golden"]),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal", "TestSupport", "terminal-probe"]),
    .testTarget(name: "DeskTextTests", dependencies: ["DeskText"]),
    .testTarget(
      name: "DeskDocumentsTests",
      dependencies: ["DeskDocuments", "DeskText", "DeskSession", "CaseDomain", "CArchive"], exclude: ["Golden"]),
    .testTarget(
      name: "DeskSessionTests",
      dependencies: ["DeskSession", "DeskDocuments", "EventLog", "Vault", "CaseDomain", "TestSupport"],
      exclude: ["Golden"]),
    .testTarget(name: "DeskUITests", dependencies: ["DeskUI"]),
    .testTarget(name: "EventLogTests", dependencies: ["EventLog", "TestSupport"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["EventLog", "TestSupport", "casedesk", "log-writer"], exclude: ["Fixtures"]),
    // A process of its own that appends until it is killed; FaultTests and EndToEndTests start several.
    .executableTarget(name: "log-writer", dependencies: ["EventLog", "TestSupport"], path: "Tests/LogWriter"),
    // A program on a real terminal that TerminalTests drives through tmux.
    .executableTarget(name: "terminal-probe", dependencies: ["Terminal"], path: "Tests/TerminalProbe"),
    // Everything that can go wrong with a disk, tried on an office's work, and the command that prints the table.
    .target(
      name: "FaultRuns", dependencies: ["DeskText", "DeskSession", "EventLog", "Vault", "CaseDomain", "TestSupport"],
      path: "Tests/Faults/Runs"),
    .executableTarget(name: "faults", dependencies: ["FaultRuns", "EventLog"], path: "Tests/Faults/Command"),
    .testTarget(
      name: "FaultTests", dependencies: ["FaultRuns", "DeskText", "TestSupport", "faults", "log-writer"]),
    // What tests of several layers stand on: a disk whose power can be cut, a clock, seeded chance,
    // programs and terminals to drive, the repository itself.
    .target(
      name: "TestSupport",
      dependencies: ["EventLog", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/Support"),
  ],
  swiftLanguageModes: [.v6],
  // C23, for `#embed`.
  cLanguageStandard: .gnu2x
)

// The benchmarks measure beside SQLite, which nothing else here needs: only who asks for them has the target.
if Context.environment["CASEDESK_BENCH"] == "1" {
  package.targets += [
    .systemLibrary(
      name: "CSQLite", path: "Tests/Benchmarks/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CSlowDisk", path: "Tests/Benchmarks/CSlowDisk"),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "DeskUI", "Terminal", "DeskText", "DeskSession", "EventLog", "Vault", "CaseDomain", "CSQLite", "CSlowDisk",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      path: "Tests/Benchmarks", exclude: ["CSQLite", "CSlowDisk"]),
  ]
}

// Feeds what reads others' bytes with what libFuzzer thinks up. Only where it is asked for: libFuzzer comes with the
// compiler and is linked by an option of the command line. Without it, the tests feed the bytes that it kept.
if Context.environment["CASEDESK_FUZZ"] == "1" {
  package.targets.append(
    .executableTarget(
      name: "casedesk-fuzz",
      dependencies: ["DeskDocuments", "DeskSession", "EventLog", "Vault", "CaseDomain", "Terminal"],
      path: "Tests/Fuzz", exclude: ["CorpusTests.swift", "corpus"]))
} else {
  package.targets.append(
    .testTarget(
      name: "FuzzTests",
      dependencies: ["DeskDocuments", "DeskSession", "EventLog", "Vault", "CaseDomain", "Terminal", "TestSupport"],
      path: "Tests/Fuzz", exclude: ["main.swift", "corpus"]))
}
