/// What a group of posts reads together, each with a key of its own per epoch.
package enum CompartmentID: Hashable, Sendable {
  /// Every member.
  case desk
  /// Office, leaders, custodians, auditors.
  case leads
  /// Auditors and leaders: who did what, when.
  case audit
  /// The liaisons of one section.
  case section(UInt64)
}

extension CompartmentID {
  /// As it stands in records: `desk`, `leads`, `audit`, `section/12`.
  package var text: String {
    switch self {
    case .desk: "desk"
    case .leads: "leads"
    case .audit: "audit"
    case .section(let section): "section/\(section)"
    }
  }

  /// `nil` unless `text` is what `text` gives.
  package init?(text: String) {
    switch text {
    case "desk": self = .desk
    case "leads": self = .leads
    case "audit": self = .audit
    default:
      let prefix = "section/"
      guard text.hasPrefix(prefix), let section = UInt64(text.dropFirst(prefix.count)) else { return nil }
      self = .section(section)
      guard self.text == text else { return nil }
    }
  }

  var code: UInt8 {
    switch self {
    case .desk: 1
    case .leads: 2
    case .audit: 3
    case .section: 4
    }
  }

  var section: UInt64 {
    if case .section(let section) = self { section } else { 0 }
  }

  init?(code: UInt8, section: UInt64) {
    switch (code, section) {
    case (1, 0): self = .desk
    case (2, 0): self = .leads
    case (3, 0): self = .audit
    case (4, _): self = .section(section)
    default: return nil
    }
  }
}

/// A key pair whose public half stands in `desk`, so that everyone can seal to those who hold the private half.
package enum PairID: String, Hashable, Sendable, CaseIterable {
  /// Custodians: who a reporter is.
  case identity
  /// Leaders: the layer that is lifted for one request.
  case release
  /// Nobody at the desk: a paper in a safe.
  case recovery
}
