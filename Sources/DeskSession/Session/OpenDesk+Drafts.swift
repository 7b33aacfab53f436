import CaseDomain
import EventLog
import Foundation
import Vault

/// Unfinished forms and what the member had seen, sealed to the member: they survive a crash, and nobody else reads
/// them. Identity fields never reach them.
extension OpenDesk {
  private var directory: String { layout.drafts(of: member) }
  private var draftKey: SealingKey { derivedKey("drafts") }
  private var aad: [UInt8] { store.desk.bytes }

  /// Oldest first. A draft that cannot be read is left where it is and not shown.
  package func drafts() -> [FormDraft] {
    // Where nothing can be written, what is there is read all the same.
    if readOnly == nil { try? prepareDraftFolder() }
    guard let names = try? environment.fileSystem.list(directory) else { return [] }
    return names.filter { $0.hasSuffix(".draft") }.compactMap { name in
      guard let sealed = try? environment.fileSystem.contents(of: directory + "/" + name, limit: 1 << 24),
        let text = try? draftKey.open(sealed, aad: aad)
      else { return nil }
      return try? JSONDecoder().decode(FormDraft.self, from: Data(text))
    }.sorted { $0.startedAt < $1.startedAt }
  }

  package func keep(_ draft: FormDraft) throws(DeskFault) {
    try faulting {
      let text = [UInt8](try JSONEncoder().encode(draft))
      try prepareDraftFolder()
      try environment.fileSystem.writeAtomically(
        draftKey.seal(text, aad: aad, random: environment.random), to: path(of: draft.id), permissions: 0o600)
    }
  }

  package func dropDraft(_ id: RequestID) throws(DeskFault) {
    let path = path(of: Hex.encode(id.bytes))
    try faulting {
      if try environment.fileSystem.status(path) != nil { try environment.fileSystem.unlink(path) }
    }
  }

  /// Forgets unfinished forms on what the member was taken off: they may say what it is about.
  ///
  /// - Returns: the ids of those that are gone.
  func dropOutOfReach(_ drafts: [FormDraft]) throws(DeskFault) -> [String] {
    var dropped: [String] = []
    for draft in drafts
    where draft.entries(in: state.desk).contains(where: { state.desk.isOutOfReach($0, for: member) }) {
      let path = path(of: draft.id)
      try faulting { try environment.fileSystem.unlink(path) }
      dropped.append(draft.id)
    }
    return dropped
  }

  /// The last event the member had seen when they last left; the first of all where they never were.
  package func lastSeen() -> EventNumber {
    guard let sealed = try? environment.fileSystem.contents(of: directory + "/seen", limit: 4096),
      let text = try? draftKey.open(sealed, aad: aad + [1]), let number = Int64(String(decoding: text, as: UTF8.self))
    else { return EventNumber(rawValue: 0) }
    return EventNumber(rawValue: number)
  }

  /// Notes how far the member has seen.
  package func noteSeen() throws(DeskFault) {
    try faulting {
      try prepareDraftFolder()
      let text = [UInt8](String(state.desk.lastEvent.rawValue).utf8)
      try environment.fileSystem.writeAtomically(
        draftKey.seal(text, aad: aad + [1], random: environment.random), to: directory + "/seen", permissions: 0o600)
    }
  }

  private func path(of id: String) -> String {
    // An id from a form is hexadecimal; anything else stays inside the directory all the same.
    directory + "/" + id.filter { $0.isHexDigit } + ".draft"
  }
}

extension FormDraft {
  /// The tips and leads that a form is about, by its name: `tip.return/12,15`, `recusal.enter.lead/15`, `reporter.mark/7`.
  func entries(in desk: Desk) -> [CaseEntry] {
    let parts = form.split(separator: "/")
    guard parts.count == 2 else { return [] }
    let numbers = parts[1].split(separator: ",").compactMap { Int64($0) }
    if parts[0].hasPrefix("reporter.") {
      return numbers.compactMap { desk.reporters[ReporterID(rawValue: $0)].map { .tip($0.tip) } }
    }
    // Tips and leads are named by the events that created them, so a number says which it is.
    return numbers.flatMap { [.tip(TipID(rawValue: $0)), .lead(LeadID(rawValue: $0))] }
  }
}
