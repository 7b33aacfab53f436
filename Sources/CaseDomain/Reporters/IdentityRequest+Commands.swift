/// Asks that a custodian be shown who a reporter is.
package struct RequestIdentity: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let purpose: IdentityPurpose
  package let reason: String
  package let custodian: MemberID

  package init(reporter: ReporterID, purpose: IdentityPurpose, reason: String, custodian: MemberID) {
    self.reporter = reporter
    self.purpose = purpose
    self.reason = reason
    self.custodian = custodian
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IdentityRequested(
        reporter: reporter, tip: try draft.tip(of: reporter), purpose: purpose, reason: reason, custodian: custodian))
  }
}

/// Approves a request with what was lifted for it. `OpenDesk.approve` lifts.
package struct ApproveIdentity: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .reporters] }
  package let request: EventNumber
  package let lifted: [LiftedLayer]

  package init(request: EventNumber, lifted: [LiftedLayer]) {
    self.request = request
    self.lifted = lifted
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IdentityApproved(
        request: request, tip: try draft.tip(ofRequest: request), lifted: lifted,
        validUntil: draft.desk.deadline(.identityDays, after: draft.now)))
  }
}

/// Declines a request.
package struct DeclineIdentity: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let request: EventNumber
  package let reason: String

  package init(request: EventNumber, reason: String) {
    self.request = request
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(IdentityDeclined(request: request, tip: try draft.tip(ofRequest: request), reason: reason))
  }
}

/// Takes one's own request back.
package struct WithdrawIdentityRequest: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let request: EventNumber
  package init(request: EventNumber) { self.request = request }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(IdentityRequestWithdrawn(request: request, tip: try draft.tip(ofRequest: request)))
  }
}

/// Records that an identity is about to be shown. `OpenDesk.openIdentity` shows it.
package struct ViewIdentity: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let request: EventNumber
  package let isRenewal: Bool

  package init(request: EventNumber, isRenewal: Bool) {
    self.request = request
    self.isRenewal = isRenewal
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IdentityViewed(request: request, tip: try draft.tip(ofRequest: request), renewal: YesNo(isRenewal)))
  }
}

/// Records that an identity is shown no longer.
package struct CloseIdentity: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let request: EventNumber
  package let how: ViewingEnd

  package init(request: EventNumber, how: ViewingEnd) {
    self.request = request
    self.how = how
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(IdentityClosed(request: request, tip: try draft.tip(ofRequest: request), how: how))
  }
}

/// Records that a contact card is about to be read. `OpenDesk.contactCard` reads it.
package struct ReadCard: Command {
  package static var registers: Set<Register> { [.tips, .reporters] }
  package let reporter: ReporterID
  package let reason: String

  package init(reporter: ReporterID, reason: String) {
    self.reporter = reporter
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(CardRead(reporter: reporter, tip: try draft.tip(of: reporter), reason: reason))
  }
}
