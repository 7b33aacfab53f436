/// What a tip says: everything that was reported, without who reported it.
///
/// Carried whole by the event that registers a tip and by each that amends it, so the newest one is the text.
package struct TipContent: Codable, Hashable, Sendable {
  /// One line for lists; made from the narrative where nobody gave one.
  package var title: String
  /// The shown words of the report; suspected details of the reporter are already redacted.
  package var narrative: String
  package var subjects: [Subject]
  package var conduct: Conduct
  /// Where it happens, in words.
  package var place: String?
  package var importance: Importance
  package var channel: Channel
  /// Which body, section or site it came through, in words.
  package var channelDetail: String?
  /// Where the originals (letter, recording, file) are kept.
  package var originalsAt: String?
  package var attachments: [Attachment]
  /// The unredacted narrative, sealed to the custodians like an identity.
  package var sealedOriginal: SealedFile?

  package init(
    title: String, narrative: String, subjects: [Subject] = [], conduct: Conduct = [], place: String? = nil,
    importance: Importance = .ordinary, channel: Channel = .visit, channelDetail: String? = nil,
    originalsAt: String? = nil, attachments: [Attachment] = [], sealedOriginal: SealedFile? = nil
  ) {
    self.title = title
    self.narrative = narrative
    self.subjects = subjects
    self.conduct = conduct
    self.place = place
    self.importance = importance
    self.channel = channel
    self.channelDetail = channelDetail
    self.originalsAt = originalsAt
    self.attachments = attachments
    self.sealedOriginal = sealedOriginal
  }
}

/// Who or what a tip accuses (被举报人).
package struct Subject: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case person, organisation
  }
  package var kind: Kind
  package var name: String
  package var role: String?
  package var address: String?
  package var trade: String?

  package init(kind: Kind, name: String, role: String? = nil, address: String? = nil, trade: String? = nil) {
    self.kind = kind
    self.name = name
    self.role = role
    self.address = address
    self.trade = trade
  }
}

/// How a tip came in.
package enum Channel: String, Codable, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case visit, letter, phone, online
  /// Referred by a superior body.
  case superior
  /// From another section of the bureau.
  case section
  /// Found by the bureau's own screening (R4.4).
  case screening
}

/// Whether a tip must go up within one working day (R5.3).
package enum Importance: String, Codable, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case ordinary, major
}

/// Kinds of suspected conduct, several at once. Names stand in the log.
package struct Conduct: OptionSet, Hashable, Sendable, Codable, BitwiseCopyable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// In the order of the form; a kind's place is its bit and never changes.
  package static let names = [
    "forcedDealing", "extortion", "gambling", "loanSharking", "violentCollection", "mobViolence", "marketTyranny",
    "illegalMining", "villageTyranny", "landSeizure", "projectObstruction", "prostitution", "drugs", "fraud",
    "unlawfulDetention", "weapons", "protectiveUmbrella", "other",
  ]
  /// Officials who shield others (保护伞).
  package static let protectiveUmbrella = Conduct(name: "protectiveUmbrella")

  /// The kind of that name; empty for a name this version does not know.
  package init(name: String) {
    rawValue = Self.names.firstIndex(of: name).map { 1 << UInt32($0) } ?? 0
  }

  /// The names of the kinds held, in the order of `names`.
  package var heldNames: [String] {
    Self.names.indices.filter { rawValue & (1 << UInt32($0)) != 0 }.map { Self.names[$0] }
  }

  package init(from decoder: any Decoder) throws {
    let names = try [String](from: decoder)
    self = names.reduce(into: []) { $0.formUnion(Conduct(name: $1)) }
  }

  package func encode(to encoder: any Encoder) throws { try heldNames.encode(to: encoder) }
}

/// A file kept beside the log, sealed under a random key of its own that stands in the event.
package struct Attachment: Codable, Hashable, Sendable {
  package let name: String
  /// Length of the plain file in bytes.
  package let bytes: Int
  /// Name of the sealed file, hexadecimal.
  package let blob: String
  /// The key, base64.
  package let key: String
  /// SHA-256 of the sealed file, hexadecimal.
  package let sha256: String

  package init(name: String, bytes: Int, blob: String, key: String, sha256: String) {
    self.name = name
    self.bytes = bytes
    self.blob = blob
    self.key = key
    self.sha256 = sha256
  }

  private enum Field: String, CodingKey {
    case name, bytes, blob, key, sha256
  }

  /// Leaves the key out where the encoder is told so: what is printed opens no file.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(bytes, forKey: .bytes)
    try fields.encode(blob, forKey: .blob)
    if encoder.userInfo[Self.leavingOutKeys] == nil { try fields.encode(key, forKey: .key) }
    try fields.encode(sha256, forKey: .sha256)
  }

  /// Set in an encoder's `userInfo` for text that leaves the desk.
  // A literal without control characters is a key.
  package static let leavingOutKeys = CodingUserInfoKey(rawValue: "leavingOutKeys")!
}

/// A file in `identities/`, sealed to the custodians, and then to the leaders, by the event's author.
package struct SealedFile: Codable, Hashable, Sendable {
  /// Name of the file, hexadecimal.
  package let file: String
  /// SHA-256 of the file, hexadecimal: the chain still verifies after the file was destroyed.
  package let sha256: String

  package init(file: String, sha256: String) {
    self.file = file
    self.sha256 = sha256
  }
}
