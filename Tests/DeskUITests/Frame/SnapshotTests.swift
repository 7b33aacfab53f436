import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Pictures of the screen, colour-free, at the four sizes and in both languages; every row exactly as wide as the screen.
@Suite struct SnapshotTests {
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 32), Size(columns: 200, rows: 60),
    Size(columns: 60, rows: 16),
  ]

  private func each(_ name: String, _ script: String, sizes: [Size] = sizes, unlocked: Bool = true) throws {
    let office = try Office.busy()
    for size in sizes {
      for language in Language.allCases {
        var screen = Screen(office, size: size, language: language, unlocked: unlocked)
        screen.keys(script)
        try screen.check(name)
      }
    }
  }

  @Test func overview() throws { try each("overview", "") }
  @Test func tips() throws { try each("tips", "1<Down>") }
  @Test func allTips() throws { try each("tips-all", "1<Left><Down> <Down> ") }
  @Test func detail() throws { try each("tip-detail", "1<Left><Down><Down><Down><Enter>") }
  @Test func leads() throws { try each("leads", "1L") }
  @Test func leadDetail() throws { try each("lead-detail", "1L<Enter>") }
  @Test func filter() throws { try each("filter", "1<Left>/jd state:received") }
  @Test func nothingMatches() throws { try each("filter-nothing", "1/xyz", sizes: [Self.sizes[0]]) }
  @Test func refused() throws { try each("refused", "1<Left><End>o", sizes: [Self.sizes[0], Self.sizes[3]]) }
  @Test func palette() throws { try each("palette", "1:lx", sizes: [Self.sizes[0], Self.sizes[3]]) }
  @Test func help() throws { try each("help", "1?", sizes: [Self.sizes[0], Self.sizes[1]]) }
  @Test func manual() throws { try each("manual", "1<F1>") }
  @Test func manualContents() throws {
    try each("manual-contents", "0<F1><Down>", sizes: [Self.sizes[0], Self.sizes[3]])
  }
  @Test func manualSearch() throws { try each("manual-search", "0<F1>/verify", sizes: [Self.sizes[0], Self.sizes[1]]) }
  @Test func sorting() throws { try each("sorting", "1s", sizes: [Self.sizes[0]]) }
  @Test func slip() throws { try each("slip", "1p", sizes: [Self.sizes[0], Self.sizes[3]]) }
  @Test func login() throws { try each("login", "<Esc>", unlocked: false) }
  @Test func wrongPassphrase() throws {
    try each("login-wrong", "不对<Enter>", sizes: [Self.sizes[0]], unlocked: false)
  }
  @Test func concealed() throws { try each("concealed", "1<F12>", sizes: [Self.sizes[0]]) }
  @Test func locked() throws { try each("locked", "1<C-l>", sizes: [Self.sizes[0]]) }
  @Test func tooSmall() throws {
    try each(
      "too-small", "", sizes: [Size(columns: 59, rows: 16), Size(columns: 60, rows: 15), Size(columns: 12, rows: 2)])
  }

  /// The undertaking is shown to a member whose year is over.
  @Test func undertaking() throws {
    var office = try Office.busy()
    office.wait(minutes: 60 * 24 * 400)
    for language in Language.allCases {
      let screen = Screen(office, language: language)
      try screen.check("undertaking")
    }
  }
}
