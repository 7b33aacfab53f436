import Crypto

/// A member's own memory of the highest head seen, kept outside the desk: whoever puts back an older copy of the desk
/// does not reach it. Its content is authenticated, so a damaged byte is no false alarm.
///
///     offset size  witness file, 112 bytes
///          0    4  magic "CDwt"
///          4    4  version, 1
///          8   16  desk id
///         24    8  commits
///         32    8  events
///         40   32  hash of the last commit
///         72    8  end: segment 4, offset 4
///         80   32  HMAC-SHA-256 (RFC 2104) of the 80 bytes above
package final class Witness {
  /// What the file says.
  package enum Memory: Hashable, Sendable {
    /// There is none yet.
    case none
    /// The highest head seen.
    case seen(Head)
    /// Damaged, of another desk, or made with another key: it says nothing.
    case unreadable
  }

  private static let magic: UInt32 = 0x7477_4443
  private static let length = 112
  /// Milliseconds between two writes.
  private static let interval: Int64 = 1000

  private let path: String
  private let key: SymmetricKey
  private let desk: DeskID
  private let fileSystem: any FileSystem
  private var written: (head: Head, at: Int64)?
  private var latest = Head.empty

  /// - Parameters:
  ///   - path: of the file; its directory must exist.
  ///   - key: the member's own, 32 random bytes.
  package init(path: String, key: [UInt8], desk: DeskID, fileSystem: any FileSystem) {
    self.path = path
    self.key = SymmetricKey(data: key)
    self.desk = desk
    self.fileSystem = fileSystem
  }

  /// What the member has seen in earlier sessions, or in others now.
  package func memory() throws(FileError) -> Memory {
    guard try fileSystem.status(path) != nil else { return .none }
    let file = try fileSystem.open(path, .read)
    let bytes = try file.read(Self.length + 1, at: 0)
    guard bytes.count == Self.length, isAuthentic(bytes), let head = head(in: bytes) else { return .unreadable }
    return .seen(head)
  }

  /// Remembers a head that is durable. Writes at most once a second; call `close` to write the last one.
  /// - Parameter now: any clock's milliseconds.
  package func note(_ head: Head, at now: Int64) throws(FileError) {
    if head.commits > latest.commits { latest = head }
    if let written, now >= written.at, now - written.at < Self.interval { return }
    try write(at: now)
  }

  /// Writes what is not written yet.
  package func close() throws(FileError) {
    try write(at: written?.at ?? 0)
  }

  private func write(at now: Int64) throws(FileError) {
    guard latest.commits > written?.head.commits ?? 0 else { return }
    // Another session of the same member may have seen more.
    let lock = try fileSystem.open(path + ".lock", .create(permissions: 0o600))
    try lock.lock(.exclusive)
    let memory = try memory()
    if case .seen(let head) = memory, head.commits >= latest.commits {
      written = (latest, now)
    } else {
      // What cannot be read may be what somebody made so: it is kept to be looked at.
      if memory == .unreadable { try fileSystem.rename(path, to: path + ".unreadable") }
      try fileSystem.writeAtomically(bytes(of: latest), to: path, permissions: 0o600)
      written = (latest, now)
    }
    try lock.unlock()
  }

  private func bytes(of head: Head) -> [UInt8] {
    var writer = ByteWriter(capacity: Self.length)
    writer.append(Self.magic)
    writer.append(UInt32(Format.version))
    writer.append(desk.words)
    writer.append(head.commits)
    writer.append(head.events)
    writer.append(head.hash)
    writer.append(head.end)
    writer.append(raw: Array(HMAC<SHA256>.authenticationCode(for: writer.bytes, using: key)))
    return writer.bytes
  }

  private func isAuthentic(_ bytes: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(
      Array(bytes[(Self.length - 32)...]), authenticating: Array(bytes[..<(Self.length - 32)]), using: key)
  }

  private func head(in bytes: [UInt8]) -> Head? { Self.claim(in: bytes, of: desk) }

  /// What a witness file says of a desk, without the key that would prove it: a hint, for whoever holds no key.
  package static func claim(in bytes: [UInt8], of desk: DeskID) -> Head? {
    bytes.withUnsafeBytes { raw in
      do throws(ByteReader.Overrun) {
        var reader = ByteReader(raw)
        guard try reader.read(UInt32.self) == Self.magic, try reader.read(UInt32.self) == UInt32(Format.version),
          DeskID(words: try reader.words()) == desk
        else { return nil }
        let commits = try reader.read(UInt64.self)
        let events = try reader.read(UInt64.self)
        let hash = try reader.digest()
        return Head(commits: commits, events: events, hash: hash, end: try reader.end())
      } catch {
        return nil
      }
    }
  }
}
