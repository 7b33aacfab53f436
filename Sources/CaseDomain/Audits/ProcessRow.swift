/// One step of the process as an inspector may know it: what kind of step, on what, when, by whom, and the day it set.
/// Never a title, a word of a report, a subject, or who reported.
package struct ProcessRow: Codable, Hashable, Sendable {
  /// The event it stands for.
  package let event: EventNumber
  package let time: Instant
  /// Nil for what somebody with a receipt code came for: who stood at the counter is not told.
  package let author: MemberID?
  /// The event's type, `tip.registered`.
  package let step: String
  /// The number of the tip or lead.
  package let about: String?
  /// The member it is about.
  package let member: MemberID?
  /// The last day that the step set for the next.
  package let due: CivilDate?
  /// Set where the author was not entitled, and the step had no effect.
  package let refused: YesNo?

  package init(
    event: EventNumber, time: Instant, author: MemberID?, step: String, about: String? = nil, member: MemberID? = nil,
    due: CivilDate? = nil, refused: YesNo? = nil
  ) {
    self.event = event
    self.time = time
    self.author = author
    self.step = step
    self.about = about
    self.member = member
    self.due = due
    self.refused = refused
  }

  /// The most rows of one extract, so that its commit stays far below what a commit may hold.
  package static let most = 5000

  /// Registers of which an inspector is told nothing, not even that there is something: tips about people who work
  /// here, leaks and retaliation, recusals, and what auditors extracted.
  private static let silent: Set<Register> = [.restricted, .incidents, .audits, .recusals, .keys]

  /// What an event comes to; nil where an inspector is told nothing of it.
  ///
  /// - Parameter desk: as an auditor reads it.
  package init?(_ event: any Event, from envelope: Envelope, in desk: Desk, isRefused: Bool) {
    let type = Swift.type(of: event).type
    guard let register = Register(ofType: type), !Self.silent.contains(register) else { return nil }
    var about: String?
    switch event.scope(at: envelope.event) {
    case .closed, .audit: return nil
    case .tip(let tip):
      guard let number = Self.number(of: tip, desk) else { return nil }
      about = number
    case .leads:
      // What was done with a receipt code belongs to its tip, and goes with it.
      guard let tip = desk.codeTip(of: event) else { break }
      guard let number = Self.number(of: tip, desk) else { return nil }
      about = number
    case .lead(let lead):
      guard let row = desk.leads.row(of: lead),
        desk.leads.tips[row].allSatisfy({ desk.restricted.takenOver($0) == nil }), Self.isOpen(.lead(lead), desk)
      else { return nil }
      about = desk.leads.rows[row].number.description
    case .desk, .book: break
    }
    self.init(
      event: envelope.event, time: envelope.time, author: desk.author(of: envelope, toldTo: nil), step: type,
      about: about,
      member: Self.member(event), due: Self.due(event), refused: isRefused ? .yes : nil)
  }

  /// The number of a tip that an inspector may read of; what became restricted is so from its beginning.
  private static func number(of tip: TipID, _ desk: Desk) -> String? {
    guard let found = desk.tips[tip], desk.restricted.takenOver(tip) == nil, isOpen(.tip(tip), desk) else { return nil }
    return found.number.description
  }

  /// Whether nobody ever was taken off an entry: a recused leader or auditor reads what was extracted, and would learn
  /// from it what goes on. Let back or not, it stays left out, so that extracts are the same whenever they are made.
  package static func isOpen(_ entry: CaseEntry, _ desk: Desk) -> Bool {
    desk.recusals.on(entry).isEmpty && !desk.isElsewhere(entry)
  }

  private static func member(_ event: any Event) -> MemberID? {
    switch event {
    case let event as MemberInvited: event.member
    case let event as MemberAdmitted: event.member
    case let event as PostsChanged: event.member
    case let event as MemberRemoved: event.member
    case let event as MemberKeysGranted: event.member
    case let event as LeaveTaken: event.member
    case let event as MemberReinvited: event.succeeds
    case let event as ReenrolmentConfirmed: event.member
    case let event as KeysRecovered: event.member
    case let event as InspectionExtended: event.member
    case let event as InspectionEnded: event.member
    default: nil
    }
  }

  private static func due(_ event: any Event) -> CivilDate? {
    switch event {
    case let event as TipRegistered: event.triageDue
    case let event as TipSupplemented: event.triageDue
    case let event as TipResumed: event.triageDue
    case let event as OutcomeProposed: event.secondDue
    case let event as OutcomeConfirmed: event.due
    case let event as LeadOpened: event.assignDue
    case let event as LeadAssigned: event.due
    case let event as AssistAsked: event.due
    case let event as ExtensionApproved: event.due
    case let event as FindingReported: event.reviewDue
    case let event as FindingAccepted: event.closeDue
    case let event as FindingReturned: event.due
    case let event as LeadDirected: event.due
    case let event as LeadTransferred: event.receiptDue
    case let event as CountyOrdered: event.due
    case let event as LeadClosed: event.feedbackDue
    case let event as LeadReopened: event.due
    case let event as IdentityApproved: event.validUntil
    case let event as MeetingProposed: event.answerDue
    case let event as FollowUpSet: event.due
    case let event as DirectiveReceived: event.content.due
    case let event as DirectivePassedDown: event.acknowledgeDue
    case let event as DirectiveSentBack: event.due
    case let event as RectificationSet: event.due
    case let event as RectificationChanged: event.due
    case let event as RectificationChecked: event.due
    case let event as RectificationReopened: event.due
    case let event as LeaveTaken: event.until
    case let event as MemberInvited: event.until
    case let event as InspectionExtended: event.until
    default: nil
    }
  }

  /// The row as extracts named its author before the counter went unnamed.
  package func naming(_ author: MemberID) -> ProcessRow {
    ProcessRow(
      event: event, time: time, author: author, step: step, about: about, member: member, due: due, refused: refused)
  }

  /// The clause that a step rests on; nil where the regulation says nothing of it.
  package var clause: Clause? {
    switch Register(ofType: step) {
    case .tips: Clause(step == TipRegistered.type ? "R3.6" : step == TipRead.type ? "R6.4" : "R5.2")
    case .leads: Clause("R3.6")
    case .fieldwork: Clause("R4.4")
    case .reporters, .codes: Clause("R6.4")
    case .meetings: Clause("R2.2")
    case .rewards: Clause("R6.3.6")
    case .directives: Clause("R3.1")
    case .publicity: Clause("R1.3")
    case .study: Clause("R1.4")
    case .supervision: Clause("R3.5")
    case .workingRules: Clause("R3.3")
    case .rulings: Clause("R6.7")
    case .members: Clause("R4.1")
    default: nil
    }
  }
}
