@testable import CaseDomain

extension DeskBench {
  /// A leave to come, and the liaison invited anew.
  mutating func addMemberLife() throws(Refusal) {
    try perform(
      TakeLeave(member: Cast.secondLeader, deputy: Cast.office, from: on("2026-12-07"), until: on("2026-12-09")),
      as: Cast.secondLeader)
    try perform(ReinviteMember(member: Cast.liaison, reason: "忘记口令") { _ in "v" }, as: Cast.admin)
  }

  /// The staffed desk: its custodian has no key yet.
  static let withoutIdentityKey = DeskBench.staffed
}

extension Deed {
  /// Leave, re-enrolment, recovery.
  static var memberLife: [Deed] {
    let leaders = [Cast.leader, Cast.secondLeader]
    let members = DeskBench.busy.desk.members
    return [
      Deed(
        "take leave", by: Cast.office, allowed: leaders + [Cast.office],
        TakeLeave(
          member: Cast.office, deputy: Cast.receiver, from: on("2026-11-24"), until: on("2026-11-27"), reason: "外出")),
      Deed("end a leave", by: Cast.secondLeader, allowed: leaders, EndLeave(leave: members.leaves[0].event)),
      Deed(
        "invite anew", by: Cast.admin, allowed: leaders + [Cast.admin],
        ReinviteMember(member: Cast.auditor, reason: "忘记口令") { _ in "v" }),
      Deed(
        "confirm a re-enrolment", by: Cast.leader, allowed: leaders,
        ConfirmReenrolment(member: members.reenrolments[0].id, fingerprint: "N")),
      Deed(
        "use the paper", by: Cast.admin, allowed: leaders + [Cast.admin], on: .withoutIdentityKey,
        RecoverKeys(
          member: Cast.custodian, fingerprint: "F5", keys: [.identity], reason: "无人持有", proof: "00")),
    ]
  }
}
