import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Where a text goes that leaves the desk.
@Suite struct SavePlaceTests {
  /// The slip of the tip that is chosen, with the question where to.
  private func asked() throws -> Screen {
    var screen = Screen(try Office.busy())
    screen.keys("1<Home>pp")
    #expect(screen.shows("存成文件") && screen.shows("~/JB-2026-0005.txt") && screen.shows("没有加密"))
    #expect(screen.saved.isEmpty)
    return screen
  }

  @Test func thePersonSaysWhere() throws {
    var screen = try asked()
    screen.keys("<Home><C-k>/media/u/回条.txt<Enter><Enter>")
    #expect(screen.saved.map(\.path) == ["/media/u/回条.txt"], "written once, however often Enter is pressed")
    screen.send(.saved(path: "/media/u/回条-2.txt"))
    #expect(screen.shows("/media/u/回条-2.txt") && screen.shows("没有加密"))
    #expect(!screen.model.layers.contains { $0 is SavePlaceLayer })
  }

  @Test func whereItCannotBeWrittenAnotherPlaceIsAskedFor() throws {
    var screen = try asked()
    screen.keys("<Enter>")
    screen.send(.saved(path: nil))
    #expect(screen.shows("存成文件") && screen.shows("没有写成"))
    screen.keys("<BS><BS><BS>md<Enter>")
    #expect(screen.saved.map(\.path) == ["~/JB-2026-0005.txt", "~/JB-2026-0005.md"])
  }

  @Test func amongTheDesksOwnFilesNothingIsWritten() throws {
    var screen = try asked()
    screen.keys("<Home><C-k>/srv/desk/members/10.key<Enter>")
    screen.send(.placeRefused)
    #expect(screen.shows("存成文件") && screen.shows("线索台自己的目录"), "\(screen.text)")
    screen.keys("<Home><C-k>/media/u/回条.txt<Enter>")
    #expect(screen.saved.last?.path == "/media/u/回条.txt", "another place will do")
  }

  @Test(arguments: ["<Esc>", "<C-l>", "<F12>"])
  func leavingWritesNothing(key: String) throws {
    var screen = try asked()
    screen.keys(key)
    #expect(!screen.office.log.contains { $0.event is TipExported }, "what did not leave is not on the record")
    screen.keys("<Enter>")
    #expect(screen.saved.isEmpty && !screen.model.layers.contains { $0 is SavePlaceLayer })
  }

  /// What was typed elsewhere names the file, and leads into no other folder.
  @Test func aNameIsNoPath() throws {
    var context = try FormDriver(try FormDesk().session()) { TipForms.register(in: &$0) }.context
    var layer = SavePlaceLayer(name: "../a/b", text: "x")
    guard case .consumed(let actions) = layer.handle(.input(.key(.enter)), in: &context) else { return }
    guard case .effect(.saveText(let path, _))? = actions.first else {
      Issue.record("nothing is written")
      return
    }
    #expect(path == "~/..-a-b.txt")
  }

  @Test func pictures() throws {
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(try Office.busy(), size: size, language: language)
        screen.keys("1<Home>pp")
        try screen.check("save-place")
      }
    }
  }
}
