/// What was done about a lead since it was opened, in the order it happened. The words stay in the log.
package struct LeadWork: Hashable, Sendable, Codable {
  package internal(set) var assignments: [Assignment] = []
  package internal(set) var assists: [Assist] = []
  package internal(set) var extensions: [Extension] = []
  package internal(set) var narratives: [Narrative] = []
  package internal(set) var reports: [Report] = []
  package internal(set) var transfers: [Transfer] = []
  package internal(set) var directives: [Directive] = []
  /// The county's number and deadline, where the county assigned it.
  package internal(set) var county: CountyOrder?
  /// The last working day for telling the leading group; nil where the lead is not major, or they know.
  package internal(set) var escalateDue: CivilDate?
  package internal(set) var escalations: [LeadStep] = []
  /// The last working day for the office's word on a report, or for closing what it accepted.
  package internal(set) var reviewDue: CivilDate?
  package internal(set) var closings: [Closing] = []
  package internal(set) var archived: LeadStep?
  /// The last working day for looking at what came in after closing; nil where nothing did, or it was looked at.
  package internal(set) var lateDue: CivilDate?
  /// Reporters who were told what came of it.
  package internal(set) var feedback: [Feedback] = []
  /// The lead that it was split from.
  package internal(set) var splitFrom: LeadID?

  /// Something that somebody asked or did, and others answer by its event.
  package protocol Item {
    var step: LeadStep { get }
  }

  /// A section was given the lead.
  package struct Assignment: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let section: SectionID
    package let handler: MemberID?
    /// Who took it up there.
    package internal(set) var taken: LeadStep?
    /// It was taken from the section again.
    package internal(set) var withdrawn: LeadStep?
  }

  /// Another section is asked for help (协查, R5.1).
  package struct Assist: Item, Hashable, Sendable, Codable {
    package let step: LeadStep
    package let section: SectionID
    package let due: CivilDate
    /// The office's word on it; nil while it waits. From a yes on, the section reads the lead.
    package internal(set) var decision: Decision?
    package internal(set) var answered: LeadStep?
    package internal(set) var ended: LeadStep?

    /// Whether the section reads the lead for it.
    package var isOpen: Bool { decision?.isYes == true && ended == nil }
  }

  /// The section asked for more time.
  package struct Extension: Item, Hashable, Sendable, Codable {
    package let step: LeadStep
    /// The last working day for the office's word.
    package let decisionDue: CivilDate
    package internal(set) var decision: Decision?
  }

  /// The section needs the words of a tip.
  package struct Narrative: Item, Hashable, Sendable, Codable {
    package let step: LeadStep
    package let tip: TipID
    package let section: SectionID
    package internal(set) var decision: Decision?
  }

  /// What the section found.
  package struct Report: Item, Hashable, Sendable, Codable {
    package let step: LeadStep
    package let finding: Finding
    package let section: SectionID
    /// What a partly confirmed finding confirms, in the section's words; else none (R6.2.3).
    package let confirmed: [String]
    package internal(set) var decision: Decision?
  }

  /// The lead went to the police or another competent body.
  package struct Transfer: Item, Hashable, Sendable, Codable {
    package let step: LeadStep
    package let body: BodyID
    package let letter: String
    package let on: CivilDate
    /// The last working day for the receipt.
    package let receiptDue: CivilDate
    package internal(set) var receipt: LeadStep?
    package internal(set) var answer: TransferAnswer?
    package internal(set) var answered: LeadStep?
  }

  /// A leader said what is to be done.
  package struct Directive: Item, Hashable, Sendable, Codable {
    package let step: LeadStep
    package let due: CivilDate
    package internal(set) var answered: LeadStep?
  }

  /// The county gave the lead, under its own number.
  package struct CountyOrder: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let number: String
    package let due: CivilDate
    package internal(set) var replied: LeadStep?
  }

  package struct Closing: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let basis: ClosingBasis
    /// The last working day for telling real-name reporters; nil where there are none, or all were told.
    package internal(set) var feedbackDue: CivilDate?
    package internal(set) var reopened: LeadStep?
  }

  package struct Feedback: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let tip: TipID
    package let reporter: ReporterID
  }

  /// A yes or a no to what somebody asked.
  package struct Decision: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let isYes: Bool
  }

  /// The assignment in force.
  package var assignment: Assignment? { assignments.last.flatMap { $0.withdrawn == nil ? $0 : nil } }
  /// The report that waits for the office, or was accepted.
  package var report: Report? { reports.last.flatMap { $0.decision?.isYes == false ? nil : $0 } }
  package var waitingExtension: Extension? { extensions.last.flatMap { $0.decision == nil ? $0 : nil } }
  /// The transfer that counts: the newest.
  package var transfer: Transfer? { transfers.last }
  package var closing: Closing? { closings.last.flatMap { $0.reopened == nil ? $0 : nil } }

  /// The sections that read the lead now.
  package var sections: [SectionID] {
    var found = assignment.map { [$0.section] } ?? []
    for assist in assists where assist.isOpen && !found.contains(assist.section) { found.append(assist.section) }
    return found
  }

  /// The sections that ever worked on the lead.
  package var everSections: Set<SectionID> {
    Set(assignments.map(\.section)).union(assists.filter { $0.decision?.isYes == true }.map(\.section))
  }

  /// Everything it waits for.
  func clocks(of lead: Lead) -> [LeadClock] {
    var clocks: [LeadClock] = []
    func wait(_ kind: LeadClock.Kind, _ due: CivilDate?) {
      if let due { clocks.append(LeadClock(kind: kind, due: due)) }
    }
    switch lead.state {
    case .open:
      // What the police have is not assigned: it waits for their receipt, below, and then for its end, by the same day.
      let isTransferred = transfer.map { $0.answer != .declined } ?? false
      if !isTransferred {
        wait(.assign, lead.assignDue)
      } else if transfer?.receipt != nil {
        wait(.close, lead.assignDue)
      }
    case .assigned, .verifying: wait(.verify, lead.verifyDue)
    case .underReview: wait(.review, reviewDue)
    case .resolved: wait(.close, reviewDue)
    case .closed, .archived: break
    }
    if !lead.isClosed {
      if transfers.isEmpty { wait(.transfer, lead.transferDue) }
      wait(.escalate, escalateDue)
      wait(.extensionDecision, waitingExtension?.decisionDue)
      for assist in assists where assist.decision?.isYes != false && assist.answered == nil && assist.ended == nil {
        wait(.assist, assist.due)
      }
    }
    if let transfer, transfer.receipt == nil { wait(.receipt, transfer.receiptDue) }
    for directive in directives where directive.answered == nil { wait(.directive, directive.due) }
    if let county, county.replied == nil { wait(.county, county.due) }
    if lead.state == .closed { wait(.feedback, closing?.feedbackDue) }
    if lead.isClosed { wait(.late, lateDue) }
    return clocks
  }
}

extension Array where Element: LeadWork.Item {
  /// What an event asked or did.
  subscript(event: EventNumber) -> Element? { first { $0.step.event == event } }
}

extension Leads {
  /// Changes what an event asked or did about a lead, and keeps the newer event in the lead's history.
  mutating func change<Item: LeadWork.Item>(
    _ list: WritableKeyPath<LeadWork, [Item]>, _ event: EventNumber, of lead: LeadID, from envelope: Envelope,
    _ body: (inout Item) -> Void
  ) {
    change(lead, from: envelope) { _, work in
      if let index = work[keyPath: list].firstIndex(where: { $0.step.event == event }) {
        body(&work[keyPath: list][index])
      }
    }
  }
}

/// What the police, or whoever received a lead, answered. Raw values stand in the log and never change.
package enum TransferAnswer: String, Codable, Hashable, Sendable, CaseIterable {
  /// They take it on; what is checked here from then on was agreed with them.
  case accepted
  /// They do not; it is for the desk again.
  case declined
  /// What their own investigation came to.
  case result
}

/// What a closing rests on (law arts. 25, 52). Raw values stand in the log and never change.
package enum ClosingBasis: String, Codable, Hashable, Sendable, CaseIterable {
  /// A transfer whose receipt somebody other than the handler recorded.
  case transfer
  /// A determination that was approved outside the handling section.
  case determination
}
