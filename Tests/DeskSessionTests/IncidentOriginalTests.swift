import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What was left out of an incident's words: for custodians among its keepers, each time on the record (R6.4).
@Suite struct IncidentOriginalTests {
  private static let said = "有人到赵举报家门口威胁"
  private static let noted = "已约谈，他承认是钱证人告诉的"

  /// An incident raised by somebody who reads nothing of it, and a step, with something left out of both.
  private func scene(accusing accused: [String] = []) throws -> (Bureau, IncidentID) {
    let bureau = try Bureau.watched()
    _ = try bureau.open(Bureau.admin).write(
      RaiseIncident(kind: .retaliation, what: "有人到〔已隐去：姓名〕家门口威胁", accused: try accused.map(bureau.id)),
      original: Self.said)
    let leader = try bureau.open(Bureau.leader)
    let incident = try #require(leader.desk.incidents.all.first).id
    _ = try leader.write(
      NoteIncident(incident: incident, text: "已约谈，他承认是〔已隐去：姓名〕告诉的"), original: Self.noted)
    return (bureau, incident)
  }

  @Test func `a custodian opens what was left out of an incident for a reason, on the record first`() throws {
    let (bureau, incident) = try scene()
    let custodian = try bureau.open(Bureau.custodian)
    #expect(refusal { _ = try custodian.incidentOriginals(of: incident, reason: " ") } == .reasonMissing)
    let opened = try custodian.incidentOriginals(of: incident, reason: "核对原话")
    #expect(opened.map(\.text.text) == [Self.said, Self.noted])
    _ = try custodian.incidentOriginals(of: incident, reason: "再核对")
    // Whoever keeps the incident sees who opened it, and why.
    let leader = try bureau.open(Bureau.leader)
    let openings = try leader.document(of: incident).readings.compactMap { $0.event as? IncidentOriginalOpened }
    #expect(openings.map(\.reason.text) == ["核对原话", "再核对"])
  }

  @Test func `no other keeper opens an incident's originals by the program, nor sees them in anything they read`()
    throws
  {
    let (bureau, incident) = try scene()
    for (name, reason) in [
      (Bureau.leader, Refusal.Reason.postRequired), (Bureau.auditor, .postRequired),
      (Bureau.secondLeader, .postRequired), (Bureau.office, .noSuchIncident), (Bureau.admin, .noSuchIncident),
    ] {
      let desk = try bureau.open(name)
      #expect(refusal { _ = try desk.incidentOriginals(of: incident, reason: "核对") } == reason, "\(name)")
      var text = try desk.printedLog().joined(separator: "\n")
      dump(desk.desk, to: &text)
      if let document = try? desk.document(of: incident) { dump(document, to: &text) }
      for word in ["赵举报", "钱证人"] { #expect(!text.contains(word), "\(name): \(word)") }
    }
  }

  /// Leaders and auditors read the closed events; with every key they ever held, and a program of their own, what was
  /// left out stays shut.
  @Test func `foreign code with the keys of other keepers opens nothing that was left out of an incident`() throws {
    let (bureau, incident) = try scene()
    let custodian = try bureau.open(Bureau.custodian)
    let tag = try #require(DeskTag(bytes: custodian.store.desk.bytes))
    for name in [Bureau.leader, Bureau.secondLeader, Bureau.auditor] {
      let desk = try bureau.open(name)
      let sealed = try desk.desk.incidents.events(of: incident).compactMap {
        try desk.texts.event($0, in: desk.state)?.event.leftOutWords
      }
      #expect(sealed.count == 2, "they hold the sealed bytes")
      for words in sealed {
        let id = try #require(Hex.decode(words.id).flatMap { SealedFileID(bytes: $0) })
        let bytes = try #require(Vault.Base64.decode(words.bytes))
        let text = LeftOutText(desk: tag, id: id, bytes: bytes)
        #expect(throws: VaultError.self) { try text.open(ring: desk.state.keyring) }
        for secret in [desk.keys.agreement] + desk.state.keyring.everySecret {
          #expect(throws: VaultError.self) { try text.open(with: secret) }
        }
        for key in desk.state.keyring.everyKey {
          #expect(throws: VaultError.self) { try key.open(bytes, nonce: [UInt8](repeating: 0, count: 12), aad: []) }
        }
        #expect(!String(decoding: try text.open(ring: custodian.state.keyring), as: UTF8.self).contains("隐去"))
      }
    }
  }

  @Test func `an accused custodian has no original of the incident to open, by the program or by hand`() throws {
    let (bureau, incident) = try scene(accusing: [Bureau.custodian])
    let accused = try bureau.open(Bureau.custodian)
    #expect(refusal { _ = try accused.incidentOriginals(of: incident, reason: "核对") } == .noSuchIncident)
    for number in 1...accused.head.commits {
      let commit = try accused.store.commit(at: number)
      #expect(accused.texts.events(of: commit, in: accused.state).allSatisfy { $0.event.leftOutWords == nil })
    }
    // What they write by hand for the keepers to believe has no effect.
    let leader = try bureau.open(Bureau.leader)
    let keepers = leader.desk.keepers(of: try #require(leader.desk.incidents[incident]))
    _ = try accused.append(accused.environment.requestID()) { position in
      try CommitSealer(at: position, author: accused.member, state: accused.state, random: accused.environment.random)
        .closedProposal(
          .event(IncidentOriginalOpened(incident: incident, reason: KeptText("核对"), keepers: keepers)), to: keepers,
          at: accused.now)
    }
    try leader.refresh()
    #expect(leader.desk.unauthorised.map(\.refusal.reason) == [.notAKeeper])
  }

  /// A note may say who leaked: whoever it accuses is off the incident before a word of it is written.
  @Test func `whom a step accuses reads nothing of it`() throws {
    let (bureau, incident) = try scene()
    let second = try bureau.id(Bureau.secondLeader)
    let leader = try bureau.open(Bureau.leader)
    let accusing = [AddAccused(incident: incident, member: second, why: "经过中点名")]
    #expect(
      refusal { _ = try leader.write(NoteIncident(incident: incident, text: " "), original: nil, accusing: accusing) }
        == .textMissing)
    #expect(leader.desk.incidents[incident]?.accused == [], "refused words take nobody off")
    for _ in 0..<2 {
      _ = try leader.write(
        NoteIncident(incident: incident, text: "名单是副组长给出去的"), original: nil, accusing: accusing, id: Secret.id(7))
    }
    #expect(leader.desk.incidents[incident]?.accused == [second] && leader.desk.incidents[incident]?.notes.count == 2)
    let accused = try bureau.open(Bureau.secondLeader)
    for number in 1...accused.head.commits {
      let events = accused.texts.events(of: try accused.store.commit(at: number), in: accused.state)
      #expect(events.allSatisfy { !"\($0.event)".contains("名单是副组长") && !($0.event is AccusedAdded) })
    }
    let auditor = try bureau.open(Bureau.auditor)
    #expect(auditor.desk.incidents[incident]?.notes.last?.words == "名单是副组长给出去的")
  }

  /// The tip names the second leader, who keeps the incident and must not learn of the tip.
  @Test func `a keeper of the incident alone learns nothing of the restricted tip it is tied to`() throws {
    let (bureau, incident) = try scene()
    let number = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    let auditor = try bureau.open(Bureau.auditor)
    let tip = try #require(auditor.desk.restricted.rows.first).id
    _ = try auditor.read(tip)
    let second = try bureau.open(Bureau.secondLeader)
    let tie = TieIncident(incident: incident, tip: tip)
    #expect(refusal { _ = try second.perform(tie) } == .noSuchRestricted, "as where there is none")
    let none = TieIncident(incident: incident, tip: RestrictedID(rawValue: 9_999))
    #expect(refusal { _ = try second.perform(none) } == .noSuchRestricted)
    _ = try auditor.perform(tie)
    for name in [Bureau.leader, Bureau.custodian, Bureau.auditor] {
      let desk = try bureau.open(name)
      #expect(desk.desk.incidents[incident]?.ties.map(\.tip) == [tip], "\(name)")
      #expect(try desk.document(of: incident).readings.contains { $0.event is RestrictedRead }, "\(name)")
    }
    try second.refresh()
    var text = try second.printedLog().joined(separator: "\n")
    dump(second.desk, to: &text)
    dump(try second.document(of: incident), to: &text)
    #expect(!text.contains(number.description) && !text.contains("incident.tied"))
    #expect(second.desk.incidents[incident]?.ties == [] && second.desk.unauthorised.isEmpty)
    #expect(second.damagedPayloads.isEmpty)
    // An auditor who comes later is handed the incident, and none of what ties it to the tip.
    try bureau.hire("后任监督", .auditor)
    try auditor.refresh()
    _ = try auditor.addKeepers([try bureau.id("后任监督")], to: incident)
    let later = try bureau.open("后任监督")
    #expect(later.desk.incidents[incident]?.ties == [] && later.desk.unauthorised.isEmpty)
    #expect(later.desk.incidents[incident]?.notes.count == 1)
    #expect(!bureau.files.contains { $0.bytes.firstRange(of: [UInt8](number.description.utf8)) != nil })
  }

  /// Somebody who keeps both raises an incident about the tip: the number is in no word that others keep.
  @Test func `raised about a restricted tip, an incident is tied to it by a commit of its own`() throws {
    let bureau = try Bureau.watched()
    let number = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    let leader = try bureau.open(Bureau.leader)
    let tip = try #require(leader.desk.restricted.rows.first).id
    let raised = try leader.write(RaiseIncident(kind: .leak, what: "有人打听"), original: nil, id: Secret.id(3))
    for _ in 0..<2 { try leader.tie(raised, to: tip) }
    #expect(leader.desk.incidents.all.first?.ties.map(\.tip) == [tip])
    let second = try bureau.open(Bureau.secondLeader)
    var text = ""
    dump(second.desk, to: &text)
    #expect(second.desk.incidents.all.count == 1 && !text.contains(number.description))
  }
}
