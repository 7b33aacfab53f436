import CaseDomain

extension Wording {
  /// What a list shows of an entry whose key this desk lacks: that there is one.
  func elsewhere(_ column: LedgerColumn.ID, _ number: String) -> LedgerCell {
    switch column {
    case .number: LedgerCell(text: number)
    case .title: LedgerCell(text: texts["tips.recusal.elsewhere"])
    default: LedgerCell(text: "")
    }
  }
}

extension DetailPage {
  /// Who is taken off an entry, and who was and is back: for those who may know it.
  mutating func recusals(from entry: CaseEntry, _ desk: Desk, _ wording: Wording) {
    let texts = wording.texts
    for (index, recusal) in desk.recusals.on(entry).enumerated() {
      if index == 0 { heading(texts["tips.recusal.heading"]) }
      let ground = texts["tips.recusal.ground.\(recusal.ground.rawValue)"]
      var line = texts(
        "tips.recusal.line", wording.member(recusal.member), ground, wording.time(recusal.enteredAt),
        wording.member(recusal.enteredBy))
      if let lifted = recusal.lifted {
        line += texts("tips.recusal.line.lifted", wording.time(lifted.at), wording.member(lifted.by))
      }
      text(line, recusal.lifted == nil ? .plain : theme.secondary)
    }
  }
}
