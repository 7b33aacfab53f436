/// A tip or a lead: what a member is taken off, and what has a content key of its own.
package enum CaseEntry: Hashable, Sendable {
  case tip(TipID)
  case lead(LeadID)

  /// Whose key seals what is said about the entry.
  package var scope: Scope {
    switch self {
    case .tip(let tip): .tip(tip)
    case .lead(let lead): .lead(lead)
    }
  }

  /// The entry that a key belongs to; nil for the keys of groups.
  package init?(_ scope: Scope) {
    switch scope {
    case .tip(let tip): self = .tip(tip)
    case .lead(let lead): self = .lead(lead)
    case .desk, .leads, .audit, .closed: return nil
    }
  }
}

extension CaseEntry: Comparable {
  private var creation: Int64 {
    switch self {
    case .tip(let tip): tip.rawValue
    case .lead(let lead): lead.rawValue
    }
  }

  /// In order of registration: an event creates one entry.
  package static func < (left: CaseEntry, right: CaseEntry) -> Bool { left.creation < right.creation }
}

/// In JSON an object with one field, `tip` or `lead`.
extension CaseEntry: Codable {
  private enum Field: String, CodingKey {
    case tip, lead
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    if let tip = try fields.decodeIfPresent(TipID.self, forKey: .tip) {
      self = .tip(tip)
    } else {
      self = .lead(try fields.decode(LeadID.self, forKey: .lead))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    switch self {
    case .tip(let tip): try fields.encode(tip, forKey: .tip)
    case .lead(let lead): try fields.encode(lead, forKey: .lead)
    }
  }
}
