import CaseDomain
import DeskText

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

  /// What an entry of a handover is called: its number, where it has one, and its title. What is kept among few has no
  /// words here, because the list may lie on a printer (R6.4).
  package func named(_ matter: Handover.Matter) -> (number: String?, title: String?) {
    guard let desk else { return (nil, nil) }
    switch matter {
    case .tip(let id):
      guard let row = desk.tips.row(of: id) else { return (nil, nil) }
      return (desk.tips.rows[row].number.description, desk.tips.titles[row])
    case .lead(let id):
      guard let row = desk.leads.row(of: id) else { return (nil, nil) }
      return (desk.leads.rows[row].number.description, desk.leads.titles[row])
    case .meeting(let id):
      guard let meeting = desk.meetings[id] else { return (nil, nil) }
      let start = meeting.plan.map { moment($0.start) }
      return (nil, [start, meetingKind(meeting.kind)].compactMap(\.self).joined(separator: "  "))
    case .followUp(let event):
      return (nil, desk.meetings.followUp(event).map { TextCleaning.singleLine($0.words) })
    case .restricted(let id): return (desk.restricted[id]?.number.description, nil)
    case .incident(let id):
      return (nil, desk.incidents[id].map { "\(incident($0.kind))  \(time($0.raisedAt))" })
    case .ruling(let event): return (nil, desk.rulings.proposal(event).map { rulingName($0.ruling) })
    }
  }

  private func entry(_ entry: Handover.Entry) -> String {
    let (number, title) = named(entry.matter)
    let due = entry.due.map { texts("panes.handover.due", date($0)) }
    return [number, title, due].compactMap { $0 }.joined(separator: "  ")
  }
}
