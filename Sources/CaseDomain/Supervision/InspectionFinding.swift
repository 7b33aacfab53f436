/// Something that an inspection found at a section: a problem to be rectified, or work to be praised (R3.5).
package struct InspectionFinding: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let inspection: InspectionID
  package let section: SectionID
  package let recorded: OfficeStep
  package let kind: FindingKind
  /// Of a problem.
  package let severity: FindingSeverity?
  /// The clause it touches.
  package let clause: Clause?
  package internal(set) var item: Rectification?
  package internal(set) var withdrawn: OfficeStep?
  /// Everything that happened to it, in order.
  package internal(set) var events: [EventNumber]

  package var words: String { recorded.words }

  /// What is to be put right, by whom and when.
  package struct Rectification: Hashable, Sendable, Codable {
    package let set: OfficeStep
    package internal(set) var owner: RectificationOwner
    package internal(set) var due: CivilDate
    /// Why its owner or its day was changed, in order.
    package internal(set) var changes: [OfficeStep] = []
    /// What the section says it did; nil again where that was sent back.
    package internal(set) var reported: OfficeStep?
    /// Each look at it, in order.
    package internal(set) var checks: [Check] = []
    package internal(set) var struckOff: OfficeStep?
    /// Why it was taken up again, in order.
    package internal(set) var reopenings: [OfficeStep] = []
  }

  package struct Check: Hashable, Sendable, Codable {
    package let step: OfficeStep
    package let passed: Bool
  }

  /// How far it has come.
  package enum State: String, Hashable, Sendable, CaseIterable, Codable {
    case praise, withdrawn
    /// Nobody was given it to put right.
    case open
    case rectifying
    /// The section says it is done; somebody else looks.
    case reported
    /// Somebody looked, and it is.
    case passed
    case struckOff
  }

  package var state: State {
    if withdrawn != nil { return .withdrawn }
    if kind == .praise { return .praise }
    guard let item else { return .open }
    if item.struckOff != nil { return .struckOff }
    guard item.reported != nil else { return .rectifying }
    let newest = item.checks.last.map(\.step.event)
    let isChecked = newest.map { $0 > (item.reported?.event ?? $0) } ?? false
    return isChecked && item.checks.last?.passed == true ? .passed : .reported
  }

  /// Whether nothing is left to do about it.
  package var isSettled: Bool { [.praise, .withdrawn, .struckOff].contains(state) }

  /// Whether its day has passed and the section did not say it was done.
  package func isLate(on day: CivilDate) -> Bool { state == .rectifying && (item.map { $0.due < day } ?? false) }
}

/// Raw values stand in the log and never change.
package enum FindingKind: String, Codable, Hashable, Sendable, CaseIterable {
  case problem, praise
}

/// How grave a problem is. Raw values stand in the log and never change.
package enum FindingSeverity: String, Codable, Hashable, Sendable, CaseIterable {
  case minor, ordinary, serious
}

/// Who sees to a rectification: a member of the section, or somebody there by name.
package struct RectificationOwner: Codable, Hashable, Sendable {
  package let member: MemberID?
  package let name: String?

  package init(member: MemberID) {
    self.member = member
    name = nil
  }

  package init(name: String) {
    member = nil
    self.name = name
  }

  var tidied: RectificationOwner {
    member.map { RectificationOwner(member: $0) } ?? RectificationOwner(name: TextCleaning.singleLine(name ?? ""))
  }
}
