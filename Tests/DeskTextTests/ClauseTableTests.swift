import Testing

@testable import DeskText

/// The table of the README that says where each clause of the regulation's first five parts stands: every clause is in
/// it, by the number people know, and the tests it names carry its id.
@Suite struct ClauseTableTests {
  private static let clauses: [String] = zip(1..., [5, 2, 6, 6, 3]).flatMap { part, count in
    (1...count).map { "R\(part).\($0)" }
  }

  private struct Row {
    let id: String
    let number: String
    let pane: String
    let key: String
    let tests: [String]
  }

  private static func rows() throws -> [Row] {
    let readme = try Repository.text(of: "README.md")
    return readme.split(separator: "\n").compactMap { line -> Row? in
      let cells = line.split(separator: "|").map { $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed() }
        .map { String($0) }
      guard cells.count == 5, cells[0].hasPrefix("R"), let space = cells[0].firstIndex(of: " ") else { return nil }
      return Row(
        id: String(cells[0][..<space]), number: String(cells[0][cells[0].index(after: space)...]), pane: cells[2],
        key: cells[3].filter { $0 != "`" },
        tests: cells[4].split(separator: ",").map { String($0.drop { $0 == " " }) })
    }
  }

  @Test func everyClauseHasARow() throws {
    #expect(try Self.rows().map(\.id) == Self.clauses)
    let texts = Texts(.zhHans)
    for row in try Self.rows() {
      #expect(row.number == texts.clause(row.id), "\(row.id)")
      #expect(Int(row.pane).map { (0...8).contains($0) } == true && !row.key.isEmpty, "\(row.id)")
    }
  }

  @Test func theTestsItNamesCarryItsID() throws {
    let files = try Repository.files(below: "Tests").filter { $0.hasSuffix(".swift") }
    for row in try Self.rows() {
      #expect(!row.tests.isEmpty, "\(row.id)")
      for test in row.tests {
        let own = files.filter { $0.split(separator: "/").last?.hasPrefix(test) == true }
        let texts = try own.map { try Repository.text(of: "Tests/" + $0) }
        let carries = texts.contains { text in [" ", ",", ":"].contains { text.contains("\"\(row.id)\($0)") } }
        #expect(carries, "\(test) has no test named by \(row.id)")
      }
    }
  }
}
