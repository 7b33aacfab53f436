import CaseDomain
import EventLog
import Vault

extension KeyName {
  /// - Returns: nil for a section whose number nothing in the log can have.
  init?(_ compartment: CompartmentID) {
    switch compartment {
    case .desk: self = .desk
    case .leads: self = .leads
    case .audit: self = .audit
    case .section(let section):
      guard let id = Int64(exactly: section) else { return nil }
      self = .section(SectionID(rawValue: id))
    }
  }

  init?(_ pair: PairID) {
    switch pair {
    case .identity: self = .identity
    case .release: self = .release
    // The recovery key is written once, by the founder.
    case .recovery: return nil
    }
  }

  /// The compartment behind the name, if it is one.
  var compartment: CompartmentID? {
    switch self {
    case .desk: .desk
    case .leads: .leads
    case .audit: .audit
    case .section(let section): UInt64(exactly: section.rawValue).map(CompartmentID.section)
    case .identity, .release: nil
    }
  }

  /// The key pair behind the name, if it is one.
  var pair: PairID? {
    switch self {
    case .identity: .identity
    case .release: .release
    default: nil
    }
  }
}

extension KeyRecord {
  /// The key that decides who may write the record; nil for what only the founding commit writes.
  var name: KeyName? {
    switch self {
    case .object: .leads
    // Judged by the post of whoever hands it on, see `DeskState.refusal`.
    case .closed: nil
    case .grant(let key), .previous(let key): KeyName(key.compartment)
    case .publicHalf, .secretHalf, .escrow: pair.flatMap { KeyName($0) }
    }
  }

  /// The content key of an entry, if it is one.
  var objectKey: ObjectKey? { if case .object(let key) = self { key } else { nil } }

  /// The payloads that the record's keys open.
  var opens: [(id: PayloadKeyID, key: SealingKey)] {
    switch self {
    case .grant(let key), .previous(let key): [(key.id, key.key)]
    case .object(let key): [(.object(key.id), key.key)]
    case .closed(let keys): keys.map { (.closed($0.id), $0.key) }
    case .publicHalf, .secretHalf, .escrow: []
    }
  }
}

extension Commit {
  /// Whether no event stands in two payloads.
  var ordinalsAreDistinct: Bool {
    guard payloads.count > 1 else { return true }
    var seen = [Bool](repeating: false, count: eventCount)
    for payload in payloads {
      for ordinal in payload.ordinals {
        guard Int(ordinal) < eventCount, !seen[Int(ordinal)] else { return false }
        seen[Int(ordinal)] = true
      }
    }
    return true
  }
}
