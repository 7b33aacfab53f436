/// What has a content key of its own: a tip or a lead, which a member can be taken off, or a section's book.
package enum CaseEntry: Hashable, Sendable {
  case tip(TipID)
  case lead(LeadID)
  case book(SectionID)

  /// Whose key seals what is said about the entry.
  package var scope: Scope {
    switch self {
    case .tip(let tip): .tip(tip)
    case .lead(let lead): .lead(lead)
    case .book(let section): .book(section)
    }
  }

  /// The entry that a key belongs to; nil for the keys of groups.
  package init?(_ scope: Scope) {
    switch scope {
    case .tip(let tip): self = .tip(tip)
    case .lead(let lead): self = .lead(lead)
    case .book(let section): self = .book(section)
    case .desk, .leads, .audit, .closed: return nil
    }
  }
}

extension CaseEntry: Comparable {
  private var creation: Int64 {
    switch self {
    case .tip(let tip): tip.rawValue
    case .lead(let lead): lead.rawValue
    case .book(let section): section.rawValue
    }
  }

  /// In order of registration: an event creates one entry.
  package static func < (left: CaseEntry, right: CaseEntry) -> Bool { left.creation < right.creation }
}

/// In JSON an object with one field, `tip`, `lead` or `book`.
extension CaseEntry: Codable {
  private enum Field: String, CodingKey {
    case tip, lead, book
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    if let tip = try fields.decodeIfPresent(TipID.self, forKey: .tip) {
      self = .tip(tip)
    } else if let section = try fields.decodeIfPresent(SectionID.self, forKey: .book) {
      self = .book(section)
    } else {
      self = .lead(try fields.decode(LeadID.self, forKey: .lead))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    switch self {
    case .tip(let tip): try fields.encode(tip, forKey: .tip)
    case .lead(let lead): try fields.encode(lead, forKey: .lead)
    case .book(let section): try fields.encode(section, forKey: .book)
    }
  }
}
