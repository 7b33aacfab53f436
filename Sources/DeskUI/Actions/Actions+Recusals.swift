import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// Taking members off a tip or lead, and letting them back (R6.4).
  static let recusals: [DeskAction] = [
    DeskAction(
      "recuse", [.character("H")], .triage, in: [.tips, .leads, .restricted], posts: .leadsReaders, footer: 45,
      availability: RecusalActions.entering
    ) { frame, context in
      RecusalActions.entry(frame, context).map { RecusalForms.enter($0, &context) } ?? []
    },
    DeskAction(
      "liftRecusal", [], .triage, in: [.tips, .leads, .restricted], posts: .leader, availability: RecusalActions.lifting
    ) { frame, context in
      RecusalActions.entry(frame, context).map { RecusalForms.lift($0, &context) } ?? []
    },
  ]
}

/// What stands in the way of a recusal.
enum RecusalActions {
  /// The selected tip or lead; of a restricted tip, the ordinary one that it was taken over from or adds to.
  static func entry(_ frame: Frame, _ context: LayerContext) -> CaseEntry? {
    switch frame.place {
    case .tips: frame.tips.selected.map { .tip($0) }
    case .leads: frame.leads.selected.map { .lead($0) }
    case .restricted:
      frame.restricted.selected.flatMap { context.desk?.restricted[$0] }.flatMap { $0.takenOver ?? $0.addsTo }.map {
        .tip($0)
      }
    case .overview, .reporters, .meetings, .rewards, .weekly, .publicity, .supervision, .log: nil
    }
  }

  /// Whoever can read an entry can say of themselves that they are conflicted.
  @Sendable static func entering(_ frame: Frame, _ context: LayerContext) -> Availability {
    probe(frame, context) { entry, session in
      EnterRecusal(on: entry, member: session.member, ground: .declared, words: TriageProbe.words)
    }
  }

  @Sendable static func lifting(_ frame: Frame, _ context: LayerContext) -> Availability {
    probe(frame, context) { entry, session in
      let open = LiftRecusalForm.liftable(on: entry, session.desk, by: session.member)
      let any = open.first ?? session.desk.recusals.on(entry).first { $0.lifted == nil }
      return LiftRecusal(recusal: any?.event ?? EventNumber(rawValue: 0), reason: TriageProbe.words)
    }
  }

  private static func probe(
    _ frame: Frame, _ context: LayerContext, _ command: (CaseEntry, SessionView) -> any Command
  ) -> Availability {
    guard let session = context.session, let entry = entry(frame, context) else {
      return .refused(.text("panes.nothingSelected"))
    }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    return TriageProbe.refusal(of: command(entry, session), session, context.now).map { .refused(.rule($0)) }
      ?? .enabled
  }
}
