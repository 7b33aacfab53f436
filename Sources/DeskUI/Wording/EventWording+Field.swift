import CaseDomain

extension Wording {
  /// What fills the lines of events about work outside; nil for others.
  func fieldDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as FieldBookOpened: [section(event.section)]
    case let event as FieldVisited: [section(event.section), line(event.place), line(event.result)]
    case let event as FindingHandedIn: [section(event.section), line(event.content.narrative)]
    case let event as HandInTaken: [tip(event.tip)]
    case let event as HandInAnswered: [section(event.section), event.number.description]
    case let event as LeadExchanged:
      [
        section(event.section), texts["field.direction.\(event.direction.rawValue)"], line(event.with),
        line(event.words),
      ]
    case let event as ContactEntered: [line(event.body), line(event.person)]
    case let event as ContactRemoved: [line(event.reason)]
    case let event as AttentionListed:
      [section(event.section), line(event.name), date(event.until), line(event.grounds)]
    case let event as AttentionRenewed: [date(event.until), line(event.grounds)]
    case let event as AttentionEnded: [line(event.reason)]
    default: nil
    }
  }
}
