import CaseDomain
import EventLog

extension OpenDesk {
  /// Everything this member may know of a tip.
  ///
  /// - Throws: `DeskFault`; `Refusal` `noSuchTip` where the tip is absent for this member.
  package func document(of tip: TipID) throws -> TipDocument {
    guard let row = state.desk.tips[tip] else { throw Refusal(.noSuchTip) }
    if let refusal = state.desk.refusalOfReach(.tip(tip), for: member) { throw refusal }
    let events = try told(state.desk.tips.events(of: tip))
    guard let registered = events.first?.event as? TipRegistered else {
      throw DeskFault("textMissing", "\(row.number)")
    }
    let newest = events.last { $0.envelope.event.rawValue == row.text.rawValue }?.event.tipContent
    return TipDocument(tip: tip, registered: registered, content: newest ?? registered.content, events: events)
  }

  /// Everything this member may know of a lead.
  package func document(of lead: LeadID) throws -> LeadDocument {
    guard let row = state.desk.leads[lead] else { throw Refusal(.noSuchLead) }
    if let refusal = state.desk.refusalOfReach(.lead(lead), for: member) { throw refusal }
    let events = try told(state.desk.leads.events(of: lead))
    guard let opened = events.first?.event as? LeadOpened else { throw DeskFault("textMissing", "\(row.number)") }
    return LeadDocument(lead: lead, opened: opened, events: events)
  }

  /// Events of the log from a number on that this member may read, oldest first, in portions of a commit.
  package func forEachCommit(since event: EventNumber, _ body: (Commit, [Recorded]) throws -> Bool) throws {
    var number = state.commit(of: max(event, EventNumber(rawValue: 1))) ?? state.places.count + 1
    while number <= state.places.count {
      let commit = try texts.commit(number, in: state)
      if try !body(commit, withinReach(texts.events(of: commit, in: state))) { return }
      number += 1
    }
  }

  /// Without what was said, before, of what this member was taken off: nobody is shown it again.
  func withinReach(_ events: [Recorded]) -> [Recorded] {
    events.filter { recorded in
      // What was done with a receipt code says which tip it is of.
      let entry =
        CaseEntry(recorded.event.scope(at: recorded.envelope.event))
        ?? state.desk.codeTip(of: recorded.event).map { CaseEntry.tip($0) }
      return entry.map { !state.desk.isOutOfReach($0, for: member) } ?? true
    }
  }

  /// Those of the events that this member may read and is told of, in the order given.
  func told(_ numbers: [EventNumber]) throws -> [Recorded] {
    try recorded(numbers).filter { state.desk.tells($0.event, to: member) }
  }

  /// Those of the events that this member may read, in the order given.
  func recorded(_ numbers: [EventNumber]) throws -> [Recorded] {
    try numbers.compactMap { try texts.event($0, in: state) }
  }
}
