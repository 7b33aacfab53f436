import CaseDomain
import EventLog

extension OpenDesk {
  /// Opens the words of a tip in full: on the record first, then the text (R6.4).
  ///
  /// Where the log cannot be written (damage, a directory that may only be read, a full disk) reading goes on, because
  /// that is when a desk is needed most; the document then says that nothing was recorded.
  ///
  /// - Throws: `DeskFault`; `Refusal` where the tip is absent for this member.
  package func read(_ tip: TipID) throws -> TipDocument {
    guard state.desk.tips[tip] != nil else { throw Refusal(.noSuchTip) }
    if let refusal = state.desk.refusalOfWords(.tip(tip), for: member) { throw refusal }
    let isRecorded = try state.desk.tips.hasRead(tip, member) || record(ReadTip(tip: tip))
    var document = try document(of: tip)
    document.isRecorded = isRecorded
    document.seenBy = try viewers(recorded(state.desk.tips.readers(of: tip)))
    return document
  }

  /// Opens a lead in full, on the record like `read(_:)` of a tip.
  package func read(_ lead: LeadID) throws -> LeadDocument {
    guard state.desk.leads[lead] != nil else { throw Refusal(.noSuchLead) }
    if let refusal = state.desk.refusalOfWords(.lead(lead), for: member) { throw refusal }
    let isRecorded = try state.desk.leads.hasRead(lead, member) || record(ReadLead(lead: lead))
    var document = try document(of: lead)
    document.isRecorded = isRecorded
    document.seenBy = try viewers(recorded(state.desk.leads.readers(of: lead)))
    return document
  }

  /// What lists show of a tip beside it: the beginning of its words. No opening, so nothing is recorded.
  package func preview(of tip: TipID) throws -> TipDocument {
    if let refusal = state.desk.refusalOfWords(.tip(tip), for: member) { throw refusal }
    let full = try document(of: tip)
    var content = full.content
    content.narrative = Excerpt.of(content.narrative)
    let events = full.events.map { recorded in
      guard let late = recorded.event as? TipSupplemented else { return recorded }
      return Recorded(envelope: recorded.envelope, event: late.excerpt)
    }
    var document = TipDocument(tip: tip, registered: full.registered, content: content, events: events)
    document.isExcerpt = true
    return document
  }

  /// What the ledger shows of a lead beside it.
  package func preview(of lead: LeadID) throws -> LeadDocument {
    if let refusal = state.desk.refusalOfWords(.lead(lead), for: member) { throw refusal }
    let full = try document(of: lead)
    let events = full.events.map { recorded in
      (recorded.event as? LeadOpened).map { Recorded(envelope: recorded.envelope, event: $0.excerpt) } ?? recorded
    }
    var document = LeadDocument(lead: lead, opened: full.opened.excerpt, events: events)
    document.isExcerpt = true
    return document
  }

  /// Whether the opening is on the record now. False where the log cannot be written.
  private func record(_ command: some Command) throws -> Bool {
    if readOnly != nil { return false }
    do {
      _ = try perform(command)
      return true
    } catch let refusal as Refusal {
      switch refusal.reason {
      // By this member at another desk, a moment ago.
      case .alreadyRead: return true
      // A later version wrote in the register: nothing can be written there, and what can be read stays readable.
      case .upgradeNeeded: return false
      default: throw refusal
      }
    } catch is DeskFault {
      return false
    }
  }
}
