import CaseDomain

/// What a page of pane 7 is about.
package enum SupervisionSubject: Hashable, Sendable {
  case directive(DirectiveID)
  case inspection(InspectionID)
  case rule(RuleID)

  package init(_ list: SupervisionList, _ event: EventNumber) {
    switch list {
    case .directives: self = .directive(DirectiveID(rawValue: event.rawValue))
    case .inspections: self = .inspection(InspectionID(rawValue: event.rawValue))
    case .rules: self = .rule(RuleID(rawValue: event.rawValue))
    }
  }

  /// The event that it began with.
  package var event: EventNumber {
    switch self {
    case .directive(let id): EventNumber(rawValue: id.rawValue)
    case .inspection(let id): EventNumber(rawValue: id.rawValue)
    case .rule(let id): EventNumber(rawValue: id.rawValue)
    }
  }

  var list: SupervisionList {
    switch self {
    case .directive: .directives
    case .inspection: .inspections
    case .rule: .rules
    }
  }
}

/// What keys on such a page act on: a section's part of it, or an entry.
enum SupervisionPart: Hashable, Sendable {
  case section(SectionID)
  case entry(EventNumber)

  /// Names it in drafts.
  var number: Int64 {
    switch self {
    case .section(let id): id.rawValue
    case .entry(let event): event.rawValue
    }
  }
}
