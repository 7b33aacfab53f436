import CaseDomain
import EventLog
import Vault

/// What a snapshot says of itself, and the small part of the state; the large columns stand in files beside it.
///
/// A snapshot is one member's, sealed under a key from their key file, in a folder of their own:
///
///     root            sealed: this
///     00000001.part   magic 8, file id 16, then sealed parts: nonce 12, ciphertext, tag 16
///
/// A part is authenticated with the id of its file and its place there, the root with desk and member. The parts are
/// written before the root that names them.
struct SnapshotRoot: Codable {
  /// The program that wrote it: another may lay out its state otherwise.
  let program: String
  /// Reading of the log goes on behind this point (`ResumePoint`); before it every signature was checked.
  let resume: [UInt8]
  let files: [PartFile]
  /// How many parts the state has.
  let parts: Int
  /// The state (`StateFormat`).
  let state: [UInt8]

  /// A file of parts that the state refers to.
  struct PartFile: Codable {
    let number: UInt32
    let id: [UInt8]
    /// Bytes of the file, and how many of them this root refers to.
    let size: UInt64
    let used: UInt64

    var name: String { Self.name(number) }

    static func name(_ number: UInt32) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".part"
    }
  }

  static let magic = Array("CDparts1".utf8)
  static let headerLength = 24

  /// What a part is authenticated with.
  static func bound(to file: [UInt8], at offset: UInt64) -> [UInt8] {
    withUnsafeBytes(of: offset.littleEndian) { file + Array($0) }
  }
}

/// Where a member's snapshot of a desk lies, and the key it is sealed with.
struct SnapshotFolder: Sendable {
  let path: String
  let key: SealingKey
  /// Desk and member: another's snapshot is not taken for this one's.
  let owner: [UInt8]
  let fileSystem: any FileSystem

  var root: String { path + "/root" }

  /// A root never comes near this: it holds no column.
  private static let rootLimit = 256 << 20

  /// The root there is; nil where there is none, or nothing that this member sealed.
  func read() -> SnapshotRoot? {
    guard let sealed = try? fileSystem.contents(of: root, limit: Self.rootLimit),
      let bytes = try? key.open(sealed, aad: owner)
    else { return nil }
    return try? SnapshotRoot(from: StateDecoder(bytes, parts: nil))
  }

  func write(_ made: SnapshotRoot, random: any RandomSource) throws {
    let bytes = try StateEncoder.encode(made, parts: NoParts())
    try fileSystem.writeAtomically(key.seal(bytes, aad: owner, random: random), to: root, permissions: 0o600)
  }

  /// Lets go of the snapshot: the next opening reads the log. What cannot be removed is not believed anyway.
  func discard() { try? fileSystem.unlink(root) }
}

/// For values without columns of their own.
final class NoParts: PartSink {
  func holds(_ place: KeptPlace) -> Bool { false }
  func write(_ part: [UInt8]) throws -> KeptPlace { throw StateFault() }
}
