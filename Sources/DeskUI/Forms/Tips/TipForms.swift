import CaseDomain
import DeskSession

/// Every form about tips, ready to be pushed as a layer. Nil where no desk is open.
///
/// Several tips in one form become one commit, after one question.
package enum TipForms {
  /// Takes a new tip in; an unfinished one is offered first.
  package static func register(in context: inout LayerContext) -> FormLayer? { open(RegisterTipForm(), &context) }

  /// Sends a tip straight to those who keep restricted ones.
  package static func sendDirectly(in context: inout LayerContext) -> FormLayer? { open(SendDirectlyForm(), &context) }

  /// Opens a lead from one tip or several.
  package static func openLead(_ tips: [TipID], in context: inout LayerContext) -> FormLayer? {
    open(OpenLeadForm(selection: TipSelection(tips)), &context)
  }

  /// Joins tips to a lead that exists.
  ///
  /// - Parameter likely: what the session found alike, best first; its leads head the list.
  package static func join(
    _ tips: [TipID], likely: [LikelyDuplicate] = [], in context: inout LayerContext
  ) -> FormLayer? {
    open(LinkForm(selection: TipSelection(tips), isRelink: false, likely: likely), &context)
  }

  /// Moves a wrong link to another lead.
  package static func relink(
    _ tip: TipID, likely: [LikelyDuplicate] = [], in context: inout LayerContext
  ) -> FormLayer? {
    open(LinkForm(selection: TipSelection([tip]), isRelink: true, likely: likely), &context)
  }

  /// Sends tips back for more.
  package static func returnForMore(_ tips: [TipID], in context: inout LayerContext) -> FormLayer? {
    open(ReturnForm(selection: TipSelection(tips)), &context)
  }

  /// Passes tips on to a body outside.
  package static func passOn(_ tips: [TipID], in context: inout LayerContext) -> FormLayer? {
    open(PassOnForm(selection: TipSelection(tips)), &context)
  }

  /// Confirms or declines as the second member what waits for these tips.
  package static func second(_ tips: [TipID], declines: Bool, in context: inout LayerContext) -> FormLayer? {
    open(SecondForm(selection: TipSelection(tips), declines: declines), &context)
  }

  /// Corrects a tip's words or facts.
  package static func amend(_ document: TipDocument, in context: inout LayerContext) -> FormLayer? {
    open(AmendForm(document: document), &context)
  }

  /// Adds what came in later.
  package static func supplement(_ tip: TipID, in context: inout LayerContext) -> FormLayer? {
    open(SupplementForm(tip: tip), &context)
  }

  /// Calls returned tips back into the queue.
  package static func resume(_ tips: [TipID], in context: inout LayerContext) -> FormLayer? {
    open(ResumeForm(selection: TipSelection(tips)), &context)
  }

  /// Records the acknowledgement of tips that were passed on.
  package static func acknowledge(_ tips: [TipID], in context: inout LayerContext) -> FormLayer? {
    open(AcknowledgeForm(selection: TipSelection(tips)), &context)
  }

  /// Confirms or doubts a time of receipt that lies back.
  ///
  /// - Parameter document: the tip as read, for the evidence it was registered with.
  package static func receipt(
    _ tip: TipID, document: TipDocument?, in context: inout LayerContext
  ) -> FormLayer? {
    open(
      ReceiptForm(selection: TipSelection([tip]), evidence: document?.registered.receiptEvidence), &context)
  }

  /// Confirms or doubts many such times at once, as after the import of an old ledger.
  package static func receipts(_ tips: [TipID], in context: inout LayerContext) -> FormLayer? {
    open(ReceiptForm(selection: TipSelection(tips), evidence: nil), &context)
  }

  private static func open(_ definition: some FormDefinition, _ context: inout LayerContext) -> FormLayer? {
    guard let session = context.session else { return nil }
    return FormLayer(definition, in: &context, session: session)
  }
}

// MARK: Drafts

extension TipForms {
  /// The tip whose document has to be read before a draft can be taken up again, nil where none has.
  package static func documentNeeded(for draft: FormDraft) -> TipID? {
    let parts = draft.form.split(separator: "/")
    guard parts.count == 2, parts[0] == "tip.amend" || parts[0] == "tip.receipt" else { return nil }
    // Several tips at once are not read one by one.
    return Int64(parts[1]).map(TipID.init(rawValue:))
  }

  /// What a draft is of, for lists of drafts: the form's title and its tips. Nil for an unknown form.
  package static func title(of draft: FormDraft, in context: LayerContext) -> String? {
    let texts = context.texts
    let parts = draft.form.split(separator: "/")
    if let recusal = RecusalForms.title(of: draft, in: context) { return recusal }
    if let lead = LeadTaskForm.title(of: draft, in: context) { return lead }
    if let field = FieldTask(draftName: draft.form) { return texts["field.title.\(field.name)"] }
    if let reward = RewardTask(draftName: draft.form) {
      return texts("reward.title", texts["reward.step.\(reward.step.rawValue)"], context.wording.lead(reward.lead))
    }
    if let task = MeetingTask(draftName: draft.form) { return texts["meetings.title.\(task.name)"] }
    if let task = WeeklyTask(draftName: draft.form) { return texts["weekly.step.\(task.step.rawValue)"] }
    if let task = RulingTask(draftName: draft.form) { return texts["rulings.title.\(task.name)"] }
    if let task = PublicityTask(draftName: draft.form) { return texts["publicity.title.\(task.name)"] }
    if let task = SupervisionTask(draftName: draft.form) { return texts["supervision.title.\(task.step.rawValue)"] }
    let key: String? =
      switch parts.first {
      case "tip.register": "keys.register"
      case "tip.openLead": "keys.openLead"
      case "tip.join": "keys.joinLead"
      case "tip.relink": "keys.relink"
      case "tip.return": "keys.returnTip"
      case "tip.passOn": "keys.passOn"
      case "tip.second": "keys.confirm"
      case "tip.amend": "keys.amend"
      case "tip.supplement": "keys.supplement"
      case "tip.resume": "keys.resume"
      case "tip.acknowledge": "keys.acknowledge"
      case "tip.receipt": "keys.receipt"
      case "member.leave": "keys.leave"
      case "tip.direct": "keys.sendDirectly"
      default: nil
      }
    guard let key else { return nil }
    guard parts.count == 2, let selection = TipSelection(parts[1]), let first = selection.tips.first else {
      return texts[key]
    }
    let more = selection.tips.count > 1 ? " +\(selection.tips.count - 1)" : ""
    return "\(texts[key])  \(context.wording.tip(first))\(more)"
  }

  /// The form of a draft with its values. Nil for an unknown form, or where the document it needs is missing.
  package static func resume(
    _ draft: FormDraft, document: TipDocument? = nil, in context: LayerContext
  ) -> FormLayer? {
    guard let session = context.session, let definition = definition(of: draft, document, session.desk) else {
      return nil
    }
    return FormLayer(definition, resuming: draft, in: context, session: session)
  }

  private static func definition(of draft: FormDraft, _ document: TipDocument?, _ desk: Desk) -> (any FormDefinition)? {
    let parts = draft.form.split(separator: "/")
    if draft.form == RegisterTipForm().name { return RegisterTipForm() }
    if draft.form == LeaveForm().name { return LeaveForm() }
    if draft.form == SendDirectlyForm.name { return SendDirectlyForm() }
    if let recusal = RecusalForms.definition(of: draft) { return recusal }
    if let lead = LeadTaskForm(name: draft.form) { return lead }
    if let field = FieldTask(draftName: draft.form) { return field.definition(desk) }
    if let reward = RewardTask(draftName: draft.form) { return RewardForm(task: reward) }
    if let task = MeetingTask(draftName: draft.form) { return MeetingForm(task: task) }
    if let task = WeeklyTask(draftName: draft.form) { return WeeklyForm(task: task) }
    if let task = RulingTask(draftName: draft.form) { return RulingForm(task: task) }
    if let task = PublicityTask(draftName: draft.form) { return PublicityForm(task: task) }
    if let task = SupervisionTask(draftName: draft.form) { return SupervisionForm(task: task) }
    guard parts.count == 2, let selection = TipSelection(parts[1]), let tip = selection.tips.first else { return nil }
    let own = document.flatMap { $0.tip == tip ? $0 : nil }
    switch parts[0] {
    case "tip.openLead": return OpenLeadForm(selection: selection)
    case "tip.join": return LinkForm(selection: selection, isRelink: false, likely: [])
    case "tip.relink": return LinkForm(selection: selection, isRelink: true, likely: [])
    case "tip.return": return ReturnForm(selection: selection)
    case "tip.passOn": return PassOnForm(selection: selection)
    case "tip.second": return SecondForm(selection: selection, declines: false)
    case "tip.amend": return own.map(AmendForm.init)
    case "tip.supplement": return SupplementForm(tip: tip)
    case "tip.resume": return ResumeForm(selection: selection)
    case "tip.acknowledge": return AcknowledgeForm(selection: selection)
    case "tip.receipt": return ReceiptForm(selection: selection, evidence: own?.registered.receiptEvidence)
    default: return nil
    }
  }
}
