import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Sealed files whose commit did not come about are swept, a day later; what any event names stays for ever.
@Suite struct OrphanTests {
  private static let hour: Int64 = 3_600_000

  /// A desk with one tip with sealed files, and one more whose commit failed after sealing.
  private static func bureau() throws -> (Bureau, kept: Set<String>) {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let office = try bureau.open(Bureau.office)
    _ = try office.register(SecrecyTests.intake)
    let kept = sealedFiles(bureau)
    disk.inject(SimulatedFault(.write, suffix: ".seg", times: 2, code: 28))
    #expect(fault { _ = try office.register(SecrecyTests.intake) } == "file.write")
    disk.clearFaults()
    try disk.writeAtomically([1], to: "/desk/blobs/half", permissions: 0o600)
    try disk.rename("/desk/blobs/half", to: "/desk/blobs/0a.tmp")
    #expect(sealedFiles(bureau).count == kept.count + 4)
    return (bureau, kept)
  }

  private static func sealedFiles(_ bureau: Bureau) -> Set<String> {
    Set(bureau.files.map(\.path).filter { $0.hasPrefix("/desk/identities/") || $0.hasPrefix("/desk/blobs/") })
  }

  @Test func `a file without a commit goes after a day, and no other`() throws {
    let (bureau, kept) = try Self.bureau()
    let all = Self.sealedFiles(bureau)
    try bureau.open(Bureau.office).upkeep()
    #expect(Self.sealedFiles(bureau) == all)
    bureau.clock.advance(by: 23 * Self.hour)
    try bureau.open(Bureau.office).upkeep()
    #expect(Self.sealedFiles(bureau) == all)
    bureau.clock.advance(by: 2 * Self.hour)
    try bureau.open(Bureau.leader).upkeep()
    #expect(Self.sealedFiles(bureau) == all, "each member goes by what they saw themselves")
    try bureau.open(Bureau.office).upkeep()
    #expect(Self.sealedFiles(bureau) == kept)
    try bureau.open(Bureau.office).upkeep()
    #expect(Self.sealedFiles(bureau) == kept)
  }

  @Test func `a clock that is set back removes nothing early`() throws {
    let (bureau, _) = try Self.bureau()
    let all = Self.sealedFiles(bureau)
    try bureau.open(Bureau.office).upkeep()
    bureau.clock.advance(by: -30 * 24 * Self.hour)
    try bureau.open(Bureau.office).upkeep()
    bureau.clock.advance(by: 23 * Self.hour)
    try bureau.open(Bureau.office).upkeep()
    #expect(Self.sealedFiles(bureau) == all)
  }

  @Test func `who cannot read all about tips removes nothing`() throws {
    let (bureau, _) = try Self.bureau()
    let all = Self.sealedFiles(bureau)
    for _ in 1...3 {
      try bureau.open(Bureau.admin).upkeep()
      bureau.clock.advance(by: 25 * Self.hour)
    }
    #expect(Self.sealedFiles(bureau) == all)
  }

  @Test(arguments: [#"[{"type":"tip.later","v":1}]"#, "[garbage"])
  func `where something cannot be read, everything stays`(_ text: String) throws {
    let (bureau, _) = try Self.bureau()
    let all = Self.sealedFiles(bureau)
    try Forger(bureau, Bureau.leader).write([.init(Forger.leads, [], text: text)])
    for _ in 1...3 {
      try bureau.open(Bureau.office).upkeep()
      bureau.clock.advance(by: 25 * Self.hour)
    }
    #expect(Self.sealedFiles(bureau) == all)
  }

  @Test func `a file that only an event without effect names stays`() throws {
    let (bureau, kept) = try Self.bureau()
    let all = Self.sealedFiles(bureau)
    let orphan = try #require(all.subtracting(kept).first { $0.hasPrefix("/desk/identities/") })
    let key = ObjectKey(random: SeededRandom(9))
    let honest = ForgeryTests.registration(1)
    var content = honest.content
    content.sealedOriginal = SealedFile(file: PathText.name(of: orphan), sha256: "")
    let forged = TipAmended(tip: TipID(rawValue: 1), content: content, reason: "伪造")
    try Forger(bureau, Bureau.office).write([
      .init(.object(key.id), [forged], sealedWith: key.key), .init(Forger.leads, [], records: [.object(key)]),
    ])
    try bureau.open(Bureau.office).upkeep()
    bureau.clock.advance(by: 25 * Self.hour)
    try bureau.open(Bureau.office).upkeep()
    #expect(Self.sealedFiles(bureau) == kept.union([orphan]))
  }
}
