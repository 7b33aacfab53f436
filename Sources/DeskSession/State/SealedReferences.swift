import CaseDomain

/// A file beside the log that an event names.
struct NamedFile: Hashable, Sendable {
  enum Place: Sendable {
    case identities, blobs
  }
  let place: Place
  let name: String
  /// Of all its bytes, hexadecimal.
  let sha256: String

  /// Hands on every file that an event names.
  static func forEach(in event: any Event, _ body: (NamedFile) -> Void) {
    switch event {
    case let event as TipRegistered:
      forEach(in: event.content, body)
      for reporter in event.reporters { hand(on: reporter.identity, body) }
    case let event as TipAmended: forEach(in: event.content, body)
    case let event as TipSupplemented:
      hand(on: event.sealedOriginal, body)
      hand(on: event.attachments, body)
    default: return
    }
  }

  private static func forEach(in content: TipContent, _ body: (NamedFile) -> Void) {
    hand(on: content.sealedOriginal, body)
    hand(on: content.attachments, body)
  }

  private static func hand(on attachments: [Attachment], _ body: (NamedFile) -> Void) {
    for attachment in attachments {
      body(NamedFile(place: .blobs, name: attachment.blob, sha256: attachment.sha256))
    }
  }

  private static func hand(on file: CaseDomain.SealedFile?, _ body: (NamedFile) -> Void) {
    if let file { body(NamedFile(place: .identities, name: file.file, sha256: file.sha256)) }
  }
}

/// Which files of `identities/` and `blobs/` some event names. Only the first 64 bits of a name are kept: two names that
/// share them are both taken for named, which errs on the side of keeping a file.
struct SealedReferences: Sendable {
  private var names: Set<UInt64> = []

  /// Notes what an event names, authorised or not.
  mutating func note(_ event: any Event) {
    NamedFile.forEach(in: event) { if let word = Self.word($0.name) { names.insert(word) } }
  }

  /// Whether some event names the file. True for a name that no sealed file has.
  func contains(_ file: String) -> Bool { Self.word(file).map(names.contains) ?? true }

  private static func word(_ file: String) -> UInt64? {
    file.utf8.count >= 16 ? UInt64(file.prefix(16), radix: 16) : nil
  }
}
