import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Two desks with one past: on one a restricted tip comes in and is handled, on the other the same people write cover
/// at the same times. To everybody who does not keep it, of whatever post, they are one desk (R6.4).
@Suite struct SilenceTests {
  private static let otherCustodian = "毕密员"
  private static let liaison = "连科室"
  private static let phone = "13812345678"
  /// Everybody who does not keep it: the leader and the custodian it names, and the posts that keep nothing.
  private static let others = [Bureau.admin, Bureau.office, Bureau.secondLeader, otherCustodian, liaison]

  private static func intake() -> TipIntake {
    TipIntake(
      content: TipContent(
        title: "收受好处一事", narrative: Secret.words,
        subjects: [Bureau.secondLeader, otherCustodian].map { Subject(kind: .person, name: $0) }, place: "城关镇"),
      originalNarrative: Secret.words + "，我亲眼所见",
      reporters: [ReporterIdentity(details: [.name: "赵举报", .phone: phone])])
  }

  private static func past() throws -> Bureau {
    let bureau = try Bureau.watched()
    try bureau.hire(otherCustodian, .custodian)
    let performed = try bureau.open(Bureau.admin).perform(AddSection(name: "审批一科"), id: nil)
    let section = SectionID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    try bureau.hire(liaison, .liaison, section: section)
    // Its words, its subjects and its reporter stand in ordinary tips too: hints would find each of them.
    let office = try bureau.open(Bureau.office)
    try office.tip("城建项目要给两成，城关镇")
    _ = try office.register(
      TipIntake(
        content: TipContent(title: "", narrative: "某酒店强迫交易"),
        reporters: [ReporterIdentity(details: [.phone: phone, .name: "赵举报"])]))
    return bureau
  }

  /// The restricted tip and everything that becomes of it, each step by whom and what; cover on the other desk.
  private static func bothDesks() throws -> (spoken: Bureau, silent: Bureau) {
    let spoken = try past()
    let silent = try spoken.copy()
    _ = try spoken.open(Bureau.office).registerRestricted(intake(), conflicts: [], id: Secret.id(1))
    #expect(try silent.open(Bureau.office).writeCover())
    let tip = try #require(try spoken.open(Bureau.leader).desk.restricted.rows.first).id
    #expect(try spoken.open(Bureau.leader).desk.restricted.rows.first?.keepers.count == 3)
    let steps: [(String, (OpenDesk) throws -> Void)] = [
      (Bureau.custodian, { _ = try $0.read(tip) }),
      (Bureau.custodian, { _ = try $0.handle(tip, .supplement("又来一信，城关镇", receivedAt: nil)) }),
      (Bureau.auditor, { _ = try $0.read(tip) }),
      (Bureau.leader, { _ = try $0.handle(tip, .assess(.noSubstance, reason: "重复")) }),
      (Bureau.auditor, { _ = try $0.read(tip) }),
      (
        Bureau.auditor,
        { desk in
          let open = try #require(desk.desk.restricted[tip]?.assessment)
          _ = try desk.handle(tip, .confirm(assessment: open.event))
        }
      ),
    ]
    for (name, step) in steps {
      for desk in [spoken, silent] { desk.clock.advance(by: 60_000) }
      try step(try spoken.open(name))
      #expect(try silent.open(name).writeCover())
    }
    // And both go on, by a receiver whose next tip takes the next number.
    for desk in [spoken, silent] { try desk.open(Bureau.office).tip("后一件，城关镇") }
    return (spoken, silent)
  }

  @Test
  func `registers, numbers, printed events, histories, hints and search are the same for every other post (R6.4)`()
    throws
  {
    let (spoken, silent) = try Self.bothDesks()
    for name in Self.others {
      let (one, other) = (try spoken.open(name), try silent.open(name))
      #expect(one.lines == other.lines, "\(name)")
      #expect(try Self.printed(one) == Self.printed(other), "\(name)")
      #expect(try Self.walked(one) == Self.walked(other), "\(name)")
      for member in one.desk.members.all {
        #expect(try Self.history(.member(member.id), one) == Self.history(.member(member.id), other), "\(name)")
      }
      for row in one.desk.tips.rows {
        #expect(one.likelyDuplicates(of: row.id) == other.likelyDuplicates(of: row.id), "\(name)")
        #expect(try Self.history(.tip(row.id), one) == Self.history(.tip(row.id), other), "\(name)")
      }
      for word in ["两成", "黄副组长", "城关镇", "赵举报"] {
        #expect(try Self.found(word, on: one) == Self.found(word, on: other), "\(name) \(word)")
      }
      #expect(try one.damagedSealedFiles() == other.damagedSealedFiles() && one.damagedPayloads.isEmpty)
      #expect(one.state.unopened.inDoubt == other.state.unopened.inDoubt && one.desk.unauthorised.isEmpty)
      #expect(one.keepersToAdd.isEmpty && one.desk.restricted.rows.isEmpty)
    }
  }

  @Test func `a custodian whom it names finds no reporter like its own (R6.4)`() throws {
    let (spoken, silent) = try Self.bothDesks()
    for name in [Self.otherCustodian, Bureau.custodian] {
      let (one, other) = (try spoken.open(name), try silent.open(name))
      #expect(
        try one.sameReporterCandidates(limit: 10).map { "\($0)" }
          == (try other.sameReporterCandidates(limit: 10)).map { "\($0)" })
      #expect(one.desk.reporters.rows.count == other.desk.reporters.rows.count)
    }
  }

  @Test func `frames, files and what verification says are the same (R6.4)`() throws {
    let (spoken, silent) = try Self.bothDesks()
    let (one, other) = (try spoken.open(Bureau.admin), try silent.open(Bureau.admin))
    #expect(one.head.commits == other.head.commits && one.head.events == other.head.events)
    for number in 1...one.head.commits {
      let (left, right) = (try one.store.commit(at: number), try other.store.commit(at: number))
      #expect(Self.shape(left) == Self.shape(right), "\(number)")
    }
    #expect(Self.outside(spoken) == Self.outside(silent))
    for desk in [spoken, silent] {
      let found = LogVerifier(directory: desk.layout.directory, fileSystem: desk.disk)
        .run(against: [], witnessed: nil) { _ in true }
      #expect(found.verdict == .sound)
    }
  }

  /// What a frame's length tells: one of two things, whatever was written.
  @Test(arguments: [1, 40, 400, 2000, 5000, 15_000])
  func `a payload has one of two lengths, whatever is in it (R6.4)`(characters: Int) throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    var intake = Secret.intake()
    intake.content.narrative = String(repeating: "长", count: characters)
    intake.originalNarrative = nil
    _ = try office.registerRestricted(intake, conflicts: [], id: Secret.id(1))
    let payload = try #require(try office.store.commit(at: office.head.commits).payloads.first)
    #expect(payload.ciphertext.count == (characters > 2000 ? 74_930 : 25_778), "\(characters)")
  }

  /// The named leader's program is their own, and so is every key they ever held.
  @Test func `no key of those it names opens any of what became of it (R6.4)`() throws {
    let (spoken, _) = try Self.bothDesks()
    let log = try spoken.open(Bureau.admin)
    let commits = try (1...log.head.commits).map { try log.store.commit(at: $0) }
    for name in Self.others {
      let desk = try spoken.open(name)
      var closed = 0
      for commit in commits {
        for payload in commit.payloads {
          guard case .closed(let id)? = payload.keyID.payloadKey else { continue }
          closed += 1
          let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
          let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
          for secret in [desk.keys.agreement] + desk.state.keyring.everySecret {
            for holder in 0..<12 {
              let key = ClosedPayload.key(
                of: sealed, id, holder: KeyHolder(rawValue: UInt32(holder)), secret: secret, aad: aad)
              #expect(key == nil, "\(name)")
            }
          }
          for key in desk.state.keyring.everyKey {
            #expect(ClosedPayload.text(of: sealed, key: key, aad: aad) == nil, "\(name)")
          }
        }
      }
      #expect(closed == 7, "the tip and five steps")
    }
  }

  // MARK: What can be compared

  private static func printed(_ desk: OpenDesk) throws -> [String] {
    var lines: [String] = []
    try desk.forEachEvent(since: EventNumber(rawValue: 1)) { lines.append(try desk.jsonLine($0)) }
    return lines.map { $0.replacing(/"(sha256|file|blob)":"[0-9a-f]+"/, with: "") }
  }

  private static func walked(_ desk: OpenDesk) throws -> [String] {
    let query = LogQuery(
      id: SearchID(rawValue: 1), before: nil, after: nil, since: nil, until: nil, limit: .max, matches: { _ in true })
    var walk = LogWalk(query, in: desk.desk)
    var lines: [String] = []
    while true {
      let portion = try walk.nextPortion(in: desk)
      lines += portion.entries.map { "\($0.envelope.event) \($0.envelope.author) \($0.envelope.time.rawValue)" }
      if portion.end != .none { return lines }
    }
  }

  private static func history(_ subject: LogSubject, _ desk: OpenDesk) throws -> [String] {
    let history = try desk.history(of: subject)
    return history.entries.map { "\($0.envelope.event) \($0.envelope.author)" }
      + history.seenBy.map { "\($0.member) \($0.times)" } + ["\(history.head.commits) \(history.head.events)"]
  }

  private static func found(_ word: String, on desk: OpenDesk) throws -> [Int] {
    var search = NarrativeSearch(id: SearchID(rawValue: 1), words: [word], newestEvent: desk.desk.lastEvent)
    var rows: [Int] = []
    while !search.isComplete { rows += try search.nextPortion(in: desk) }
    return rows
  }

  private static func outside(_ bureau: Bureau) -> [String] {
    bureau.files.filter { !$0.path.hasPrefix("/desk/log/") }.map { "\($0.path) \($0.bytes.count)" }
  }

  private static func shape(_ commit: Commit) -> String {
    let payloads = commit.payloads.map { payload in
      let length = payload.isClosed ? "closed" : String(payload.ciphertext.count)
      return "\(payload.keyID.kind) \(payload.codec) \(payload.ordinals) \(payload.nonce.count) \(length)"
    }
    return "\(commit.author) \(commit.authorClock) \(commit.position.firstEvent) \(commit.eventCount) "
      + "\(commit.allocations) \(commit.roster.count) \(payloads)"
  }
}
