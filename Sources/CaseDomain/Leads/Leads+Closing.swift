/// The lead is closed (办结): nothing about it is left to find out.
///
/// Nobody closes what they handled. It rests on a transfer whose receipt somebody else recorded, or on a determination
/// that was approved outside the handling section; refuting a major lead takes a leader (law arts. 25, 52).
package struct LeadClosed: Event {
  package static let type = "lead.closed"
  package let lead: LeadID
  package let basis: ClosingBasis
  package let reason: String
  /// What reporters may be told; the custodian tells them.
  package let feedback: String?
  /// The last working day for that; missing where nobody is to be told.
  package let feedbackDue: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, unless: [.office, .leader], in: LeadState.living, envelope) {
      return refusal
    }
    if let refusal = desk.refusalOfBasis(basis, of: lead, envelope) { return refusal }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    if (feedback?.isBlank ?? true) != (feedbackDue == nil) { return Refusal(.textMissing) }
    if feedbackDue == nil && !desk.reportersToTell(of: lead).isEmpty { return Refusal(.feedbackMissing) }
    return feedbackDue.flatMap { desk.refusalOfDeadline($0, .feedbackDays, envelope) }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      work.closings.append(.init(step: LeadStep(envelope), basis: basis, feedbackDue: feedbackDue))
      work.reviewDue = nil
      work.escalateDue = nil
      lead.state = .closed
    }
  }
}

/// The papers of a closed lead are filed.
package struct LeadArchived: Event {
  package static let type = "lead.archived"
  package let lead: LeadID
  /// The number of the volume.
  package let volume: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: [.closed], envelope) { return refusal }
    if let open = desk.leads.clocks(of: lead).first { return Refusal(.workOpen, nil, .leadClock(open.kind)) }
    return volume.isBlank ? Refusal(.volumeMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      work.archived = LeadStep(envelope)
      lead.state = .archived
    }
  }
}

/// A closed lead is taken up again (重新启动): late material, or a doubt about how it was closed.
package struct LeadReopened: Event {
  package static let type = "lead.reopened"
  package let lead: LeadID
  package let reason: String
  /// The last working day for the section that had it, or for assigning it.
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let posts: Posts = [.office, .leader]
    if let refusal = desk.refusalToManage(lead, unless: posts, in: [.closed, .archived], envelope) { return refusal }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    let ruling: Ruling = desk.leads[lead]?.section == nil ? .assignDays : .verificationDays
    return desk.refusalOfDeadline(due, ruling, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      if let last = work.closings.indices.last {
        work.closings[last].reopened = LeadStep(envelope)
        work.closings[last].feedbackDue = nil
      }
      work.archived = nil
      work.lateDue = nil
      lead.finding = nil
      if lead.section == nil {
        lead.assignDue = due
        lead.verifyDue = nil
        lead.state = .open
      } else {
        lead.verifyDue = due
        lead.state = .verifying
      }
    }
  }
}

/// The custodian told a reporter what came of the lead, or tried to (R6.4). Under the tip's key: a section does not learn
/// who was told.
package struct FeedbackGiven: Event {
  package static let type = "lead.feedbackGiven"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  package let on: CivilDate
  /// How they were told, or why they could not be; no detail that would say who it is.
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, unless: .custodian, in: [.closed], envelope) { return refusal }
    guard let found = desk.tips[tip], found.lead == lead else { return Refusal(.notLinked) }
    guard desk.reporters[reporter]?.tip == tip else { return Refusal(.noSuchReporter) }
    guard let closing = desk.leads.work(on: lead).closing else { return Refusal(.noSuchLead) }
    guard on >= desk.date(of: closing.step.at), on <= desk.date(of: envelope.time) else {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    return words.isBlank ? Refusal(.textMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { _, work in
      work.feedback.append(.init(step: LeadStep(envelope), tip: tip, reporter: reporter))
    }
    guard desk.reportersToTell(of: lead).isEmpty else { return }
    desk.leads.change(lead) { _, work in
      if let last = work.closings.indices.last { work.closings[last].feedbackDue = nil }
    }
  }
}

extension Desk {
  /// Something came in about a lead: where it is closed, the office has to look whether it stays so (R5.2).
  mutating func noteLate(_ lead: LeadID?, from envelope: Envelope) {
    guard let lead, leads[lead]?.isClosed == true else { return }
    let due = deadline(.reviewDays, after: envelope.time)
    leads.change(lead) { _, work in work.lateDue = work.lateDue ?? due }
  }

  /// Why a lead cannot be closed on such a basis by this author, or nil.
  fileprivate func refusalOfBasis(_ basis: ClosingBasis, of lead: LeadID, _ envelope: Envelope) -> Refusal? {
    guard let found = leads[lead] else { return Refusal(.noSuchLead) }
    let work = leads.work(on: lead)
    if hasHandled(envelope.author, lead) { return Refusal(.ownHandling, Clause("R5.2")) }
    // A directive is somebody else's word, and a question that was asked is answered first.
    if let open = work.clocks(of: found).first(where: { [.directive, .extensionDecision, .escalate].contains($0.kind) })
    {
      return Refusal(.workOpen, nil, .leadClock(open.kind))
    }
    switch basis {
    case .transfer:
      guard let transfer = work.transfer, transfer.answer != .declined else { return Refusal(.noTransfer) }
      guard let receipt = transfer.receipt else { return Refusal(.receiptMissing, Clause("R5.2")) }
      // Whoever recorded it may have taken the lead up since.
      if hasHandled(receipt.by, lead) { return Refusal(.ownHandling, Clause("R5.2"), .member(receipt.by)) }
      // What is still with a section, or reported, is finished there first.
      return found.state == .underReview ? refusal(of: found, unlessIn: [.open, .resolved]) : nil
    case .determination:
      if let refusal = refusal(of: found, unlessIn: [.resolved]) { return refusal }
      if found.isSuspectedOrganisedCrime && work.transfer?.receipt == nil {
        return Refusal(.policeNeeded, Clause("R5.2"))
      }
      if found.importance == .major && found.finding == .refuted,
        let refusal = refusal(unless: .leader, envelope)
      {
        return refusal
      }
      return nil
    }
  }

  /// Real-name reporters of a lead's tips who were not told yet what came of it, as far as this desk reads them.
  package func reportersToTell(of lead: LeadID) -> [ReporterID] {
    guard let row = leads.row(of: lead) else { return [] }
    let work = leads.work(on: lead)
    let since = work.closing?.step.event ?? EventNumber(rawValue: 0)
    let told = Set(work.feedback.filter { $0.step.event > since }.map(\.reporter))
    return leads.tips[row].flatMap { tip in
      guard tips[tip]?.lead == lead, !isElsewhere(.tip(tip)) else { return [ReporterID]() }
      return reporters.of(tip).filter { reporters[$0]?.signature == .realName && !told.contains($0) }
    }
  }
}
