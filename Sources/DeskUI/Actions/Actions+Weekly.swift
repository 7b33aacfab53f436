import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// The pane of weekly reports (R5.3), and the steps of the week that is chosen, each a form.
  static let weekly: [DeskAction] =
    [
      DeskAction("weekly", [.character("5")], .everywhere, posts: WeeklyPane.posts) { frame, context in
        frame.show(.weekly, context)
        return []
      }
    ]
    + WeeklyTask.Step.allCases.enumerated().map { place, step in
      DeskAction(
        ActionID("weekly.\(step.rawValue)"), [.character(step.key)], .weekly, in: [.weekly], posts: step.posts,
        footer: 10 + place,
        availability: { frame, context in
          context.session?.readOnly != nil
            ? .refused(.text("panes.readOnly"))
            : task(step, frame, context) == nil ? .refused(.text("weekly.notNow")) : .enabled
        },
        run: { frame, context in
          task(step, frame, context).map { WeeklyTask.open($0, &context) } ?? []
        })
    } + [
      DeskAction(
        "weeklyPrint", [.character("P")], .weekly, in: [.weekly], posts: WeeklyPane.posts, footer: 50,
        availability: { frame, context in
          frame.weekly.selected.flatMap { WeeklyTask.paper($0, context) } == nil
            ? .refused(.text("weekly.print.none")) : .enabled
        },
        run: { frame, context in frame.weekly.selected.map { WeeklyTask.print($0, &context) } ?? [] })
    ]

  /// The step about the chosen row; a situation report is about none of them.
  private static func task(_ step: WeeklyTask.Step, _ frame: Frame, _ context: LayerContext) -> WeeklyTask? {
    if step == .situation { return WeeklyTask(.situation, .none) }
    return frame.weekly.selected.flatMap { WeeklyTask.steps(on: $0, context).first { $0.step == step } }
  }
}
