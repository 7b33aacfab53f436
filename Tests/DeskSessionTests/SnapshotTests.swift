import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// A snapshot is a cache: whatever becomes of it, the desk shows what the log says (design §5).
@Suite struct SnapshotTests {
  private static let state = "/state"

  private static func bureau(_ busy: Bureau? = nil) throws -> Bureau {
    let busy = try busy ?? Bureau.busy()
    return try busy.copy(on: #require(busy.disk as? SimulatedFileSystem), stateDirectory: state, program: "p1")
  }

  /// A desk with a few tips, for what is tried many times.
  private static func small() throws -> Bureau {
    let bureau = try bureau(Bureau.staffed())
    let office = try bureau.open(Bureau.office)
    for number in 1...5 { try office.tip("某某砂石场强收管理费", "第\(number)件") }
    return bureau
  }

  private func folder(_ bureau: Bureau, _ name: String) throws -> String {
    try #require(bureau.open(name, fromSnapshot: false).snapshotSource.folder).path
  }

  /// All of a state but the keys that helped to open it, of which one reading may have needed more than another.
  private func told(_ desk: OpenDesk) -> DeskState {
    var state = desk.state
    state.opening = OpeningKeys()
    return state
  }

  /// That a desk opened as this member tells what reading the whole log tells.
  private func expectTruth(
    _ bureau: Bureau, _ name: String, _ comment: Comment? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let opened = try bureau.open(name)
    let read = try bureau.open(name, fromSnapshot: false)
    let difference = Anatomy.difference(told(opened), told(read))
    #expect(difference == nil, comment ?? "\(difference ?? "")", sourceLocation: sourceLocation)
  }

  @Test func `a desk opened from a snapshot is the desk that reading gives`() throws {
    let bureau = try Self.bureau()
    for name in [Bureau.office, Bureau.custodian, Bureau.admin] {
      let desk = try bureau.open(name)
      #expect(desk.snapshotEvent.rawValue == 0)
      try desk.saveSnapshot()
      #expect(desk.snapshotEvent == desk.desk.lastEvent)
      let again = try bureau.open(name)
      #expect(again.snapshotEvent == again.desk.lastEvent)
      try expectTruth(bureau, name)
    }
  }

  /// A frame's last byte before its checksum is changed, and checksum and signature are made anew by its author.
  private static func signAnew(_ segment: inout [UInt8], commit: UInt64, by keys: MemberKeys) {
    func length(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(segment[place + 8 + $1]) << (8 * $1) } }
    var place = Format.segmentHeaderLength
    for _ in 1..<commit { place += length(place) }
    let end = place + length(place) - Format.frameTrailerLength - Format.signatureLength
    let body = end - Format.frameChecksumLength
    segment[body - 1] ^= 1
    let checksum = CRC32C.checksum(Array(segment[(place + Format.frameHeaderLength)..<body]))
    for byte in 0..<4 { segment[body + byte] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt32(byte))) }
    segment.replaceSubrange(end..<(end + Format.signatureLength), with: keys.sign(Array(segment[place..<end])))
  }

  @Test func `an old commit that its author signed anew is not believed`() throws {
    let bureau = try Self.small()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let office = try bureau.open(Bureau.office)
    try office.saveSnapshot()
    let tip = EventNumber(rawValue: office.desk.tips.rows[2].id.rawValue)
    let commit = try #require(office.state.commit(of: tip))
    office.close()
    var segment = try #require(disk["/desk/log/00000001.seg"])
    Self.signAnew(&segment, commit: commit, by: try bureau.unlock(Bureau.office))
    disk["/desk/log/00000001.seg"] = segment
    let opened = try bureau.open(Bureau.office)
    #expect(opened.snapshotEvent.rawValue > 0)
    #expect(throws: StoreError.resumeMismatch(commit: commit)) { try opened.texts.event(tip, in: opened.state) }
    opened.close()
    // From here on the log is read from its beginning, and says where it breaks.
    let read = try bureau.open(Bureau.office)
    #expect(read.snapshotEvent.rawValue == 0 && read.damage != nil)
  }

  @Test func `every part can be made anew from the log alone`() throws {
    let bureau = try Self.bureau()
    for name in [Bureau.office] {
      let desk = try bureau.open(name)
      let made = try desk.snapshotSource.parts(at: desk.head.commits)
      let sink = PartCollector()
      _ = try StateEncoder.encode(desk.state, parts: sink)
      #expect(made.map(\.count) == sink.parts.map(\.count))
      // Rows are written alike; the entries of a shard in any order.
      #expect(zip(made, sink.parts).contains { $0 == $1 })
    }
  }

  @Test func `what came later is read from the log, and work goes on as before`() throws {
    let bureau = try Self.bureau()
    try bureau.open(Bureau.office).saveSnapshot()
    let other = try bureau.open(Bureau.office, fromSnapshot: false)
    try other.tip("后来的一件", "后来")
    let desk = try bureau.open(Bureau.office)
    #expect(desk.snapshotEvent < desk.desk.lastEvent)
    try expectTruth(bureau, Bureau.office)
    // Old rows and new ones are changed; the same request is not carried out twice.
    let first = desk.desk.tips.rows[0].id
    let words = TipContent(title: "改过", narrative: "改过的话")
    try desk.perform(
      AmendTip(tip: first, content: words, reason: "笔误", basedOn: try #require(desk.desk.tips.lastEvent(of: first))))
    try desk.tip("再一件", "再来")
    #expect(desk.desk.tips.titles[0] == "改过")
    try expectTruth(bureau, Bureau.office)
    // And the next snapshot, most of which is the one before, says the same.
    try desk.saveSnapshot()
    #expect(desk.snapshotEvent == desk.desk.lastEvent)
    try expectTruth(bureau, Bureau.office)
    #expect(try bureau.open(Bureau.office).snapshotEvent == desk.desk.lastEvent)
  }

  @Test func `what did not change is not written again`() throws {
    let bureau = try Self.small()
    let desk = try bureau.open(Bureau.office)
    try desk.saveSnapshot()
    let path = try folder(bureau, Bureau.office)
    func bytes() -> Int {
      bureau.files.filter { $0.path.hasPrefix(path) && $0.path.hasSuffix(".part") }.map(\.bytes.count).reduce(0, +)
    }
    let whole = bytes()
    try desk.tip("一件", "新")
    try desk.saveSnapshot()
    #expect(bytes() - whole < whole)
    // What hardly anything refers to any more is let go: the folder does not grow for ever.
    for round in 0..<30 {
      try desk.tip("第\(round)件", "新")
      try desk.saveSnapshot()
    }
    #expect(bytes() < 15 * whole)
    try expectTruth(bureau, Bureau.office)
  }

  @Test func `another program's snapshot, another member's and one of another desk are not believed`() throws {
    let bureau = try Self.small()
    try bureau.open(Bureau.office).saveSnapshot()
    try bureau.open(Bureau.leader).saveSnapshot()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let newer = try bureau.copy(on: disk.copy(), stateDirectory: Self.state, program: "p2")
    #expect(try newer.open(Bureau.office).snapshotEvent.rawValue == 0)
    let (mine, theirs) = (try folder(bureau, Bureau.office), try folder(bureau, Bureau.leader))
    let mixed = try bureau.copy(on: disk.copy(), stateDirectory: Self.state, program: "p1")
    let changed = try #require(mixed.disk as? SimulatedFileSystem)
    changed[mine + "/root"] = disk[theirs + "/root"]
    #expect(try mixed.open(Bureau.office).snapshotEvent.rawValue == 0)
    try expectTruth(mixed, Bureau.office)
  }

  @Test func `a snapshot of a log that is no longer there is left`() throws {
    let bureau = try Self.small()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let before = disk.copy()
    let desk = try bureau.open(Bureau.office)
    try desk.tip("一件", "新")
    try desk.saveSnapshot()
    desk.close()
    // The log as it was, the snapshot as it is now: the witness tells of the rollback, as without a snapshot.
    let rolled = disk.copy()
    for path in rolled.files where path.hasPrefix("/desk/") { rolled[path] = before[path] }
    let other = try bureau.copy(on: rolled, stateDirectory: Self.state, program: "p1")
    let opened = try other.open(Bureau.office)
    #expect(opened.snapshotEvent.rawValue == 0)
    #expect(opened.damage != nil)
  }

  @Test(arguments: ["root", "00000001.part"]) func `damage anywhere costs time, never truth`(_ name: String) throws {
    let bureau = try Self.small()
    try bureau.open(Bureau.office).saveSnapshot()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let path = try folder(bureau, Bureau.office) + "/" + name
    let whole = try #require(disk[path])
    var wasRebuilt = 0
    for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 12)) {
      let copy = disk.copy()
      copy[path]?[place] ^= 0x10
      let other = try bureau.copy(on: copy, stateDirectory: Self.state, program: "p1")
      let opened = try other.open(Bureau.office)
      let read = try other.open(Bureau.office, fromSnapshot: false)
      let difference = Anatomy.difference(told(opened), told(read))
      #expect(difference == nil, "byte \(place): \(difference ?? "")")
      if opened.isSnapshotFailed {
        wasRebuilt += 1
        try opened.leaveSnapshot()
        #expect(Anatomy.difference(told(opened), told(read)) == nil)
        #expect(try other.open(Bureau.office).snapshotEvent.rawValue == 0)
      } else {
        // What is damaged before anything was read from it is not opened at all.
        #expect(opened.snapshotEvent.rawValue == 0, "byte \(place)")
      }
    }
    #expect(name == "root" || wasRebuilt > 0)
    for length in [0, 1, whole.count / 2, whole.count - 1] {
      let copy = disk.copy()
      copy[path] = Array(whole.prefix(length))
      try expectTruth(bureau.copy(on: copy, stateDirectory: Self.state, program: "p1"), Bureau.office)
    }
    let copy = disk.copy()
    try copy.unlink(path)
    try expectTruth(bureau.copy(on: copy, stateDirectory: Self.state, program: "p1"), Bureau.office)
  }

  @Test func `the power may go at any step of writing one`() throws {
    let bureau = try Self.small()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let desk = try bureau.open(Bureau.office)
    try desk.saveSnapshot()
    try desk.tip("一件", "新")
    disk.settle()
    try desk.saveSnapshot()
    var cuts = PowerCuts(of: disk, tearing: .sampled(1), subsets: 1, seed: 5)
    try cuts.forEach { outcome in
      let other = try bureau.copy(on: outcome.fileSystem, stateDirectory: Self.state, program: "p1")
      let opened = try other.open(Bureau.office)
      #expect(opened.lines == desk.lines, "\(outcome.fate)")
      #expect(opened.desk.tips.titles[opened.desk.tips.count - 1] == "新")
    }
  }

  @Test func `a full disk leaves the snapshot before`() throws {
    let bureau = try Self.small()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let desk = try bureau.open(Bureau.office)
    try desk.saveSnapshot()
    let event = desk.snapshotEvent
    try desk.tip("一件", "新")
    disk.inject(SimulatedFault(.write, suffix: ".part", code: ErrorCode.noSpace))
    #expect(throws: DeskFault.self) { try desk.saveSnapshot() }
    disk.clearFaults()
    #expect(try bureau.open(Bureau.office).snapshotEvent == event)
    try expectTruth(bureau, Bureau.office)
    let path = try folder(bureau, Bureau.office)
    #expect(bureau.files.filter { $0.path.hasPrefix(path) && $0.path.hasSuffix(".part") }.count == 1)
  }
}
