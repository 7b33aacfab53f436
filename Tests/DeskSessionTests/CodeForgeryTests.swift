import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Receipt codes in the hands of a member with a program of their own (R6.4).
@Suite struct CodeForgeryTests {
  typealias Scene = CodeTests.Scene
  private static let work = CodeWork(costExponent: 14, blockSize: 1, parallelism: 1)

  private static func refusals(_ desk: OpenDesk) -> [Refusal.Reason] { desk.desk.unauthorised.map(\.refusal.reason) }

  @Test func `a use by somebody without the password has no effect`() throws {
    let scene = try Scene.make()
    let known = try #require(scene.office.desk.codes.of(scene.tip))
    let content = known.tag
    let own = scene.office.signature(over: Hex.decode(content.text) ?? [])
    // All that an office member's keys can read or make: the tags, and signatures of their own.
    for signature in [Hex.encode(own), known.tag.text + known.verifier.text, known.verifier.text, "", "zz"] {
      try Forger(scene.bureau, Bureau.office).write([
        .init(
          Forger.leads,
          [
            CodeUsed(
              code: known.event, purpose: .claim, way: .visit,
              proof: CodeProof(use: 1, content: content, signature: signature))
          ])
      ])
    }
    for name in [Bureau.office, Bureau.custodian] {
      let desk = try scene.bureau.open(name)
      #expect(Self.refusals(desk) == [Refusal.Reason](repeating: .noSuchCode, count: 5), "\(name)")
      #expect(desk.desk.tips[scene.tip]?.signature == .unidentifiable)
    }
  }

  @Test func `what a use was proved with proves no second one`() throws {
    let scene = try Scene.make()
    #expect(try scene.office.add(scene.addition()) == .accepted)
    #expect(try scene.office.claim(scene.claim()) == .accepted)
    let custodian = try scene.bureau.open(Bureau.custodian)
    let judged = custodian.desk.codes.waitingClaims[0]
    _ = try custodian.decideClaim(judged.event, matches: false, reporter: nil, evidence: "不符")
    var uses: [CodeUsed] = []
    var claimed: [CodeClaimed] = []
    var added: [TipSupplemented] = []
    try scene.office.forEachEvent(since: EventNumber(rawValue: 1)) {
      if let event = $0.event as? CodeUsed { uses.append(event) }
      if let event = $0.event as? CodeClaimed { claimed.append(event) }
      if let event = $0.event as? TipSupplemented { added.append(event) }
    }
    try #require(uses.count == 2 && claimed.count == 1 && added.count == 1)
    let first = CodeProof(use: 3, content: uses[0].proof.content, signature: uses[0].proof.signature)
    let second = CodeProof(use: 3, content: uses[1].proof.content, signature: uses[1].proof.signature)
    let code = uses[0].code
    let replays: [(String, CodeUsed)] = [
      (Bureau.office, uses[0]), (Bureau.office, uses[1]),
      (Bureau.office, CodeUsed(code: code, purpose: .addition, way: .visit, proof: first)),
      (Bureau.office, CodeUsed(code: code, purpose: .claim, way: .visit, proof: second)),
      (Bureau.office, CodeUsed(code: code, purpose: .claim, way: .visit, proof: first)),
      (Bureau.leader, uses[1]),
    ]
    for (place, (name, used)) in replays.enumerated() {
      let forger = try Forger(scene.bureau, name)
      let files = [1, 2, 3].map {
        SealedFile(file: String(repeating: "\(place)\($0)", count: 16), sha256: String(repeating: "ab", count: 32))
      }
      let claim = CodeClaimed(
        use: EventNumber(rawValue: try forger.nextEvent()), given: claimed[0].given, identity: files[0], card: files[1],
        words: files[2])
      try forger.write([.init(Forger.leads, [used, claim])])
    }
    try custodian.refresh()
    #expect(custodian.desk.codes.waitingClaims.isEmpty && custodian.desk.codes.claims.count == 1)
    #expect(custodian.desk.codes.of(scene.tip)?.uses == 2)
    let reasons = Self.refusals(custodian)
    #expect(reasons.count == 2 * replays.count && !reasons.contains { ![.noSuchCode, .codeProofUsed].contains($0) })
    #expect(reasons.filter { $0 == .codeProofUsed }.count == 2, "the author's own, as they stand: \(reasons)")
  }

  /// A program at the counter gets one signature, and can use it for what was signed alone.
  @Test func `what comes with a use is what was signed, once`() throws {
    let scene = try Scene.make()
    let known = try #require(scene.office.desk.codes.of(scene.tip))
    let salt = try #require(CodeTag(bytes: [UInt8](repeating: 3, count: 32)))
    func added(_ text: String, _ salt: CodeTag? = salt) -> TipSupplemented {
      TipSupplemented(
        tip: scene.tip, text: text, receivedAt: Instant(milliseconds: Bureau.start), attachments: [],
        sealedOriginal: nil, triageDue: nil, codeSalt: salt)
    }
    let object = try #require(scene.office.state.tipObjects[scene.tip])
    let key = PayloadKeyID.object(try #require(scene.office.state.keyring.currentKey(of: object)).id)
    func write(_ used: CodeUsed, _ rest: [TipSupplemented]) throws {
      try Forger(scene.bureau, Bureau.office).write([.init(Forger.leads, [used]), .init(key, rest)])
      try scene.office.refresh()
    }
    func texts() throws -> [String] {
      try scene.office.document(of: scene.tip).events.compactMap { ($0.event as? TipSupplemented)?.text }
    }
    let signed = added("本人所说")
    try write(
      try scene.signed(known, .addition, over: signed, as: Bureau.office),
      [added("编造的"), added("本人所说", nil), signed, signed])
    #expect(Self.refusals(scene.office) == [.misplaced, .misplaced, .misplaced])
    let leader = try scene.bureau.open(Bureau.leader)
    #expect(leader.desk.unauthorised.count == 3 && leader.desk.codes.of(scene.tip)?.uses == 1)
    #expect(try texts() == ["本人所说"])
  }

  @Test func `work that protects nothing, or exhausts the machine, is refused`() throws {
    let scene = try Scene.make()
    let tip = try scene.office.tip("另一件")
    let tag = try #require(CodeTag(bytes: [UInt8](repeating: 1, count: 32)))
    for (cost, block) in [(13, 8), (21, 8), (17, 0), (17, 17), (0, 0)] as [(UInt8, UInt8)] {
      let work = CodeWork(costExponent: cost, blockSize: block, parallelism: 1)
      try Forger(scene.bureau, Bureau.office).write([
        .init(Forger.leads, [CodeIssued(tip: tip, epoch: 1, codeTag: tag, verifier: tag, work: work)])
      ])
    }
    try scene.office.refresh()
    #expect(Self.refusals(scene.office) == [Refusal.Reason](repeating: .valueOutOfRange, count: 5))
    #expect(scene.office.desk.codes.of(tip) == nil)
  }

  @Test func `a code for oneself, for a tip that somebody else took in, has no effect`() throws {
    let scene = try Scene.make()
    let leader = try scene.bureau.open(Bureau.leader)
    let tip = try leader.tip("领导收到的匿名信")
    let code = CodeIssued(
      tip: tip, epoch: 1, codeTag: try #require(CodeTag(bytes: [UInt8](repeating: 1, count: 32))),
      verifier: try #require(CodeTag(bytes: [UInt8](repeating: 2, count: 32))), work: Self.work)
    try Forger(scene.bureau, Bureau.office).write([.init(Forger.leads, [code])])
    try leader.refresh()
    #expect(leader.desk.unauthorised.map(\.refusal.reason) == [.codeTooLate])
    #expect(leader.desk.codes.of(tip) == nil)
  }

  @Test func `a claim cannot make somebody else's identity one's own`() throws {
    let scene = try Scene.make()
    let performed = try scene.office.register(
      TipIntake(
        content: TipContent(title: "", narrative: "实名来访"),
        reporters: [ReporterIdentity(details: [.name: "李四光", .phone: "13900139000"])]))
    let registered = try #require(performed.events.first?.event as? TipRegistered)
    let victim = try #require(registered.reporters[0].identity)
    let card = try #require(registered.reporters[0].card)
    let known = try #require(scene.office.desk.codes.of(scene.tip))
    let next = try Forger(scene.bureau, Bureau.office).nextEvent()
    let claimed = CodeClaimed(
      use: EventNumber(rawValue: next), given: [.name, .phone], identity: victim, card: card,
      words: SealedFile(file: String(repeating: "ab", count: 16), sha256: victim.sha256))
    // Whoever claims signs it properly: what they seal is theirs, what others sealed is not.
    let used = try scene.signed(known, .claim, over: claimed, as: Bureau.office)
    try Forger(scene.bureau, Bureau.office).write([.init(Forger.leads, [used, claimed])])
    let custodian = try scene.bureau.open(Bureau.custodian)
    #expect(custodian.desk.unauthorised.map(\.refusal.reason) == [.misplaced])
    #expect(custodian.desk.codes.claims.isEmpty)
  }
}

extension CodeTests.Scene {
  /// A use as the reporter's own hands would sign it, for a program that somebody else wrote.
  func signed(
    _ known: ReceiptCode, _ purpose: CodeUse, over content: any Event, as name: String
  ) throws -> CodeUsed {
    let secret = try ReceiptSecret(
      code: CheckedCode(typed: code), password: Self.password.normalisedBytes,
      desk: #require(DeskTag(bytes: office.deskID.bytes)), work: ScryptParameters(known.work))
    let content = try #require(CodeContent.digest(in: [content]))
    func used(_ signature: [UInt8]) -> CodeUsed {
      CodeUsed(
        code: known.event, purpose: purpose, way: .visit,
        proof: CodeProof(use: known.uses + 1, content: content, signature: Hex.encode(signature)))
    }
    let use = try #require(ReceiptUse(of: known, used([]), content: content, by: bureau.id(name)))
    return used(secret.signature(for: use))
  }
}
