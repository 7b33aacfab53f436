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
      forEachOfReporters(in: event, body)
    case let event as TipAmended: forEach(in: event.content, body)
    case let event as TipUncovered: forEach(in: event.content, body)
    case let event as TipCovered: hand(on: event.original, body)
    case let event as TipSupplemented:
      hand(on: event.sealedOriginal, body)
      hand(on: event.attachments, body)
    case let event as LeadNoted: hand(on: event.attachments, body)
    case let event as ActivityHeld: hand(on: event.evidence, body)
    case let event as ActivityEvidenceAdded: hand(on: event.evidence, body)
    default: forEachOfReporters(in: event, body)
    }
  }

  /// Hands on the files that an event names for a reporter: who they are, and what custodians alone read.
  static func forEachOfReporters(in event: any Event, _ body: (NamedFile) -> Void) {
    let files: [CaseDomain.SealedFile?] =
      switch event {
      case let event as TipRegistered: event.reporters.flatMap { [$0.identity, $0.card] }
      case let event as ReporterAdded: [event.identity, event.card]
      case let event as ReporterBound: [event.identity, event.card, event.evidence]
      case let event as ReporterMarked: [event.evidence]
      case let event as SameReporterDecided: [event.reason]
      case let event as CodeClaimed: [event.identity, event.card, event.words]
      case let event as ClaimDecided: [event.evidence]
      default: []
      }
    for file in files { hand(on: file, body) }
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
struct SealedReferences: Codable, Sendable {
  private var names = ShardedMap<UInt64, Bool>()

  /// Notes what an event names, authorised or not.
  mutating func note(_ event: any Event) {
    NamedFile.forEach(in: event) { if let word = Self.word($0.name) { names[word] = true } }
  }

  /// Whether an event seals for a reporter what another event named before, or what is no name of a sealed file.
  ///
  /// A file belongs to one reporter. Otherwise whoever records a reporter of their own could name somebody else's
  /// identity as theirs, and have it shown, or destroyed, by people who think of another.
  func isReused(by event: any Event) -> Bool {
    // What a claim sealed is bound as it is: the rules compare the names.
    let bound = (event as? ReporterBound).flatMap { $0.claim == nil ? nil : [$0.identity.file, $0.card.file] } ?? []
    var names: [String] = []
    NamedFile.forEachOfReporters(in: event) { if !bound.contains($0.name) { names.append($0.name) } }
    return Set(names).count != names.count || !areNew(names)
  }

  /// Whether these are names of sealed files that no event has named.
  func areNew(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      name.utf8.count == 32 && name.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
        && !contains(name)
    }
  }

  /// Whether some event names the file. True for a name that no sealed file has.
  func contains(_ file: String) -> Bool { Self.word(file).map { names[$0] != nil } ?? true }

  private static func word(_ file: String) -> UInt64? {
    file.utf8.count >= 16 ? UInt64(file.prefix(16), radix: 16) : nil
  }
}
