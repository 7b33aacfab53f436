import CaseDomain
import DeskSession
import DeskText

/// The leads a tip can be linked to: likely ones first, then the newest; found by number, title or pinyin initials.
///
/// Nothing is kept beside the desk itself. A query reads titles from the newest lead on until enough match.
struct LeadChoices: ChoiceSource {
  let desk: Desk
  /// Who chooses: not what they are taken off.
  let member: MemberID
  /// Tips that may be about the same matter, best first.
  let likely: [LikelyDuplicate]
  /// The lead that is not to be chosen: the tip is linked to it already.
  let current: LeadID?
  let texts: Texts

  var isSmall: Bool { false }

  func option(_ id: String) -> ChoiceOption? {
    Int64(id).flatMap { desk.leads.row(of: LeadID(rawValue: $0)) }.map { option(row: $0, permille: nil) }
  }

  func options(matching query: String, limit: Int) -> [ChoiceOption] {
    let pattern = PinyinPattern(query)
    // Numbers are put together only for a query that could be one.
    let asksNumber = query.contains { $0.isNumber || $0 == "-" }
    var found: [ChoiceOption] = []
    var taken: Set<LeadID> = current.map { [$0] } ?? []
    func take(_ row: Int, _ permille: Int?) {
      let lead = desk.leads.rows[row]
      if desk.isOutOfReach(.lead(lead.id), for: member) { return }
      guard pattern.matches(desk.leads.titles[row]) || asksNumber && pattern.matches(lead.number.description) else {
        return
      }
      guard taken.insert(lead.id).inserted else { return }
      found.append(option(row: row, permille: permille))
    }
    for candidate in likely where found.count < limit {
      if let row = candidate.lead.flatMap(desk.leads.row(of:)) { take(row, candidate.permille) }
    }
    var row = desk.leads.count - 1
    while row >= 0, found.count < limit {
      take(row, nil)
      row -= 1
    }
    return found
  }

  private func option(row: Int, permille: Int?) -> ChoiceOption {
    let lead = desk.leads.rows[row]
    let tips = texts("forms.lead.tips", String(desk.leads.tips[row].count))
    let detail = permille.map { texts("forms.lead.likely", String($0 / 10), tips) } ?? tips
    return ChoiceOption(
      String(lead.id.rawValue), "\(lead.number)  \(desk.leads.titles[row])", detail: detail)
  }
}
