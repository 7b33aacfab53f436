import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Commits made by hand, with a member's real keys and beyond that member's posts: kept, named, without effect.
@Suite struct ForgeryTests {
  /// A desk at work, and what stands on it.
  final class Scene {
    let bureau: Bureau
    let tip: TipID
    let section: SectionID
    /// What the registers hold before the forgery.
    private(set) var before: [String] = []

    init(bureau: Bureau, tip: TipID, section: SectionID) throws {
      (self.bureau, self.tip, self.section) = (bureau, tip, section)
      try prepared()
    }

    /// Whatever was done so far was done properly.
    func prepared() throws { before = try bureau.open(Bureau.office).registerLines }

    static func make() throws -> Scene {
      let bureau = try Bureau.staffed()
      let leader = try bureau.open(Bureau.leader)
      try leader.perform(AddSection(name: "一科"))
      let section = try #require(leader.desk.organisation.sections.first).id
      try bureau.hire("联络员", .liaison, section: section)
      let tip = try bureau.open(Bureau.office).tip("某酒店强迫交易")
      return try Scene(bureau: bureau, tip: tip, section: section)
    }

    func copy() throws -> Scene { try Scene(bureau: try bureau.copy(), tip: tip, section: section) }
    func forger(_ name: String) throws -> Forger { try Forger(bureau, name) }

    /// The key of the tip's own text, as the office knows it.
    func tipKey() throws -> PayloadKeyID {
      let office = try bureau.open(Bureau.office).state
      let object = try #require(office.tipObjects[tip])
      return .object(try #require(office.keyring.currentKey(of: object)).id)
    }
  }

  struct Case: Sendable {
    let name: String
    /// How the commit is named in `unauthorised`.
    let type: String
    let reason: Refusal.Reason
    let forge: @Sendable (Scene) throws -> Void
    init(
      _ name: String, _ type: String, _ reason: Refusal.Reason, _ forge: @escaping @Sendable (Scene) throws -> Void
    ) {
      (self.name, self.type, self.reason, self.forge) = (name, type, reason, forge)
    }
  }

  static let today = Zone.china.date(of: Instant(milliseconds: Bureau.start))

  static func registration(_ ordinal: Int, narrative: String = "伪造") -> TipRegistered {
    TipRegistered(
      number: RegisterNumber(prefix: "JB", year: 2026, ordinal: ordinal),
      receivedAt: Instant(milliseconds: Bureau.start), precision: .minute,
      content: TipContent(title: "伪造", narrative: narrative), reporters: [], joint: .no, receiptEvidence: nil,
      receiptAwaitsSecond: nil, source: nil, triageDue: today)
  }

  static let cases: [Case] = [
    Case("posts changed for oneself", "member.postsChanged", .ownPosts) { scene in
      let office = try scene.forger(Bureau.office)
      try office.write([
        .init(
          Forger.desk, [PostsChanged(member: office.member, posts: [.office, .leader], section: nil, reason: "自升")])
      ])
    },
    Case("a member admitted by the office", "member.admitted", .postRequired) { scene in
      let member = try scene.bureau.invite("新人", .office)
      let keys = try scene.bureau.unlock("新人").publicKeys
      try scene.prepared()
      try scene.forger(Bureau.office).write(
        [.init(Forger.desk, [MemberAdmitted(member: member, fingerprint: keys.fingerprint)])],
        roster: [
          .admit(member: UInt32(member.rawValue), signingKey: keys.signing, agreementKey: keys.agreement.bytes)
        ])
    },
    Case("a member invited by the office", "member.invited", .postRequired) { scene in
      try scene.forger(Bureau.office).write(
        [
          .init(
            Forger.desk,
            [MemberInvited(member: MemberID(rawValue: 6), name: "自己人", posts: .leader, section: nil, verifier: nil)])
        ], claims: [.init(series: NumberSeries.member.rawValue, year: 0, number: 6)])
    },
    Case("the leader removed by the office", "member.removed", .postRequired) { scene in
      try scene.forger(Bureau.office).write([
        .init(Forger.desk, [MemberRemoved(member: MemberID(rawValue: 1), reason: "夺权")])
      ])
    },
    Case("a desk founded again", "org.founded", .alreadyFounded) { scene in
      try scene.forger(Bureau.office).write([.init(Forger.desk, [DeskFounded(name: "另一局", kind: .trial)])])
    },
    Case("a ruling confirmed by the office", "ruling.confirmed", .postRequired) { scene in
      try scene.forger(Bureau.office).write([
        .init(Forger.desk, [RulingConfirmed(proposal: EventNumber(rawValue: 1))])
      ])
    },
    Case("leads granted by an admin", "member.keysGranted", .notEntitled) { scene in
      try scene.forger(Bureau.admin).write([
        .init(Forger.desk, [MemberKeysGranted(member: MemberID(rawValue: 3), keys: ["leads"])])
      ])
    },
    Case("an epoch of leads started by a liaison", "member.keyEpochStarted", .notEntitled) { scene in
      try scene.forger("联络员").write([.init(Forger.desk, [KeyEpochStarted(key: "leads")])])
    },
    Case("another identity key published by the office", "key.public", .notEntitled) { scene in
      let pair = AgreementSecret(random: SeededRandom(5))
      try scene.forger(Bureau.office).write([
        .init(
          Forger.desk, [], records: [.publicHalf(.identity, generation: 2, key: pair.publicKey)])
      ])
    },
    Case("another recovery key published by a leader", "key.public", .notEntitled) { scene in
      let pair = AgreementSecret(random: SeededRandom(5))
      try scene.forger(Bureau.leader).write([
        .init(Forger.desk, [], records: [.publicHalf(.recovery, generation: 2, key: pair.publicKey)])
      ])
    },
    Case("an identity key by a custodian, without saying that one begins", "key.public", .misplaced) { scene in
      let pair = AgreementSecret(random: SeededRandom(5))
      try scene.forger(Bureau.custodian).write([
        .init(Forger.desk, [], records: [.publicHalf(.identity, generation: 2, key: pair.publicKey)])
      ])
    },
    Case("an identity key that skips every generation", "key.public", .misplaced) { scene in
      let pair = AgreementSecret(random: SeededRandom(5))
      try scene.forger(Bureau.custodian).write([
        .init(
          Forger.desk, [KeyEpochStarted(key: "identity")],
          records: [.publicHalf(.identity, generation: .max, key: pair.publicKey)])
      ])
    },
    Case("a second key for the same generation", "key.public", .misplaced) { scene in
      let pair = AgreementSecret(random: SeededRandom(5))
      try scene.forger(Bureau.custodian).write([
        .init(
          Forger.desk, [KeyEpochStarted(key: "identity")],
          records: [.publicHalf(.identity, generation: 1, key: pair.publicKey)])
      ])
    },
    Case("words under another tip's key", "tip.amended", .misplaced) { scene in
      let other = try scene.bureau.open(Bureau.office).tip("另一件")
      let key = try scene.tipKey()
      try scene.prepared()
      try scene.forger(Bureau.office).write([
        .init(
          key, [TipAmended(tip: other, content: TipContent(title: "改", narrative: "改"), reason: "改")])
      ])
    },
    Case("words about a tip that all may read", "tip.amended", .misplaced) { scene in
      let content = TipContent(title: "改", narrative: "改")
      try scene.forger(Bureau.office).write([
        .init(Forger.desk, [TipAmended(tip: scene.tip, content: content, reason: "改")])
      ])
    },
    Case("a tip's key handed to all", "key.object", .misplaced) { scene in
      let office = try scene.bureau.open(Bureau.office).state
      let object = try #require(office.tipObjects[scene.tip])
      let key = try #require(office.keyring.currentKey(of: object))
      try scene.forger(Bureau.office).write([.init(Forger.desk, [], records: [.object(key)])])
    },
    Case("a time of receipt in the future", "tip.registered", .receivedInFuture) { scene in
      let key = ObjectKey(random: SeededRandom(9))
      let honest = registration(2)
      let forged = TipRegistered(
        number: honest.number, receivedAt: Instant(rawValue: .max), precision: .minute, content: honest.content,
        reporters: [], joint: .no, receiptEvidence: nil, receiptAwaitsSecond: nil, source: nil,
        triageDue: honest.triageDue)
      try scene.forger(Bureau.office).write(
        [
          .init(.object(key.id), [forged], sealedWith: key.key),
          .init(Forger.leads, [], records: [.object(key)]),
        ], claims: [.init(series: 1, year: 2026, number: 2)])
    },
    Case("a number out of order", "tip.registered", .numberNotAllocated) { scene in
      let key = ObjectKey(random: SeededRandom(9))
      try scene.forger(Bureau.office).write(
        [
          .init(.object(key.id), [registration(7)], sealedWith: key.key),
          .init(Forger.leads, [], records: [.object(key)]),
        ], claims: [.init(series: 1, year: 2026, number: 7)])
    },
    Case("an event in two payloads", "commit", .misplaced) { scene in
      try scene.forger(Bureau.office).write([
        .init(Forger.desk, [SectionAdded(name: "甲科")], ordinals: [0]),
        .init(Forger.leads, [SectionAdded(name: "乙科")], ordinals: [0]),
      ])
    },
    Case("a place on the roster without an invitation", "member.roster", .notInvited) { scene in
      let keys = MemberKeys(random: SeededRandom(9)).publicKeys
      try scene.forger(Bureau.office).write(
        [], roster: [.admit(member: 9, signingKey: keys.signing, agreementKey: keys.agreement.bytes)])
    },
    Case("the leader's place taken with another key", "member.roster", .notInvited) { scene in
      let keys = MemberKeys(random: SeededRandom(9)).publicKeys
      try scene.forger(Bureau.office).write(
        [],
        roster: [
          .expel(member: 1), .admit(member: 1, signingKey: keys.signing, agreementKey: keys.agreement.bytes),
        ])
    },
    Case("a section of an impossible number", "key.grant", .notEntitled) { scene in
      let key = EpochKey(compartment: .section(.max), epoch: 1, key: SealingKey(random: SeededRandom(3)))
      try scene.forger(Bureau.leader).write([.init(Forger.leads, [], records: [.grant(key)])])
    },
    Case("a key to a section that is not there", "member.keysGranted", .notEntitled) { scene in
      try scene.forger(Bureau.leader).write([
        .init(Forger.desk, [MemberKeysGranted(member: MemberID(rawValue: 3), keys: ["section/-9223372036854775808"])])
      ])
    },
    Case("members with the smallest and largest numbers", "member.removed", .noSuchMember) { scene in
      try scene.forger(Bureau.leader).write([
        .init(Forger.desk, [MemberRemoved(member: MemberID(rawValue: .min), reason: "x")]),
        .init(
          .compartment(.desk, epoch: 1), [MemberAdmitted(member: MemberID(rawValue: .max), fingerprint: "x")],
          ordinals: [1]),
      ])
    },
  ]

  @Test func `each is kept and named, changes nothing, and is the same for every desk`() throws {
    let original = try Scene.make()
    for item in Self.cases {
      let scene = try original.copy()
      let office = try scene.bureau.open(Bureau.office)
      let commits = office.head.commits
      do { try item.forge(scene) } catch { Issue.record("\(item.name): \(error)") }
      try office.refresh()
      let leader = try scene.bureau.open(Bureau.leader)
      #expect(office.head.commits > commits, "\(item.name): kept")
      let named = office.desk.unauthorised.map { "\($0.type) \($0.refusal.reason)" }
      #expect(named.contains("\(item.type) \(item.reason)"), "\(item.name): \(named)")
      // A number that its taker made nothing of stays taken, like one struck from a paper ledger.
      let lines = office.registerLines.filter { !$0.hasPrefix("tip 2026") }
      #expect(lines == scene.before.filter { !$0.hasPrefix("tip 2026") }, "\(item.name): no effect")
      #expect(leader.lines == office.lines, "\(item.name): the leader's desk")
      #expect(try scene.bureau.open(Bureau.office).lines == office.lines, "\(item.name): a new desk")

      // All other desks go on working.
      let tip = try office.tip("之后")
      try leader.refresh()
      #expect(try leader.document(of: tip).content.narrative == "之后", "\(item.name)")
      #expect(office.desk.unauthorised.count == leader.desk.unauthorised.count)
    }
  }
}
