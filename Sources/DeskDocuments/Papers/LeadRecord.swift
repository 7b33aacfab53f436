import CaseDomain
import DeskSession

/// A lead as scripts get it, in JSON: one line of a list. What its reader may not know is absent.
///
/// Days are `2026-11-23`, times milliseconds since 1970 UTC as in the log. Names of fields never change.
package struct LeadRow: Encodable, Sendable {
  let number: String
  /// Missing where the lead is handled where this member does not read; then nothing but the number is there.
  var title: String?
  var state: String?
  var importance: String?
  var suspectedOrganisedCrime: Bool?
  var openedAt: Int64?
  var section: String?
  var handler: String?
  var verifyDue: String?
  var finding: String?
  /// Numbers of the tips that this member may know, in order of receipt.
  var tips: [String]?
  var waits: [Wait]?

  struct Wait: Encodable, Sendable {
    /// `assign`, `verify`, …
    let what: String
    let until: String
    /// Whether it is this member's turn.
    let mine: Bool
  }

  /// - Parameter member: who asks.
  package init(_ lead: Lead, in desk: Desk, for member: MemberID) {
    number = lead.number.description
    guard let row = desk.leads.row(of: lead.id), desk.refusalOfReach(.lead(lead.id), for: member) == nil else { return }
    title = desk.leads.titles[row]
    state = lead.state.rawValue
    importance = lead.importance.rawValue
    suspectedOrganisedCrime = lead.isSuspectedOrganisedCrime
    openedAt = lead.openedAt.rawValue
    section = lead.section.flatMap { desk.organisation.section($0)?.name }
    handler = lead.handler.flatMap { desk.members[$0]?.name }
    verifyDue = lead.verifyDue?.description
    finding = lead.finding?.rawValue
    tips = desk.leads.tips[row].compactMap { desk.tips[$0] }
      .filter { desk.refusalOfReach(.tip($0.id), for: member) == nil }
      .sorted { ($0.receivedAt, $0.id) < ($1.receivedAt, $1.id) }.map(\.number.description)
    let own = desk.waiting(lead, for: member)
    let readsAll = desk.members[member]?.posts.isDisjoint(with: .leadsReaders) == false
    waits = (readsAll ? desk.leads.clocks(of: lead.id).sorted { $0.due < $1.due } : own).map {
      Wait(what: $0.kind.rawValue, until: $0.due.description, mine: own.contains($0))
    }
  }
}

/// A lead with everything that was done about it, for `casedesk lead show --json`.
package struct LeadRecord: Encodable, Sendable {
  let lead: LeadRow
  let openedBy: String?
  let reason: String
  let tips: [Tip]
  let assignments: [Assignment]
  let notes: [Note]
  let findings: [Report]
  let transfers: [Transfer]
  let closings: [Closing]

  /// A tip without its words, which are opened one by one, on the record.
  struct Tip: Encodable, Sendable {
    let number: String
    let receivedAt: Int64
    /// `minute` or `day`.
    let precision: String
    let channel: String
    let naming: String
    let joint: Bool
    /// Aliases of the reporters, as numbers.
    let aliases: [Int64]
  }

  struct Assignment: Encodable, Sendable {
    let at: Int64
    let by: String?
    let section: String?
    let handler: String?
    let summary: String?
    let request: String?
    let due: String?
    let takenAt: Int64?
    let withdrawnAt: Int64?
  }

  struct Note: Encodable, Sendable {
    let at: Int64
    let by: String?
    let kind: String
    let on: String
    let words: String
    let place: String?
    let people: String?
    /// Names of the files.
    let attachments: [String]
  }

  struct Report: Encodable, Sendable {
    let at: Int64
    let by: String?
    let section: String?
    let finding: String
    let grounds: String?
    let items: [FindingItem]
    /// Missing while the office has not said a word on it.
    let accepted: Bool?
  }

  struct Transfer: Encodable, Sendable {
    let on: String
    let by: String?
    let body: String?
    let letter: String
    let contents: [String]
    let receiptAt: Int64?
    let answer: String?
  }

  struct Closing: Encodable, Sendable {
    let at: Int64
    let by: String?
    let basis: String
    let reopenedAt: Int64?
  }

  package init(_ sheet: LeadSheet, in desk: Desk, for member: MemberID) {
    func name(_ id: MemberID) -> String? { desk.members[id]?.name }
    func section(_ id: SectionID) -> String? { desk.organisation.section(id)?.name }
    lead = LeadRow(sheet.lead, in: desk, for: member)
    openedBy = name(sheet.lead.openedBy)
    reason = sheet.document.opened.reason
    tips = sheet.tips.map { Tip($0) }
    assignments = sheet.work.assignments.map { given in
      let event = sheet.event(given.step.event, as: LeadAssigned.self)
      return Assignment(
        at: given.step.at.rawValue, by: name(given.step.by), section: section(given.section),
        handler: given.handler.flatMap(name), summary: event?.summary, request: event?.request,
        due: event?.due.description, takenAt: given.taken?.at.rawValue, withdrawnAt: given.withdrawn?.at.rawValue)
    }
    notes = sheet.document.events.compactMap { recorded in
      (recorded.event as? LeadNoted).map { event in
        Note(
          at: recorded.envelope.time.rawValue, by: name(recorded.envelope.author), kind: event.kind.rawValue,
          on: event.on.description, words: event.words, place: event.place, people: event.people,
          attachments: event.attachments.map(\.name))
      }
    }
    findings = sheet.work.reports.map { report in
      let event = sheet.event(report.step.event, as: FindingReported.self)
      return Report(
        at: report.step.at.rawValue, by: name(report.step.by), section: section(report.section),
        finding: report.finding.rawValue, grounds: event?.grounds, items: event?.items ?? [],
        accepted: report.decision?.isYes)
    }
    transfers = sheet.work.transfers.map { transfer in
      Transfer(
        on: transfer.on.description, by: name(transfer.step.by), body: desk.organisation.body(transfer.body)?.name,
        letter: transfer.letter,
        contents: sheet.event(transfer.step.event, as: LeadTransferred.self)?.contents ?? [],
        receiptAt: transfer.receipt?.at.rawValue, answer: transfer.answer?.rawValue)
    }
    closings = sheet.work.closings.map { closing in
      Closing(
        at: closing.step.at.rawValue, by: name(closing.step.by), basis: closing.basis.rawValue,
        reopenedAt: closing.reopened?.at.rawValue)
    }
  }
}

extension LeadRecord.Tip {
  fileprivate init(_ sheet: TipSheet) {
    let tip = sheet.tip
    self.init(
      number: tip.number.description, receivedAt: tip.receivedAt.rawValue, precision: tip.precision.rawValue,
      channel: tip.channel.rawValue, naming: tip.signature.rawValue, joint: tip.isJoint,
      aliases: sheet.reporters.map(\.rawValue))
  }
}
