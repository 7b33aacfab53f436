import CaseDomain

extension Wording {
  /// What fills the lines of events about superiors' directives; nil for others.
  func directiveDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as DirectiveReceived:
      [directiveLevel(event.content.level), line(event.content.title), line(event.content.issuer)]
    case let event as DirectiveAmended: [line(event.content.title), line(event.reason)]
    case let event as DirectivePassedDown:
      [
        event.targets.map { section($0.section) }.joined(separator: texts["frame.listSeparator"]),
        date(event.acknowledgeDue), directive(event.directive),
      ]
    case let event as DirectiveAcknowledged: [section(event.section), directive(event.directive)]
    case let event as DirectiveDone: [section(event.section), line(event.words)]
    case let event as DirectiveSentBack: [section(event.section), date(event.due), line(event.reason)]
    case let event as DirectiveExcused: [section(event.section), line(event.reason)]
    case let event as DirectiveClosed: [line(event.words)]
    case let event as DirectiveReopened: [line(event.reason)]
    case let event as DirectiveReported: [line(event.to), line(event.letter)]
    default: nil
    }
  }

  /// Whose directive it is: 县级.
  package func directiveLevel(_ level: DirectiveLevel) -> String { texts["supervision.level.\(level.rawValue)"] }

  /// A directive by its title.
  package func directive(_ id: DirectiveID) -> String {
    desk?.directives[id].map { TextCleaning.singleLine($0.content.title) } ?? "#\(id.rawValue)"
  }
}
