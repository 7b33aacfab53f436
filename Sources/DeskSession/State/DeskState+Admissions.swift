import CaseDomain
import EventLog

/// Admissions that stand in clear in the log.
extension DeskState {
  /// Changes of the roster that nothing before this commit explains.
  func strayAdmissions(in commit: Commit) -> [RosterChange] {
    commit.roster.filter { !isAuthorised($0) }
  }

  func isAuthorised(_ change: RosterChange) -> Bool {
    guard case .admit(let member, let signing, let agreement) = change,
      let known = publicKeys[MemberID(rawValue: Int64(member))]
    else { return false }
    return known.signing == signing && known.agreement.bytes == agreement
  }

  mutating func nameStray(_ change: RosterChange, _ taking: Taking) {
    let member =
      switch change {
      case .admit(let member, _, _), .expel(let member): member
      }
    desk.reject(
      "member.roster", from: taking.envelope(taking.firstEvent), because: Refusal(.notInvited, nil, .count(Int(member)))
    )
  }
}
