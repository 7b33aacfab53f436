@testable import CaseDomain

extension DeskBench {
  /// Two tips: one that the custodian took the office member off, one that the receiver declared themselves off.
  static let recusing: DeskBench = {
    do {
      var bench = DeskBench.staffed
      let first = try bench.tip("甲件")
      let second = try bench.tip("乙件")
      try bench.recuse(Cast.office, from: .tip(first), as: Cast.custodian)
      try bench.declare(Cast.receiver, from: .tip(second))
      return bench
    } catch {
      preconditionFailure("the recusing desk cannot be made: \(error)")
    }
  }()

  @discardableResult
  mutating func recuse(
    _ member: MemberID, from entry: CaseEntry, ground: RecusalGround = .kin, as author: MemberID = Cast.leader
  ) throws(Refusal) -> EventNumber {
    try perform(EnterRecusal(on: entry, member: member, ground: ground, words: "亲属"), as: author)
    return desk.recusals.all[desk.recusals.all.count - 1].event
  }

  @discardableResult
  mutating func declare(_ member: MemberID, from entry: CaseEntry) throws(Refusal) -> EventNumber {
    try perform(EnterRecusal(on: entry, member: member, ground: .declared, words: "同村"), as: member)
    return desk.recusals.all[desk.recusals.all.count - 1].event
  }

  /// Does what any holder's desk does when it next writes.
  mutating func keepEntryKeys(as member: MemberID = Cast.leader) throws(Refusal) {
    try perform(KeepEntryKeys(entries: desk.entriesToKey(by: member)), as: member)
  }
}

extension Deed {
  static var recusals: [Deed] {
    let bench = DeskBench.recusing
    let (first, second) = (bench.desk.tips.rows[0].id, bench.desk.tips.rows[1].id)
    let leaders = [Cast.leader, Cast.secondLeader]
    return [
      Deed(
        "R6.4 declare oneself off", by: Cast.auditor, allowed: [Cast.auditor], on: bench,
        EnterRecusal(on: .tip(first), member: Cast.auditor, ground: .declared, words: "同村")),
      Deed(
        "R6.4 take kin off", by: Cast.custodian, allowed: leaders + [Cast.custodian], on: bench,
        EnterRecusal(on: .tip(first), member: Cast.admin, ground: .kin, words: "亲属", evidence: "户籍信息")),
      Deed(
        "R6.4 take off whom it is about", by: Cast.auditor, allowed: leaders + [Cast.custodian, Cast.auditor],
        on: bench, EnterRecusal(on: .tip(first), member: Cast.liaison, ground: .subject, words: "补充材料提到")),
      Deed(
        "R6.4 let back", by: Cast.leader, allowed: leaders, on: bench,
        LiftRecusal(recusal: bench.desk.recusals.all[0].event, reason: "查清不是一人")),
      Deed(
        "R6.4 renew a key", by: Cast.office, allowed: leaders + [Cast.office, Cast.custodian, Cast.auditor], on: bench,
        KeepEntryKeys(entries: [.tip(second)])),
    ]
  }
}
