import CaseDomain

/// Everything of a lead that may stand on paper or go to a script: what its reader may know, as redactions leave it,
/// and never who reported (R6.4). Aliases are here; each paper says whether it shows them.
package struct LeadSheet: Sendable {
  package let lead: Lead
  package let title: String
  package let document: LeadDocument
  package let work: LeadWork
  /// In order of receipt (R6.3.2); those that the reader may not know are absent.
  package let tips: [TipSheet]

  package init(lead: Lead, title: String, document: LeadDocument, work: LeadWork, tips: [TipSheet]) {
    self.lead = lead
    self.title = title
    self.document = document
    self.work = work
    self.tips = tips
  }

  /// The newest event of a kind, and who wrote it when.
  package func last<Found: Event>(_ kind: Found.Type, where holds: (Found) -> Bool = { _ in true }) -> Found? {
    document.events.reversed().lazy.compactMap { $0.event as? Found }.first(where: holds)
  }

  /// The event with that number.
  package func event<Found: Event>(_ number: EventNumber, as kind: Found.Type) -> Found? {
    document.events.first { $0.envelope.event == number }?.event as? Found
  }
}

/// A tip as papers show it.
package struct TipSheet: Sendable {
  package let tip: Tip
  package let content: TipContent
  /// Late material, in order.
  package let late: [Late]
  /// Aliases of its reporters.
  package let reporters: [ReporterID]

  package struct Late: Sendable {
    package let receivedAt: Instant
    package let text: String
    package init(receivedAt: Instant, text: String) {
      self.receivedAt = receivedAt
      self.text = text
    }
  }

  package init(tip: Tip, content: TipContent, late: [Late], reporters: [ReporterID]) {
    self.tip = tip
    self.content = content
    self.late = late
    self.reporters = reporters
  }

  /// From a desk and the tip's document.
  package init?(_ document: TipDocument, in desk: Desk) {
    guard let tip = desk.tips[document.tip] else { return nil }
    self.init(
      tip: tip, content: document.content,
      late: document.events.compactMap { $0.event as? TipSupplemented }.map {
        Late(receivedAt: $0.receivedAt, text: $0.text)
      }, reporters: desk.reporters.of(tip.id))
  }
}

extension OpenDesk {
  /// A lead as papers and scripts show it. Nothing is recorded: whoever hands the sheet on records that.
  ///
  /// - Throws: `DeskFault`; `Refusal` where the lead is absent for this member.
  package func sheet(of lead: LeadID) throws -> LeadSheet {
    try sheet(document(of: lead))
  }

  /// The same, of a document that was opened before.
  package func sheet(_ document: LeadDocument) throws -> LeadSheet {
    guard let row = desk.leads.row(of: document.lead) else { throw Refusal(.noSuchLead) }
    let tips = try desk.leads.tips[row].compactMap { try sheet(ofLinked: $0) }
    return LeadSheet(
      lead: desk.leads.rows[row], title: desk.leads.titles[row], document: document,
      work: desk.leads.work(on: document.lead),
      tips: tips.sorted { ($0.tip.receivedAt, $0.tip.id) < ($1.tip.receivedAt, $1.tip.id) })
  }

  /// A tip as papers show it.
  package func sheet(of tip: TipID) throws -> TipSheet {
    guard let sheet = TipSheet(try document(of: tip), in: desk) else { throw Refusal(.noSuchTip) }
    return sheet
  }

  /// A tip that is one of a lead's; nil where this member may not know it.
  private func sheet(ofLinked tip: TipID) throws -> TipSheet? {
    guard desk.tips[tip] != nil, desk.refusalOfReach(.tip(tip), for: member) == nil else { return nil }
    return try sheet(of: tip)
  }
}
