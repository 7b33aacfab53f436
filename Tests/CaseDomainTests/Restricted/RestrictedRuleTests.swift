import Foundation
import Testing

@testable import CaseDomain

/// Who keeps a restricted tip, and what becomes of it.
@Suite struct RestrictedRuleTests {
  static let intake: [Rule] = [
    .refused("R6.4 everybody who could keep it is named", .noKeeper) { bench in
      _ = try bench.restricted(naming: ["甲", "戊", "己", "辛"])
    },
    .refused("R6.4 only the auditor is left", .noKeeper) { bench in
      _ = try bench.restricted(naming: ["甲", " 戊", "己\u{3000}"])
    },
    .possible("R6.4 no custodian is left") { bench in
      let tip = try bench.restricted(naming: ["戊"])
      #expect(bench.desk.restricted[tip]?.keepers == [Cast.leader, Cast.secondLeader, Cast.auditor])
    },
    .possible("R6.4 marked ones keep it no more than named ones") { bench in
      let marked = [Cast.leader, Cast.office].map { MarkedConflict(member: $0, why: "读音相同") }
      let tip = try bench.restricted(naming: ["己"], conflicts: marked)
      #expect(bench.desk.restricted[tip]?.keepers == [Cast.custodian, Cast.auditor])
    },
    .refused("R6.4 a mark says why", .reasonMissing) { bench in
      _ = try bench.restricted(conflicts: [MarkedConflict(member: Cast.leader, why: " ")])
    },
    .refused("R6.4 who takes in no tips registers none", .postRequired) { bench in
      try bench.perform(
        RegisterRestricted(ordinal: 20_000, words: RestrictedWords(content: .some()), conflicts: []),
        as: Cast.liaison)
    },
    .refused("R6.4 only a receiver records a reporter", .receiverRequired) { bench in
      try bench.perform(
        RegisterRestricted(
          ordinal: 20_000, words: RestrictedWords(content: .some(), reporters: [.open]), conflicts: []),
        as: Cast.office)
    },
    .refused("R6.4 nor does a member who sends a tip directly", .receiverRequired) { bench in
      try bench.perform(
        SendDirectly(ordinal: 20_000, words: RestrictedWords(content: .some(), reporters: [.open])), as: Cast.liaison)
    },
    .refused("R6.4 details stand in clear only where the seal has no two holders", .aliasMismatch) { bench in
      _ = try bench.restricted(reporters: [.sealed])
    },
    .possible("R6.4 where the custodian holds no key yet, keepers read the details") { bench in
      _ = try bench.restricted(reporters: [.open])
    },
    .refused(
      "R6.4 where custodian and leader both hold theirs, details are sealed", .aliasMismatch,
      given: { try $0.perform(GrantKeys(member: Cast.custodian, keys: [.identity]), as: Cast.custodian) },
      attempt: { _ = try $0.restricted(reporters: [.open]) }),
    .refused("R6.4 late material names a tip there is", .noSuchTip) { bench in
      try bench.perform(
        RegisterRestricted(
          ordinal: 20_000, words: RestrictedWords(content: .some()), conflicts: [], addsTo: TipID(rawValue: 1)),
        as: Cast.office)
    },
    .possible("R6.4 late material leaves the tip it adds to as it was") { bench in
      let tip = try bench.tip(naming: [])
      let before = bench.desk.tips[tip]
      try bench.perform(
        RegisterRestricted(
          ordinal: 20_000, words: RestrictedWords(content: .some()), conflicts: [], addsTo: tip),
        as: Cast.office)
      #expect(bench.desk.restricted.rows.last?.addsTo == tip && bench.desk.tips[tip] == before)
    },
    .refused("R6.4 no file lies beside the log", .attachmentsOutside) { bench in
      var content = TipContent.some()
      content.attachments = [Attachment(name: "a", bytes: 1, blob: "b", key: "c", sha256: "d")]
      try bench.perform(SendDirectly(ordinal: 20_000, words: RestrictedWords(content: content)), as: Cast.liaison)
    },
    .refused("R5.2 a tip says something", .narrativeMissing) { bench in
      try bench.perform(
        SendDirectly(ordinal: 20_000, words: RestrictedWords(content: TipContent(title: "", narrative: " "))),
        as: Cast.liaison)
    },
    .refused("numbers are drawn from their range", .numberNotAllocated) { bench in
      _ = try bench.restricted(ordinal: 9_999)
    },
    .possible("a number that was drawn twice loses no report") { bench in
      for _ in 0..<2 { _ = try bench.restricted(ordinal: 33_333) }
      let number = RegisterNumber(prefix: "MJ", year: 2026, ordinal: 33_333)
      #expect(bench.desk.restricted.numbered(number).count == 2)
    },
    .refused(
      "R6.4 an ordinary tip is taken over once", .alreadyRestricted,
      given: { bench in
        let tip = try bench.tip()
        try bench.perform(
          RestrictTip(tip: tip, ordinal: 20_000, content: .some(naming: ["己"]), conflicts: []), as: Cast.office)
      },
      attempt: { bench in
        try bench.perform(
          RestrictTip(tip: bench.firstTip, ordinal: 20_001, content: .some(naming: ["己"]), conflicts: []),
          as: Cast.leader)
      }),
    .possible("R6.4 taking it over changes nothing in the ordinary register") { bench in
      let tip = try bench.tip()
      let before = bench.desk.tips[tip]
      try bench.perform(
        RestrictTip(tip: tip, ordinal: 20_000, content: .some(naming: ["己"]), conflicts: []), as: Cast.office)
      #expect(bench.desk.tips[tip] == before && bench.desk.tips.count == 1)
      #expect(bench.desk.restricted.takenOver(tip)?.receivedAt == before?.receivedAt)
    },
  ]

  static let handling: [Rule] = [
    .refused("R6.4 who is no keeper does nothing", .notAKeeper) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .read, as: Cast.secondLeader)
    },
    .refused("R6.4 nor the receiver who wrote it", .notAKeeper) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .note("催办"), as: Cast.receiver)
    },
    .refused("R5.2 nobody confirms their own assessment", .ownOutcome) { bench in
      let tip = try bench.restricted()
      let assessed = try bench.handle(tip, .assess(.noSubstance, reason: "重复"))
      try bench.handle(tip, .confirm(assessment: assessed))
    },
    .refused("R6.4 an auditor assesses nothing", .postRequired) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .assess(.noSubstance, reason: "重复"), as: Cast.auditor)
    },
    .refused("R6.4 who is named verifies nothing", .namedAsSubject) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .assess(.verify(by: Cast.secondLeader), reason: "可查"))
    },
    .refused("R6.4 a leader names who verifies", .postRequired) { bench in
      let tip = try bench.restricted()
      let assessed = try bench.handle(tip, .assess(.verify(by: Cast.office), reason: "可查"), as: Cast.custodian)
      try bench.handle(tip, .read, as: Cast.auditor)
      try bench.handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
    },
    .possible("R6.4 somebody else is named to verify where the first is concerned after all") { bench in
      let tip = try bench.restricted()
      let assessed = try bench.handle(tip, .assess(.verify(by: Cast.office), reason: "可查"))
      try bench.handle(tip, .read, as: Cast.auditor)
      try bench.handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
      try bench.handle(tip, .addConflict(Cast.office, why: "同乡"))
      #expect(bench.desk.restricted[tip]?.state == .verifying && bench.desk.restricted[tip]?.verifier == nil)
      let second = try bench.handle(tip, .assess(.verify(by: Cast.admin), reason: "改派"))
      try bench.handle(tip, .read, as: Cast.auditor)
      try bench.handle(tip, .confirm(assessment: second), as: Cast.auditor)
      #expect(bench.desk.restricted[tip]?.verifier == Cast.admin)
    },
    .refused("R6.4 nobody is named twice for it", .nothingChanged) { bench in
      let tip = try bench.restricted()
      let assessed = try bench.handle(tip, .assess(.verify(by: Cast.office), reason: "可查"))
      try bench.handle(tip, .read, as: Cast.auditor)
      try bench.handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
      try bench.handle(tip, .assess(.verify(by: Cast.office), reason: "再查"))
    },
    .possible("R6.4 what is being verified may end without substance, or go outward") { bench in
      let tip = try bench.restricted()
      let assessed = try bench.handle(tip, .assess(.verify(by: Cast.office), reason: "可查"))
      try bench.handle(tip, .read, as: Cast.auditor)
      try bench.handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
      let found = try #require(bench.desk.restricted[tip])
      #expect(found.state == .verifying && found.verifier == Cast.office)
      #expect(found.due == bench.desk.deadline(.verificationDays, after: bench.desk.lastTime))
      let second = try bench.handle(tip, .assess(.noSubstance, reason: "查否"))
      try bench.handle(tip, .read, as: Cast.custodian)
      try bench.handle(tip, .confirm(assessment: second), as: Cast.custodian)
      #expect(bench.desk.restricted[tip]?.state == .noSubstance)
      #expect(
        bench.refusal(of: HandleRestricted(tip, .assess(.noSubstance, reason: "又")), as: Cast.leader)?.reason
          == .alreadyAssessed)
    },
    .refused("R6.4 the last keeper decides nothing here", .noSecondKeeper) { bench in
      let tip = try bench.lonely()
      try bench.handle(tip, .assess(.noSubstance, reason: "重复"))
    },
    .possible("R6.4 the last keeper hands it outward, at once") { bench in
      let tip = try bench.lonely()
      try bench.handle(tip, .assess(.passOn(.known(bench.countyOffice)), reason: "无人可办"))
      #expect(bench.desk.restricted[tip]?.state == .toPassOn)
      try bench.handle(tip, .passOn(letter: "函9号", on: on("2026-11-23")))
      #expect(bench.desk.restricted[tip]?.state == .passedOn)
      try bench.handle(tip, .acknowledge(on: on("2026-11-23"), reference: "回执"))
      #expect(bench.desk.restricted[tip]?.due == nil)
    },
    .refused("R6.4 nobody marks themselves out of it, leaving nothing to the others", .noKeeper) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .addConflict(Cast.leader, why: "亲属"))
    },
    .refused("R6.4 an auditor cannot be left alone with it", .noKeeper) { bench in
      let tip = try bench.restricted(naming: ["己", "戊"])
      try bench.handle(tip, .addConflict(Cast.leader, why: "亲属"), as: Cast.auditor)
    },
    .refused("R6.4 nobody is marked twice", .alreadyMarked) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .addConflict(Cast.secondLeader, why: "亲属"))
    },
    .possible("R6.4 a keeper who is marked does nothing more, and what they proposed is void") { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .read, as: Cast.custodian)
      let assessed = try bench.handle(tip, .assess(.noSubstance, reason: "重复"), as: Cast.custodian)
      try bench.handle(tip, .addConflict(Cast.custodian, why: "亲属"))
      let row = bench.desk.restricted[tip]
      #expect(row?.assessment == nil && row?.keepers == [Cast.leader, Cast.auditor])
      #expect(row?.readers == [Cast.custodian], "who had read it stays on the record")
      for deed in [HandleRestricted.Deed.read, .confirm(assessment: assessed), .addKeepers([Cast.custodian])] {
        #expect(bench.refusal(of: HandleRestricted(tip, deed), as: Cast.custodian)?.reason == .notAKeeper)
      }
      #expect(
        bench.refusal(of: HandleRestricted(tip, .addKeepers([Cast.custodian])), as: Cast.leader)?.reason
          == .noKeeperToAdd)
    },
    .refused("R6.4 who is named cannot be added", .noKeeperToAdd) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .addKeepers([Cast.secondLeader]))
    },
    .refused("R6.4 nor can who holds no keeper's post", .noKeeperToAdd) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .addKeepers([Cast.office]))
    },
    .refused("R6.4 a keeper without the post keeps nothing", .notAKeeper) { bench in
      let tip = try bench.restricted()
      try bench.perform(
        ChangePosts(member: Cast.auditor, posts: .office, section: nil, reason: "调岗"), as: Cast.leader)
      try bench.perform(SignUndertaking(), as: Cast.auditor)
      try bench.handle(tip, .read, as: Cast.auditor)
    },
  ]

  @Test("Taking in", arguments: intake) func intakeRule(_ rule: Rule) throws { try rule.check() }

  @Test("Handling", arguments: handling) func handlingRule(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 readers that the rules do not give are not believed") func otherReaders() throws {
    var bench = DeskBench.staffed
    let tip = try bench.restricted()
    for keepers in [[], [Cast.leader], [Cast.leader, Cast.custodian, Cast.secondLeader, Cast.auditor]] {
      let refusal = bench.forge(RestrictedRead(tip: tip, keepers: keepers), as: Cast.leader)
      #expect(refusal?.reason == .misplaced)
    }
    #expect(bench.desk.restricted[tip]?.readings.isEmpty == true)
  }

  @Test("R6.4 a printed line holds no word of it") func printed() throws {
    let words = RestrictedWords(
      content: .some("某局长收钱"), reporters: [.open], original: SealedWords(id: "原话", bytes: "原话"))
    for word in ["某局长", "13812345678", "原话"] {
      #expect(
        StoredJSON(RestrictedNoted(tip: RestrictedID(rawValue: 1), text: KeptText(word), keepers: [])).text
          .contains(word))
    }
    let encoder = JSONEncoder()
    encoder.userInfo[Attachment.leavingOutKeys] = true
    let texts = try [
      encoder.encode(words), encoder.encode(KeptText("某局长收钱")),
    ].map { String(decoding: $0, as: UTF8.self) }
    #expect(texts == ["{}", "\"\""])
  }
}

extension DeskBench {
  /// A tip that only the leader keeps.
  fileprivate mutating func lonely() throws(Refusal) -> RestrictedID {
    try restricted(naming: ["己", "戊", "辛"])
  }
}
