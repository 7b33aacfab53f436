import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// Receipt codes: given out beside the reporter, used at the counter, claims judged by custodians.
  static let codes: [DeskAction] = [
    DeskAction(
      "issueCode", [], .triage, in: [.tips],
      availability: { frame, context in TriageProbe.check(frame, context, CodeActions.issuing) }
    ) { frame, context in
      guard let desk = context.desk, let tip = frame.tips.targets(in: desk, limit: 1).first else { return [] }
      return IssueCodeLayer.actions(for: tip, &context)
    },
    DeskAction("codeAdd", [], .triage, posts: Desk.receivingPosts, availability: CodeActions.writable) { _, context in
      CodeForms.open(AddWithCodeForm(), &context)
    },
    DeskAction("codeClaim", [], .triage, posts: Desk.receivingPosts, availability: CodeActions.canSeal) { _, context in
      CodeForms.open(ClaimForm(), &context)
    },
    DeskAction("codeClaims", [], .triage, posts: .custodian) { _, context in [.push(ClaimsLayer(context))] },
  ]
}

/// What stands in the way of an action with a receipt code.
enum CodeActions {
  /// Tags that no code has.
  static let noTag = CodeTag(bytes: [UInt8](repeating: 0, count: 32))

  @Sendable static func issuing(_ tip: Tip, _ desk: Desk) -> any Command {
    // 32 bytes are a tag.
    IssueCode(
      tip: tip.id, epoch: 1, codeTag: noTag!, verifier: noTag!,
      work: CodeWork(costExponent: 17, blockSize: 8, parallelism: 1))
  }

  @Sendable static func writable(_ frame: Frame, _ context: LayerContext) -> Availability {
    context.session?.readOnly == nil ? .enabled : .refused(.text("panes.readOnly"))
  }

  @Sendable static func canSeal(_ frame: Frame, _ context: LayerContext) -> Availability {
    if context.session?.canSealIdentities != true { return .refused(.rule(Refusal(.custodianMissing, Clause("R6.4")))) }
    return writable(frame, context)
  }
}
