import CaseDomain
import EventLog
import Vault

extension OpenDesk {
  /// Everything this member may know of a tip.
  ///
  /// - Throws: `DeskFault`; `Refusal` `noSuchTip` where the tip is absent for this member.
  package func document(of tip: TipID) throws -> TipDocument {
    guard let row = state.desk.tips[tip] else { throw Refusal(.noSuchTip) }
    if let refusal = state.desk.refusalOfReach(.tip(tip), for: member) { throw refusal }
    let events = try recorded(state.desk.tips.events(of: tip))
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
    let events = try recorded(state.desk.leads.events(of: lead))
    guard let opened = events.first?.event as? LeadOpened else { throw DeskFault("textMissing", "\(row.number)") }
    return LeadDocument(lead: lead, opened: opened, events: events)
  }

  /// An attachment's bytes.
  ///
  /// - Throws: `DeskFault` where the file is missing, altered, or not the one the event names.
  package func bytes(of attachment: Attachment) throws(DeskFault) -> [UInt8] {
    guard let key = Vault.Base64.decode(attachment.key).flatMap(SealingKey.init(bytes:)),
      let hash = Hex.decode(attachment.sha256)
    else { throw DeskFault("attachmentDamaged", attachment.name) }
    do {
      let file = try environment.fileSystem.contents(of: layout.blobs + "/" + attachment.blob, limit: .max)
      return try SealedBlob.open(file: file, key: key, hash: hash)
    } catch {
      throw DeskFault("attachmentDamaged", attachment.name)
    }
  }

  /// Writes an attachment of a tip to a file: on the record first, so that a record that fails leaves no file.
  ///
  /// - Throws: `Refusal`; `DeskFault` where the attachment is damaged, or nothing can be recorded or written.
  package func export(_ attachment: Attachment, of tip: TipID, to path: String) throws {
    let bytes = try bytes(of: attachment)
    _ = try perform(ExportTip(tip: tip, what: .attachment, file: path))
    do {
      try environment.fileSystem.writeAtomically(bytes, to: environment.path(path), permissions: 0o600)
    } catch {
      throw DeskFault(error)
    }
  }

  /// Events of the log from a number on that this member may read, oldest first, in portions of a commit.
  package func forEachCommit(since event: EventNumber, _ body: (Commit, [Recorded]) throws -> Bool) throws {
    var number = state.commit(of: max(event, EventNumber(rawValue: 1))) ?? state.places.count + 1
    while number <= state.places.count {
      let commit = try store.commit(at: number)
      if try !body(commit, withinReach(texts.events(of: commit, in: state))) { return }
      number += 1
    }
  }

  /// Without what was said, before, of what this member was taken off: nobody is shown it again.
  func withinReach(_ events: [Recorded]) -> [Recorded] {
    events.filter { recorded in
      CaseEntry(recorded.event.scope(at: recorded.envelope.event)).map {
        !state.desk.isOutOfReach($0, for: member)
      } ?? true
    }
  }

  /// Those of the events that this member may read, in the order given.
  func recorded(_ numbers: [EventNumber]) throws -> [Recorded] {
    try numbers.compactMap { try texts.event($0, in: state) }
  }
}
