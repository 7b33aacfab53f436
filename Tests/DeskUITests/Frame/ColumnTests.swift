import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What a column of a list may say fits into it, in both languages.
@Suite struct ColumnTests {
  private static func words(_ column: LedgerColumn.ID, _ wording: Wording) -> [String] {
    let texts = wording.texts
    let states = TipState.allCases.map { wording.state($0) }
    return switch column {
    case .signature:
      Signature.allCases.map { texts.find("tips.naming.\($0.rawValue).short") ?? texts["tips.naming.\($0.rawValue)"] }
        + [texts["tips.naming.joint"], texts["tips.naming.none"]]
    case .channel: Channel.allCases.map { texts["tips.channel.\($0.rawValue)"] }
    case .importance: Importance.allCases.map { $0 == .major ? texts["tips.importance.\($0.rawValue)"] : "" }
    case .state: states + [texts["tips.state.proposed"], texts["tips.asked.receipt"]]
    case .due:
      states + [-30, -1, 0, 1, 30].map { wording.dueShort(wording.today.adding(days: $0)) }
        + [texts["tips.asked.receipt.short"]]
    case .sealed: ["sealed", "none", "destroyed"].map { texts["reporters.sealed.\($0)"] }
    case .contact: [true, false, nil].map { ReporterLedger.checkSign($0) }
    case .speaks: [texts["reporters.speaks"]]
    case .number, .received, .opened, .tips, .title, .tip, .waits: []
    }
  }

  @Test(arguments: Language.allCases)
  func wordsFit(language: Language) throws {
    let today = try #require(CivilDate("2026-11-23"))
    let wording = Wording(texts: Texts(language), desk: nil, today: today)
    for column in TipLedger.columns {
      let width = language == .en ? column.widthInEnglish : column.width
      for word in Self.words(column.id, wording) { #expect(DisplayWidth.of(word) <= width, "\(column.id): \(word)") }
    }
    for column in LeadLedger.columns where column.id == .state {
      let width = language == .en ? column.widthInEnglish : column.width
      for state in LeadState.allCases {
        #expect(DisplayWidth.of(wording.texts["tips.leadState.\(state.rawValue)"]) <= width, "\(state)")
      }
    }
  }

  /// The sign of the direction never costs a column its name.
  @Test(arguments: Language.allCases)
  func namesFitBesideTheArrow(language: Language) {
    let texts = Texts(language)
    for column in TipLedger.columns + LeadLedger.columns where column.sorts {
      let name = texts["tips.column.\(column.id == .signature ? "naming" : column.id.rawValue)"]
      #expect(DisplayWidth.of(name) <= (language == .en ? column.widthInEnglish : column.width), "\(name)")
    }
  }

  /// Sorted by it, the narrowest column still shows its whole name.
  @Test func theNarrowestColumnKeepsItsName() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1s<Down><Down><Down><Down><Down><Down><Enter>")
    #expect(screen.model.frame.tips.sort == .importance && screen.shows("程度↑"))
  }

  @Test func anUnidentifiableReporterIsNamedInTheDetail() throws {
    var office = try Office.busy()
    try office.run(
      RegisterTip(content: TipContent(title: "", narrative: "某网吧"), reporters: [.init(given: [], identity: nil)]))
    var screen = Screen(office, language: .en)
    screen.keys("1<Home>")
    #expect(screen.shows("no ident.") && !screen.shows("unidentif"))
    screen.keys("<Enter>")
    #expect(screen.shows("unidentifiable"))
  }
}
