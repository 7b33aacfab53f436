import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What the screen offers to each post.
@Suite struct PostTests {
  private static let posts: [Posts] = [.office, .liaison, .custodian, .leader, .auditor, .admin]

  /// A busy desk whose third member holds one post only.
  private func office(_ post: Posts, in desk: Office? = nil) throws -> Office {
    var office = try desk ?? Office.busy()
    let section = office.desk.organisation.sections.first?.id
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: post, section: post == .liaison ? section : nil, reason: "调整"))
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    return office
  }

  /// The posts that an action names are those that the rules let do it: whatever tip is selected, the rules ask for
  /// another post exactly where the action is not open.
  @Test(arguments: posts)
  func actionsAreOpenToThePostsOfTheirRule(post: Posts) throws {
    let office = try office(post)
    for action in DeskAction.triage where action.posts != nil {
      let asksForAPost = office.desk.tips.rows.contains { tip in
        var screen = Screen(office, as: FormDesk.custodian)
        screen.keys("1")
        screen.model.frame.tips.selected = tip.id
        guard case .refused(.rule(let refusal)) = action.probe(screen.model.frame, screen.model.context) else {
          return false
        }
        return refusal.reason == .postRequired
      }
      #expect(asksForAPost == !action.isOpen(to: post), "\(action.id)")
    }
  }

  @Test(arguments: posts)
  func theFooterShowsWhatThePostMayDo(post: Posts) throws {
    let office = try office(post)
    for script in ["0", "1", "1L"] {
      var screen = Screen(office, as: FormDesk.custodian, size: Size(columns: 200, rows: 60))
      screen.keys(script)
      let offered = screen.model.footer().compactMap(\.action)
      let mayRegister = !Desk.receivingPosts.isDisjoint(with: post)
      #expect(offered.contains("register") == mayRegister)
      for id in offered {
        let action = try #require(DeskAction.named(id))
        #expect(action.availability(screen.model.frame, screen.model.context).isEnabled, "\(id)")
      }
      guard script == "1" else { continue }
      var ever: Set<ActionID> = []
      for tip in office.desk.tips.rows {
        screen.model.frame.tips.selected = tip.id
        ever.formUnion(screen.model.footer().compactMap(\.action))
      }
      #expect(ever.contains("openLead") == (post == .office))
      #expect(ever.contains("confirm") == !SecondMember.posts.isDisjoint(with: post))
    }
  }

  /// Pane 1 opens at what its tab counts for the member.
  @Test(arguments: [
    (Posts.office, "‹ 待研判 ›", 2), ([.office, .leader] as Posts, "‹ 待研判 ›", 2), (Posts.leader, "‹ 待第二人确认 ›", 1),
    (Posts.custodian, "‹ 全部 ›", 5), (Posts.auditor, "‹ 全部 ›", 5),
  ])
  func tipsOpenAtWhatWaits(posts: Posts, list: String, count: Int) throws {
    var screen = Screen(try office(posts), as: FormDesk.custodian)
    screen.keys("1")
    #expect(screen.shows(list) && screen.model.frame.tips.count == count)
  }

  /// The palette has every action; one for other posts is grey and says for whom it is.
  @Test func thePaletteSaysForWhomAnActionIs() throws {
    var screen = Screen(try office(.liaison), as: FormDesk.custodian)
    screen.keys("1:立为线索<Enter>")
    #expect(screen.shows("这一步由办公室办理"))
    screen.keys("n")
    #expect(screen.model.layers.isEmpty && screen.shows("这一步由办公室、保密员、领导小组成员办理"))
  }

  /// Who reads no tips is told so, and by whom they are read, rather than shown figures of nothing.
  @Test(arguments: [Posts.liaison, .admin], Language.allCases)
  func whatAPostDoesNotReadIsAbsent(post: Posts, language: Language) throws {
    // None of the tips is there for them: their keys open none.
    var screen = Screen(try office(post, in: try Office()), as: FormDesk.custodian, language: language)
    #expect(screen.shows(language == .en ? "Nothing waits for you" : "没有等待你办理的事项"))
    #expect(!screen.shows(language == .en ? "overdue" : "逾期"))
    screen.keys("1")
    #expect(screen.shows(language == .en ? "read by: office" : "由办公室、"))
  }
}
