/// Somebody proposed a rule, or the next version of one (R3.3).
package struct RuleProposed: Event {
  package static let type = "rule.proposed"
  /// Nil for a rule that is new.
  package let rule: RuleID?
  package let kind: RuleKind
  package let title: String
  package let issuer: String
  package let text: String
  package let from: CivilDate

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .leader], envelope) { return refusal }
    if let rule, let refusal = desk.refusal(ofRule: rule, of: kind) { return refusal }
    if title.isBlank { return Refusal(.titleMissing, Clause("R3.3")) }
    if issuer.isBlank { return Refusal(.issuerMissing, Clause("R3.3")) }
    if text.isBlank { return Refusal(.textMissing, Clause("R3.3")) }
    return desk.refusalOfRuleDay(from, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let version = WorkingRule.Version(
      proposed: OfficeStep(envelope), title: title, issuer: issuer, text: text, from: from)
    if let rule {
      desk.workingRules.change(rule, envelope) { $0.versions.append(version) }
    } else {
      desk.workingRules.all.append(
        WorkingRule(
          id: RuleID(rawValue: envelope.event.rawValue), kind: kind, versions: [version], events: [envelope.event]))
    }
  }
}

/// A leader other than who proposed it issued a version.
package struct RuleIssued: Event {
  package static let type = "rule.issued"
  package let version: EventNumber

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecide(version, envelope) { return refusal }
    guard let found = desk.workingRules.version(version) else { return Refusal(.noSuchRule) }
    return desk.refusalOfRuleDay(found.from, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.workingRules.change(version: version, envelope) { $0.issued = OfficeStep(envelope) }
  }
}

/// A leader did not issue it.
package struct RuleDeclined: Event {
  package static let type = "rule.declined"
  package let version: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToDecide(version, envelope)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R3.3")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.workingRules.change(version: version, envelope) { $0.declined = OfficeStep(envelope, reason) }
  }
}

/// Somebody has read a version; a liaison says so for the section as well.
package struct RuleAcknowledged: Event {
  package static let type = "rule.acknowledged"
  package let version: EventNumber
  package let section: SectionID?

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let rule = desk.workingRules.rule(ofVersion: version) else { return Refusal(.noSuchRule) }
    if desk.isInspector(envelope.author) { return Refusal(.postRequired, nil, .posts(.office)) }
    // What was replaced is read no more.
    if rule.current?.event != version { return Refusal(.ruleNotCurrent, Clause("R3.3")) }
    if let section, let refusal = desk.refusalToSpeak(for: section, Clause("R3.3"), envelope) { return refusal }
    let known = desk.workingRules.version(version)?.receipts.contains {
      $0.section == section && desk.members.isSamePerson($0.step.by, envelope.author)
    }
    return known == true ? Refusal(.alreadyDecided) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.workingRules.change(version: version, envelope) {
      $0.receipts.append(.init(step: OfficeStep(envelope), section: section))
    }
  }
}

/// A rule holds no longer.
package struct RuleRepealed: Event {
  package static let type = "rule.repealed"
  package let rule: RuleID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
    guard let found = desk.workingRules[rule] else { return Refusal(.noSuchRule) }
    guard let current = found.current else { return Refusal(.ruleNotCurrent, Clause("R3.3")) }
    // Two had a hand in it when it was issued, and two have when it ends: who proposed it does not end it alone.
    if desk.members.isSamePerson(current.proposed.by, envelope.author) {
      return Refusal(.ownProposal, Clause("R3.3"))
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R3.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.workingRules.change(rule, envelope) {
      $0.repealed = OfficeStep(envelope, reason)
      // What was proposed for it waits no longer.
      for index in $0.versions.indices where $0.versions[index].isWaiting {
        $0.versions[index].declined = OfficeStep(envelope, reason)
      }
    }
  }
}

extension WorkingRules {
  package func version(_ event: EventNumber) -> WorkingRule.Version? {
    rule(ofVersion: event)?.versions.first { $0.event == event }
  }
}

extension Desk {
  /// Why there can be no next version of a rule, or nil.
  fileprivate func refusal(ofRule id: RuleID, of kind: RuleKind) -> Refusal? {
    guard let found = workingRules[id] else { return Refusal(.noSuchRule) }
    if found.repealed != nil { return Refusal(.ruleNotCurrent, Clause("R3.3")) }
    if found.waiting != nil { return Refusal(.alreadyProposed, Clause("R3.3")) }
    return found.kind == kind ? nil : Refusal(.misplaced)
  }

  /// A rule never reaches back.
  fileprivate func refusalOfRuleDay(_ from: CivilDate, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    if from < today { return Refusal(.effectInThePast, Clause("R3.3")) }
    return from <= today.adding(days: 366) ? nil : Refusal(.dateInvalid, Clause("R3.3"), .date(from))
  }

  fileprivate func refusalToDecide(_ version: EventNumber, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .leader, envelope) { return refusal }
    guard let found = workingRules.version(version) else { return Refusal(.noSuchRule) }
    if !found.isWaiting { return Refusal(.alreadyDecided) }
    return members.isSamePerson(found.proposed.by, envelope.author) ? Refusal(.ownProposal, Clause("R3.3")) : nil
  }
}
