import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What a reporter at the counter sees (R6.4): the box that is meant for them, and nothing of the desk around it.
@Suite struct FacingTests {
  private static let typed = "7k2m 9qrs tvwx yzo1 4"
  private static let issue = "1n某网吧收保护费<C-s>c"

  /// Every screen that is turned to a reporter, and every step on it.
  static let scripts = [
    "1p", "1<Left>p", "1n某网吧收保护费<C-s>", issue, issue + "<Enter>", issue + "<Enter>7K2M<Enter>",
    issue + "<Enter>\(typed)<Enter>", issue + "<Enter>\(typed)<Enter>旧书店2026<Enter>",
    issue + "<Enter>\(typed)<Enter>旧书店2026<Enter>旧书店2026<Enter>", ":凭码补充<Enter>", "1:凭码补充<Enter>\(typed)<Tab>密码",
    "1:凭码补充<Enter>\(typed)<Tab>旧书店2026<Tab><Tab>老板又来过<C-s>", ":凭码认领<Enter>", "1L:凭码认领<Enter>", "1:凭码补充<Enter><F1>",
    issue + "<F1>", "1:凭码补充<Enter>x<C-c>",
  ]

  /// Every word by which a tip or lead of the desk could be told, and the counts of what waits.
  private func words(of office: Office) -> Set<String> {
    var words: Set<String> = []
    for tip in office.desk.tips.rows {
      guard let content = office.document(of: tip.id)?.content else { continue }
      words.formUnion([content.title, content.place ?? ""] + content.subjects.map(\.name))
      words.insert(tip.number.description)
      let narrative = Array(content.narrative)
      for start in narrative.indices.dropLast(3) { words.insert(String(narrative[start..<start + 4])) }
    }
    for lead in office.desk.leads.rows { words.insert(lead.number.description) }
    return words.filter { !$0.isEmpty }
  }

  private func expectNothingOfTheDesk(_ screen: Screen, _ words: Set<String>, _ step: String) {
    let rows = screen.rows
    let text = rows.joined(separator: "\n")
    let found = words.filter { text.contains($0) }
    #expect(found.isEmpty, "\(step): \(found.sorted())\n\(text)")
    for tab in screen.model.frame.visibleTabs(screen.model.context) {
      let name = screen.model.context.texts["frame.tab.\(tab.name)"]
      #expect(!rows[1].contains("\(tab.rawValue) \(name)"), "\(step)")
    }
    #expect(!rows[0].contains("#"), "\(step)")
  }

  @Test(arguments: scripts)
  func nothingOfTheDeskShowsAround(script: String) throws {
    let office = try Office.busy()
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(office, size: size, language: language)
        screen.keys(script)
        // The reporter's own tip is theirs to see by its number.
        let shown = words(of: office).subtracting(script.hasSuffix("p") ? [screen.selectedNumber] : [])
        #expect(screen.model.facesReporter, "\(script)")
        expectNothingOfTheDesk(screen, shown, script)
        for other in SnapshotTests.sizes {
          screen.send(.input(.resize(other)))
          expectNothingOfTheDesk(screen, shown, "\(script), resized")
        }
        screen.send(.tick(office.now.adding(minutes: 1)))
        screen.keys("<F12>x<F12>")
        expectNothingOfTheDesk(screen, shown, "\(script), after blanking")
      }
    }
  }

  /// The last key may have been the reporter's: the desk comes back with one that only somebody of the office presses.
  @Test func theDeskComesBackWithAKeyOfTheOffice() throws {
    var screen = Screen(try Office.busy())
    screen.keys(Self.issue + "<Enter>\(Self.typed)<Enter>旧书店2026<Enter>旧书店2026<Enter>")
    #expect(screen.shows("已登记查询码") && screen.shows("交还工作人员"))
    screen.keys("<Enter><Enter> x1q<Tab><F12>")
    screen.press(column: 5, row: 1)
    #expect(!screen.didQuit && screen.shows("交还工作人员"))
    screen.keys("<Esc>")
    #expect(screen.shows("某砂场") || screen.shows("待研判"))
  }

  /// What the terminal may still hold goes before a reporter looks.
  @Test func theTerminalForgetsFirst() throws {
    var screen = Screen(try Office.busy())
    func forgotten() -> Int { screen.effects.count { if case .forget = $0 { true } else { false } } }
    let before = forgotten()
    screen.keys("1p")
    #expect(forgotten() == before + 1)
  }

  /// A lock above all that takes the reporter's screen away too, and back to the desk only through the door.
  @Test func lockingWhileTheKeyboardIsGivenBack() throws {
    var screen = Screen(try Office.busy())
    screen.keys(Self.issue + "<Enter>\(Self.typed)<Enter>旧书店2026<Enter>旧书店2026<Enter><C-l>")
    #expect(screen.model.door != nil && !screen.model.isHandingBack)
  }
}

extension Screen {
  /// The number of the selected tip.
  fileprivate var selectedNumber: String {
    model.frame.tips.selected.flatMap { office.desk.tips[$0] }?.number.description ?? ""
  }
}
