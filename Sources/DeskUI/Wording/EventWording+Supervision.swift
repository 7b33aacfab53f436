import CaseDomain

extension Wording {
  /// What fills the lines of events about inspections and written rules; nil for others.
  func supervisionDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as SectionsInspected:
      [
        event.sections.map { section($0) }.joined(separator: texts["frame.listSeparator"]), date(event.on),
        line(event.scope),
      ]
    case let event as SectionFigures:
      [section(event.section), String(event.counts.leads), String(event.counts.lateLeads)]
    case let event as FindingRecorded:
      [section(event.section), severity(event.severity), line(event.words)]
    case let event as FindingWithdrawn: [section(event.section), line(event.reason)]
    case let event as NothingFound: [section(event.section)]
    case let event as RectificationSet:
      [section(event.section), owner(event.owner), date(event.due), line(event.words)]
    case let event as RectificationChanged:
      [section(event.section), owner(event.owner), date(event.due), line(event.reason)]
    case let event as RectificationReported: [section(event.section), line(event.words)]
    case let event as RectificationChecked:
      [section(event.section), line(event.words), event.due.map(date) ?? ""]
    case let event as RectificationStruckOff: [section(event.section)]
    case let event as RectificationReopened: [section(event.section), date(event.due), line(event.reason)]
    default: ruleDetails(of: event)
    }
  }

  private func ruleDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    func title(_ version: EventNumber) -> String {
      desk?.workingRules.version(version).map { line($0.title) } ?? "#\(version.rawValue)"
    }
    return switch event {
    case let event as RuleProposed: [line(event.title), date(event.from)]
    case let event as RuleIssued: [title(event.version)]
    case let event as RuleDeclined: [title(event.version), line(event.reason)]
    case let event as RuleAcknowledged: [title(event.version), event.section.map { section($0) } ?? ""]
    case let event as RuleRepealed: [rule(event.rule), line(event.reason)]
    default: nil
    }
  }

  /// How grave a problem is; praise where it is none.
  package func severity(_ severity: FindingSeverity?) -> String {
    severity.map { texts["supervision.severity.\($0.rawValue)"] } ?? texts["supervision.praise"]
  }

  /// Who puts something right.
  package func owner(_ owner: RectificationOwner) -> String { owner.member.map { member($0) } ?? owner.name ?? "" }

  /// A written rule by its title.
  package func rule(_ id: RuleID) -> String {
    desk?.workingRules[id].map { TextCleaning.singleLine($0.title) } ?? "#\(id.rawValue)"
  }
}
