import CaseDomain
import DeskSession

/// Asks the rules whether a triage action would be possible, with words filled in for what its form asks later.
enum TriageProbe {
  /// How many of the marked tips are asked about; the form's commit asks about all.
  static let most = 8

  static func check(_ frame: Frame, _ context: LayerContext, _ command: (Tip, Desk) -> any Command) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let desk = session.desk
    let targets = frame.tips.targets(in: desk, limit: most)
    if targets.isEmpty { return .refused(.text("panes.nothingSelected")) }
    for id in targets.prefix(most) {
      guard let tip = desk.tips[id] else { continue }
      guard let refusal = refusal(of: command(tip, desk), session, context.now) else { continue }
      // The probe names no lead only where there is none to name.
      return .refused(refusal.reason == .noSuchLead ? .text("panes.noOtherLead") : .rule(refusal))
    }
    return .enabled
  }

  /// Why the rules would refuse a command now, or nil.
  static func refusal(of command: any Command, _ session: SessionView, _ now: Instant) -> Refusal? {
    do throws(Refusal) {
      _ = try decide(command, session, now)
      return nil
    } catch {
      return error
    }
  }

  private static func decide(_ command: some Command, _ session: SessionView, _ now: Instant) throws(Refusal) -> Draft {
    try session.desk.decide(command, as: Actor(session.member), at: now)
  }

  static let words = "-"

  static func open(_ tip: Tip, _ desk: Desk) -> any Command {
    OpenLead(tips: [tip.id], title: words, isSuspectedOrganisedCrime: false, reason: words)
  }

  static func join(_ tip: Tip, _ desk: Desk) -> any Command {
    // Any lead will do: the rules look at the tip. Without one the answer says so.
    let lead = desk.leads.rows.first { !$0.isElsewhere }?.id ?? LeadID(rawValue: 0)
    return ProposeOutcome(tip: tip.id, outcome: .join(lead), reason: words)
  }

  static func relink(_ tip: Tip, _ desk: Desk) -> any Command {
    let other = desk.leads.rows.first { $0.id != tip.lead && !$0.isElsewhere }?.id ?? LeadID(rawValue: 0)
    return ProposeOutcome(tip: tip.id, outcome: .relink(other), reason: words)
  }

  static func returnForMore(_ tip: Tip, _ desk: Desk) -> any Command {
    ProposeOutcome(tip: tip.id, outcome: .returnForMore(questions: words), reason: words)
  }

  /// Whether nothing is proposed for a tip and its time of receipt waits for a second member.
  static func waitsForReceiptOnly(_ id: TipID, _ desk: Desk) -> Bool {
    desk.tips[id].map { $0.proposal == nil && $0.receipt == .awaitingSecond } ?? false
  }

  static func confirm(_ tip: Tip, _ desk: Desk) -> any Command {
    if waitsForReceiptOnly(tip.id, desk) { return ConfirmReceipt(tip: tip.id) }
    return ConfirmOutcome(
      tip: tip.id, proposal: desk.tips.openProposal(of: tip.id)?.event ?? EventNumber(rawValue: 0))
  }

  static func decline(_ tip: Tip, _ desk: Desk) -> any Command {
    DeclineOutcome(
      tip: tip.id, proposal: desk.tips.openProposal(of: tip.id)?.event ?? EventNumber(rawValue: 0), reason: words)
  }

  static func amend(_ tip: Tip, _ desk: Desk) -> any Command {
    AmendTip(
      tip: tip.id, content: TipContent(title: words, narrative: words), reason: words,
      basedOn: desk.tips.lastEvent(of: tip.id) ?? EventNumber(rawValue: 0))
  }

  static func supplement(_ tip: Tip, _ desk: Desk) -> any Command { SupplementTip(tip: tip.id, text: words) }
  static func resume(_ tip: Tip, _ desk: Desk) -> any Command { ResumeTip(tip: tip.id, reason: words) }
  static func confirmReceipt(_ tip: Tip, _ desk: Desk) -> any Command { ConfirmReceipt(tip: tip.id) }

  static func acknowledge(_ tip: Tip, _ desk: Desk) -> any Command {
    AcknowledgePassing(tip: tip.id, on: desk.date(of: tip.registeredAt), reference: words)
  }

  static func takeOver(_ tip: Tip, _ desk: Desk) -> any Command {
    RestrictTip(
      tip: tip.id, ordinal: Desk.restrictedOrdinals.lowerBound, content: TipContent(title: words, narrative: words),
      conflicts: [])
  }

  static func sendDirectly(_ frame: Frame, _ context: LayerContext) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let content = TipContent(title: words, narrative: words)
    let command = SendDirectly(
      ordinal: Desk.restrictedOrdinals.lowerBound, words: RestrictedWords(content: content))
    return refusal(of: command, session, context.now).map { .refused(.rule($0)) } ?? .enabled
  }

  static func register(_ frame: Frame, _ context: LayerContext) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let command = RegisterTip(content: TipContent(title: words, narrative: words))
    return refusal(of: command, session, context.now).map { .refused(.rule($0)) } ?? .enabled
  }
}
