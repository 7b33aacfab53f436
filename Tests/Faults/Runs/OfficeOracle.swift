import CaseDomain
import DeskSession
import EventLog
import TestSupport
import Vault

/// Compares what an office was told with what its desk has, and goes on working there.
package struct OfficeOracle {
  let place: OfficePlace
  let notes: [OfficeNote]

  package init(_ place: OfficePlace, notes: [OfficeNote]) {
    self.place = place
    self.notes = notes
  }

  private func isDone(_ step: OfficeWork.Step) -> Bool {
    notes.contains { if case .done(step, _, _) = $0 { true } else { false } }
  }

  /// Opens the desk, repairing what is to be repaired, and looks for everything that was acknowledged.
  ///
  /// - Parameter goesOn: whether one more tip is registered.
  /// - Returns: what is lost or wrong, in words for whoever reads a failed run.
  package func findings(goesOn: Bool = true) -> [String] {
    var findings: [String] = []
    do {
      guard let desk = try opened() else { return findings }
      if let readOnly = desk.readOnly { findings.append("read-only: \(readOnly.id) \(readOnly.details)") }
      findings += try history()
      findings += try content(of: desk)
      findings += try beside(desk)
      if goesOn {
        if !isDone(.undertaking) { _ = try desk.perform(SignUndertaking()) }
        let before = desk.desk.tips.count
        _ = try desk.register(TipIntake(content: TipContent(title: "next", narrative: "照常")))
        if desk.desk.tips.count != before + 1 { findings.append("work does not go on") }
        try desk.upkeep()
      }
      desk.close()
    } catch {
      findings.append("cannot be opened: \(error)")
    }
    return findings
  }

  /// The desk; nil where none was promised, and founding could be repeated.
  private func opened() throws -> OpenDesk? {
    do {
      return try OfficeWork.open(place)
    } catch let fault as DeskFault
      where !isDone(.found) && ["noDesk", "noSuchMemberHere", "foundingUnfinished", "file.list"].contains(fault.id)
    {
      var told: [OfficeNote] = []
      let work = OfficeWork(place) { told.append($0) }
      guard work.run([.found, .undertaking]) else { throw Unfounded(notes: told) }
      return nil
    }
  }

  private struct Unfounded: Error { let notes: [OfficeNote] }

  /// Every acknowledged commit stands where it stood.
  private func history() throws -> [String] {
    let store = try FileEventStore(
      directory: place.layout.directory, fileSystem: place.fileSystem, limits: OfficePlace.logLimits)
    var hashes: [UInt64: String] = [:]
    try store.catchUp { hashes[$0.number] = $0.hash.hex }
    return notes.compactMap { note in
      guard case .done(let step, let commits, let hash) = note, commits > 0 else { return nil }
      return hashes[commits] == hash ? nil : "LOST commit \(commits) of \(step)"
    }
  }

  private func content(of desk: OpenDesk) throws -> [String] {
    var findings: [String] = []
    let titles = desk.desk.tips.titles
    let rows = 0..<desk.desk.tips.count
    for step in [OfficeWork.Step.ledger1, .ledger2, .ledger3, .ledger4] {
      let there = rows.count { titles[$0].hasPrefix(step.rawValue) }
      if there != 0 && there != 5 || there == 0 && isDone(step) { findings.append("LOST tips of \(step): \(there)") }
    }
    for row in rows where titles[row] == "tip" {
      let attachments = try desk.document(of: desk.desk.tips.rows[row].id).content.attachments
      if try attachments.map({ try desk.bytes(of: $0) }) != [OfficePlace.scanBytes] {
        findings.append("LOST the attachment")
      }
    }
    if isDone(.tip), !rows.contains(where: { titles[$0] == "tip" }) { findings.append("LOST the tip") }
    if isDone(.lead), desk.desk.leads.count == 0 { findings.append("LOST the lead") }
    let damaged = try desk.damagedSealedFiles()
    if !damaged.isEmpty { findings.append("LOST sealed files: \(damaged.map(\.details))") }
    if !desk.desk.unauthorised.isEmpty { findings.append("events beyond their author's post") }
    if !desk.damagedPayloads.isEmpty { findings.append("LOST payloads") }
    return findings
  }

  /// What is no part of the log: drafts, key files, what was taken out.
  private func beside(_ desk: OpenDesk) throws -> [String] {
    var findings: [String] = []
    if isDone(.draft), !desk.drafts().contains(where: { $0.id == OfficeWork.draftID }) {
      findings.append("LOST the draft")
    }
    if isDone(.enrol) {
      let second = try place.door.member(OfficeWork.second)
      _ = try place.door.unlock(second.id, passphrase: OfficeWork.passphrases[0])
      if isDone(.grant), desk.desk.members[second.id]?.status != .admitted { findings.append("LOST the grant") }
    }
    if isDone(.passphrase) {
      let member = try place.door.member(OfficeWork.admin)
      do { _ = try place.door.unlock(member.id, passphrase: OfficeWork.passphrases[1]) } catch {
        findings.append("LOST the new passphrase: \(error)")
      }
    }
    let papers = [
      (OfficeWork.Step.paper, place.paper, OfficePlace.paperBytes), (.copy, place.copy, OfficePlace.scanBytes),
    ]
    for (step, path, bytes) in papers {
      let isThere = try place.fileSystem.status(path) != nil
      if isDone(step) && !isThere { findings.append("LOST \(path)") }
      if isThere, try place.fileSystem.contents(of: path, limit: 1 << 20) != bytes {
        findings.append("\(isDone(step) ? "LOST" : "half of") \(path)")
      }
    }
    return findings
  }
}
