extension Desk {
  /// Claims that wait although no custodian here may judge them, oldest first: each took in the tip or the claim, or has
  /// to stand aside (R6.3.1). Whoever brought one was told that a custodian would judge it.
  package var stuckClaims: [CodeClaim] {
    let custodians = members.holding(.custodian)
    return codes.waitingClaims.filter { claim in custodians.allSatisfy { isBarred($0, from: claim) } }
  }

  /// Whether no day will come on which the member judges the claim.
  func isBarred(_ member: Members.Member, from claim: CodeClaim) -> Bool {
    guard let row = tips.row(of: claim.tip) else { return true }
    if members.isSamePerson(tips.rows[row].registeredBy, member.id) { return true }
    if members.isSamePerson(claim.receivedBy, member.id) || isRecused(member.id, from: .tip(claim.tip)) { return true }
    return ComparableName(member.name).isAmong(tips.subjects[row])
  }
}
