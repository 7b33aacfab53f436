import CaseDomain
import DeskSession
import Terminal

extension DetailPage {
  /// What may be the same matter, a line each with its score, and why below it.
  mutating func likely(_ duplicates: [LikelyDuplicate], _ desk: Desk, _ wording: Wording) {
    let texts = wording.texts
    for duplicate in duplicates {
      let score = "0.\(RegisterNumber.padded(min(duplicate.permille, 999) / 10).suffix(2))"
      let title = desk.tips.row(of: duplicate.tip).map { desk.tips.titles[$0] } ?? ""
      let lead = duplicate.lead.map { " → \(wording.lead($0))" } ?? ""
      text(
        "\(wording.tip(duplicate.tip))\(lead)  \(score)  \(TextCleaning.singleLine(title))",
        link: .go(duplicate.lead.map { .lead($0) } ?? .tip(duplicate.tip)))
      let reasons = duplicate.reasons.map(wording.similarity).joined(separator: texts["frame.listSeparator"])
      text(reasons, theme.secondary, indent: 2)
    }
  }

  /// Where else a subject is named, a line each.
  mutating func sameSubject(_ others: [LikelyDuplicate], _ desk: Desk, _ wording: Wording) {
    for other in others {
      guard case .sameSubject(let name)? = other.reasons.first else { continue }
      let title: String?
      let number: String
      switch other.entry {
      case .lead(let lead):
        (number, title) = (wording.lead(lead), desk.leads.row(of: lead).map { desk.leads.titles[$0] })
      case .tip(let tip): (number, title) = (wording.tip(tip), desk.tips.row(of: tip).map { desk.tips.titles[$0] })
      case .book: continue
      }
      text(
        "\(number)  \(TextCleaning.singleLine(title ?? ""))  \(name)",
        link: .go(other.lead.map { .lead($0) } ?? .tip(other.tip)))
    }
  }
}
