import Testing

/// The rules find what they are for.
struct RulesTests {
  private let domain = Layer("CaseDomain")
  private let session = Layer("DeskSession", on: ["EventLog", "CaseDomain"], and: ["Foundation"])

  @Test(arguments: [
    "import Foundation", "import Glibc", "@testable import Foundation", "  import Foundation",
    "import struct Foundation.Date",
    "package import Foundation", "@preconcurrency import Foundation", "let a = 1; import Foundation // why",
    "#if os(Linux)\nimport Glibc\n#endif", "/* first */ import Glibc", "import /* not */ Glibc",
  ])
  func anImportBeyondTheLayerIsFound(_ text: String) {
    #expect(Rules.imports(in: SourceText(text), file: "f", of: domain).count == 1, "\(text)")
  }

  @Test(arguments: [
    "// import Foundation", "/* import Foundation */", "let text = \"import Foundation\"",
    "let text = \"\"\"\n  import Foundation\n  \"\"\"", "/* a /* b */\nimport Foundation */",
    "let importFoundation = 1",
    "let text = #\"a \" import Foundation\"#",
  ])
  func wordsAboutAnImportAreNone(_ text: String) {
    #expect(Rules.imports(in: SourceText(text), file: "f", of: domain).isEmpty, "\(text)")
  }

  @Test func whatALayerMayImportItMay() {
    let text = "import CaseDomain\nimport EventLog\nimport Foundation\nimport DeskUI\n"
    #expect(
      Rules.imports(in: SourceText(text), file: "f", of: session)
        == [Violation(file: "f", line: 4, problem: "DeskSession may not import DeskUI")])
  }

  @Test func anArrowThatPointsUpInTheManifestIsFound() throws {
    let manifest = Manifest(
      """
      // .target(name: "Comment", dependencies: ["casedesk"]),
      .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
      .target(name: "CaseDomain", dependencies: ["EventLog"]),
      .target(
        name: "EventLog",
        dependencies: [.product(name: "Crypto", package: "swift-crypto"), .product(name: "NIO", package: "swift-nio")]),
      .target(name: "Surprise"),
      .testTarget(name: "Tests", dependencies: ["casedesk"]),
      .target(name: "TestSupport", dependencies: ["EventLog"], path: "Tests/Support"),
      """)
    #expect(
      manifest.targets.map(\.name) == ["CaseDomain", "EventLog", "Surprise", "TestSupport", "Tests"])
    let found = Rules.dependencies(of: manifest).map(\.problem)
    #expect(
      found.prefix(3) == [
        "CaseDomain may not depend on EventLog", "EventLog may not depend on NIO", "Surprise is in no layer",
      ])
    #expect(found.contains("Vault is not in the manifest"))
  }

  @Test(arguments: [
    ".package(url: \"https://example.org/a/b\", from: \"1.0.0\")", ".package(path: \"../b\")",
    ".package(url: \"https://github.com/a/b.git\", from: \"1.0.0\")", ".package(id: \"a.b\", from: \"1.0.0\")",
    ".package(url: \"git@github.com:a/b\", from: \"1.0.0\")",
    ".package(url: \"https://github.com/a/b/c\", branch: \"m\")",
    ".package(url: \"http://github.com/a/b\", from: \"1.0.0\")",
  ])
  func otherSourcesOfPackagesAreFound(_ text: String) {
    #expect(Rules.packages(of: Manifest(text)).count == 1, "\(text)")
  }

  @Test func escapesAreFoundInCodeOnly() {
    let text = """
      final class A: @unchecked Sendable {}
      let b = try! c()
      fatalError("x")
      // fatalError and try! are not used here
      let d = "\\(try! e()) try!"
      """
    #expect(Rules.escapes(in: SourceText(text), file: "f").map(\.line) == [1, 2, 3, 5])
  }

  @Test func longFilesAreFound() {
    let line = "let a = 1\n"
    #expect(Rules.length(of: String(repeating: line, count: 300), file: "f").isEmpty)
    #expect(Rules.length(of: String(repeating: line, count: 301), file: "f").count == 1)
    #expect(Rules.length(of: String(repeating: line, count: 300) + "x", file: "f").count == 1)
  }

  @Test(arguments: [
    ("let 线索 = 1", true, 1), ("let 线索 = 1", false, 1), ("let a = \"线索\"", false, 1), ("let a = \"线索\"", true, 0),
    ("// 线索\nlet a = 1 /* 举报 */", false, 0), ("let a = \"，。\"", false, 0), ("let a = \"\\(\"查实\")\"", false, 1),
    ("let a = \"\"\"\n  一\n  二\n  \"\"\"", false, 2), ("let a = \"\u{20000}\"", false, 1),
  ])
  func chineseWordsAreFound(_ text: String, _ isWordTable: Bool, _ count: Int) {
    #expect(Rules.chineseWords(in: SourceText(text), file: "f", isWordTable: isWordTable).count == count, "\(text)")
  }

  @Test func strayFilesAtTheTopAreFound() {
    let names = ["Package.swift", "Sources", "Tests", "Resources", "README.md", ".ci", "docs", "notes.txt"]
    #expect(Rules.topLevel(names).map(\.file) == ["docs", "notes.txt"])
  }

  @Test func unfinishedTextIsNotUnderstood() {
    #expect(SourceText("let a = \"b").isBroken)
    #expect(SourceText("/* a").isBroken)
    #expect(SourceText("let a = \"\\(b").isBroken)
    #expect(SourceText("let a = b(/c").isBroken)
    #expect(!SourceText("let a = /[\"']\\/x/\nlet b = c / d").isBroken)
    #expect(!SourceText("let a = \"\\(b(\"c)\"))\" // \"").isBroken)
  }

  @Test func piecesKeepTheirLines() {
    let source = SourceText("let a = 1 // one\nlet b = \"two\"\n")
    #expect(
      source.pieces == [
        .init(kind: .code, text: "let a = 1 ", line: 1), .init(kind: .comment, text: "// one", line: 1),
        .init(kind: .code, text: "\nlet b = ", line: 1), .init(kind: .string, text: "\"two\"", line: 2),
        .init(kind: .code, text: "\n", line: 2),
      ])
  }
}
