import CaseDomain
import DeskSession

extension OverviewPane {
  /// Settings that somebody proposed and this leader may confirm or decline (R6.7).
  static func rulings(_ context: LayerContext, _ session: SessionView) -> [Item] {
    guard context.member?.posts.contains(.leader) == true else { return [] }
    let members = session.desk.members
    let count = session.desk.rulings.proposals.count { proposal in
      proposal.decision == nil && !members.isSamePerson(proposal.proposedBy, session.member)
    }
    guard count > 0 else { return [] }
    return [Item(label: context.texts["panes.overview.rulings"], value: String(count), target: .run("rulings"))]
  }
}
