/// What a restricted tip says, and who reported it. Stands inside a closed event and nowhere else: no file lies beside
/// the log that its size, its time or its lacking an event that names it could give away.
package struct RestrictedWords: Codable, Hashable, Sendable {
  /// Without attachments, except those of an ordinary tip that was taken over: their files were there before.
  package var content: TipContent
  package var reporters: [RestrictedReporter]
  /// The narrative before something was left out of it: for custodians alone, whoever else keeps the tip.
  package var original: SealedWords?

  package init(content: TipContent, reporters: [RestrictedReporter] = [], original: SealedWords? = nil) {
    self.content = content
    self.reporters = reporters
    self.original = original
  }

  private enum Field: String, CodingKey {
    case content, reporters, original
  }

  /// Nothing at all where the encoder writes a text that leaves the desk.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    if encoder.userInfo[Attachment.leavingOutKeys] != nil { return }
    try fields.encode(content, forKey: .content)
    try fields.encode(reporters, forKey: .reporters)
    try fields.encodeIfPresent(original, forKey: .original)
  }
}

/// Words that were left out of a restricted tip, sealed to the custodians inside its event (R6.4).
package struct SealedWords: Codable, Hashable, Sendable {
  /// What the seal is bound to, hexadecimal.
  package let id: String
  /// Base64.
  package let bytes: String

  package init(id: String, bytes: String) {
    self.id = id
    self.bytes = bytes
  }

  var isSound: Bool { !id.isEmpty && !bytes.isEmpty }

  private enum Field: String, CodingKey {
    case id, bytes
  }

  /// Nothing at all where the encoder writes a text that leaves the desk.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    if encoder.userInfo[Attachment.leavingOutKeys] != nil { return }
    try fields.encode(id, forKey: .id)
    try fields.encode(bytes, forKey: .bytes)
  }
}

/// An event whose words may have said more before something was left out of them (R6.4).
package protocol LeavesWordsOut: Event {
  /// What they said before, sealed to the custodians; nil where nothing was left out.
  var original: SealedWords? { get }
}

/// Words about a restricted tip, which like its own are left out of what is printed.
package struct KeptText: Codable, Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package init(from decoder: any Decoder) throws { text = try decoder.singleValueContainer().decode(String.self) }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(encoder.userInfo[Attachment.leavingOutKeys] == nil ? text : "")
  }
}

/// A reporter of a restricted tip. They have no alias: aliases are one series, counted in clear.
package struct RestrictedReporter: Codable, Hashable, Sendable {
  package let given: [ReporterDetail]
  /// What a file in `identities/` would hold, base64: opened by one of the custodians after one of the leaders.
  package let sealed: SealedDetails?
  /// The details themselves, where the keepers do not hold both halves of that seal.
  package let details: [GivenDetail]?
  package let speaksForAll: YesNo?

  package init(
    given: [ReporterDetail], sealed: SealedDetails?, details: [GivenDetail]?, speaksForAll: YesNo? = nil
  ) {
    self.given = given
    self.sealed = sealed
    self.details = details
    self.speaksForAll = speaksForAll
  }

  /// How this reporter signed (R6.6).
  package var signature: Signature { Signature(given: Set(given)) }

  /// What lists may know.
  package struct Summary: Hashable, Sendable, Codable {
    package let signature: Signature
    package let isSealed: Bool
  }

  var summary: Summary { Summary(signature: signature, isSealed: sealed != nil) }

  /// One detail and its text.
  package struct GivenDetail: Codable, Hashable, Sendable {
    package let detail: ReporterDetail
    package let text: String

    package init(_ detail: ReporterDetail, _ text: String) {
      self.detail = detail
      self.text = text
    }
  }

  /// A sealed identity that is no file.
  package struct SealedDetails: Codable, Hashable, Sendable {
    /// What the seal is bound to, hexadecimal.
    package let id: String
    /// Every byte, base64.
    package let bytes: String
    /// SHA-256 of the bytes, hexadecimal.
    package let sha256: String

    package init(id: String, bytes: String, sha256: String) {
      self.id = id
      self.bytes = bytes
      self.sha256 = sha256
    }
  }
}
