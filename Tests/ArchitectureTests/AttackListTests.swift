import TestSupport
import Testing

/// The list of attacks names the tests that try them; each of these exists, and the list is as long as it says.
@Suite struct AttackListTests {
  private struct Attack {
    let number: Int
    let tests: [String]
  }

  private static func attacks() throws -> [Attack] {
    try Repository.text(of: "Tests/ATTACKS.md").split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { String($0.drop { $0 == " " }) }
      guard cells.count == 4, let number = Int(cells[0].prefix { $0 != " " }) else { return nil }
      return Attack(number: number, tests: cells[3].matches(of: /`([^`]+)`/).map { String($0.1) })
    }
  }

  @Test func everyAttackIsTried() throws {
    var written: Set<String> = []
    for file in try Repository.files(below: "Tests") where file.hasSuffix(".swift") {
      for match in try Repository.text(of: file).matches(of: /func (?:`([^`]+)`|([A-Za-z0-9_]+))[(<]/) {
        written.insert(String(match.1 ?? match.2 ?? ""))
      }
    }
    let attacks = try Self.attacks()
    #expect(attacks.count >= 40 && attacks.map(\.number) == Array(1...attacks.count))
    for attack in attacks {
      #expect(!attack.tests.isEmpty, "\(attack.number)")
      for test in attack.tests { #expect(written.contains(test), "\(attack.number): \(test)") }
    }
  }
}
