import Testing

@testable import CaseDomain

/// Who agrees that a restricted tip goes outward, who hands it over, and what was left out of it.
@Suite struct RestrictedPassingTests {
  static let passing: [Rule] = [
    .refused("R5.2 nobody confirms what they have not read", .readFirst) { bench in
      let tip = try bench.restricted()
      let assessed = try bench.handle(tip, .assess(.noSubstance, reason: "重复"))
      try bench.handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
    },
    .refused("R5.2 reading it before it was assessed is not reading why", .readFirst) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .read, as: Cast.auditor)
      let assessed = try bench.handle(tip, .assess(.noSubstance, reason: "重复"))
      try bench.handle(tip, .read, as: Cast.custodian)
      try bench.handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
    },
    .refused("R6.4 a receiver has a name", .nameMissing) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .assess(.passOn(.named(" ", .other)), reason: "涉及本单位"))
    },
    .refused("R6.4 a known receiver is known", .noSuchBody) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .assess(.passOn(.known(BodyID(rawValue: 1))), reason: "涉及本单位"))
    },
    .possible("R6.4 a receiver that is named is entered among no bodies") { bench in
      let before = bench.desk.organisation.bodies
      let tip = try bench.agreed(.named("某县纪委监委", .disciplineInspection))
      let row = bench.desk.restricted[tip]
      #expect(row?.state == .toPassOn && row?.passing?.letter == nil && row?.due == on("2026-11-26"))
      try bench.handle(tip, .passOn(letter: "函9号", on: on("2026-11-23")))
      let sent = bench.desk.restricted[tip]
      #expect(sent?.passing?.receiver == .named("某县纪委监委", .disciplineInspection) && sent?.passing?.letter == "函9号")
      try bench.handle(tip, .acknowledge(on: on("2026-11-23"), reference: "回执"), as: Cast.auditor)
      #expect(bench.desk.restricted[tip]?.passing == sent?.passing && bench.desk.organisation.bodies == before)
    },
    .refused("R6.4 nothing goes that two did not agree on", .nothingToPassOn) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .passOn(letter: "函9号", on: on("2026-11-23")))
    },
    .refused("R6.4 nor twice", .nothingToPassOn) { bench in
      let tip = try bench.agreed(.known(bench.countyOffice))
      for _ in 0..<2 { try bench.handle(tip, .passOn(letter: "函9号", on: on("2026-11-23"))) }
    },
    .refused("R6.4 the letter has a number", .letterMissing) { bench in
      let tip = try bench.agreed(.known(bench.countyOffice))
      try bench.handle(tip, .passOn(letter: " ", on: on("2026-11-23")))
    },
    .refused("R6.4 an auditor hands nothing over", .postRequired) { bench in
      let tip = try bench.agreed(.known(bench.countyOffice))
      try bench.handle(tip, .passOn(letter: "函9号", on: on("2026-11-23")), as: Cast.auditor)
    },
    .refused("R6.4 it did not go tomorrow", .dateInvalid) { bench in
      let tip = try bench.agreed(.known(bench.countyOffice))
      try bench.handle(tip, .passOn(letter: "函9号", on: on("2026-11-24")))
    },
    .refused("R6.4 nobody acknowledges what did not go yet", .notPassedOn) { bench in
      let tip = try bench.agreed(.known(bench.countyOffice))
      try bench.handle(tip, .acknowledge(on: on("2026-11-23"), reference: "回执"))
    },
  ]

  static let leftOut: [Rule] = [
    .refused("R6.4 a leader does not open what was left out", .postRequired) { bench in
      let tip = try bench.restricted(original: .some)
      try bench.handle(tip, .openOriginal(reason: "核对"))
    },
    .refused("R6.4 nor does an auditor", .postRequired) { bench in
      let tip = try bench.restricted(original: .some)
      try bench.handle(tip, .openOriginal(reason: "核对"), as: Cast.auditor)
    },
    .refused("R6.4 nor a custodian whom it names", .notAKeeper) { bench in
      let tip = try bench.restricted(naming: ["戊"], original: .some)
      try bench.handle(tip, .openOriginal(reason: "核对"), as: Cast.custodian)
    },
    .refused("R6.4 nor one who was marked since", .notAKeeper) { bench in
      let tip = try bench.restricted(original: .some)
      try bench.handle(tip, .addConflict(Cast.custodian, why: "亲属"))
      try bench.handle(tip, .openOriginal(reason: "核对"), as: Cast.custodian)
    },
    .refused("R6.4 an opening says why", .reasonMissing) { bench in
      let tip = try bench.restricted(original: .some)
      try bench.handle(tip, .openOriginal(reason: " "), as: Cast.custodian)
    },
    .refused("R6.4 where nothing was left out nothing is opened", .noOriginal) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .supplement("又来一信", receivedAt: nil))
      try bench.handle(tip, .openOriginal(reason: "核对"), as: Cast.custodian)
    },
    .possible("R6.4 a custodian opens what was left out of late material") { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .supplement("又来一信", original: .some, receivedAt: nil))
      try bench.handle(tip, .openOriginal(reason: "核对"), as: Cast.custodian)
    },
    .refused("R6.4 a seal that is none is out of its place", .misplaced) { bench in
      _ = try bench.restricted(original: SealedWords(id: "", bytes: "AAED"))
    },
    .refused("R6.4 an original in a file of its own names a file", .attachmentsOutside) { bench in
      var content = TipContent.some()
      content.sealedOriginal = SealedFile(file: "00", sha256: "00")
      try bench.perform(SendDirectly(ordinal: 20_000, words: RestrictedWords(content: content)), as: Cast.liaison)
    },
  ]

  @Test("Passing on", arguments: passing) func passingRule(_ rule: Rule) throws { try rule.check() }

  @Test("What was left out", arguments: leftOut) func leftOutRule(_ rule: Rule) throws { try rule.check() }
}

extension DeskBench {
  /// A tip that two keepers agreed to hand outward.
  fileprivate mutating func agreed(_ receiver: RestrictedReceiver) throws(Refusal) -> RestrictedID {
    let tip = try restricted()
    let assessed = try handle(tip, .assess(.passOn(receiver), reason: "涉及本单位"))
    try handle(tip, .read, as: Cast.auditor)
    try handle(tip, .confirm(assessment: assessed), as: Cast.auditor)
    return tip
  }
}
