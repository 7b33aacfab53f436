/// What kind of detail a reporter gave about themselves. The details are sealed; that they were given is not.
package enum ReporterDetail: String, Codable, Hashable, Sendable, CaseIterable {
  case name, residentID, phone, address, unit, otherIdentifying
  /// A way to reach them safely, other than a phone number.
  case safeContact
  /// A key by which a source names its users (an import's user column).
  case sourceKey

  /// Tells who the reporter is, short of the name.
  var identifies: Bool {
    switch self {
    case .residentID, .address, .unit, .otherIdentifying: true
    case .name, .phone, .safeContact, .sourceKey: false
    }
  }
}

/// How a reporter signed (署名方式, R6.6).
package enum Signature: String, Codable, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case realName, anonymous, unidentifiable

  /// R6.6: real-name needs name and contact; anonymous needs other identifying information and contact (a name that
  /// may be false does not count); anything less is unidentifiable.
  package init(given: ReporterDetails) {
    guard !given.isDisjoint(with: .contact) else {
      self = .unidentifiable
      return
    }
    self = given.contains(.name) ? .realName : given.isDisjoint(with: .identifying) ? .unidentifiable : .anonymous
  }

  /// The same from a set of kinds.
  package init(given: Set<ReporterDetail>) { self.init(given: ReporterDetails(given)) }
}

/// A reporter as a tip names them: an alias, and what was given at receipt.
package struct TipReporter: Codable, Hashable, Sendable {
  /// Number of the alias (举报人-0007 is 7).
  package let alias: Int
  package let given: [ReporterDetail]
  /// The sealed identity; none where nothing was given.
  package let identity: SealedFile?
  /// How to reach them safely, for custodians; none in what earlier programs wrote.
  package let card: SealedFile?
  /// Speaks for the others of a joint tip.
  package let speaksForAll: YesNo?

  /// How this reporter signed (R6.6).
  package var signature: Signature { Signature(given: ReporterDetails(given)) }

  package init(
    alias: Int, given: [ReporterDetail], identity: SealedFile?, card: SealedFile? = nil, speaksForAll: YesNo? = nil
  ) {
    self.alias = alias
    self.given = given
    self.identity = identity
    self.card = card
    self.speaksForAll = speaksForAll
  }
}

/// A yes or no in an event: the log holds texts and integers only.
package enum YesNo: String, Codable, Hashable, Sendable {
  case yes, no
  package init(_ value: Bool) { self = value ? .yes : .no }
  /// Whether it is a yes.
  package var isYes: Bool { self == .yes }
}
