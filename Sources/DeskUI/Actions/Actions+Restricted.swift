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
    step("liftRestricted", [.character("l")], for: .leader, footer: 16, RestrictedProbe.decide) { tip, context in
      guard let request = RestrictedProbe.toDecide(tip, context.session) else { return [] }
      return RestrictedForms.open(
        DecideIdentityForm(viewed: .restricted(tip.id, request: request.event)), &context)
    },
    step("openRestricted", [.character("w")], for: .custodian, footer: 17, RestrictedProbe.view) { tip, context in
      guard let request = RestrictedProbe.toOpen(tip, context.session, context.today) else { return [] }
      return IdentityLayer.actions(for: .restricted(tip.id, request: request.event), &context)
    },
    step("withdrawRestricted", [], for: .custodian, RestrictedProbe.withdraw) { tip, context in
      guard let session = context.session, let own = RestrictedProbe.own(tip, session) else { return [] }
      return RestrictedForms.confirm(
        context.texts("restricted.identity.withdraw", tip.number.description),
        yes: context.texts["keys.withdraw.short"],
        .handle(tip.id, .withdrawIdentity(request: own.event)), &context)
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
    .askIdentity(reporter: notWaiting(tip, session), purpose: .contact, reason: TriageProbe.words)
  }

  /// Any reporter will do whom this member does not wait to see already.
  private static func notWaiting(_ tip: RestrictedTip, _ session: SessionView) -> Int {
    let waiting = tip.identityRequests.filter {
      $0.state == .waiting && session.desk.members.isSamePerson($0.custodian, session.member)
    }.map(\.reporter)
    return (0..<max(1, tip.reporters.count)).first { !waiting.contains($0) } ?? 0
  }

  static func toDecide(_ tip: RestrictedTip, _ session: SessionView?) -> RestrictedTip.IdentityAsking? {
    guard let session else { return nil }
    return tip.identityRequests.first {
      $0.state == .waiting && !session.desk.members.isSamePerson($0.custodian, session.member)
    }
  }

  /// Declining, which takes no reading: the form says what approving takes.
  @Sendable static func decide(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    .declineIdentity(
      request: (toDecide(tip, session) ?? tip.identityRequests.last)?.event ?? nothing, reason: TriageProbe.words)
  }

  /// The oldest request of this member that was approved and not looked at.
  static func toOpen(
    _ tip: RestrictedTip, _ session: SessionView?, _ today: CivilDate
  ) -> RestrictedTip.IdentityAsking? {
    tip.identityRequests.first { $0.custodian == session?.member && $0.views == 0 && $0.isValid(on: today) }
  }

  @Sendable static func view(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    let approved = tip.identityRequests.last { $0.custodian == session.member && $0.approval != nil }
    let found = toOpen(tip, session, session.desk.date(of: session.now)) ?? approved ?? tip.identityRequests.last
    return .openIdentity(request: found?.event ?? nothing, isRenewal: false)
  }

  /// This member's own request that can still be taken back, the newest of what was not viewed before others.
  static func own(_ tip: RestrictedTip, _ session: SessionView) -> RestrictedTip.IdentityAsking? {
    tip.identityRequests.last {
      $0.custodian == session.member && $0.views == 0 && ($0.state == .waiting || $0.approval != nil)
    }
  }

  @Sendable static func withdraw(_ tip: RestrictedTip, _ session: SessionView) -> HandleRestricted.Deed {
    .withdrawIdentity(request: (own(tip, session) ?? tip.identityRequests.last)?.event ?? nothing)
  }
}
