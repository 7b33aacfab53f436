@testable import CaseDomain

extension EventExamples {
  static let recusals: [(String, any Event)] = [
    (
      "recusal.entered",
      RecusalEntered(
        on: .lead(LeadID(rawValue: 70)), member: MemberID(rawValue: 4), ground: .kin, words: "被举报人的妻弟",
        known: CivilDate("2026-11-23")!,
        evidence: "户籍信息", readers: [MemberID(rawValue: 3), MemberID(rawValue: 4)])
    ),
    (
      "recusal.entered.declared",
      RecusalEntered(
        on: .tip(TipID(rawValue: 60)), member: MemberID(rawValue: 4), ground: .declared, words: "同村",
        known: CivilDate("2026-11-20")!, evidence: nil,
        readers: [])
    ),
    (
      "recusal.lifted",
      RecusalLifted(on: .tip(TipID(rawValue: 60)), recusal: EventNumber(rawValue: 81), reason: "同名，查清不是一人")
    ),
    ("recusal.keyRenewed", EntryKeyRenewed(on: .tip(TipID(rawValue: 60)), generation: 2)),
    (
      "recusal.keyGranted",
      EntryKeyGranted(on: .lead(LeadID(rawValue: 70)), members: [MemberID(rawValue: 1), MemberID(rawValue: 5)])
    ),
    (
      "lead.opened.closed",
      LeadOpened(
        number: RegisterNumber(prefix: "XS", year: 2026, ordinal: 32), title: "某酒店强迫交易",
        tips: [TipID(rawValue: 60)], importance: .ordinary, suspectedOrganisedCrime: .no, reason: "对象明确",
        assignDue: CivilDate("2026-11-25")!, transferDue: nil, closed: .yes)
    ),
  ]
}
