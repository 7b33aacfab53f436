import Testing

@testable import CaseDomain

@Suite struct ReporterRuleTests {
  /// A tip with a reporter who gave name and phone.
  private static let known: Rule.Step = { _ = try $0.reporter() }
  /// One who gave a phone only, so is unidentifiable.
  private static let phone: Rule.Step = { _ = try $0.reporter([.phone]) }
  private static let destroyed: Rule.Step = { try $0.destroy(try $0.reporter([.phone])) }
  private static let naming: @Sendable (String) -> Rule.Step = { name in
    { _ = try $0.reporter([.phone], naming: [name]) }
  }

  @Test(
    "Sealing more of a reporter",
    arguments: [
      Rule.possible("R6.4 a receiver adds", given: known) { try $0.add([.address], to: $0.newestReporter) },
      .possible("R6.4 so does a custodian", given: known) {
        try $0.add([.address], to: $0.newestReporter, as: Cast.custodian)
      },
      .refused("R6.4 nobody else does", .postRequired, given: known) {
        try $0.add([.address], to: $0.newestReporter, as: Cast.office)
      },
      .refused("R6.6 something is given", .detailsMissing, given: known) { try $0.add([], to: $0.newestReporter) },
      .refused("R6.4 with a reason", .reasonMissing, given: known) {
        try $0.perform(
          AddToReporter(reporter: $0.newestReporter, given: [.unit], identity: .some, card: .some, reason: " "),
          as: Cast.receiver)
      },
      .refused("R6.4 of somebody there is", .noSuchReporter) { try $0.add([.unit], to: ReporterID(rawValue: 1)) },
      .refused("R6.4 not after destruction", .identityDestroyed, given: destroyed) {
        try $0.add([.unit], to: $0.newestReporter)
      },
      .refused("R6.4 not by whom the tip names", .namedAsSubject, given: naming("丙")) {
        try $0.add([.unit], to: $0.newestReporter)
      },
    ])
  func adding(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Binding a person",
    arguments: [
      Rule.possible("R6.3.1 to an alias that cannot be identified", given: phone) {
        try $0.bind($0.newestTip, $0.newestReporter)
      },
      .possible("R6.3.1 to a tip without a reporter", given: { _ = try $0.tip() }) { try $0.bind($0.newestTip) },
      .refused("R6.3.1 only a custodian binds", .postRequired, given: phone) {
        try $0.bind($0.newestTip, $0.newestReporter, as: Cast.receiver)
      },
      .refused(
        "R6.3.1 not who registered the tip", .ownRegistration,
        given: { _ = try $0.tip(RegisterTip(content: .some()), as: Cast.custodian) }
      ) { try $0.bind($0.newestTip) },
      .refused("R6.3.1 not who is known already", .identityKnown, given: known) {
        try $0.bind($0.newestTip, $0.newestReporter)
      },
      .possible(
        "R6.3.1 again, where the name was found false",
        given: {
          try ReporterRuleTests.known(&$0)
          try $0.check($0.newestReporter, name: false)
        }
      ) { try $0.bind($0.newestTip, $0.newestReporter) },
      .refused("R6.3.1 no second alias beside one that is there", .noSuchReporter, given: phone) {
        try $0.bind($0.newestTip)
      },
      .refused(
        "R6.3.1 not another tip's alias", .noSuchReporter,
        given: {
          try ReporterRuleTests.phone(&$0)
          try ReporterRuleTests.phone(&$0)
        }
      ) { try $0.bind($0.newestTip, ReporterID(rawValue: 1)) },
      .refused("R6.3.1 an alias that was not allocated", .aliasMismatch, given: { _ = try $0.tip() }) {
        try $0.bind($0.newestTip, ReporterID(rawValue: 5))
      },
      .refused("R6.3.1 not before the tip came", .dateInvalid, given: phone) {
        try $0.bind($0.newestTip, $0.newestReporter, on: "2026-11-22")
      },
      .refused("R6.3.1 not tomorrow", .dateInvalid, given: phone) {
        try $0.bind($0.newestTip, $0.newestReporter, on: "2026-11-24")
      },
      .refused("R6.6 with something to bind", .detailsMissing, given: phone) {
        try $0.bind($0.newestTip, $0.newestReporter, given: [])
      },
      .refused("R6.4 not after destruction", .identityDestroyed, given: destroyed) {
        try $0.bind($0.newestTip, $0.newestReporter)
      },
      .refused("R6.4 not by whom the tip names", .namedAsSubject, given: naming("戊")) {
        try $0.bind($0.newestTip, $0.newestReporter)
      },
      .refused("R6.3.1 a tip there is", .noSuchTip) { try $0.bind(TipID(rawValue: 1)) },
    ])
  func binding(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Checking a reporter",
    arguments: [
      Rule.possible("R6.6 a contact", given: known) { try $0.check($0.newestReporter, contact: true) },
      .possible("R6.6 a name", given: known) { try $0.check($0.newestReporter, name: false) },
      .refused("R6.6 something is checked", .nothingChanged, given: known) { try $0.check($0.newestReporter) },
      .refused("R6.6 only what was given: name", .detailNotGiven, given: phone) {
        try $0.check($0.newestReporter, name: true)
      },
      .refused("R6.6 only what was given: contact", .detailNotGiven, given: { _ = try $0.reporter([.name]) }) {
        try $0.check($0.newestReporter, contact: true)
      },
      .refused("R6.6 by a custodian", .postRequired, given: known) {
        try $0.check($0.newestReporter, contact: true, as: Cast.receiver)
      },
      .refused("R6.6 one says how", .reasonMissing, given: known) {
        try $0.perform(
          CheckReporter(
            reporter: $0.newestReporter, contactWorks: true, nameIsTrue: nil, how: "", on: CivilDate("2026-11-23")!),
          as: Cast.custodian)
      },
      .refused("R6.6 and a day that was", .dateInvalid, given: known) {
        try $0.perform(
          CheckReporter(
            reporter: $0.newestReporter, contactWorks: true, nameIsTrue: nil, how: "回拨", on: CivilDate("2026-11-24")!),
          as: Cast.custodian)
      },
      .refused("R6.4 not after destruction", .identityDestroyed, given: destroyed) {
        try $0.check($0.newestReporter, contact: true)
      },
      .refused("R6.4 not by whom the tip names", .namedAsSubject, given: naming("戊")) {
        try $0.check($0.newestReporter, contact: true)
      },
    ])
  func checking(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Marks",
    arguments: [
      Rule.possible("R6.5 a custodian marks, with evidence", given: known) { try $0.mark($0.newestReporter) },
      .refused("R6.5 nobody else", .postRequired, given: known) { try $0.mark($0.newestReporter, as: Cast.leader) },
      .refused("R6.5 a yes without evidence", .markEvidenceMissing, given: known) {
        try $0.mark($0.newestReporter, evidence: nil)
      },
      .refused("R6.5 a no without evidence", .markEvidenceMissing, given: known) {
        try $0.mark($0.newestReporter, .kin, .no, evidence: nil)
      },
      .refused("R6.5 unknown has none", .markEvidenceMissing, given: known) {
        try $0.mark($0.newestReporter, .kin, .unknown)
      },
      .refused("R6.5 unknown it is already", .nothingChanged, given: known) {
        try $0.mark($0.newestReporter, .kin, .unknown, evidence: nil)
      },
      .possible(
        "R6.5 and may become again",
        given: {
          try ReporterRuleTests.known(&$0)
          try $0.mark($0.newestReporter, .kin, .yes)
        }
      ) { try $0.mark($0.newestReporter, .kin, .unknown, evidence: nil) },
      .refused("R6.4 not after destruction", .identityDestroyed, given: destroyed) { try $0.mark($0.newestReporter) },
      .refused("R6.4 not by whom the tip names", .namedAsSubject, given: naming("戊")) {
        try $0.mark($0.newestReporter)
      },
    ])
  func marks(_ rule: Rule) throws { try rule.check() }

  private static let two: Rule.Step = {
    _ = try $0.reporter()
    _ = try $0.reporter()
  }
  private static let (one, other) = (ReporterID(rawValue: 1), ReporterID(rawValue: 2))

  @Test(
    "Same reporter",
    arguments: [
      Rule.possible("R6.3.4 a custodian confirms", given: two) { try $0.decide(one, other) },
      .possible("R6.3.4 or rejects", given: two) { try $0.decide(other, one, same: false) },
      .refused("R6.3.4 nobody else", .postRequired, given: two) { try $0.decide(one, other, as: Cast.leader) },
      .refused("R6.3.4 not with oneself", .sameAlias, given: two) { try $0.decide(one, one) },
      .refused("R6.3.4 both are there", .noSuchReporter, given: two) { try $0.decide(one, ReporterID(rawValue: 3)) },
      .refused(
        "R6.3.4 once is enough, whichever is named first", .nothingChanged,
        given: {
          try ReporterRuleTests.two(&$0)
          try $0.decide(one, other)
        }
      ) { try $0.decide(other, one) },
      .possible(
        "R6.3.4 a decision may be turned",
        given: {
          try ReporterRuleTests.two(&$0)
          try $0.decide(one, other)
        }
      ) { try $0.decide(one, other, same: false) },
      .refused(
        "R6.4 not by whom the other tip names", .namedAsSubject,
        given: {
          _ = try $0.reporter()
          _ = try $0.reporter(naming: ["戊"])
        }
      ) { try $0.decide(one, other) },
      .refused(
        "R6.4 nothing is linked to what was destroyed", .identityDestroyed,
        given: {
          try ReporterRuleTests.two(&$0)
          try $0.destroy(other)
        }
      ) { try $0.decide(one, other) },
      .possible(
        "R6.4 but a wrong link is undone",
        given: {
          try ReporterRuleTests.two(&$0)
          try $0.decide(one, other)
          try $0.destroy(other)
        }
      ) { try $0.decide(one, other, same: false) },
    ])
  func same(_ rule: Rule) throws { try rule.check() }
}
