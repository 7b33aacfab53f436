import CaseDomain
import DeskSession

/// Late material is asked about and looked through as intake is, before its first save (R6.4).
extension RestrictedWordsForm {
  func reviewSupplement(_ form: inout Form, _ environment: FormEnvironment) {
    ConcernFields(environment, addingTo: tip).review(&form, Self.content(form.text("text")))
  }

  /// Whom it names is taken off the tip with it, so that nothing of it is written for them.
  func supplement(_ form: Form, _ redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let concern = ConcernFields(environment, addingTo: tip)
    let typed = form.text("text")
    let conflicts = concern.isRestricted(form) ? concern.conflicts(form, Self.content(typed)) : []
    if !conflicts.isEmpty, !leavesKeepers(conflicts, environment.desk) {
      return .refuse(environment.texts["restricted.more.noKeeper"])
    }
    guard let redaction else { return .redact(looked(through: typed, environment)) }
    let received = form.when("receivedAt")?.instant(in: environment.desk.zone)
    let shown = concern.withNamesake(redaction.text("text", in: form), form, Self.content(typed))
    return .send(
      .restricted(
        environment.id,
        .supplement(
          tip, shown, originalText: redaction.original("text"), receivedAt: received, conflicts: conflicts)))
  }

  /// The page is there where nothing was found, too: a name told in passing is seen by the person alone.
  private func looked(through typed: String, _ environment: FormEnvironment) -> RedactionReview {
    let piece = RedactionPiece(
      key: "text", label: environment.texts["restricted.words.supplementRestricted"], text: typed)
    return RedactionReview(
      pieces: [piece], original: environment.session.canSealIdentities ? .sealed : .noCustodian)
  }

  /// Whether anybody is left who may decide about it.
  private func leavesKeepers(_ conflicts: [MarkedConflict], _ desk: Desk) -> Bool {
    guard let found = desk.restricted[tip] else { return false }
    let marked = Set(conflicts.map(\.member))
    return desk.keepers(of: found).contains { keeper in
      !marked.contains(keeper) && desk.members[keeper]?.posts.isDisjoint(with: [.custodian, .leader]) == false
    }
  }

  private static func content(_ text: String) -> TipContent { TipContent(title: "", narrative: text) }
}
