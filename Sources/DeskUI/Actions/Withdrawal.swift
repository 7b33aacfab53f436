import CaseDomain
import DeskSession

/// Takes the last action back where the rules allow: an outcome one proposed oneself and nobody has decided.
enum Withdrawal {
  static func actions(_ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    let texts = context.texts
    let wording = context.wording
    let open = proposals(frame, session)
    guard let first = open.first else {
      return [.notice(Notice(.refused, why(frame, context)))]
    }
    let id = context.newRequestID()
    let commands = open.map { WithdrawOutcome(tip: $0.tip, proposal: $0.event) }
    let command: any Command = commands.count == 1 ? commands[0] : Batch(commands)
    let what =
      open.count == 1
      ? texts("panes.withdraw.one", wording.tip(first.tip), wording.outcome(first.outcome))
      : texts("panes.withdraw.several", String(open.count))
    return [.push(ConfirmLayer(what, yes: texts["keys.withdraw.short"], [.request(.perform(id, command))]))]
  }

  /// Own proposals that are still open: those of the last action, else that of the selected tip, else the newest.
  private static func proposals(_ frame: Frame, _ session: SessionView) -> [OutcomeProposal] {
    let tips = session.desk.tips
    func own(_ tip: TipID) -> OutcomeProposal? {
      tips.openProposal(of: tip).flatMap { session.desk.members.isSamePerson($0.proposedBy, session.member) ? $0 : nil }
    }
    if let last = frame.lastPerformed {
      let proposed = last.events.compactMap { ($0.event as? OutcomeProposed)?.tip }
      let stillOpen = proposed.compactMap(own)
      // The last action was something else: an earlier proposal is not what `u` is about, unless it is selected.
      if !stillOpen.isEmpty { return stillOpen }
    }
    if frame.place == .tips, let selected = frame.tips.selected, let proposal = own(selected) { return [proposal] }
    guard frame.lastPerformed == nil else { return [] }
    return tips.proposals.reversed().prefix(200).first { own($0.tip)?.event == $0.event }.map { [$0] } ?? []
  }

  /// What cannot be taken back, and what can be done instead.
  private static func why(_ frame: Frame, _ context: LayerContext) -> String {
    let texts = context.texts
    guard let event = frame.lastPerformed?.events.last?.event else { return texts["frame.undo.none"] }
    switch event {
    case is TipRegistered: return texts("panes.withdraw.registered", texts["keys.amend"])
    case is LeadOpened: return texts("panes.withdraw.opened", texts["keys.relink"])
    case is OutcomeProposed: return texts("panes.withdraw.decided", texts["keys.relink"])
    default: return texts["panes.withdraw.other"]
    }
  }
}
