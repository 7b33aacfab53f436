import CSlowDisk
import CaseDomain
import DeskSession
import EventLog

/// A command of one event, sealed, signed and durable, beside SQLite's insert of as many bytes on the same disk.
enum AppendRow {
  /// Bytes that nothing can compress.
  static func bytes(_ count: Int) -> [UInt8] {
    var random = SplitMix(state: 7)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  private static func smallDesk(_ directory: String) throws -> OpenDesk {
    let open = try RealDesk(directory: directory).found()
    var made = MadeUpTips(seed: 1)
    _ = try open.perform(Batch((0..<50).map { _ in RegisterTip(content: made.content()) }))
    return open
  }

  /// How many bytes one of the commits has in the log.
  private static func frameLength(_ open: OpenDesk) throws -> Int {
    let before = open.head.end
    _ = try RealDesk.supplement(open, 1)
    return Int(open.head.end.offset - before.offset)
  }

  /// Microseconds that the disk takes longer to confirm a write: none, and what a disk of an office takes.
  private static let pauses = [0, 4_000]

  private static func said(_ pause: Int) -> String { pause == 0 ? "this disk" : "\(pause / 1_000) ms more a sync" }

  static func one(_ options: Options) throws -> [Finding] {
    let directory = try options.scratch("append")
    let open = try smallDesk(directory + "/desk")
    let size = try frameLength(open)
    let database = try SQLite(directory + "/peer.sqlite")
    let bytes = bytes(size)
    var turn = 0
    defer { open.close() }
    return try pauses.map { pause in
      slow_disk_pause(pause)
      // A portion of each in turn: the disk is not the same from one second to the next.
      let portion = 100
      let (ours, peer) = try interleaved(
        15,
        ours: {
          let seconds = try Wall.seconds {
            for _ in 0..<portion {
              turn += 1
              _ = try RealDesk.supplement(open, turn)
            }
          }
          return Double(portion) / seconds
        },
        peer: {
          let seconds = try Wall.seconds { for _ in 0..<portion { try database.insert(bytes) } }
          return Double(portion) / seconds
        })
      return Finding(
        "\(size) bytes a commit, \(said(pause))", "/s", ours, peer: peer, named: "SQLite \(SQLite.version)"
      ).atLeast(1)
    }
  }

  static func eight(_ options: Options) throws -> [Finding] {
    let directory = try options.scratch("append8")
    let open = try smallDesk(directory + "/desk")
    let size = try frameLength(open)
    open.close()
    let path = directory + "/peer.sqlite"
    try SQLite(path).insert(bytes(size))
    let desks = try helpers("desk", directory + "/desk")
    let peers = try helpers("sqlite", path)
    let seconds = 2.0
    let findings = pauses.map { pause in
      func rate(_ helpers: [Helper]) -> Double {
        for helper in helpers { helper.send("for \(seconds) \(size) \(pause)") }
        return helpers.reduce(0) { $0 + (Double($1.line() ?? "") ?? 0) } / seconds
      }
      let (ours, peer) = interleaved(5, ours: { rate(desks) }, peer: { rate(peers) })
      return Finding(
        "8 processes, \(said(pause))", "/s", ours, peer: peer, named: "SQLite \(SQLite.version)"
      ).atLeast(1.5)
    }
    for helper in desks + peers { try helper.end() }
    return findings
  }

  private static func helpers(_ task: String, _ path: String) throws -> [Helper] {
    let helpers = try (0..<8).map { _ in try Helper(task: task, [path]) }
    for helper in helpers { _ = helper.line() }
    return helpers
  }
}
