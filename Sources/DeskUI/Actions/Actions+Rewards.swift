import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// The pane of rewards (R6), and the steps of the one that is chosen, each a form.
  static let rewards: [DeskAction] =
    [
      DeskAction("rewards", [.character("4")], .everywhere, posts: RewardsPane.posts) { frame, context in
        frame.show(.rewards, context)
        return []
      }
    ]
    + RewardTask.Step.allCases.enumerated().map { place, step in
      DeskAction(
        ActionID("reward.\(step.rawValue)"), [.character(step.key)], .rewards, in: [.rewards], posts: step.posts,
        footer: 10 + place,
        availability: { frame, context in availability(of: step, frame, context) },
        run: { frame, context in
          guard let lead = frame.rewards.selected else { return [] }
          return [.push(RewardLayer(lead))] + RewardTask.open(RewardTask(step, lead), &context)
        })
    } + [
      DeskAction(
        "rewardPrint", [.character("P")], .rewards, in: [.rewards], posts: [.office, .leader, .custodian], footer: 50,
        availability: { frame, context in
          guard let lead = frame.rewards.selected else { return .refused(.text("panes.nothingSelected")) }
          return RewardPapers.all(lead, context).isEmpty ? .refused(.text("reward.key.print.none")) : .enabled
        },
        run: { frame, context in frame.rewards.selected.map { RewardPapers.choose($0, &context) } ?? [] })
    ]

  private static func availability(
    of step: RewardTask.Step, _ frame: Frame, _ context: LayerContext
  ) -> Availability {
    guard let session = context.session, let lead = frame.rewards.selected else {
      return .refused(.text("panes.nothingSelected"))
    }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let steps = RewardTask.steps(on: lead, session.desk, for: session.member)
    return steps.contains { $0.step == step } ? .enabled : .refused(.text("reward.notNow"))
  }
}
