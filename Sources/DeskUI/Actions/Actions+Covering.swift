import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// Leaving out more of a tip, and, for custodians, looking at what was left out (R6.4).
  static let covering: [DeskAction] = [
    DeskAction(
      "cover", [.character("w")], .triage, in: [.tips], posts: Desk.receivingPosts,
      availability: { frame, context in
        if context.session?.canSealIdentities == false {
          return .refused(.rule(Refusal(.custodianMissing, Clause("R6.4"))))
        }
        return TriageProbe.check(frame, context) { tip, desk in CoverProbe.cover(tip, desk) }
      },
      run: { frame, context in
        guard let desk = context.desk else { return [] }
        return TriageForms.cover(frame.tips.targets(in: desk), frame, &context)
      }),
    DeskAction(
      "uncover", [], .triage, in: [.tips], posts: .custodian,
      availability: { frame, context in
        TriageProbe.check(frame, context) { tip, _ in OpenOriginal(tip: tip.id, reason: TriageProbe.words) }
      },
      run: { frame, context in
        guard let desk = context.desk, let session = context.session,
          let tip = frame.tips.targets(in: desk, limit: 1).first
        else { return [] }
        return [.push(FormLayer(OpenOriginalForm(tip: tip), in: &context, session: session, drafts: false))]
      }),
  ]
}

/// Asks the rules whether covering would be possible.
enum CoverProbe {
  static func cover(_ tip: Tip, _ desk: Desk) -> any Command {
    // The shortest word of a tip that says nothing; a real one follows in the form.
    CoverTip(
      tip: tip.id, words: [CoveredWord("--", of: tip.id)], sketch: TextSketch(""),
      original: SealedFile(file: "", sha256: ""), reason: TriageProbe.words,
      basedOn: desk.tips.lastEvent(of: tip.id) ?? EventNumber(rawValue: 0))
  }
}

extension TriageForms {
  /// What is covered is one tip's.
  static func cover(_ tips: [TipID], _ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard tips.count == 1, let tip = tips.first else {
      return [.notice(Notice(.refused, context.texts["panes.oneAtATime"]))]
    }
    return WaitingLayer.actions(for: tip, frame, &context) { document, context in
      guard let session = context.session else { return nil }
      return FormLayer(CoverForm(document: document), in: &context, session: session, drafts: false)
    }
  }
}
