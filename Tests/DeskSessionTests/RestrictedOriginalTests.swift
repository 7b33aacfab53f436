import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What was left out of a restricted tip: for custodians among its keepers, each time on the record (R6.4).
@Suite struct RestrictedOriginalTests {
  private static let late = "又来一信，我儿子赵小举送的"

  /// A bureau with a restricted tip, late material, and something left out of both.
  private func scene(conflicts: [MarkedConflict] = []) throws -> (Bureau, RestrictedID) {
    let bureau = try Secret.bureau()
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: conflicts, id: Secret.id(1))
    let leader = try bureau.open(Bureau.leader)
    let tip = try #require(leader.desk.restricted.rows.first).id
    _ = try leader.supplementRestricted(tip, "又来一信", original: Self.late, receivedAt: nil)
    return (bureau, tip)
  }

  @Test func `a custodian opens it for a reason, which is on the record first`() throws {
    let (bureau, tip) = try scene()
    let custodian = try bureau.open(Bureau.custodian)
    let opened = try custodian.restrictedOriginals(of: tip, reason: "核对原话")
    #expect(opened.map(\.text.text) == [Secret.words + "，我赵举报亲眼所见", Self.late])
    let events = try custodian.preview(of: tip).events
    #expect(events.contains { ($0.event as? RestrictedOriginalOpened)?.reason.text == "核对原话" })
    #expect(refusal { _ = try custodian.restrictedOriginals(of: tip, reason: " ") } == .reasonMissing)
    // Again is another opening.
    _ = try custodian.restrictedOriginals(of: tip, reason: "再核对")
    let again = try custodian.preview(of: tip).events.filter { $0.event is RestrictedOriginalOpened }
    #expect(again.count == 2)
  }

  @Test func `what was left out of a tip sent directly is sealed to the custodians too`() throws {
    let bureau = try Secret.bureau()
    let admin = try bureau.open(Bureau.admin)
    _ = try admin.sendDirectly(Secret.content(), originalNarrative: Self.late, conflicts: [], id: Secret.id(1))
    let leader = try bureau.open(Bureau.leader)
    let tip = try #require(leader.desk.restricted.rows.first)
    let read = try leader.read(tip.id)
    #expect(tip.hasOriginal && !"\(read)".contains("赵小举"))
    let opened = try bureau.open(Bureau.custodian).restrictedOriginals(of: tip.id, reason: "核对原话")
    #expect(opened.map(\.text.text) == [Self.late])
  }

  @Test func `whom late material concerns is off the tip before a word of it is written (R6.4)`() throws {
    let (bureau, tip) = try scene()
    let auditor = try bureau.id(Secret.auditor)
    let before = try bureau.open(Secret.auditor).preview(of: tip).events.count
    let leader = try bureau.open(Bureau.leader)
    let conflicts = [MarkedConflict(member: auditor, why: "材料中点名")]
    // Refused material takes nobody off.
    #expect(
      refusal { _ = try leader.supplementRestricted(tip, " ", original: nil, receivedAt: nil, conflicts: conflicts) }
        != nil)
    #expect(leader.desk.restricted[tip]?.keepers.contains(auditor) == true)
    for _ in 0..<2 {
      _ = try leader.supplementRestricted(
        tip, "监督员也分了钱", original: nil, receivedAt: nil, conflicts: conflicts, id: Secret.id(7))
    }
    #expect(leader.desk.restricted[tip]?.conflicts.map(\.member) == [auditor])
    let named = try bureau.open(Secret.auditor)
    #expect(try named.preview(of: tip).events.count == before)
    for number in 1...named.head.commits {
      let events = named.texts.events(of: try named.store.commit(at: number), in: named.state)
      #expect(events.allSatisfy { !"\($0.event)".contains("监督员也分了钱") && !($0.event is ConflictAdded) })
    }
    let custodian = try bureau.open(Bureau.custodian)
    let read = try custodian.read(tip)
    #expect("\(read)".contains("监督员也分了钱"))
    #expect(try custodian.preview(of: tip).events.count { $0.event is RestrictedSupplemented } == 2)
  }

  @Test func `no other keeper opens it by the program, nor sees it in anything they read`() throws {
    let (bureau, tip) = try scene()
    for (name, reason) in [
      (Bureau.leader, Refusal.Reason.postRequired), (Secret.auditor, .postRequired), (Secret.named, .noSuchRestricted),
      (Bureau.office, .noSuchRestricted),
    ] {
      let desk = try bureau.open(name)
      #expect(refusal { _ = try desk.restrictedOriginals(of: tip, reason: "核对") } == reason, "\(name)")
      guard Secret.keepers.contains(name) else { continue }
      var text = ""
      dump(try desk.read(tip), to: &text)
      for word in ["亲眼所见", "赵举报", "赵小举"] { #expect(!text.contains(word), "\(name): \(word)") }
    }
  }

  /// Leaders and auditors read the closed event; with every key they ever held, and a program of their own, what was
  /// left out stays shut. A custodian whom the tip names has the key to it, and nothing to use it on.
  @Test func `foreign code with the keys of other keepers opens nothing of what was left out`() throws {
    let (bureau, tip) = try scene()
    let tag = try #require(DeskTag(bytes: try bureau.open(Bureau.leader).store.desk.bytes))
    for name in [Bureau.leader, Secret.auditor] {
      let desk = try bureau.open(name)
      let sealed = try desk.read(tip).events.compactMap(\.event.leftOutWords)
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
        let custodian = try bureau.open(Bureau.custodian)
        #expect(String(decoding: try text.open(ring: custodian.state.keyring), as: UTF8.self).contains("举"))
      }
    }
  }

  @Test func `a custodian whom it names has nothing to open, by the program or by hand`() throws {
    let bureau = try Secret.bureau()
    let conflicts = [MarkedConflict(member: try bureau.id(Bureau.custodian), why: "亲属")]
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: conflicts, id: Secret.id(1))
    let leader = try bureau.open(Bureau.leader)
    let tip = try #require(leader.desk.restricted.rows.first).id
    let accused = try bureau.open(Bureau.custodian)
    #expect(refusal { _ = try accused.restrictedOriginals(of: tip, reason: "核对") } == .noSuchRestricted)
    for number in 1...accused.head.commits {
      let commit = try accused.store.commit(at: number)
      #expect(accused.texts.events(of: commit, in: accused.state).allSatisfy { $0.event.leftOutWords == nil })
    }
    // What they write by hand for the keepers to believe has no effect.
    let keepers = try [Bureau.leader, Secret.auditor].map { try bureau.id($0) }.sorted()
    _ = try accused.append(accused.environment.requestID()) { position in
      try CommitSealer(at: position, author: accused.member, state: accused.state, random: accused.environment.random)
        .closedProposal(
          .event(RestrictedOriginalOpened(tip: tip, reason: KeptText("核对"), keepers: keepers)), to: keepers,
          at: accused.now)
    }
    try leader.refresh()
    #expect(leader.desk.unauthorised.map(\.refusal.reason) == [.notAKeeper])
    // No custodian keeps it now: the leader reads what is shown, and what was left out waits for one who comes.
    #expect(leader.desk.restricted[tip]?.hasOriginal == true)
    #expect(refusal { _ = try leader.restrictedOriginals(of: tip, reason: "核对") } == .postRequired)
    try bureau.hire("新保密员", .custodian)
    try bureau.grant("新保密员", by: Bureau.custodian)
    try leader.refresh()
    _ = try leader.addKeepers([try bureau.id("新保密员")], to: tip)
    let opened = try bureau.open("新保密员").restrictedOriginals(of: tip, reason: "核对")
    #expect(opened.first?.text.text.contains("亲眼所见") == true)
  }

  @Test func `a sealed text opens for another desk, place or byte no more`() throws {
    let (bureau, tip) = try scene()
    let custodian = try bureau.open(Bureau.custodian)
    let words = try #require(try custodian.preview(of: tip).events.first?.event.leftOutWords)
    let tag = try #require(DeskTag(bytes: custodian.store.desk.bytes))
    let id = try #require(Hex.decode(words.id).flatMap { SealedFileID(bytes: $0) })
    var bytes = try #require(Vault.Base64.decode(words.bytes))
    let other = SealedFileID(random: SeededRandom(9))
    #expect(throws: VaultError.self) {
      try LeftOutText(desk: tag, id: other, bytes: bytes).open(ring: custodian.state.keyring)
    }
    bytes[bytes.count - 1] ^= 1
    #expect(throws: VaultError.self) {
      try LeftOutText(desk: tag, id: id, bytes: bytes).open(ring: custodian.state.keyring)
    }
  }
}
