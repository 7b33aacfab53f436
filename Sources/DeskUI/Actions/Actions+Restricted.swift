import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// A step about the selected restricted tip, possible where the rules would let it.
  private static func step(
    _ id: ActionID, _ keys: [Key], for posts: Posts = .keepers, footer: Int? = nil,
    _ deed: @escaping @Sendable (RestrictedTip, SessionView) -> HandleRestricted.Deed,
    _ open: @escaping @Sendable (RestrictedTip, inout LayerContext) -> [LayerAction]
  ) -> DeskAction {
    DeskAction(
      id, keys, .restricted, in: [.restricted], posts: posts, footer: footer,
      availability: { RestrictedProbe.check($0, $1, deed) },
      run: { frame, context in
        guard let tip = RestrictedProbe.tip(frame, context) else { return [] }
        return open(tip, &context)
      })
  }

  /// What keepers do about tips that concern somebody who works here (R6.4).
  static let restricted: [DeskAction] = [
    step("assessRestricted", [.character("o")], for: [.custodian, .leader], footer: 10, RestrictedProbe.assess) {
      RestrictedForms.open(AssessForm(tip: $0.id), &$1)
    },
    step(
      "confirmRestricted", [.character("c")], footer: 15, { tip, _ in .confirm(assessment: RestrictedProbe.open(tip)) }
    ) { tip, context in
      guard let open = tip.assessment else { return [] }
      return RestrictedForms.confirm(
        context.texts(
          "restricted.confirm.ask", tip.number.description, context.wording.restricted(open.outcome),
          context.wording.member(open.proposedBy), TextCleaning.singleLine(open.reason)),
        yes: context.texts["keys.confirmRestricted.short"], .handle(tip.id, .confirm(assessment: open.event)), &context)
    },
    step(
      "declineRestricted", [.character("x")],
      { tip, _ in .decline(assessment: RestrictedProbe.open(tip), reason: TriageProbe.words) }
    ) { RestrictedForms.open(RestrictedWordsForm(step: .decline, tip: $0.id), &$1) },
    step(
      "passOnRestricted", [.character("t")], for: [.custodian, .leader], footer: 18,
      { tip, session in .passOn(letter: TriageProbe.words, on: session.desk.date(of: tip.receivedAt)) }
    ) { RestrictedForms.open(PassOnRestrictedForm(tip: $0.id), &$1) },
    step(
      "acknowledgeRestricted", [.character("h")], footer: 20,
      { tip, session in .acknowledge(on: session.desk.date(of: tip.receivedAt), reference: TriageProbe.words) }
    ) { RestrictedForms.open(AcknowledgeRestrictedForm(tip: $0.id), &$1) },
    step(
      "supplementRestricted", [.character("a")], footer: 25, { _, _ in .supplement(TriageProbe.words, receivedAt: nil) }
    ) { RestrictedForms.open(RestrictedWordsForm(step: .supplement, tip: $0.id), &$1) },
    step("noteRestricted", [.character("e")], footer: 30, { _, _ in .note(TriageProbe.words) }) {
      RestrictedForms.open(RestrictedWordsForm(step: .note, tip: $0.id), &$1)
    },
    step("printRestricted", [.character("p")], { _, _ in .note(TriageProbe.words) }) { tip, context in
      RestrictedPageLayer.actions(for: tip.id, context)
    },
    step("markRestricted", [.character("m")], RestrictedProbe.mark) {
      RestrictedForms.open(RestrictedConflictForm(tip: $0.id), &$1)
    },
    step("addKeepers", [.character("A")], RestrictedProbe.addKeepers) {
      RestrictedForms.open(AddKeepersForm(tip: $0.id), &$1)
    },
    step(
      "originalsRestricted", [.character("O")], for: .custodian, { _, _ in .openOriginal(reason: TriageProbe.words) }
    ) {
      RestrictedForms.open(RestrictedOriginalsForm(tip: $0.id), &$1)
    },
    step("askRestricted", [.character("i")], for: .custodian, RestrictedProbe.ask) {
      RestrictedForms.open(AskRestrictedForm(tip: $0.id), &$1)
    },
    step("liftRestricted", [.character("l")], for: .leader, footer: 16, RestrictedProbe.lift) { tip, context in
      guard let request = RestrictedProbe.toLift(tip, context.session) else { return [] }
      return RestrictedForms.confirm(
        context.texts(
          "restricted.lift.ask", tip.number.description, context.wording.member(request.custodian),
          TextCleaning.singleLine(request.reason)),
        yes: context.texts["keys.liftRestricted.short"], .liftIdentity(tip.id, request: request.event), &context)
    },
    step("openRestricted", [.character("w")], for: .custodian, footer: 17, RestrictedProbe.view) { tip, context in
      guard let request = RestrictedProbe.toOpen(tip, context.session) else { return [] }
      return RestrictedIdentityLayer.actions(for: tip.id, request: request.event, &context)
    },
  ]
}

/// Asks the rules whether a step about a restricted tip would be possible.
enum RestrictedProbe {
  private static let nothing = EventNumber(rawValue: 0)

  static func tip(_ frame: Frame, _ context: LayerContext) -> RestrictedTip? {
    frame.restricted.selected.flatMap { context.desk?.restricted[$0] }
  }

  static func check(
    _ frame: Frame, _ context: LayerContext, _ deed: (RestrictedTip, SessionView) -> HandleRestricted.Deed
  ) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    guard let tip = tip(frame, context) else { return .refused(.text("panes.nothingSelected")) }
    let command = HandleRestricted(tip.id, deed(tip, session))
    return TriageProbe.refusal(of: command, session, context.now).map { .refused(.rule($0)) } ?? .enabled
  }

  static func open(_ tip: RestrictedTip) -> EventNumber { tip.assessment?.event ?? nothing }

  /// Outward, which is possible wherever anything is.
  @Sendable static func assess(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    // Any name will do: the rules look at the tip.
    .assess(.passOn(.named(TriageProbe.words, .other)), reason: TriageProbe.words)
  }

  /// Anybody who is not marked will do.
  @Sendable static func mark(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    let others = session.desk.members.all.filter { $0.id != session.member && !tip.concerns($0) }
    let other = others.first { !tip.keepers.contains($0.id) } ?? others.first
    return .addConflict(other?.id ?? session.member, why: TriageProbe.words)
  }

  @Sendable static func addKeepers(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    .addKeepers(session.desk.missingKeepers(of: tip))
  }

  @Sendable static func ask(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    .askIdentity(reporter: 0, reason: TriageProbe.words)
  }

  static func toLift(_ tip: RestrictedTip, _ session: SessionView?) -> RestrictedTip.IdentityAsking? {
    guard let session else { return nil }
    return tip.identityRequests.first {
      $0.liftedBy == nil && !session.desk.members.isSamePerson($0.custodian, session.member)
    }
  }

  @Sendable static func lift(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    .liftIdentity(
      request: (toLift(tip, session) ?? tip.identityRequests.last)?.event ?? nothing, layer: TriageProbe.words)
  }

  static func toOpen(_ tip: RestrictedTip, _ session: SessionView?) -> RestrictedTip.IdentityAsking? {
    tip.identityRequests.last { $0.liftedBy != nil && $0.custodian == session?.member }
  }

  @Sendable static func view(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    .openIdentity(request: (toOpen(tip, session) ?? tip.identityRequests.last)?.event ?? nothing)
  }
}
