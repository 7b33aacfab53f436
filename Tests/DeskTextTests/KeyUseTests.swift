import Testing

@testable import DeskText

/// Keys in the code exist. A key is any literal that begins with the name of an area, `"frame.saved"`; in a literal
/// that is put together, `"tips.state.\(state)"` or `"tips.state." + state`, what stands there must begin some key.
@Suite struct KeyUseTests {
  private enum Use: Hashable {
    case key(String)
    case prefix(String)
  }

  /// The layers that may import `DeskText`.
  private static let layers = ["DeskDocuments", "DeskUI", "casedesk"]

  private static let areas = Set(
    EmbeddedFile.all.filter { $0.name.hasPrefix("texts/en/") }
      .compactMap { $0.name.split(separator: "/").last?.dropLast(".txt".count) })

  /// A fault is made with its id, `DeskFault("noDesk", …)`, and worded by `fault.noDesk`.
  @Test(arguments: Language.allCases)
  func everyFaultHasASentence(language: Language) throws {
    let entries = TextTable.of(language).entries
    var ids: Set<String> = []
    for folder in ["DeskSession", "DeskDocuments", "DeskUI", "casedesk"] {
      for path in try Repository.files(below: "Sources/" + folder) where path.hasSuffix(".swift") {
        let source = try Repository.text(of: "Sources/\(folder)/\(path)")
        for match in source.matches(of: /DeskFault\(\s*"([A-Za-z]+)"/) { ids.insert(String(match.1)) }
        guard path.split(separator: "/").last?.hasPrefix("DeskFault+") == true else { continue }
        for match in source.matches(of: /self\.init\("([A-Za-z]+)"/) { ids.insert(String(match.1)) }
      }
    }
    #expect(ids.filter { entries["fault." + $0] == nil }.sorted() == [])
  }

  private static func uses(in source: String) -> Set<Use> {
    var found: Set<Use> = []
    for match in source.matches(of: /"([a-z]+)(\.[A-Za-z0-9.]*)("|\\\()/) where areas.contains(match.1) {
      let written = String(match.1 + match.2)
      let isWhole = match.3 == "\"" && !written.hasSuffix(".")
      found.insert(isWhole ? .key(written) : .prefix(written))
    }
    return found
  }

  @Test func findsUses() {
    let source =
      #"texts("frame.saved", "1") + texts["tips.list.all"] + "tips.state.\(x)" + "keys." + "file.csv" + "errors""#
    #expect(
      Self.uses(in: source) == [.key("frame.saved"), .key("tips.list.all"), .prefix("tips.state."), .prefix("keys.")])
  }

  @Test(arguments: Language.allCases)
  func everyKeyInTheCodeExists(language: Language) throws {
    let keys = TextTable.of(language).entries.keys
    var missing: [String] = []
    for layer in Self.layers {
      for path in try Repository.files(below: "Sources/" + layer) where path.hasSuffix(".swift") {
        for use in Self.uses(in: try Repository.text(of: "Sources/\(layer)/\(path)")) {
          switch use {
          case .key(let key) where !keys.contains(key): missing.append("\(path): \(key)")
          case .prefix(let prefix) where !keys.contains { $0.hasPrefix(prefix) }: missing.append("\(path): \(prefix)…")
          default: break
          }
        }
      }
    }
    #expect(missing.sorted() == [])
  }
}
