/// One row of the table of layers: what a target may stand on.
struct Layer {
  var name: String
  /// Targets of this package.
  var targets: Set<String>
  /// Modules from elsewhere: the system's, Swift's, other packages'.
  var modules: Set<String>

  init(_ name: String, on targets: Set<String> = [], and modules: Set<String> = []) {
    self.name = name
    self.targets = targets
    self.modules = modules
  }

  var mayImport: Set<String> { targets.union(modules) }
}

/// The layers from the rules up to the program, each standing only on those before it.
enum Layers {
  static let all: [Layer] = [
    Layer("CaseDomain", and: ["Synchronization"]),
    Layer("EventLog", and: ["Crypto", "Glibc"]),
    Layer("Vault", and: ["Crypto", "CryptoExtras"]),
    Layer("DeskSession", on: ["EventLog", "Vault", "CaseDomain"], and: ["Foundation", "Dispatch", "Synchronization"]),
    Layer("CResources"),
    Layer("DeskText", on: ["CResources"]),
    Layer("CArchive"),
    Layer("CXlsxWriter"),
    Layer(
      "DeskDocuments", on: ["DeskText", "DeskSession", "CaseDomain", "CArchive", "CXlsxWriter"],
      // libxml2, by way of Foundation, reads the sheets inside a workbook.
      and: ["Foundation", "FoundationXML"]),
    Layer("CNcurses"),
    Layer("Terminal", on: ["CNcurses"], and: ["Glibc"]),
    Layer("DeskUI", on: ["Terminal", "DeskText", "DeskSession", "CaseDomain"]),
    Layer(
      "casedesk",
      on: [
        "DeskUI", "Terminal", "DeskDocuments", "DeskText", "DeskSession", "EventLog", "Vault", "CaseDomain",
      ],
      and: ["ArgumentParser", "Foundation", "Synchronization", "Glibc"]),
  ]

  static func named(_ name: String) -> Layer? { all.first { $0.name == name } }
}
