@testable import CaseDomain

extension RandomOffice {
  /// A step about a recusal, now and then.
  mutating func recusalCommand(seeing desk: Desk) -> any Command {
    if let due = pick(desk.entriesToKey(by: newest)), !once(in: 4) { return KeepEntryKeys(entries: [due]) }
    if let recusal = pick(desk.recusals.all.filter { $0.lifted == nil }), once(in: 4) {
      return LiftRecusal(recusal: recusal.event, reason: reason())
    }
    let tip = pick(desk.tips.rows)?.id ?? TipID(rawValue: 1)
    let entry: CaseEntry = once(in: 3) ? pick(desk.leads.rows).map { .lead($0.id) } ?? .tip(tip) : .tip(tip)
    let isOwn = once(in: 3)
    return EnterRecusal(
      on: entry, member: isOwn ? newest : pick(desk.members.all)?.id ?? Cast.nobody,
      ground: isOwn && !once(in: 9) ? .declared : pick(RecusalGround.allCases) ?? .kin, words: reason(),
      evidence: once(in: 2) ? " " : "户籍信息")
  }
}
