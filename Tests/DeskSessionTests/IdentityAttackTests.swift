import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Programs of one's own, with a member's real keys, that want to know who reported.
@Suite struct IdentityAttackTests {
  private static let tomorrow = ForgeryTests.today.adding(days: 1)

  private static func approval(_ request: EventNumber, _ desk: Reporting, _ layer: String) throws -> IdentityApproved {
    let file = try #require(desk.files().identities.first).file.file
    return IdentityApproved(
      request: request, tip: desk.tip, lifted: [LiftedLayer(file: file, layer: layer)], validUntil: tomorrow)
  }

  @Test func `nobody approves their own request, by the program or by hand`() throws {
    let desk = try Reporting()
    let request = try desk.request(by: Bureau.leader)
    #expect(refusal { _ = try desk.open(Bureau.leader).approve(request: request) } == .ownRequest)
    #expect(try desk.forge(try Self.approval(request, desk, "AAEC"), as: Bureau.leader) == .ownRequest)
    #expect(try desk.open(Bureau.custodian).desk.reporters.requests[request]?.state == .waiting)
  }

  @Test func `a hand-made approval by anybody but an unconcerned leader has no effect`() throws {
    let desk = try Reporting()
    let request = try desk.request()
    for (name, reason) in [
      (Bureau.office, Refusal.Reason.postRequired), (Bureau.custodian, .postRequired),
    ] {
      #expect(try desk.forge(try Self.approval(request, desk, "AAEC"), as: name) == reason, "\(name)")
      #expect(refusal { _ = try desk.open(name).approve(request: request) } == .postRequired)
    }
    // Nobody is both, so as to approve what they are to see.
    #expect(refusal { try desk.bureau.hire("两岗", [.custodian, .leader]) } == .bothLocks)
    #expect(
      refusal { _ = try desk.open(Bureau.custodian).openIdentity(request: request, isRenewal: false) }
        == .requestNotApproved)
  }

  @Test func `a lifted layer opens nothing for another request, another custodian or another file`() throws {
    let desk = try Reporting()
    let second = "副密员"
    try desk.bureau.hire(second, .custodian)
    try desk.bureau.grant(second, by: Bureau.custodian)
    let first = try desk.approved()
    let custodian = try desk.open(Bureau.custodian)
    let event = try #require(custodian.desk.reporters.requests[first]?.approval?.event)
    let approved = try #require(
      try custodian.texts.event(event, in: custodian.state)?.event as? IdentityApproved)
    let layer = try #require(approved.lifted.first).layer

    // By the keys alone.
    let bytes = try #require(Vault.Base64.decode(layer))
    let seal = try #require(desk.files().identities.first)
    let file = try custodian.identity(seal, of: desk.reporter)
    let other = try desk.open(second)
    let number = UInt64(first.rawValue)
    #expect(throws: VaultError.self) {
      try file.open(lifted: bytes, request: number, keys: other.keys, ring: other.state.keyring)
    }
    #expect(throws: VaultError.self) {
      try file.open(lifted: bytes, request: number + 1, keys: custodian.keys, ring: custodian.state.keyring)
    }
    #expect(throws: VaultError.self) {
      let leader = try desk.open(Bureau.leader)
      _ = try file.open(lifted: bytes, request: number, keys: leader.keys, ring: leader.state.keyring)
    }

    // By a leader's hand-made approval that carries the layer of another request: it shows nothing.
    for name in [Bureau.custodian, second] {
      let request = try desk.request(custodian: name)
      #expect(try desk.forge(try Self.approval(request, desk, layer), as: Bureau.leader) == nil)
      #expect(fault { _ = try desk.open(name).openIdentity(request: request, isRenewal: false) } == nil)
      #expect(throws: VaultError.cannotOpen) {
        _ = try desk.open(name).openIdentity(request: request, isRenewal: false)
      }
    }

    // Or that lifts another reporter's file for a reporter whom nobody minds.
    let (tip, harmless) = try Reporting.report([.sourceKey: "u9"], to: desk.bureau)
    let request = try desk.request(harmless)
    let swapped = IdentityApproved(
      request: request, tip: tip, lifted: [LiftedLayer(file: seal.file.file, layer: layer)], validUntil: Self.tomorrow)
    try Forger(desk.bureau, Bureau.leader).write([.init(desk.key(of: tip), [swapped])])
    #expect(
      fault { _ = try desk.open(Bureau.custodian).openIdentity(request: request, isRenewal: false) }
        == "identityNotLifted")
  }

  @Test func `nothing is shown after the last day, whatever the custodian's clock shows`() throws {
    let desk = try Reporting()
    let request = try desk.approved()
    desk.bureau.clock.advance(by: 3 * 86_400_000)
    let office = try desk.open(Bureau.office)
    try office.tip("日子过去了")
    let custodian = try desk.open(Bureau.custodian)
    #expect(refusal { _ = try custodian.openIdentity(request: request, isRenewal: false) } == .approvalExpired)
    #expect(refusal { _ = try custodian.openIdentity(request: request, isRenewal: true) } == .approvalExpired)
    let viewed = IdentityViewed(request: request, tip: desk.tip, renewal: .no)
    #expect(try desk.forge(viewed, as: Bureau.custodian, clock: Bureau.start) == .approvalExpired)
    #expect(try desk.forge(viewed, as: Bureau.office) == .postRequired)
  }

  @Test func `no one member's keys open an identity or, but a custodian's, a card`() throws {
    let desk = try Reporting()
    let files = try desk.files()
    for name in [Bureau.office, Bureau.admin, Bureau.leader, Bureau.custodian] {
      let member = try desk.open(name)
      let identity = try member.identity(files.identities[0], of: desk.reporter)
      let card = try member.custodianText(files.cards[0], .contactCard, of: desk.reporter)
      #expect(((try? card.open(ring: member.state.keyring)) != nil) == (name == Bureau.custodian), "\(name)")
      let lifted = try? identity.liftOuter(
        with: member.state.keyring, to: member.keys.publicKeys.agreement, request: 1)
      #expect((lifted != nil) == (name == Bureau.leader), "\(name)")
      let opened = lifted.flatMap {
        try? identity.open(lifted: $0, request: 1, keys: member.keys, ring: member.state.keyring)
      }
      #expect(opened == nil, "\(name)")
      // The same bytes are no text of another kind.
      for kind in [CustodianText.Kind.original, .evidence] {
        #expect(throws: DeskFault("identityDamaged", "0001")) {
          try member.custodianText(files.cards[0], kind, of: desk.reporter)
        }
      }
    }
  }

  @Test func `a removed custodian's keys open nothing that is sealed afterwards`() throws {
    let desk = try Reporting()
    let second = "副密员"
    try desk.bureau.hire(second, .custodian)
    try desk.bureau.grant(second, by: Bureau.custodian)
    let request = try desk.approved()
    let former = try desk.open(Bureau.custodian)
    _ = try desk.open(Bureau.leader).remove(desk.bureau.id(Bureau.custodian), reason: "调离")
    try desk.open(second).upkeep()
    #expect(refusal { _ = try former.openIdentity(request: request, isRenewal: false) } == .notAMember)
    #expect(refusal { _ = try former.contactCard(of: desk.reporter, reason: "约见") } == .notAMember)

    let (_, later) = try Reporting.report(SecrecyTests.details, to: desk.bureau)
    let files = try desk.open(second).files(of: later)
    let card = try former.custodianText(files.cards[0], .contactCard, of: later)
    let identity = try former.identity(files.identities[0], of: later)
    #expect(throws: VaultError.self) { try card.open(ring: former.state.keyring) }
    // Not even with a leader's help.
    let leader = try desk.open(Bureau.leader)
    let lifted = try identity.liftOuter(
      with: leader.state.keyring, to: former.keys.publicKeys.agreement, request: 1)
    #expect(throws: VaultError.self) {
      try identity.open(lifted: lifted, request: 1, keys: former.keys, ring: former.state.keyring)
    }
    #expect(try desk.open(second).contactCard(of: later, reason: "约见").ways.count == 1)
    #expect(try desk.open(second).contactCard(of: desk.reporter, reason: "约见").ways.count == 1, "the past went along")
  }

  @Test func `nobody makes another's sealed file their own`() throws {
    let desk = try Reporting()
    let victim = try #require(desk.files().identities.first)
    let card = try #require(desk.files().cards.first)
    // A receiver who records a reporter of their own, whose identity is somebody else's file.
    func registration(_ ordinal: Int, _ file: CaseDomain.SealedFile, card: CaseDomain.SealedFile?) -> TipRegistered {
      let honest = ForgeryTests.registration(ordinal)
      return TipRegistered(
        number: honest.number, receivedAt: honest.receivedAt, precision: .minute, content: honest.content,
        reporters: [TipReporter(alias: 2, given: [.name, .phone], identity: file, card: card)], joint: .no,
        receiptEvidence: nil, receiptAwaitsSecond: nil, source: nil, triageDue: honest.triageDue)
    }
    let some = CaseDomain.SealedFile(
      file: String(repeating: "5c", count: 16), sha256: String(repeating: "5c", count: 32))
    let attempts = [
      registration(2, victim.file, card: nil), registration(2, some, card: card.file),
      registration(2, some, card: some),
      registration(2, CaseDomain.SealedFile(file: "../log/head", sha256: ""), card: nil),
      registration(2, CaseDomain.SealedFile(file: "0a1b", sha256: ""), card: nil),
      registration(
        2, CaseDomain.SealedFile(file: victim.file.file.uppercased(), sha256: victim.file.sha256), card: nil),
    ]
    for attempt in attempts {
      let copy = try Reporting(bureau: desk.bureau.copy(), tip: desk.tip, reporter: desk.reporter)
      let key = ObjectKey(random: SeededRandom(9))
      try Forger(copy.bureau, Bureau.office).write(
        [.init(.object(key.id), [attempt], sealedWith: key.key), .init(Forger.leads, [], records: [.object(key)])],
        claims: [
          .init(series: NumberSeries.tip.rawValue, year: 2026, number: 2),
          .init(series: NumberSeries.alias.rawValue, year: 0, number: 2),
        ])
      let office = try copy.open(Bureau.office)
      #expect(office.desk.unauthorised.map(\.refusal.reason) == [.misplaced])
      #expect(office.desk.tips.count == 1)
      #expect(office.desk.reporters.count == 1)
    }
    // Nor does a receiver add it to one of theirs, or a custodian take it for evidence.
    let added = ReporterAdded(
      reporter: desk.reporter, tip: desk.tip, given: [.name], identity: victim.file, card: some, reason: "补充")
    #expect(try desk.forge(added, as: Bureau.office) == .misplaced)
    let marked = ReporterMarked(
      reporter: desk.reporter, tip: desk.tip, mark: .kin, value: .yes, evidence: card.file)
    #expect(try desk.forge(marked, as: Bureau.custodian) == .misplaced)
  }

  @Test func `who names a file before its commit does not keep the reporter out`() throws {
    let desk = try Reporting()
    let office = try desk.open(Bureau.office)
    var sealed: [String] = []
    _ = try office.performSealed(nil) { sealer in
      let files = try sealer.seal(ReporterIdentity(details: [.unit: "某厂"]))
      sealed.append(files.identity.file)
      // Between the sealing and the commit, another program has seen the file and names it.
      if sealed.count == 1 {
        let theft = ReporterAdded(
          reporter: desk.reporter, tip: desk.tip, given: [.name], identity: files.identity, card: files.card,
          reason: "抢先")
        #expect(try desk.forge(theft, as: Bureau.custodian) == nil, "it stands, and shows nothing")
      }
      return AddToReporter(
        reporter: desk.reporter, given: [.unit], identity: files.identity, card: files.card, reason: "补充")
    }
    #expect(Set(sealed).count == 2, "it is sealed anew, under another name")
    #expect(office.desk.unauthorised.isEmpty)
    #expect(office.desk.reporters[desk.reporter]?.given.contains(ReporterDetails(.unit)) == true)
  }

  @Test func `what any post prints of the log holds no detail, and a mark for custodians only`() throws {
    let desk = try Reporting()
    let custodian = try desk.open(Bureau.custodian)
    _ = try custodian.mark(desk.reporter, .accomplice, .yes, evidence: "同案笔录提到赵举报")
    let request = try desk.approved()
    try custodian.refresh()
    _ = try custodian.openIdentity(request: request, isRenewal: false)
    _ = try custodian.contactCard(of: desk.reporter, reason: "约见")
    try desk.bureau.hire("监督", .auditor)
    for name in [Bureau.office, Bureau.leader, Bureau.admin, Bureau.custodian, "监督"] {
      let lines = try desk.open(name).printedLog()
      for word in Array(SecrecyTests.details.values) + ["同案笔录"] {
        #expect(!lines.contains { $0.contains(word) }, "\(name): \(word)")
      }
      let marked = lines.filter { $0.contains("reporter.marked") }
      #expect(marked.count == (name == Bureau.admin ? 0 : 1), "\(name)")
      #expect(marked.contains { $0.contains("accomplice") } == (name == Bureau.custodian), "\(name)")
    }
    // Nor does any file of the desk.
    for word in Array(SecrecyTests.details.values) + ["同案笔录"] {
      let needle = [UInt8](word.utf8)
      #expect(!desk.bureau.files.contains { $0.bytes.count >= needle.count && $0.bytes.firstRange(of: needle) != nil })
    }
  }
}
