/// Something that breaks a rule of the house: where, and what.
struct Violation: Equatable, CustomStringConvertible {
  var file: String
  var line: Int
  var problem: String

  var description: String { "\(file):\(line): \(problem)" }
}

/// The rules, as functions from texts to violations, so that they can be tried on bad ones.
enum Rules {
  // MARK: Layers

  /// Imports that point up, sideways or out of what a layer may stand on.
  static func imports(in source: SourceText, file: String, of layer: Layer) -> [Violation] {
    source.lines(of: [.code]).flatMap { number, line in
      line.split(separator: ";").compactMap(importedModule).filter { !layer.mayImport.contains($0) }
        .map { Violation(file: file, line: number, problem: "\(layer.name) may not import \($0)") }
    }
  }

  /// The module that a statement imports: `import X`, `@testable import X`, `private import struct X.Y`.
  private static func importedModule(_ statement: Substring) -> String? {
    let words = statement.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let place = words.firstIndex(of: "import"),
      words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
    else { return nil }
    let rest = words[(place + 1)...].drop { importKinds.contains($0) }
    return rest.first.map { String($0.prefix { $0 != "." }) }
  }

  private static let accessLevels: Set = ["public", "package", "internal", "fileprivate", "private"]
  private static let importKinds: Set = ["struct", "class", "enum", "protocol", "func", "let", "var", "typealias"]

  /// Dependencies of the manifest that go beyond the table, and targets that the table does not know.
  static func dependencies(of manifest: Manifest) -> [Violation] {
    var found: [Violation] = []
    func report(_ problem: String) { found.append(Violation(file: "Package.swift", line: 0, problem: problem)) }
    // Targets of tests live beside them and are not a layer.
    let targets = manifest.targets.filter { $0.kind != "testTarget" && !($0.path ?? "").hasPrefix("Tests/") }
    for target in targets {
      guard let layer = Layers.named(target.name) else {
        report("\(target.name) is in no layer")
        continue
      }
      for dependency in target.dependencies where !layer.mayImport.contains(dependency) {
        report("\(target.name) may not depend on \(dependency)")
      }
    }
    for layer in Layers.all where !targets.contains(where: { $0.name == layer.name }) {
      report("\(layer.name) is not in the manifest")
    }
    return found
  }

  /// Packages come from public repositories by their plain address, so that every machine can fetch and check them.
  static func packages(of manifest: Manifest) -> [Violation] {
    manifest.packages.compactMap { package in
      let parts = package.address.split(separator: "/", omittingEmptySubsequences: false)
      let isPlain =
        package.by == "url" && parts.count == 5 && parts[0] == "https:" && parts[1].isEmpty
        && parts[2] == "github.com" && !parts[3].isEmpty && !parts[4].isEmpty && !parts[4].hasSuffix(".git")
      return isPlain
        ? nil
        : Violation(
          file: "Package.swift", line: 0,
          problem: "\(package.address) is not of the form https://github.com/OWNER/NAME")
    }
  }

  // MARK: Habits

  /// Ways around the compiler or to a crash on data.
  static func escapes(in source: SourceText, file: String) -> [Violation] {
    let banned = ["@unchecked", "try!", "fatalError"]
    return source.lines(of: [.code]).flatMap { number, line in
      banned.filter { line.contains($0) }.map { Violation(file: file, line: number, problem: "\($0) in code") }
    }
  }

  /// Files that hold more than one thing.
  static func length(of text: String, file: String) -> [Violation] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - (text.hasSuffix("\n") ? 1 : 0)
    return lines <= 300 ? [] : [Violation(file: file, line: lines, problem: "longer than 300 lines")]
  }

  /// Chinese words in code, or in strings of a file that is no table of words.
  static func chineseWords(in source: SourceText, file: String, isWordTable: Bool) -> [Violation] {
    source.lines(of: isWordTable ? [.code] : [.code, .string]).compactMap { number, line in
      line.unicodeScalars.contains(where: isHan)
        ? Violation(file: file, line: number, problem: "Chinese words belong in Resources") : nil
    }
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x323AF).contains(scalar.value)
  }

  /// What may stand at the top of the repository.
  static func topLevel(_ names: [String]) -> [Violation] {
    // SwiftPM writes which versions it chose; git ignores that file.
    let known: Set = ["Package.swift", "Sources", "Tests", "Resources", "README.md", "Package.resolved"]
    return names.filter { !known.contains($0) && !$0.hasPrefix(".") }
      .map { Violation(file: $0, line: 0, problem: "does not belong at the top of the repository") }
  }
}
