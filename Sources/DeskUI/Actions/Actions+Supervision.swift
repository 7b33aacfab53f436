import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  private static let pane: Set<Frame.Place> = [.supervision]

  /// The pane of directives, inspections and rules (R3.1, R3.3, R3.5); each step is a key on the page behind Enter.
  static let supervision: [DeskAction] = [
    DeskAction("supervision", [.character("7")], .everywhere, posts: SupervisionPane.posts) { frame, context in
      frame.show(.supervision, context)
      return []
    },
    DeskAction(
      "superviseNew", [.character("n"), .function(5)], .supervision, in: pane, posts: Desk.inspecting, footer: 10,
      availability: { frame, context in
        guard context.session?.readOnly == nil else { return .refused(.text("panes.readOnly")) }
        // An auditor inspects, and neither passes directives down nor makes rules.
        let posts = SupervisionTask.Step.posts(of: frame.supervision.list)
        let isPossible = context.member?.posts.isDisjoint(with: posts) == false
        return isPossible ? .enabled : .refused(.rule(Refusal(.postRequired, nil, .posts(posts))))
      },
      run: { frame, context in
        SupervisionTask.open(SupervisionTask(.beginning(of: frame.supervision.list)), &context)
      }),
    DeskAction("superviseList", [.character("L"), .function(4)], .supervision, in: pane, footer: 20) {
      frame, context in
      frame.supervision.turn(by: 1, context)
      return []
    },
    DeskAction(
      "superviseRanking", [.character("U")], .supervision, in: pane,
      availability: { _, context in
        guard let desk = context.desk else { return .refused(.text("panes.nothingSelected")) }
        return desk.ranksUnits(on: context.today) ? .enabled : .refused(.text("supervision.ranking.off"))
      },
      run: { _, _ in [.push(PunctualityLayer())] }),
    DeskAction(
      "evidence", [.character("E")], .supervision, in: [.supervision, .log], posts: Desk.evidencing, footer: 30,
      availability: { _, context in
        context.session?.readOnly == nil ? .enabled : .refused(.text("panes.readOnly"))
      },
      run: { _, context in
        guard let session = context.session else { return [] }
        return [.push(FormLayer(PaperForm(paper: .evidence), in: &context, session: session))]
      }),
  ]
}
