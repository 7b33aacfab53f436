import CaseDomain

extension Wording {
  /// What fills the line of an event about a recusal or the keys renewed for it.
  func recusalDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as RecusalEntered:
      [
        member(event.member), texts["tips.recusal.ground.\(event.ground.rawValue)"], event.words, date(event.known),
        event.evidence.map { texts("tips.recusal.evidence", $0) } ?? "",
        event.readers.isEmpty ? texts["tips.recusal.nobody"] : names(event.readers),
      ]
    case let event as RecusalLifted:
      [desk?.recusals[event.recusal].map { member($0.member) } ?? "#\(event.recusal.rawValue)", event.reason]
    case let event as EntryKeyRenewed: [named(event.on)]
    case let event as EntryKeyGranted: [named(event.on), names(event.members)]
    default: nil
    }
  }

  /// Members' names in a row.
  func names(_ members: [MemberID]) -> String {
    members.map { member($0) }.joined(separator: texts["frame.listSeparator"])
  }

  /// The number of a tip or lead, the section of a book.
  func named(_ entry: CaseEntry) -> String {
    switch entry {
    case .tip(let id): tip(id)
    case .lead(let id): lead(id)
    case .book(let id): section(id)
    }
  }
}
