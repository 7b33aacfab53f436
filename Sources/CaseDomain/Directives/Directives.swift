/// What centre, province, city and county order, passed down to the sections and reported up (R3.1).
///
/// Every member reads it: who has to do something by a day is no secret here, and what is stands in no directive. Orders
/// about one lead stand with the lead. A few a month, read by people: kept whole.
package struct Directives: Sendable, Codable {
  package static let events: [any Event.Type] = [
    DirectiveReceived.self, DirectiveAmended.self, DirectivePassedDown.self, DirectiveAcknowledged.self,
    DirectiveDone.self, DirectiveSentBack.self, DirectiveExcused.self, DirectiveClosed.self, DirectiveReopened.self,
    DirectiveReported.self,
  ]

  /// In the order entered.
  package internal(set) var all: [SuperiorDirective] = []

  package init() {}

  package subscript(id: DirectiveID) -> SuperiorDirective? { all.first { $0.id == id } }

  mutating func change(_ id: DirectiveID, _ envelope: Envelope, _ body: (inout SuperiorDirective) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
    all[index].events.append(envelope.event)
  }

  mutating func change(
    _ id: DirectiveID, of section: SectionID, _ envelope: Envelope,
    _ body: (inout SuperiorDirective.Share) -> Void
  ) {
    change(id, envelope) { directive in
      guard let index = directive.shares.firstIndex(where: { $0.section == section }) else { return }
      body(&directive.shares[index])
    }
  }
}

/// A directive of superiors, named by the event that entered it.
package struct DirectiveID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A step that somebody took at the office: the event, by whom, when, and what they said.
package struct OfficeStep: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant
  /// Empty where nothing was said.
  package let words: String

  init(_ envelope: Envelope, _ words: String = "") {
    event = envelope.event
    by = envelope.author
    at = envelope.time
    self.words = words
  }
}
