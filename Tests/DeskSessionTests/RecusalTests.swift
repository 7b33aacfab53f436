import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// A member is taken off one tip or lead: what is written of it afterwards, their keys do not open.
@Suite struct RecusalTests {
  /// Every content key, of every generation, that a desk ever had, besides what a leaver has.
  static func leaver(_ desk: OpenDesk) -> KeyEpochTests.Leaver {
    var leaver = KeyEpochTests.Leaver(desk)
    for block in 0..<Keyring.objectKeyBlockCount {
      let packed = desk.state.keyring.packedObjectKeys(block: block)
      for start in stride(from: 0, to: packed.count, by: 48) {
        if let key = SealingKey(bytes: Array(packed[start + 16..<start + 48])) { leaver.secrets.append(key) }
      }
    }
    return leaver
  }

  /// What of the commits after one opens with a leaver's keys: only that keys were renewed.
  static func openedTypes(_ desk: OpenDesk, after commit: UInt64, with leaver: KeyEpochTests.Leaver) throws
    -> Set<String>
  {
    var types: Set<String> = []
    for commit in try KeyEpochTests.commits(desk, after: commit) {
      for payload in commit.payloads {
        let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
        let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
        let texts =
          leaver.secrets.compactMap { try? sealed.open(with: $0, aad: aad) }
          + [try? sealed.open(with: leaver.keys.agreement, aad: aad)].compactMap { $0 }
        for text in texts { types.formUnion(try EventCodec.standard.decode(text).map(\.type)) }
      }
    }
    return types
  }

  static func propose(_ tip: TipID, _ desk: OpenDesk) throws {
    _ = try desk.perform(
      ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "何时何地？"), reason: "不清楚"), id: nil)
  }

  @Test(
    "R6.4 the keys of whoever was taken off, and the whole leads key, open nothing of it that is written afterwards",
    arguments: [RecusalGround.subject, .kin, .other])
  func closed(_ ground: RecusalGround) throws {
    let bureau = try Bureau.watched()
    try bureau.hire("范二", [.office, .receiver])
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("某人是本局某股长的妻弟")
    _ = try office.read(tip)
    let leaver = Self.leaver(office)
    let leader = try bureau.open(Bureau.leader)
    #expect(try Self.openedTypes(leader, after: leader.head.commits - 2, with: leaver).contains("tip.registered"))

    let start = leader.head.commits
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: ground, words: "妻弟", evidence: "户籍"), id: nil)
    let second = try bureau.open("范二")
    _ = try second.read(tip)
    _ = try second.revise(
      tip, .supplement(text: "又来一信", receivedAt: nil, attachmentPaths: []), id: bureau.environment.requestID())
    let opened = try second.perform(
      OpenLead(tips: [tip], isSuspectedOrganisedCrime: true, reason: "对象明确"), id: nil)
    let lead = LeadID(rawValue: try #require(opened.events.first { $0.event is LeadOpened }).envelope.event.rawValue)
    _ = try bureau.open(Bureau.auditor).read(lead)
    try leader.refresh()
    #expect(try Self.openedTypes(leader, after: start, with: leaver) == [EntryKeyRenewed.type])
    // Their desk, following or opened anew, shows the same: a number, and nothing that waits.
    try office.refresh()
    #expect(office.lines == (try bureau.open(Bureau.office)).lines)
    #expect(office.desk.unauthorised.isEmpty && office.state.damagedPayloads.isEmpty)
    #expect(office.desk.tips[tip]?.isElsewhere == true && office.desk.tips.counts[.received] == 0)
    #expect(office.desk.leads.count == 0 && office.desk.recusals.all.isEmpty)
    #expect(refusal { _ = try office.read(tip) } == .elsewhere)
    #expect(refusal { _ = try office.preview(of: tip) } == .elsewhere)
    #expect(refusal { try Self.propose(tip, office) } == .elsewhere)
    #expect(try office.printedLog().allSatisfy { !$0.contains("妻弟") && !$0.contains("又来一信") })
    for name in [Bureau.leader, Bureau.custodian, Bureau.secondLeader, Bureau.auditor, "范二"] {
      let desk = try bureau.open(name)
      #expect(desk.lines == leader.lines, "\(name)")
      #expect(desk.desk.leads.count == 1 && desk.desk.tips[tip]?.lead == lead)
    }
  }

  @Test("R6.4 who declares it is off at once, and the next who writes begins the key in the same commit")
  func declared() throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("同村的人")
    let leader = try bureau.open(Bureau.leader)
    try leader.refresh()
    _ = try office.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: .declared, words: "同村"), id: nil)
    #expect(refusal { try Self.propose(tip, office) } == .recused)
    #expect(refusal { _ = try office.read(tip) } == .recused)
    let leaver = Self.leaver(office)
    let start = office.head.commits
    // The leader's own command is about something else.
    try leader.tip("另一件")
    #expect(leader.desk.recusals.generation(of: .tip(tip)) == 2)
    _ = try leader.read(tip)
    try leader.refresh()
    let types = try Self.openedTypes(leader, after: start, with: leaver)
    #expect(!types.contains(TipRead.type) && !types.contains(EntryKeyGranted.type))
    try office.refresh()
    #expect(office.lines == (try bureau.open(Bureau.office)).lines)
    #expect(leader.lines == (try bureau.open(Bureau.custodian)).lines)
  }

  @Test("R6.4 two desks that see to keys at once do no harm") func race() throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("同村的人")
    let (leader, custodian) = (try bureau.open(Bureau.leader), try bureau.open(Bureau.custodian))
    _ = try office.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: .declared, words: "同村"), id: nil)
    try leader.refresh()
    try custodian.refresh()
    try leader.keepKeys()
    try custodian.keepKeys()
    #expect(refusal { try custodian.perform(KeepEntryKeys(entries: [.tip(tip)])) } == .alreadyDecided)
    try leader.refresh()
    #expect(leader.desk.recusals.generation(of: .tip(tip)) == 2)
    #expect(leader.lines == custodian.lines && leader.desk.unauthorised.isEmpty)
  }

  @Test("R6.4 several recusals, a newcomer, somebody let back: each reads all they may, and no more") func several()
    throws
  {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("先后查出几人")
    let leader = try bureau.open(Bureau.leader)
    func recuse(_ name: String, by desk: OpenDesk) throws -> EventNumber {
      _ = try desk.perform(
        EnterRecusal(on: .tip(tip), member: bureau.id(name), ground: .kin, words: "\(name)是亲属"), id: nil)
      return try #require(desk.desk.recusals.all.last).event
    }
    try leader.refresh()
    let first = try recuse(Bureau.office, by: leader)
    let custodian = try bureau.open(Bureau.custodian)
    let note = TipRevision.supplement(text: "第二代钥匙下的话", receivedAt: nil, attachmentPaths: [])
    _ = try custodian.revise(tip, note, id: bureau.environment.requestID())
    _ = try recuse(Bureau.auditor, by: custodian)
    // Each began a key for what is said of the member, and one to go on with.
    #expect(custodian.desk.recusals.generation(of: .tip(tip)) == 5)
    // A newcomer reads it once a holder has looked.
    let newcomer = try bureau.hire("范二", .office)
    #expect(newcomer.desk.tips[tip]?.isElsewhere == true)
    #expect(refusal { _ = try newcomer.read(tip) } == .elsewhere)
    try bureau.open(Bureau.leader).keepKeys()
    try newcomer.refresh()
    try leader.refresh()
    #expect(newcomer.lines == leader.lines)
    #expect(try newcomer.read(tip).events.contains { ($0.event as? TipSupplemented)?.text == "第二代钥匙下的话" })
    // The first is let back by a leader who did not take them off, and reads what came meanwhile.
    let second = try bureau.open(Bureau.secondLeader)
    _ = try second.perform(LiftRecusal(recusal: first, reason: "查清不是亲属"), id: nil)
    try office.refresh()
    #expect(try office.read(tip).events.contains { ($0.event as? TipSupplemented)?.text == "第二代钥匙下的话" })
    #expect(office.desk.unauthorised.isEmpty && office.state.damagedPayloads.isEmpty)
    #expect(office.lines == (try bureau.open(Bureau.office)).lines)
    let auditor = try bureau.open(Bureau.auditor)
    #expect(auditor.desk.tips[tip]?.isElsewhere == true && auditor.desk.unauthorised.isEmpty)
    #expect(auditor.state.damagedPayloads.isEmpty)
  }

  @Test("R6.4 whoever is enrolled anew is the same person, and whoever leaves takes no later key along")
  func people() throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("某人")
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: .kin, words: "亲属"), id: nil)
    let auditor = Self.leaver(try bureau.open(Bureau.auditor))
    _ = try leader.remove(bureau.id(Bureau.auditor), reason: "调离")
    let start = leader.head.commits
    #expect(leader.desk.recusals.generation(of: .tip(tip)) == 4)
    _ = try leader.read(tip)
    #expect(try Self.openedTypes(leader, after: start, with: auditor).isEmpty)
  }

  @Test("R6.4 hand-made: by the recused, under an old key, a generation nobody began, another's key") func forged()
    throws
  {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("某人")
    let leader = try bureau.open(Bureau.leader)
    let object = try #require(office.state.tipObjects[tip])
    let old = PayloadKeyID.object(ObjectKeyID(object: object, generation: 1))
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: .subject, words: "本人"), id: nil)
    func refused(_ name: String, _ parts: [Forger.Part]) throws -> Refusal.Reason? {
      try Forger(bureau, name).write(parts)
      let desk = try bureau.open(Bureau.custodian)
      return desk.desk.unauthorised.last { $0.envelope.event.rawValue > desk.desk.lastEvent.rawValue - 2 }?.refusal
        .reason
    }
    let read = TipRead(tip: tip, text: EventNumber(rawValue: tip.rawValue))
    #expect(try refused(Bureau.office, [.init(old, [read])]) == .misplaced)
    // Somebody who may, but in a key that the recused has.
    #expect(try refused(Bureau.custodian, [.init(old, [read])]) == .misplaced)
    #expect(
      try refused(Bureau.office, [.init(Forger.leads, [EntryKeyRenewed(on: .tip(tip), generation: 3)])]) == .recused)
    // A key of a generation that nobody began stays out, so that the true one comes in when it begins.
    let false3 = KeyRecord.object(
      ObjectKey(id: ObjectKeyID(object: object, generation: 4), key: SealingKey(random: SeededRandom(9))))
    let custodian = KeyHolder(rawValue: UInt32(try bureau.id(Bureau.custodian).rawValue))
    #expect(try refused(Bureau.secondLeader, [.init(.member(custodian), [], records: [false3])]) == .misplaced)
    #expect(
      try refused(
        Bureau.office,
        [
          .init(Forger.leads, [EntryKeyRenewed(on: .tip(tip), generation: 4)]),
          .init(.member(custodian), [], records: [false3]),
        ]) == .recused)
    try leader.refresh()
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: bureau.id(Bureau.auditor), ground: .kin, words: "亲属"), id: nil)
    let reader = try bureau.open(Bureau.custodian)
    #expect(reader.desk.recusals.generation(of: .tip(tip)) == 5 && reader.desk.recusals.all.count == 2)
    _ = try reader.read(tip)
    #expect(reader.state.damagedPayloads.isEmpty)
  }

  @Test("R6.4 nothing on the desk of whoever was taken off brings it back: hints, search, history, files kept")
  func traces() throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("某酒店在城关镇长期强迫交易，多次威胁周边商户")
    let like = try office.tip("某酒店在城关镇长期强迫交易，多次威胁周边的商户")
    #expect(office.likelyDuplicates(of: like).map(\.tip) == [tip])
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: .subject, words: "本人"), id: nil)
    try office.refresh()
    #expect(office.likelyDuplicates(of: like).isEmpty)
    #expect(refusal { _ = try office.history(of: .tip(tip)) } == .elsewhere)
    var search = NarrativeSearch(id: SearchID(rawValue: 1), words: ["强迫交易"], newestEvent: office.desk.lastEvent)
    var rows: [Int] = []
    while !search.isComplete { rows += try search.nextPortion(in: office) }
    #expect(rows == [1])
    var walk = LogWalk(LogQuery(id: SearchID(rawValue: 2), limit: 500), in: office.desk)
    let portion = try walk.nextPortion(in: office)
    #expect(!portion.entries.contains { ($0.event as? TipRegistered)?.number.ordinal == 1 })
    #expect(leader.likelyDuplicates(of: like).map(\.tip) == [tip])
  }
}
