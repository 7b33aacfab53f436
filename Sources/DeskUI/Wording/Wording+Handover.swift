import CaseDomain
import DeskText

extension Desk {
  /// What an entry of a handover is called: its number, where it has one, and its title.
  package func named(_ matter: Handover.Matter) -> (number: String?, title: String?) {
    switch matter {
    case .tip(let id):
      guard let row = tips.row(of: id) else { return (nil, nil) }
      return (tips.rows[row].number.description, tips.titles[row])
    case .lead(let id):
      guard let row = leads.row(of: id) else { return (nil, nil) }
      return (leads.rows[row].number.description, leads.titles[row])
    case .ruling(let event): return (nil, rulings.proposal(event)?.ruling.rawValue)
    }
  }
}

extension Wording {
  /// One line of a handover.
  package struct HandoverLine: Hashable, Sendable {
    package enum Role: Hashable, Sendable { case title, heading, entry }
    package let text: String
    package let role: Role
    /// Where the line leads.
    package let matter: Handover.Matter?

    init(_ text: String, _ role: Role = .entry, _ matter: Handover.Matter? = nil) {
      self.text = text
      self.role = role
      self.matter = matter
    }
  }

  /// What waits for a member, line by line, for the screen and for paper.
  package func handover(_ handover: Handover) -> [HandoverLine] {
    var lines = [HandoverLine(texts("panes.handover.title", member(handover.member)), .title)]
    for kind in Handover.Kind.allCases {
      let entries = handover.entries.filter { $0.kind == kind }
      if entries.isEmpty { continue }
      lines.append(HandoverLine(texts("panes.handover.\(kind.rawValue)", String(entries.count)), .heading))
      lines += entries.map { HandoverLine("  " + entry($0), .entry, $0.matter) }
    }
    if !handover.soleKeys.isEmpty {
      let keys = keys(handover.soleKeys)
      lines.append(HandoverLine(texts["panes.handover.keys"], .heading))
      lines.append(HandoverLine("  " + keys))
    }
    if !handover.standsIn.isEmpty {
      lines.append(HandoverLine(texts["panes.handover.standsIn"], .heading))
      lines += handover.standsIn.map {
        HandoverLine("  " + texts("panes.handover.deputy", member($0.member), date($0.from), date($0.until)))
      }
    }
    if handover.isEmpty { lines.append(HandoverLine(texts["panes.handover.none"])) }
    return lines
  }

  private func entry(_ entry: Handover.Entry) -> String {
    let (number, title) = desk?.named(entry.matter) ?? (nil, nil)
    let due = entry.due.map { texts("panes.handover.due", date($0)) }
    return [number, title, due].compactMap { $0 }.joined(separator: "  ")
  }
}
