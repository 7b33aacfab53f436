/// The meetings that the regulation demands, and all others: proposed, called, held, with agenda, attendance, minutes
/// and what follows from them (R2.1, R2.2, R3.4, R4.3).
///
/// When, where and who is every member's to read. What is said about a lead stands under the lead's key, so it is absent
/// for everybody who may not know the lead, and the minutes of the leading group stand under `leads`. A few a month,
/// read by people: kept whole.
package struct Meetings: Sendable, Codable {
  package static let events: [any Event.Type] = [
    MeetingProposed.self, MeetingDeclined.self, MeetingScheduled.self, MeetingRescheduled.self, MeetingCancelled.self,
    MeetingHeld.self, AttendanceTaken.self, ItemAdded.self, ItemMoved.self, ItemDropped.self, ItemDecided.self,
    MinutesWritten.self, MinutesFiled.self, MinutesApproved.self, FollowUpSet.self, FollowUpNoted.self,
    FollowUpChecked.self, MissExplained.self, MeetingPrinted.self,
  ]

  /// In the order proposed or scheduled.
  package internal(set) var all: [Meeting] = []
  /// Of every agenda, and of the backlog, in the order added.
  package internal(set) var items: [AgendaItem] = []
  /// What was written of meetings, each version and each part about a lead.
  package internal(set) var texts: [MinutesText] = []
  package internal(set) var followUps: [FollowUp] = []
  /// Why a period was missed, in the order given; the newest of a period counts.
  package internal(set) var explanations: [MissExplanation] = []
  /// What was taken out on paper, in the order printed.
  package internal(set) var printed: [Printed] = []

  package init() {}

  package subscript(id: MeetingID) -> Meeting? { all.first { $0.id == id } }
  package func item(_ event: EventNumber) -> AgendaItem? { items.first { $0.event == event } }
  package func followUp(_ event: EventNumber) -> FollowUp? { followUps.first { $0.event == event } }
  package func text(_ event: EventNumber) -> MinutesText? { texts.first { $0.event == event } }

  /// The newest explanation of a missed period.
  package func explanation(of obligation: Obligation, in period: Period) -> MissExplanation? {
    explanations.last { $0.obligation == obligation && $0.period == period }
  }

  mutating func change(_ id: MeetingID, from envelope: Envelope, _ body: (inout Meeting) -> Void) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
    all[index].changedAt = envelope.time
  }

  mutating func change(item event: EventNumber, _ body: (inout AgendaItem) -> Void) {
    guard let index = items.firstIndex(where: { $0.event == event }) else { return }
    body(&items[index])
  }

  mutating func change(followUp event: EventNumber, _ body: (inout FollowUp) -> Void) {
    guard let index = followUps.firstIndex(where: { $0.event == event }) else { return }
    body(&followUps[index])
  }
}

/// A step that somebody took: the event, by whom, when.
package struct MeetingStep: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant

  init(_ envelope: Envelope) {
    event = envelope.event
    by = envelope.author
    at = envelope.time
  }
}
