import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The last line: whole entries that can be used now, on every width.
@Suite struct FooterTests {
  static let scripts = [
    "", "1", "1<Left>", "1<Left><Enter>", "1<Left><Down><Down><Down><Enter>", "1L", "1L<Enter>", "1LL", "1LL<Enter>",
    "1LLL", "8", "1/某", "1/nothing", "1:", "1?", "1n", "1n某网吧<C-s>", "1<Left>o", "1<Left>o<C-s>", "1s", "1p",
    ":手册<Enter>",
    ":凭码补充<Enter>", ":凭码认领<Enter>", ":登记泄密<Enter>", ":交接<Enter>",
  ]

  /// A busy desk whose third member holds every post but the office's, the second all that their posts give.
  private static func office() throws -> Office {
    var office = try Office.busy()
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: [.custodian, .auditor], section: nil, reason: "调整"))
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    return office
  }

  @Test(arguments: Language.allCases)
  func everyFooterFitsInWholeEntries(language: Language) throws {
    let office = try Self.office()
    for member in [FormDesk.receiver, FormDesk.second, FormDesk.custodian] {
      for script in Self.scripts {
        var screen = Screen(office, as: member, language: language)
        screen.keys(script)
        for columns in Array(stride(from: 60, through: 140, by: 4)) + [200] {
          screen.send(.input(.resize(Size(columns: columns, rows: 24))))
          let items = screen.model.footer()
          let written = " " + items.map(\.text).joined(separator: "  ")
          #expect(DisplayWidth.of(written) < columns, "\(script), \(columns): \(written)")
          // Drawing takes longer than laying out.
          guard [60, 80, 100, 200].contains(columns) else { continue }
          #expect(screen.rows[23].hasPrefix(written), "\(script), \(columns): \(screen.rows[23])")
        }
      }
    }
  }

  /// However narrow, the way to everything else is there.
  @Test(arguments: Language.allCases)
  func commandsHelpAndTheWayBackStay(language: Language) throws {
    let office = try Self.office()
    for member in [FormDesk.receiver, FormDesk.second, FormDesk.custodian] {
      for script in Self.scripts {
        var screen = Screen(office, as: member, size: Size(columns: 60, rows: 16), language: language)
        screen.keys(script)
        let items = screen.model.footer()
        if screen.model.layers.isEmpty && !screen.model.frame.isTyping {
          #expect(Set(items.compactMap(\.action)).isSuperset(of: ["palette", "help", "quit"]), "\(script)")
        } else {
          #expect(items.contains { $0.key == .escape }, "\(script): \(screen.rows[15])")
        }
      }
    }
  }

  /// An empty list offers nothing that needs an entry.
  @Test func anEmptyListOffersNoSteps() throws {
    var screen = Screen(try Office(), as: FormDesk.custodian)
    screen.keys("1LL")
    #expect(screen.model.frame.list == .reporters && screen.model.frame.reporters.count == 0)
    let offered = Set(screen.model.footer().compactMap(\.action))
    #expect(offered.isSubset(of: ["register", "switchList", "filter", "palette", "help", "quit"]), "\(offered)")
  }
}
