import CaseDomain

/// A weekly or situation report that is put on paper, by the event of its version (R5.3, R3.2).
package enum WeeklyPaper: Hashable, Sendable {
  /// The bureau's.
  case report(EventNumber)
  /// A section's own.
  case filing(EventNumber)
  case situation(EventNumber)

  package var event: EventNumber {
    switch self {
    case .report(let event), .filing(let event), .situation(let event): event
    }
  }
}
