import CaseDomain
import Crypto
import DeskSession
import EventLog

/// `verify` of a log of one-event commits beside checking the same signatures and nothing else.
enum VerifyRow {
  static func measure(_ options: Options) throws -> [Finding] {
    let directory = try options.scratch("verify")
    let desk = RealDesk(directory: directory, unsynced: true)
    let open = try desk.found()
    var made = MadeUpTips(seed: 1)
    _ = try open.perform(Batch((0..<50).map { _ in RegisterTip(content: made.content()) }))
    for turn in 0..<20_000 { _ = try RealDesk.supplement(open, turn) }
    let signingKey = open.publicKeys.signing
    open.close()
    let frames = try messages(directory, count: Int(open.head.commits))
    let key = try Curve25519.Signing.PublicKey(rawRepresentation: signingKey)
    let posix = PosixFileSystem()
    var (work, bare): ([Double], [Double]) = ([], [])
    let (ours, peer) = try interleaved(
      5,
      ours: {
        var report: LogVerifier.Report?
        let before = Processor.now
        let seconds = Wall.seconds { report = LogVerifier(directory: directory, fileSystem: posix).run() }
        guard let report, report.verdict == .sound else { throw NotSound(report: report) }
        work.append(Double(report.signatures) / (Processor.now - before))
        return Double(report.signatures) / seconds
      },
      peer: {
        var failures = 0
        let before = Processor.now
        // One thread for a share of the time that all of them would take.
        let share = frames.prefix(frames.count / processors)
        let seconds = Wall.seconds {
          for frame in share where !key.isValidSignature(frame.signature, for: frame.message) { failures += 1 }
        }
        guard failures == 0 else { throw NotSound(report: nil) }
        bare.append(Double(share.count) / (Processor.now - before))
        return Double(share.count) / seconds * Double(processors)
      })
    let size = frames.reduce(0) { $0 + $1.message.count } / max(1, frames.count)
    return [
      Finding(
        "\(frames.count) commits of \(size) bytes, \(processors) cores", "/s", ours, peer: peer,
        named: "\(processors) × Ed25519 alone"
      ).atLeast(0.8),
      Finding(
        "the same, a second of one processor", "/s", Spread(work), peer: Spread(bare), named: "Ed25519 alone"),
    ]
  }

  private struct NotSound: Error { let report: LogVerifier.Report? }

  /// What is signed, and the signature, of every frame: the file as `Format` describes it.
  private static func messages(
    _ directory: String, count: Int
  ) throws -> [(message: [UInt8], signature: [UInt8])] {
    let posix = PosixFileSystem()
    var frames: [(message: [UInt8], signature: [UInt8])] = []
    for name in try posix.list(directory + "/log") where name.hasSuffix(".seg") {
      let file = try posix.open(directory + "/log/" + name, .read)
      let bytes = try file.read(Int(file.size()), at: 0)
      // Behind the segment's header.
      var place = 128
      while frames.count < count, place + 16 <= bytes.count {
        let length: Int = bytes[place + 8..<place + 12].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length > 68 else { break }
        let end = place + length - 4
        frames.append((Array(bytes[place..<end - 64]), Array(bytes[end - 64..<end])))
        place += length
      }
    }
    return frames
  }
}
