/// A directive (上级部署) from its receipt to the report up (R3.1).
package struct SuperiorDirective: Hashable, Sendable, Codable {
  package let id: DirectiveID
  package internal(set) var content: DirectiveContent
  package let entered: OfficeStep
  /// Why it was set right, in order.
  package internal(set) var amendments: [OfficeStep] = []
  /// What each section has to do of it, in the order passed down.
  package internal(set) var shares: [Share] = []
  /// What was reported up about it, in order.
  package internal(set) var reports: [Report] = []
  package internal(set) var closed: OfficeStep?
  /// Why it was taken up again, in order.
  package internal(set) var reopenings: [OfficeStep] = []
  /// Everything that happened to it, in order.
  package internal(set) var events: [EventNumber]

  /// What one section has to do of a directive.
  package struct Share: Hashable, Sendable, Codable {
    package let section: SectionID
    package let passed: OfficeStep
    /// The last day, never after the directive's own.
    package internal(set) var due: CivilDate
    /// The last working day for acknowledging receipt.
    package let acknowledgeDue: CivilDate
    package internal(set) var acknowledged: OfficeStep?
    /// What the section did; nil again where the office sent that back.
    package internal(set) var done: OfficeStep?
    /// Why the office was not content, in order.
    package internal(set) var sentBack: [OfficeStep] = []
    package internal(set) var excused: OfficeStep?

    /// Whether nothing is left for the section to do.
    package var isSettled: Bool { done != nil || excused != nil }

    /// Whether receipt was to be acknowledged by a day that is past.
    package func isUnacknowledged(on day: CivilDate) -> Bool {
      acknowledged == nil && !isSettled && acknowledgeDue < day
    }

    /// Whether it was to be done by a day that is past.
    package func isLate(on day: CivilDate) -> Bool { !isSettled && due < day }

    /// What is in time until when: receipt first, then the work.
    package var nextDue: CivilDate? { isSettled ? nil : acknowledged == nil ? min(acknowledgeDue, due) : due }
  }

  /// A report to those who ordered it.
  package struct Report: Hashable, Sendable, Codable {
    package let step: OfficeStep
    package let to: String
    package let letter: String
    package let on: CivilDate
  }

  /// How far it has come.
  package enum State: String, Hashable, Sendable, CaseIterable, Codable {
    /// Nobody was given anything of it to do.
    case received
    case passedDown
    /// Every section did its share, or was excused.
    case done
    case closed
  }

  package var state: State {
    if closed != nil { return .closed }
    if shares.isEmpty { return .received }
    return shares.allSatisfy(\.isSettled) ? .done : .passedDown
  }

  package func share(of section: SectionID) -> Share? { shares.first { $0.section == section } }

  /// Whether the superiors' own day passed and it is not done with.
  package func isLate(on day: CivilDate) -> Bool {
    closed == nil && (content.due.map { $0 < day } ?? false)
  }

  /// The earliest day that is still to be kept; nil where nothing is left or no day was set.
  package var nextDue: CivilDate? {
    closed == nil ? (shares.compactMap(\.nextDue) + [content.due].compactMap { $0 }).min() : nil
  }
}

/// Whose directive it is. Raw values stand in the log and never change.
package enum DirectiveLevel: String, Codable, Hashable, Sendable, CaseIterable {
  case centre, province, city, county, bureau
}

/// What a directive says.
package struct DirectiveContent: Codable, Hashable, Sendable {
  package let level: DirectiveLevel
  /// Who sent it.
  package let issuer: String
  package let title: String
  /// The number on the paper, as `平扫黑办〔2026〕12号`.
  package let number: String?
  package let receivedOn: CivilDate
  /// The last day for all of it.
  package let due: CivilDate?
  /// What is to be done.
  package let demands: String
  /// Where the paper is kept.
  package let kept: String?

  package init(
    level: DirectiveLevel, issuer: String, title: String, number: String? = nil, receivedOn: CivilDate,
    due: CivilDate? = nil, demands: String, kept: String? = nil
  ) {
    self.level = level
    self.issuer = issuer
    self.title = title
    self.number = number
    self.receivedOn = receivedOn
    self.due = due
    self.demands = demands
    self.kept = kept
  }

  /// With its words on single lines, but for the demands.
  var tidied: DirectiveContent {
    func line(_ text: String?) -> String? { text.map(TextCleaning.singleLine).flatMap { $0.isEmpty ? nil : $0 } }
    return DirectiveContent(
      level: level, issuer: TextCleaning.singleLine(issuer), title: TextCleaning.singleLine(title),
      number: line(number), receivedOn: receivedOn, due: due, demands: TextCleaning.trimmed(demands), kept: line(kept))
  }
}

/// A section, and the day by which it is to have done its share.
package struct DirectiveTarget: Codable, Hashable, Sendable {
  package let section: SectionID
  package let due: CivilDate

  package init(section: SectionID, due: CivilDate) {
    self.section = section
    self.due = due
  }
}
