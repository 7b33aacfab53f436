@testable import CaseDomain

extension RandomOffice {
  /// Leave, re-enrolment and recovery, of those whom the scripts can do without.
  mutating func memberLife(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    let isLeader = [Cast.leader, Cast.secondLeader].contains(newest)
    if isLeader, let pending = pick(desk.members.reenrolments) {
      return ConfirmReenrolment(member: pending.id, fingerprint: once(in: 5) ? "M" : "N")
    }
    if isLeader, let leave = pick(desk.members.leaves.filter({ $0.endedAt == nil && today <= $0.until })) {
      return EndLeave(leave: leave.event)
    }
    switch pick(Array(0..<5)) ?? 0 {
    case 0:
      return TakeLeave(
        member: newest, deputy: pick([Cast.office, Cast.leader, Cast.secondLeader, Cast.custodian]) ?? Cast.nobody,
        from: today.adding(days: once(in: 4) ? -1 : 0), until: today.adding(days: pick([0, 9, 30]) ?? 0))
    case 1: return EndLeave(leave: pick(desk.members.leaves)?.event ?? EventNumber(rawValue: 1))
    case 2:
      let member = pick([Cast.auditor, Cast.liaison, Cast.invited]) ?? Cast.nobody
      return ReinviteMember(member: member, reason: reason()) { _ in "v" }
    case 3:
      return ConfirmReenrolment(
        member: pick(desk.members.reenrolments)?.id ?? Cast.invited, fingerprint: once(in: 5) ? "M" : "N")
    default:
      return RecoverKeys(
        member: Cast.custodian, fingerprint: "F5", keys: [.identity], reason: reason(), proof: "00")
    }
  }
}
