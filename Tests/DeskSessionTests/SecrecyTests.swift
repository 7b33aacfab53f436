import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Without a passphrase nothing of a tip can be read from any file; with an office member's keys no identity can.
@Suite struct SecrecyTests {
  static let details: [ReporterDetail: String] = [
    .name: "赵举报", .phone: "13812345678", .residentID: "110101199003070011", .address: "幸福里七号",
  ]
  static let intake = TipIntake(
    content: TipContent(
      title: "强迫交易一事", narrative: "某酒店强迫交易，举报人愿意作证", subjects: [Subject(kind: .person, name: "黑老三")],
      place: "城关镇码头", channelDetail: "信访窗口", originalsAt: "三号柜"),
    originalNarrative: "某酒店强迫交易，我赵举报愿意作证",
    reporters: [ReporterIdentity(details: details, speaksForAll: true)])

  private static func find(_ text: String, in bureau: Bureau) -> [String] {
    let encodings = [[UInt8](text.utf8), Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }]
    return bureau.files.filter { file in
      encodings.contains { needle in
        file.bytes.count >= needle.count && file.bytes.firstRange(of: needle) != nil
      }
    }.map { "\(text) in \($0.path)" }
  }

  @Test func `no file holds a word of a tip, a reporter or, in the log, a member`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let office = try bureau.open(Bureau.office)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8]("附件里的秘密".utf8), to: "/in/照片证据.txt", permissions: 0o600)
    var intake = Self.intake
    intake.attachmentPaths = ["/in/照片证据.txt"]
    let performed = try office.register(intake)
    try disk.unlink("/in/照片证据.txt")
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    try office.keep(FormDraft(id: "0a", form: "tip.register", startedAt: 1, fields: ["narrative": "未写完的草稿"]))
    try office.perform(OpenLead(tips: [tip], title: "专案甲", isSuspectedOrganisedCrime: true, reason: "理由充分"))
    try office.noteSeen()
    office.close()

    let words =
      ["强迫交易", "愿意作证", "黑老三", "城关镇码头", "信访窗口", "三号柜", "专案甲", "理由充分", "附件里的秘密", "照片证据", "未写完"]
      + Self.details.values
    for word in words { #expect(Self.find(word, in: bureau) == []) }
    let names = [Bureau.leader, Bureau.admin, Bureau.office, Bureau.custodian]
    for name in names {
      #expect(Self.find(name, in: bureau).allSatisfy { $0.contains("/desk/members/") }, "key files are labelled")
    }
    #expect(bureau.files.contains { $0.path.hasPrefix("/desk/identities/") })
    #expect(bureau.files.contains { $0.path.hasPrefix("/desk/blobs/") })

    // What was sealed is there: the search above would have found it, had it not been sealed.
    let again = try bureau.open(Bureau.office)
    let attachment = try #require(try again.document(of: tip).content.attachments.first)
    #expect(try again.bytes(of: attachment) == [UInt8]("附件里的秘密".utf8))
  }

  @Test func `an office member's keys open no identity and no original`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let performed = try office.register(Self.intake)
    let registered = try #require(performed.events.first?.event as? TipRegistered)
    let desk = try #require(DeskTag(bytes: office.deskID.bytes))
    let identity = try sealed(try #require(registered.reporters.first?.identity), bureau)
    let file = try SealedIdentity(file: identity.bytes, desk: desk, id: identity.id, hash: identity.hash)
    let original = try sealed(try #require(registered.content.sealedOriginal), bureau)
    let text = try CustodianText(
      file: original.bytes, kind: .original, desk: desk, id: original.id, hash: original.hash)
    for name in [Bureau.office, Bureau.admin, Bureau.leader, Bureau.custodian] {
      let member = try bureau.open(name)
      let ring = member.state.keyring
      let lifted = try? file.liftOuter(with: ring, to: member.keys.publicKeys.agreement, request: 1)
      #expect((lifted != nil) == (name == Bureau.leader), "\(name)")
      if let lifted {
        #expect(throws: VaultError.self) { try file.open(lifted: lifted, request: 1, keys: member.keys, ring: ring) }
      }
      #expect(((try? text.open(ring: ring)) != nil) == (name == Bureau.custodian), "\(name)")
      #expect(throws: VaultError.self) {
        try file.open(lifted: identity.bytes, request: 1, keys: member.keys, ring: ring)
      }
      for case .secretHalf(let secret) in ring.otherRecords {
        #expect((secret.pair == .release) == (name == Bureau.leader))
      }
    }

    // A leader and the custodian together open it, for one request; the paper in the safe does too.
    let leader = try bureau.open(Bureau.leader)
    let custodian = try bureau.open(Bureau.custodian)
    let lifted = try file.liftOuter(
      with: leader.state.keyring, to: custodian.keys.publicKeys.agreement, request: 7)
    let opened = try file.open(lifted: lifted, request: 7, keys: custodian.keys, ring: custodian.state.keyring)
    #expect(String(decoding: opened, as: UTF8.self).contains("赵举报"))
    #expect(try file.open(recovery: RecoveryKey(typed: bureau.recoveryLines)) == opened)
    #expect(try text.open(ring: custodian.state.keyring) == [UInt8]("某酒店强迫交易，我赵举报愿意作证".utf8))
  }

  private func sealed(
    _ file: CaseDomain.SealedFile, _ bureau: Bureau
  ) throws -> (id: SealedFileID, bytes: [UInt8], hash: [UInt8]) {
    let bytes = try bureau.disk.contents(of: bureau.layout.identities + "/" + file.file, limit: 1 << 20)
    let id = try #require(Hex.decode(file.file).flatMap { SealedFileID(bytes: $0) })
    return (id, bytes, try #require(Hex.decode(file.sha256)))
  }

  @Test func `before there is a custodian identity fields are refused and nothing is left on disk (R6.4)`() throws {
    let bureau = try Bureau.full()
    try bureau.hire(Bureau.office, [.office, .receiver])
    let office = try bureau.open(Bureau.office)
    #expect(!office.canSealIdentities)
    let before = bureau.files.map(\.path)
    #expect(refusal { _ = try office.register(Self.intake) } == .custodianMissing)
    #expect(bureau.files.map(\.path) == before)
    #expect(office.desk.tips.count == 0)

    // A custodian without keys cannot keep anything yet.
    try bureau.invite(Bureau.custodian, .custodian)
    try bureau.grant(Bureau.custodian, by: Bureau.leader)
    #expect(refusal { _ = try office.register(Self.intake) } == .custodianMissing)
    #expect(bureau.files.allSatisfy { !$0.path.hasPrefix("/desk/identities/") })
    let custodian = try bureau.open(Bureau.custodian)
    try custodian.perform(SignUndertaking())
    try custodian.upkeep()
    _ = try office.register(Self.intake)
    #expect(bureau.files.count { $0.path.hasPrefix("/desk/identities/") } == 3, "identity, card and original")
  }

  @Test func `who is no receiver seals nothing (R6.4)`() throws {
    let bureau = try Bureau.staffed()
    try bureau.hire("范二", .office)
    let office = try bureau.open("范二")
    #expect(refusal { _ = try office.register(Self.intake) } == .receiverRequired)
    #expect(bureau.files.allSatisfy { !$0.path.hasPrefix("/desk/identities/") })
  }
}
