import CaseDomain
import DeskSession

/// Opens the form of each triage action on the tips it is about.
enum TriageForms {
  private static func push(_ layer: FormLayer?) -> [LayerAction] { layer.map { [.push($0)] } ?? [] }

  static func register(_ context: inout LayerContext) -> [LayerAction] { push(TipForms.register(in: &context)) }

  static func sendDirectly(_ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.sendDirectly(in: &context))
  }

  @Sendable static func openLead(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.openLead(tips, in: &context))
  }

  @Sendable static func join(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.join(tips, likely: likely(tips, frame), in: &context)) + askLikely(tips, frame)
  }

  @Sendable static func relink(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let tip = single(tips) else { return oneAtATime(context) }
    return push(TipForms.relink(tip, likely: likely(tips, frame), in: &context)) + askLikely(tips, frame)
  }

  @Sendable static func returnForMore(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.returnForMore(tips, in: &context))
  }

  @Sendable static func passOn(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.passOn(tips, in: &context))
  }

  /// One key for both of what a second member confirms: outcomes and, where none is proposed, times of receipt.
  @Sendable static func confirm(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    if let desk = context.desk, tips.allSatisfy({ TriageProbe.waitsForReceiptOnly($0, desk) }) {
      return receipt(tips, frame, &context)
    }
    return push(TipForms.second(tips, declines: false, in: &context))
  }

  @Sendable static func decline(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.second(tips, declines: true, in: &context))
  }

  @Sendable static func resume(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.resume(tips, in: &context))
  }

  @Sendable static func acknowledge(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    push(TipForms.acknowledge(tips, in: &context))
  }

  @Sendable static func supplement(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let tip = single(tips) else { return oneAtATime(context) }
    return push(TipForms.supplement(tip, in: &context))
  }

  @Sendable static func takeOver(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let tip = single(tips) else { return oneAtATime(context) }
    return WaitingLayer.actions(for: tip, frame, &context) { document, context in
      context.session.map { FormLayer(TakeOverForm(document: document), in: &context, session: $0) }
    }
  }

  @Sendable static func amend(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let tip = single(tips) else { return oneAtATime(context) }
    return WaitingLayer.actions(for: tip, frame, &context) { document, context in
      TipForms.amend(document, in: &context)
    }
  }

  @Sendable static func receipt(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let tip = single(tips) else { return push(TipForms.receipts(tips, in: &context)) }
    return WaitingLayer.actions(for: tip, frame, &context) { document, context in
      TipForms.receipt(tip, document: document, in: &context)
    }
  }

  /// Takes an unfinished form up again.
  static func resuming(_ draft: FormDraft, _ context: LayerContext) -> [LayerAction] {
    if let tip = TipForms.documentNeeded(for: draft) {
      return [
        .push(WaitingLayer(tip: tip) { document, context in TipForms.resume(draft, document: document, in: context) }),
        .request(.readTip(tip)),
      ]
    }
    guard let form = TipForms.resume(draft, in: context) else {
      return [.notice(Notice(.refused, context.texts["panes.draft.unknown"]))]
    }
    return [.push(form)]
  }

  private static func single(_ tips: [TipID]) -> TipID? { tips.count == 1 ? tips[0] : nil }

  private static func oneAtATime(_ context: LayerContext) -> [LayerAction] {
    [.notice(Notice(.refused, context.texts["panes.oneAtATime"]))]
  }

  private static func likely(_ tips: [TipID], _ frame: Frame) -> [LikelyDuplicate] {
    tips.contains { $0 == frame.tips.selected } ? frame.tips.detail.duplicates ?? [] : []
  }

  /// The first few tips whose likes the detail panel has not asked for: beside a narrow list it does not stand.
  private static func askLikely(_ tips: [TipID], _ frame: Frame) -> [LayerAction] {
    let known = frame.tips.detail.duplicates == nil ? nil : frame.tips.selected
    return tips.prefix(3).filter { $0 != known }.map { .request(.likelyDuplicates(of: $0)) }
  }
}
