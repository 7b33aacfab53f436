import EventLog

/// What a backup holds: the list that makes a heap of files a desk. Written last, so that a folder with a readable one
/// holds everything that it names.
///
///     casedesk-backup 1
///     kind desk                     or: identities
///     desk <desk id, 32 hexadecimal digits>
///     taken <milliseconds since 1970 UTC>
///     head <commits> <events> <hash, 64 digits> <segment> <offset>
///     file <SHA-256, 64 digits> <bytes> log/00000001.seg
///     identity <SHA-256, 64 digits> <bytes> <name>
///     sum <SHA-256 of every byte above>
///
/// The sum finds what a medium spoilt. Whoever alters a backup on purpose makes it anew; what they cannot make is a log
/// that its authors signed, nor an attachment of the same name, which is its hash.
struct BackupManifest: Sendable, Equatable {
  enum Kind: String, Sendable {
    /// Log, key files and attachments.
    case desk
    /// Sealed identities and original words.
    case identities
  }

  /// One file.
  struct Entry: Sendable, Equatable {
    /// Below the desk's folder: `log/00000001.seg`, `members/1.key`.
    let path: String
    let hash: Digest
    /// Bytes.
    let length: Int64
  }

  var kind: Kind
  var desk: DeskID
  /// Milliseconds since 1970 UTC.
  var taken: Int64
  /// Of the log when the backup was taken.
  var head: Head
  /// What is in the backup, by path.
  var files: [Entry] = []
  /// Which sealed identities the desk had; they are in another backup. Their names are random.
  var identities: [Entry] = []

  private static let title = "casedesk-backup 1"

  var text: String {
    var lines = [
      Self.title, "kind \(kind.rawValue)", "desk \(desk.hex)", "taken \(taken)",
      "head \(head.commits) \(head.events) \(head.hash.hex) \(head.end.segment) \(head.end.offset)",
    ]
    lines += files.map { "file \($0.hash.hex) \($0.length) \($0.path)" }
    lines += identities.map { "identity \($0.hash.hex) \($0.length) \($0.path)" }
    let body = lines.map { $0 + "\n" }.joined()
    return body + "sum \(Digest(of: Array(body.utf8)).hex)\n"
  }

  /// Reads what `text` gave; nil for anything else, and for a list that names a file no backup holds.
  init?(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "", let sum = lines.popLast(),
      sum == "sum \(Digest(of: Array(lines.map { $0 + "\n" }.joined().utf8)).hex)", lines.count >= 5,
      lines[0] == Self.title, let kind = Self.fields(lines[1], "kind", 1).flatMap({ Kind(rawValue: String($0[0])) }),
      let desk = Self.fields(lines[2], "desk", 1).flatMap({ DeskID(hex: $0[0]) }),
      let taken = Self.fields(lines[3], "taken", 1).flatMap({ Int64($0[0]) }),
      let head = Self.fields(lines[4], "head", 5).flatMap(Self.head)
    else { return nil }
    (self.kind, self.desk, self.taken, self.head) = (kind, desk, taken, head)
    for line in lines.dropFirst(5) {
      if let entry = Self.fields(line, "file", 3).flatMap(Self.entry), Self.mayHold(entry.path, kind) {
        files.append(entry)
      } else if let entry = Self.fields(line, "identity", 3).flatMap(Self.entry), Self.isIdentity(entry.path) {
        identities.append(entry)
      } else {
        return nil
      }
    }
    guard Set((files + identities).map(\.path)).count == files.count + identities.count else { return nil }
  }

  init(kind: Kind, desk: DeskID, taken: Int64, head: Head) {
    (self.kind, self.desk, self.taken, self.head) = (kind, desk, taken, head)
  }

  private static func fields(_ line: Substring, _ name: String, _ count: Int) -> [Substring]? {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false)
    return parts.count == count + 1 && parts[0] == name ? Array(parts.dropFirst()) : nil
  }

  private static func head(_ fields: [Substring]) -> Head? {
    guard let commits = UInt64(fields[0]), let events = UInt64(fields[1]), let hash = Digest(hex: fields[2]),
      let segment = UInt32(fields[3]), let offset = UInt32(fields[4])
    else { return nil }
    return Head(commits: commits, events: events, hash: hash, end: LogEnd(segment: segment, offset: offset))
  }

  private static func entry(_ fields: [Substring]) -> Entry? {
    guard let hash = Digest(hex: fields[0]), let length = Int64(fields[1]), length >= 0 else { return nil }
    return Entry(path: String(fields[2]), hash: hash, length: length)
  }

  // MARK: Names

  /// Whether a backup of that kind holds such a file: a list that was tampered with puts nothing elsewhere.
  private static func mayHold(_ path: String, _ kind: Kind) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return false }
    switch (kind, parts[0]) {
    case (.desk, "log"): return parts[1] == "head" || LogExtent.isSegment(parts[1])
    case (.desk, "members"): return isMemberFile(parts[1])
    case (.desk, "blobs"): return isBlob(parts[1])
    case (.identities, "identities"): return isIdentity(path)
    default: return false
    }
  }

  /// A key file, an invitation or a request to be let in.
  static func isMemberFile(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && Int64(parts[0]).map { $0 > 0 && String($0) == parts[0] } == true
      && ["key", "invitation", "request"].contains(parts[1])
  }

  /// An attachment: its name is the hash of its bytes.
  static func isBlob(_ name: String) -> Bool { isHexadecimal(name, count: 64) }

  /// `identities/` and the name of a sealed file.
  static func isIdentity(_ path: String) -> Bool {
    path.hasPrefix("identities/") && isHexadecimal(String(path.dropFirst(11)), count: 32)
  }

  private static func isHexadecimal(_ name: String, count: Int) -> Bool {
    name.utf8.count == count && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
