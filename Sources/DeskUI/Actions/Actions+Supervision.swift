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
      "superviseNew", [.character("n"), .function(5)], .supervision, in: pane, posts: [.office, .leader], footer: 10,
      availability: { _, context in
        context.session?.readOnly == nil ? .enabled : .refused(.text("panes.readOnly"))
      },
      run: { frame, context in
        SupervisionTask.Step.beginnings[frame.supervision.list].map {
          SupervisionTask.open(SupervisionTask($0), &context)
        } ?? []
      }),
  ]
}
