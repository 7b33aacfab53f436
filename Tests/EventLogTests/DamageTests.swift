import EventLog
import TestSupport
import Testing

@Suite struct DamageTests {
  static let segment = "/desk/log/00000001.seg"
  static let headPath = "/desk/log/head"

  private func verify(_ disk: SimulatedFileSystem, witnessed: Head? = nil) -> LogVerifier.Report {
    LogVerifier(directory: LogHarness.directory, fileSystem: disk, threads: 1).run(witnessed: witnessed)
  }

  private func flipped(_ disk: SimulatedFileSystem, _ path: String, _ place: Int, _ bits: UInt8) -> SimulatedFileSystem
  {
    let copy = disk.copy()
    copy[path]?[place] ^= bits
    return copy
  }

  @Test func `a whole log is sound`() throws {
    let harness = try LogHarness.founded(20, textLength: 200)
    var seen: [LogVerifier.Progress] = []
    let report = LogVerifier(directory: LogHarness.directory, fileSystem: harness.disk).run {
      seen.append($0)
      return true
    }
    #expect(report.verdict == .sound)
    #expect(report.damage.isEmpty)
    #expect(report.head == (try harness.open()).head)
    #expect(report.soundCommits == 20)
    #expect(report.signatures == 20)
    #expect(report.desk == .test)
    #expect(report.tornTail == nil)
    #expect(seen.map(\.commits).max() == 20)
    let stopped = LogVerifier(directory: LogHarness.directory, fileSystem: harness.disk).run { _ in false }
    #expect(stopped.verdict == .cannotTell)
  }

  @Test func `a log whose head is lost is never founded over, and opens whole`() throws {
    let harness = try LogHarness.founded(3)
    let before = harness.disk[Self.segment]
    try harness.disk.unlink(Self.headPath)
    #expect(try FileEventStore.exists(in: LogHarness.directory, fileSystem: harness.disk))
    #expect(storeError { try harness.create() } == .logExists(directory: LogHarness.directory))
    #expect(harness.disk[Self.segment] == before)
    #expect(try LogHarness.history(harness.open()) == harness.acknowledged.map(\.commit))
    #expect(verify(harness.disk).verdict == .sound)
  }

  @Test func `there is no log before its head or a first frame`() throws {
    let harness = try LogHarness()
    #expect(try !FileEventStore.exists(in: LogHarness.directory, fileSystem: harness.disk))
    try harness.create()
    #expect(try FileEventStore.exists(in: LogHarness.directory, fileSystem: harness.disk))
    // A founding that was cut short before the head is begun anew.
    try harness.disk.unlink(Self.headPath)
    #expect(try !FileEventStore.exists(in: LogHarness.directory, fileSystem: harness.disk))
    try harness.create()
    #expect(try harness.open().head.commits == 0)
  }

  @Test func `any changed byte of a segment is named by verify and makes the log read-only there`() throws {
    let harness = try LogHarness.founded(3, textLength: 1)
    let commits = harness.acknowledged.map(\.commit)
    let end = Int(commits[2].location.end.offset)
    var random = SeededGenerator(seed: 8)
    for place in 0..<end {
      let disk = flipped(harness.disk, Self.segment, place, UInt8.random(in: 1...255, using: &random))
      let frame = commits.firstIndex { Int($0.location.end.offset) > place } ?? 0
      let signature = Int(commits[frame].location.end.offset) - 68
      let inSignature = place >= 128 && (signature..<signature + 64).contains(place)
      let report = verify(disk)
      #expect(report.verdict == .damaged)
      let named = UInt64(inSignature ? signature : place)
      #expect(report.damage.contains { $0.file == Self.segment && $0.offset == named }, "byte \(place)")

      let store = try LogHarness.open(disk)
      let history = try LogHarness.history(store)
      #expect(history == (place < 128 ? [] : Array(commits[..<frame])), "byte \(place)")
      let damage = try #require(store.damage, "byte \(place)")
      #expect(damage.file == Self.segment && damage.offset == named)
      #expect(disk.files.allSatisfy { !$0.hasSuffix(".torn") })
      if place.isMultiple(of: 50) {
        let error = storeError { try harness.append(99, to: store) }
        #expect(error == .damaged(damage))
      }
    }
  }

  @Test func `any changed byte of the head is named by verify and costs nothing that was acknowledged`() throws {
    let harness = try LogHarness.founded(3, textLength: 1)
    let commits = harness.acknowledged.map(\.commit)
    for place in 0..<1024 {
      let disk = flipped(harness.disk, Self.headPath, place, 1 << UInt8(place % 8))
      let report = verify(disk)
      #expect(report.verdict == .damaged)
      #expect(report.damage.map(\.offset) == [UInt64(place)])
      let store = try LogHarness.open(disk, trusting: .max)
      #expect(store.damage == nil)
      #expect(try LogHarness.history(store) == commits)
      if place.isMultiple(of: 100) { #expect(verify(disk).verdict == .sound) }
    }
  }

  @Test func `a log cut short at any byte is reported`() throws {
    let harness = try LogHarness.founded(3, textLength: 1)
    let commits = harness.acknowledged.map(\.commit)
    for length in 0..<Int(commits[2].location.end.offset) {
      let disk = harness.disk.copy()
      disk[Self.segment]?.removeLast((disk[Self.segment]?.count ?? 0) - length)
      #expect(verify(disk).verdict == .damaged, "\(length) bytes")
      let store = try LogHarness.open(disk, trusting: .max)
      #expect(store.damage != nil, "\(length) bytes")
      let history = try LogHarness.history(store)
      #expect(history == commits.filter { $0.location.end.offset <= length })
    }
  }

  @Test func `cut short with a head from before, it is repaired to what the head and the frames acknowledge`() throws {
    let harness = try LogHarness.founded(1, textLength: 1)
    let head = try #require(harness.disk[Self.headPath])
    let store = try harness.open()
    for id in 2...4 { try harness.append(UInt64(id), "x", to: store) }
    let commits = harness.acknowledged.map(\.commit)
    for length in 0..<Int(commits[3].location.end.offset) {
      let disk = harness.disk.copy()
      disk[Self.headPath] = head
      disk[Self.segment]?.removeLast((disk[Self.segment]?.count ?? 0) - length)
      let store = try LogHarness.open(disk, trusting: .max)
      let history = try LogHarness.history(store)
      let whole = commits.filter { $0.location.end.offset <= length }
      #expect(history == whole)
      #expect((store.damage == nil) == !whole.isEmpty, "\(length) bytes")
      if store.damage == nil {
        let next = try LogHarness(disk: disk).append(9, to: store)
        #expect(next.number == UInt64(whole.count + 1))
      }
    }
  }

  @Test func `no changed byte in an unfinished write or in the head keeps the log from opening`() throws {
    let harness = try LogHarness.founded(2, textLength: 1)
    let commits = harness.acknowledged.map(\.commit)
    let onDisk = LogHarness.resumed(harness.disk)
    let third = try onDisk.append(3, "three", to: onDisk.open())
    let end = Int(third.location.offset)
    for kept in [1, 19, 60, 200] {
      var torn: SimulatedFileSystem?
      var cuts = PowerCuts(of: onDisk.disk, tearing: .bytes, seed: 1)
      cuts.forEach { outcome in
        guard let bytes = outcome.fileSystem[Self.segment], outcome.fate.contains("prefix(\(kept))") else { return }
        if bytes[end...].contains(where: { $0 != 0 }) { torn = torn ?? outcome.fileSystem }
      }
      let disk = try #require(torn)
      #expect(verify(disk).verdict == .sound)
      #expect(verify(disk).tornTail?.file == Self.segment)
      for place in [end, end + 3, end + 8, end + 12, end + 16, end + 30, end + 199] where place < end + kept + 1 {
        let changed = flipped(disk, Self.segment, place, 0x41)
        let store = try LogHarness.open(changed, trusting: .max)
        #expect(store.damage == nil)
        #expect(try LogHarness.history(store) == commits)
        #expect(verify(changed).verdict == .sound)
      }
      for place in stride(from: 0, to: 1024, by: 61) {
        let store = try LogHarness.open(flipped(disk, Self.headPath, place, 0x80), trusting: .max)
        #expect(store.damage == nil)
        #expect(try LogHarness.history(store) == commits)
      }
    }
  }

  @Test func `what a repair clears away is kept beside the log`() throws {
    let harness = try LogHarness.founded(2, textLength: 1)
    let end = Int(harness.acknowledged[1].commit.location.end.offset)
    let rest: [UInt8] = [1, 2, 3, 0, 5]
    harness.disk[Self.segment]?.replaceSubrange(end..<end + 5, with: rest)
    _ = try harness.open()
    #expect(harness.disk["\(Self.segment).\(end).torn"] == rest)
    #expect(harness.disk[Self.segment]?[end...].allSatisfy { $0 == 0 } == true)
    harness.disk[Self.segment]?[end] = 9
    _ = try harness.open()
    #expect(harness.disk["\(Self.segment).\(end)-1.torn"] == [9])
    #expect(verify(harness.disk).tornFiles.count == 2)
    #expect(verify(harness.disk).verdict == .sound)
  }

  @Test func `damage in an earlier segment does not hide what is behind it`() throws {
    let harness = try LogHarness.founded(12, textLength: 300)
    let commits = harness.acknowledged.map(\.commit)
    #expect(commits[11].location.segment > 2)
    let place = Int(commits[1].location.offset) + 100
    let disk = flipped(harness.disk, Self.segment, place, 1)
    disk["/desk/log/00000002.seg"]?[300] ^= 4
    let report = verify(disk)
    #expect(report.damage.map(\.offset) == [UInt64(place), 300])
    #expect(report.signatures == 10)
    #expect(report.soundCommits == 1)
    #expect(report.head.commits == 12)
    // Even without a head, what stands behind says that the damaged part was acknowledged.
    disk[Self.headPath] = nil
    let store = try LogHarness.open(disk)
    #expect(store.damage?.offset == UInt64(place))
  }

  @Test func `a full segment cut short is missed where it was cut`() throws {
    let harness = try LogHarness.founded(12, textLength: 300)
    let commits = harness.acknowledged.map(\.commit)
    let last = try #require(commits.last { $0.location.segment == 1 })
    harness.disk[Self.segment]?.removeLast(Int(last.location.length))
    let store = try harness.open()
    #expect(store.damage?.fault == .missing)
    #expect(store.damage?.file == Self.segment && store.damage?.offset == UInt64(last.location.offset))
    #expect(try LogHarness.history(store) == Array(commits.prefix { $0 != last }))
    #expect(verify(harness.disk).damage.map(\.fault) == [.missing])
  }

  @Test(arguments: [1, 2, 3] as [UInt32])
  func `a segment that is gone is missed`(_ number: UInt32) throws {
    let harness = try LogHarness.founded(12, textLength: 300)
    #expect(harness.acknowledged[11].commit.location.segment > 3)
    harness.disk["/desk/log/0000000\(number).seg"] = nil
    let report = verify(harness.disk)
    #expect(number == 1 ? report.verdict == .cannotTell : report.verdict == .damaged)
    if number == 1 {
      #expect(storeError { _ = try harness.open() } == .noLog(directory: "/desk"))
    } else {
      #expect(report.damage.contains { $0.file == "/desk/log/0000000\(number).seg" && $0.fault == .absent })
      #expect(try harness.open().damage != nil)
    }
  }
}
