/// What the package manifest says of targets and packages: as much of it as the rules ask about.
struct Manifest {
  struct Target: Equatable {
    /// `target`, `executableTarget`, `testTarget`, `systemLibrary`.
    var kind: String
    var name: String
    /// Targets and products, by name.
    var dependencies: [String]
    /// Where its sources are, when it says so.
    var path: String?
  }

  struct Package: Equatable {
    /// `url`, `path` or `id`.
    var by: String
    var address: String
  }

  private(set) var targets: [Target] = []
  private(set) var packages: [Package] = []

  init(_ text: String) {
    // Comments gone; strings as they are.
    let source = SourceText(text).pieces.filter { $0.kind != .comment }.map(\.text).joined()
    for kind in ["target", "executableTarget", "testTarget", "systemLibrary"] {
      for body in Self.calls("." + kind, in: source) {
        guard let name = Self.argument("name", in: body) else { continue }
        let list = Self.list("dependencies", in: body)
        targets.append(
          Target(
            kind: kind, name: name, dependencies: Self.names(in: list), path: Self.argument("path", in: body)))
      }
    }
    for body in Self.calls(".package", in: source) {
      for by in ["url", "path", "id"] {
        if let address = Self.argument(by, in: body) { packages.append(Package(by: by, address: address)) }
      }
    }
  }

  /// What stands between the parentheses of each call of this name.
  private static func calls(_ name: String, in source: String) -> [String] {
    source.ranges(of: name + "(").map { bracketed(source[$0.upperBound...], "(", ")") }
  }

  /// The list after a label, without its brackets.
  private static func list(_ label: String, in body: String) -> String {
    guard let range = body.firstRange(of: label + ": [") else { return "" }
    return bracketed(body[range.upperBound...], "[", "]")
  }

  private static func bracketed(_ text: Substring, _ open: Character, _ close: Character) -> String {
    var depth = 1
    return String(
      text.prefix { character in
        if character == open { depth += 1 }
        if character == close { depth -= 1 }
        return depth > 0
      })
  }

  /// The string after a label.
  private static func argument(_ label: String, in body: String) -> String? {
    guard let range = body.firstRange(of: label + ": \"") else { return nil }
    return String(body[range.upperBound...].prefix { $0 != "\"" })
  }

  /// The names in a list of dependencies: a bare string is a target, a product has its own `name:`.
  private static func names(in list: String) -> [String] {
    let products = calls(".product", in: list)
    var bare = list
    for product in products { bare = bare.replacing(product, with: "") }
    let plain = SourceText(bare).pieces.filter { $0.kind == .string }.map { String($0.text.dropFirst().dropLast()) }
    return plain + products.compactMap { argument("name", in: $0) }
  }
}
