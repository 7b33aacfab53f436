import TestSupport
import Testing

/// The repository keeps its own rules.
struct RepositoryTests {
  private static let parsed = Result {
    try Repository.files(below: "Sources").filter { $0.hasSuffix(".swift") }
      .map { (file: $0, source: SourceText(try Repository.text(of: $0))) }
  }

  private static func sources() throws -> [(file: String, source: SourceText)] { try parsed.get() }

  private static func manifest() throws -> Manifest { Manifest(try Repository.text(of: "Package.swift")) }

  private func expectNone(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
    for violation in violations { Issue.record("\(violation)", sourceLocation: sourceLocation) }
  }

  @Test func importsPointDownOnly() throws {
    var counted: Set<String> = []
    for (file, source) in try Self.sources() {
      let name = file.split(separator: "/")[1]
      guard let layer = Layers.named(String(name)) else {
        Issue.record("\(file) is in no layer")
        continue
      }
      counted.insert(layer.name)
      expectNone(Rules.imports(in: source, file: file, of: layer))
    }
    #expect(counted.isSuperset(of: Layers.all.map(\.name).filter { !$0.hasPrefix("C") || $0 == "CaseDomain" }))
  }

  @Test func theManifestStatesTheLayers() throws {
    let manifest = try Self.manifest()
    #expect(manifest.targets.count > Layers.all.count)
    expectNone(Rules.dependencies(of: manifest))
  }

  @Test func theTableItselfPointsDownOnly() {
    var below: Set<String> = []
    for layer in Layers.all {
      #expect(layer.targets.isSubset(of: below), "\(layer.name)")
      below.insert(layer.name)
    }
  }

  @Test func packagesAreFetchedByTheirPublicAddress() throws {
    let manifest = try Self.manifest()
    #expect(!manifest.packages.isEmpty)
    expectNone(Rules.packages(of: manifest))
  }

  @Test func everySourceIsUnderstood() throws {
    for (file, source) in try Self.sources() {
      let isBroken = source.isBroken
      #expect(!isBroken, "\(file)")
    }
  }

  @Test func nothingEscapesTheCompilerOrCrashesOnData() throws {
    for (file, source) in try Self.sources() { expectNone(Rules.escapes(in: source, file: file)) }
  }

  @Test func filesStayShort() throws {
    let kinds = [".swift", ".c", ".h", ".inc"]
    for folder in ["Sources", "Tests"] {
      for file in try Repository.files(below: folder) where kinds.contains(where: file.hasSuffix) {
        expectNone(Rules.length(of: try Repository.text(of: file), file: file))
      }
    }
  }

  @Test func chineseWordsAreInResources() throws {
    for (file, source) in try Self.sources() {
      expectNone(Rules.chineseWords(in: source, file: file, isWordTable: WordTables.contains(file)))
    }
  }

  @Test func everyWordTableIsStillOne() throws {
    let sources = try Self.sources()
    for table in WordTables.reasons {
      let files = sources.filter { $0.file.hasPrefix(table.prefix) }
      #expect(
        files.contains { !Rules.chineseWords(in: $0.source, file: $0.file, isWordTable: false).isEmpty },
        "\(table.prefix)")
    }
  }

  @Test func theTopLevelIsTidy() throws { expectNone(Rules.topLevel(try Repository.names())) }
}
