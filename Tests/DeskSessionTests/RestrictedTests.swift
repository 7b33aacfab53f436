import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// A desk with two leaders, one of whom is named, and everybody who could keep a restricted tip.
enum Secret {
  static let named = Bureau.secondLeader
  static let auditor = Bureau.auditor
  static let everyone = [Bureau.leader, Bureau.admin, Bureau.office, Bureau.custodian, named, auditor]
  static let keepers = [Bureau.leader, Bureau.custodian, auditor]
  static let others = [Bureau.admin, Bureau.office, named]

  static func bureau() throws -> Bureau { try Bureau.watched() }

  static let words = "城建项目每单都要给黄副组长两成"
  static let reporter: [ReporterDetail: String] = [.name: "赵举报", .phone: "13812345678"]

  static func content(naming subject: String = named) -> TipContent {
    TipContent(title: "收受好处一事", narrative: words, subjects: [Subject(kind: .person, name: subject)], place: "城关镇")
  }

  static func intake() -> TipIntake {
    TipIntake(
      content: content(), originalNarrative: words + "，我赵举报亲眼所见",
      reporters: [ReporterIdentity(details: reporter, speaksForAll: true)])
  }

  static func id(_ number: UInt8) -> RequestID { RequestID(bytes: [UInt8](repeating: number, count: 16)) }
}

/// The named member holds every key of their posts and a program of their own; it shows them nothing at all.
@Suite struct RestrictedTests {
  @Test func `keepers read it, and nobody else has so much as an event`() throws {
    let bureau = try Secret.bureau()
    let number = try bureau.open(Bureau.office).registerRestricted(
      Secret.intake(), conflicts: [], id: Secret.id(1))
    #expect(number.description.hasPrefix("MJ-2026-") && Desk.restrictedOrdinals.contains(number.ordinal))
    for name in Secret.keepers {
      let desk = try bureau.open(name)
      let row = try #require(desk.desk.restricted.rows.first)
      #expect(row.number == number && desk.desk.restricted.rows.count == 1)
      let document = try desk.read(row.id)
      #expect(document.words?.content.narrative == Secret.words)
      #expect(!"\(document)".contains("亲眼所见"), "what was left out is sealed to custodians")
      #expect(document.words?.reporters.first?.details == nil, "who reported is sealed to two of them")
    }
    #expect(try bureau.open(Bureau.leader).desk.restricted.rows.first?.readers.count == 3)
    for name in Secret.others {
      let desk = try bureau.open(name)
      #expect(desk.desk.restricted.rows.isEmpty && desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty)
      #expect(refusal { _ = try desk.read(RestrictedID(rawValue: desk.desk.lastEvent.rawValue)) } == .noSuchRestricted)
    }
  }

  /// Every key of every ring and the members' own, on every payload, by hand.
  @Test func `no key of the named member, nor of the whole leads compartment, opens any of it`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    try office.tip("某酒店强迫交易")
    _ = try office.registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    let keeper = try bureau.open(Bureau.leader)
    _ = try keeper.read(try #require(keeper.desk.restricted.rows.first).id)
    let commits = try (1...keeper.head.commits).map { try keeper.store.commit(at: $0) }
    for name in Secret.others {
      let desk = try bureau.open(name)
      let keys = desk.state.keyring.everyKey
      #expect(name == Bureau.admin || keys.count >= 3)
      var closed = 0
      for commit in commits {
        for payload in commit.payloads {
          guard case .closed(let id)? = payload.keyID.payloadKey else { continue }
          closed += 1
          let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
          let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
          for slot in 0..<8 {
            let start = ClosedPayload.fixedByteCount + slot * ClosedPayload.slotByteCount
            let bytes = [UInt8](payload.ciphertext[start..<start + ClosedPayload.slotByteCount])
            let info = Purpose.closedSlot.info(id.bytes)
            for secret in [desk.keys.agreement] + desk.state.keyring.everySecret {
              #expect((try? secret.open(bytes, info: info, aad: aad + bigEndian(UInt16(slot)))) == nil)
            }
          }
          for key in keys {
            #expect(ClosedPayload.text(of: sealed, key: key, aad: aad) == nil)
            #expect((try? sealed.open(with: key, aad: aad)) == nil)
          }
          #expect((try? sealed.open(with: desk.keys.agreement, aad: aad)) == nil)
        }
      }
      #expect(closed == 2, "the tip and its reading")
    }
  }

  /// Two desks with one past: on one the office takes in a restricted tip, on the other it writes cover.
  @Test func `to everybody else a restricted tip and cover are the same desk, the same log and the same files`() throws
  {
    let bureau = try Secret.bureau()
    for number in 1...3 { try bureau.open(Bureau.office).tip("第\(number)件，城建项目要给两成，城关镇") }
    let covered = try bureau.copy()
    let draft = FormDraft(
      id: Hex.encode(Secret.id(1).bytes), form: "tip.register", startedAt: 1,
      fields: ["narrative": Secret.words])
    for desk in [bureau, covered] { try desk.open(Bureau.office).keep(draft) }
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    #expect(try covered.open(Bureau.office).writeCover())
    try covered.open(Bureau.office).dropDraft(Secret.id(1))
    // And both go on.
    for desk in [bureau, covered] { try desk.open(Bureau.office).tip("后一件") }
    for name in Secret.others {
      let (desk, other) = (try bureau.open(name), try covered.open(name))
      #expect(desk.lines == other.lines)
      #expect(try Self.printed(desk) == Self.printed(other))
      for row in 0..<desk.desk.tips.count {
        let tip = desk.desk.tips.rows[row].id
        #expect(desk.likelyDuplicates(of: tip) == other.likelyDuplicates(of: tip))
      }
      #expect(try Self.found("两成", on: desk) == Self.found("两成", on: other))
      #expect(desk.state.unopened.inDoubt == other.state.unopened.inDoubt)
      #expect(try desk.damagedSealedFiles() == other.damagedSealedFiles())
    }
    #expect(Self.outside(bureau) == Self.outside(covered))
    let commits = try [bureau, covered].map { desk in
      let open = try desk.open(Bureau.office)
      return try (1...open.head.commits).map { Self.shape(try open.store.commit(at: $0)) }
    }
    #expect(commits[0] == commits[1])
    let verdicts = [bureau, covered].map {
      LogVerifier(directory: $0.layout.directory, fileSystem: $0.disk).run(against: [], witnessed: nil) { _ in true }
        .verdict
    }
    #expect(verdicts == [.sound, .sound])
  }

  @Test func `the sweep of files leaves and takes the same`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let before = bureau.files.map(\.path).filter { !$0.hasPrefix("/desk/log/") }
    _ = try office.registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    for _ in 0..<2 {
      bureau.clock.advance(by: 2 * OpenDesk.orphanAge)
      try bureau.open(Bureau.office).sweepOrphans()
    }
    let after = bureau.files.map(\.path).filter { !$0.hasPrefix("/desk/log/") }
    #expect(after == before, "no file came, and none went")
    let keeper = try bureau.open(Bureau.custodian)
    #expect(try keeper.read(try #require(keeper.desk.restricted.rows.first).id).words?.reporters.count == 1)
  }

  @Test func `the form's draft is gone, and the same form again gives the same number`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    try office.keep(
      FormDraft(id: Hex.encode(Secret.id(1).bytes), form: "tip.register", startedAt: 1, fields: [:]))
    let number = try office.registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    #expect(office.drafts().isEmpty)
    let commits = office.head.commits
    #expect(try office.registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1)) == number)
    #expect(office.head.commits == commits)
    #expect(try office.sendDirectly(Secret.content(), conflicts: [], id: Secret.id(2)) != number)
  }

  @Test func `everybody sends directly, and an admin reads it no more than before`() throws {
    let bureau = try Secret.bureau()
    let admin = try bureau.open(Bureau.admin)
    let number = try admin.sendDirectly(Secret.content(), conflicts: [], id: Secret.id(1))
    #expect(admin.desk.restricted.rows.isEmpty)
    let row = try #require(try bureau.open(Secret.auditor).desk.restricted.rows.first)
    #expect(row.number == number && row.origin == .sentDirectly)
  }

  @Test func `where everybody is concerned nothing is written, and it goes outward (R6.4)`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let conflicts = [Bureau.leader, Bureau.custodian].map {
      MarkedConflict(member: try! bureau.id($0), why: "读音相同")
    }
    let before = bureau.files.map(\.bytes)
    let intake = Secret.intake()
    #expect(
      refusal { _ = try office.registerRestricted(intake, conflicts: conflicts, id: Secret.id(1)) } == .noKeeper)
    #expect(bureau.files.map(\.bytes) == before)
  }

  @Test func `what is too long is refused before anything is written`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    var intake = Secret.intake()
    intake.content.narrative = String(repeating: "长", count: 30_000)
    let commits = office.head.commits
    #expect(refusal { _ = try office.registerRestricted(intake, conflicts: [], id: Secret.id(1)) } == .tooLongToClose)
    #expect(office.head.commits == commits)
  }

  // MARK: What can be compared

  private static func printed(_ desk: OpenDesk) throws -> [String] {
    var lines: [String] = []
    try desk.forEachEvent(since: EventNumber(rawValue: 1)) { lines.append(try desk.jsonLine($0)) }
    // Keys and files of ordinary tips are drawn at random on each desk.
    return lines.map { $0.replacing(/"(sha256|file|blob)":"[0-9a-f]+"/, with: "") }
  }

  private static func found(_ word: String, on desk: OpenDesk) throws -> [Int] {
    var search = NarrativeSearch(id: SearchID(rawValue: 1), words: [word], newestEvent: desk.desk.lastEvent)
    var rows: [Int] = []
    while !search.isComplete { rows += try search.nextPortion(in: desk) }
    return rows
  }

  /// Names and sizes of all files but the log's.
  private static func outside(_ bureau: Bureau) -> [String] {
    bureau.files.filter { !$0.path.hasPrefix("/desk/log/") }.map { "\($0.path) \($0.bytes.count)" }
  }

  /// Everything that a commit shows in clear, random names apart.
  private static func shape(_ commit: Commit) -> String {
    let payloads = commit.payloads.map { payload in
      // A kind of closed payload has two lengths, drawn; every other length follows from the text.
      let length = payload.isClosed ? "closed" : String(payload.ciphertext.count)
      return "\(payload.keyID.kind) \(payload.codec) \(payload.ordinals) \(payload.nonce.count) \(length)"
    }
    return
      "\(commit.author) \(commit.authorClock) \(commit.position.firstEvent) \(commit.eventCount) "
      + "\(commit.allocations) \(commit.roster.count) \(payloads)"
  }
}

extension Keyring {
  /// Every symmetric key of the ring.
  var everyKey: [SealingKey] {
    otherRecords.flatMap { record -> [SealingKey] in
      switch record {
      case .grant(let key), .previous(let key): [key.key]
      case .secretHalf(let secret): [secret.seed]
      case .closed(let keys): keys.map(\.key)
      case .object, .publicHalf, .escrow: []
      }
    }
      + (0..<Keyring.objectKeyBlockCount).flatMap { block -> [SealingKey] in
        let packed = packedObjectKeys(block: block)
        return stride(from: 0, to: packed.count, by: 48).compactMap {
          SealingKey(bytes: [UInt8](packed[$0 + 16..<$0 + 48]))
        }
      }
  }

  /// Every private key of the ring.
  var everySecret: [AgreementSecret] {
    otherRecords.compactMap { if case .secretHalf(let secret) = $0 { secret.secret } else { nil } }
  }
}
