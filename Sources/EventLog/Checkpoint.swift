import Crypto

/// A signed statement of how far a log reaches, to be kept on paper or elsewhere: a signed note of the shape of C2SP
/// `tlog-checkpoint`. The log is a chain, not a tree: the hash is the last commit's.
///
///     casedesk/<desk id, 32 hexadecimal digits>
///     <commits>
///     <hash, base 64>
///     events <events>
///     end <segment>:<offset>
///
///     — casedesk/<desk id>/<member> <base 64 of the key's hash, 4 bytes, and the Ed25519 signature, 64>
package struct Checkpoint: Hashable, Sendable {
  /// Why a text is no checkpoint.
  package enum Unreadable: Error, Hashable, Sendable {
    /// The line, from 1, that is not as it must be.
    case line(Int)
    /// No line holds a signature of this form.
    case unsigned
  }

  /// One signature line of a member.
  struct Signature: Hashable, Sendable {
    let member: UInt32
    let keyHash: [UInt8]
    let bytes: [UInt8]
  }

  package let desk: DeskID
  package let head: Head
  let signatures: [Signature]
  private let foreignLines: [String]

  /// A checkpoint of `head`, signed by a member.
  /// - Throws: what `signer` throws.
  package init(head: Head, desk: DeskID, member: UInt32, signingKey: [UInt8], signer: some CommitSigner) throws {
    self.desk = desk
    self.head = head
    foreignLines = []
    let body = Self.body(head, desk)
    signatures = [
      Signature(
        member: member, keyHash: Self.keyHash(Self.keyName(desk, member), signingKey),
        bytes: try signer.signature(over: Array(body.utf8)))
    ]
  }

  /// Reads a note. Signature lines of other systems are kept and not looked at.
  package init(_ text: String) throws(Unreadable) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    func line(_ place: Int) throws(Unreadable) -> Substring {
      guard place < lines.count else { throw .line(place + 1) }
      return lines[place]
    }
    guard let desk = try line(0).suffix(after: "casedesk/").flatMap({ DeskID(hex: $0) }) else { throw .line(1) }
    guard let commits = try Self.number(line(1), UInt64.self) else { throw .line(2) }
    guard let hash = Base64.decode(try line(2)).flatMap({ Digest(bytes: $0) }) else { throw .line(3) }
    guard let events = try Self.number(line(3).suffix(after: "events ") ?? "", UInt64.self) else { throw .line(4) }
    guard let end = try Self.end(line(4).suffix(after: "end ") ?? "") else { throw .line(5) }
    guard try line(5).isEmpty else { throw .line(6) }
    self.desk = desk
    head = Head(commits: commits, events: events, hash: hash, end: end)
    var signatures: [Signature] = []
    var foreignLines: [String] = []
    for (place, line) in lines.enumerated().dropFirst(6) where !(line.isEmpty && place == lines.count - 1) {
      guard line.hasPrefix("— ") else { throw .line(place + 1) }
      if let signature = Self.signature(line, desk) {
        signatures.append(signature)
      } else {
        foreignLines.append(String(line))
      }
    }
    guard !signatures.isEmpty else { throw .unsigned }
    self.signatures = signatures
    self.foreignLines = foreignLines
  }

  /// The note's text, ending in a line break.
  package var text: String {
    let lines = signatures.map { "— \(Self.keyName(desk, $0.member)) \(Base64.encode($0.keyHash + $0.bytes))" }
    return Self.body(head, desk) + "\n" + (lines + foreignLines).map { $0 + "\n" }.joined()
  }

  /// Whether somebody on the roster, now or once, signed it.
  package func isSigned(by roster: Roster) -> Bool {
    let body = Array(Self.body(head, desk).utf8)
    return signatures.contains { signature in
      roster.everyKey(of: signature.member).contains { keys in
        Self.keyHash(Self.keyName(desk, signature.member), keys.signingKey) == signature.keyHash
          && keys.verifier.isValidSignature(signature.bytes, for: body)
      }
    }
  }

  private static func body(_ head: Head, _ desk: DeskID) -> String {
    "casedesk/\(desk.hex)\n\(head.commits)\n\(head.hash.base64)\nevents \(head.events)\nend \(head.end)\n"
  }

  private static func keyName(_ desk: DeskID, _ member: UInt32) -> String { "casedesk/\(desk.hex)/\(member)" }

  /// C2SP `signed-note`: SHA-256 of the name, a line break, the algorithm (1 is Ed25519) and the key; four bytes.
  private static func keyHash(_ name: String, _ key: [UInt8]) -> [UInt8] {
    Array(Digest(of: Array(name.utf8) + [0x0A, 0x01] + key).bytes.prefix(4))
  }

  private static func signature(_ line: Substring, _ desk: DeskID) -> Signature? {
    let fields = line.split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count == 3, let name = fields[1].suffix(after: "casedesk/\(desk.hex)/"),
      let member = number(name, UInt32.self), let bytes = Base64.decode(fields[2]), bytes.count == 68
    else { return nil }
    return Signature(member: member, keyHash: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }

  /// A decimal number as this program writes it: no sign, no leading zeros.
  private static func number<Value: FixedWidthInteger>(_ text: Substring, _ type: Value.Type) -> Value? {
    Value(text).flatMap { String($0) == text ? $0 : nil }
  }

  private static func end(_ text: Substring) -> LogEnd? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let segment = number(parts[0], UInt32.self), let offset = number(parts[1], UInt32.self)
    else { return nil }
    return LogEnd(segment: segment, offset: offset)
  }
}

extension Substring {
  /// What follows `prefix`; nil when the text does not begin with it.
  fileprivate func suffix(after prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }
}
