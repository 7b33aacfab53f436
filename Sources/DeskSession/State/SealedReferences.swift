import CaseDomain

/// Which files of `identities/` and `blobs/` some event names. Only the first 64 bits of a name are kept: two names that
/// share them are both taken for named, which errs on the side of keeping a file.
struct SealedReferences: Sendable {
  private var names: Set<UInt64> = []

  /// Notes what an event names, authorised or not.
  mutating func note(_ event: any Event) {
    switch event {
    case let event as TipRegistered:
      note(event.content)
      for reporter in event.reporters { note(reporter.identity) }
    case let event as TipAmended: note(event.content)
    case let event as TipSupplemented:
      note(event.sealedOriginal)
      note(event.attachments)
    default: return
    }
  }

  /// Whether some event names the file. True for a name that no sealed file has.
  func contains(_ file: String) -> Bool { Self.word(file).map(names.contains) ?? true }

  private mutating func note(_ content: TipContent) {
    note(content.sealedOriginal)
    note(content.attachments)
  }

  private mutating func note(_ attachments: [Attachment]) {
    for attachment in attachments { if let word = Self.word(attachment.blob) { names.insert(word) } }
  }

  private mutating func note(_ file: CaseDomain.SealedFile?) {
    if let word = file.flatMap({ Self.word($0.file) }) { names.insert(word) }
  }

  private static func word(_ file: String) -> UInt64? {
    file.utf8.count >= 16 ? UInt64(file.prefix(16), radix: 16) : nil
  }
}
