/// A series of numbers that the desk hands out. Raw values stand in clear in the log and never change.
package enum NumberSeries: UInt16, Hashable, Sendable, CaseIterable, Codable {
  /// Tips, one series a year.
  case tip = 1
  /// Leads, one series a year.
  case lead = 2
  /// Aliases of reporters, one series for the desk (year 0).
  case alias = 3
  /// Member ids, one series for the desk (year 0).
  case member = 4

  /// Whether the series begins anew every year.
  var isYearly: Bool { self == .tip || self == .lead }

  /// The posts that take numbers of the series.
  var posts: Posts {
    switch self {
    case .tip, .alias: Desk.receivingPosts
    case .lead: .office
    // A leader invites anew whoever forgot the passphrase.
    case .member: [.admin, .leader]
    }
  }
}

/// One number handed out by a commit, as its clear header says it.
package struct Allocation: Hashable, Sendable, Codable {
  package let series: NumberSeries
  /// Year of registration in the desk's zone, 0 for series that run on.
  package let year: Int
  package let ordinal: Int

  package init(series: NumberSeries, year: Int, ordinal: Int) {
    self.series = series
    self.year = year
    self.ordinal = ordinal
  }
}

/// What a person calls a tip or a lead: `JB-2026-0001`. Written once into the event, never renamed.
package struct RegisterNumber: ShardedKey, Codable, CustomStringConvertible {
  package let prefix: String
  package let year: Int
  package let ordinal: Int

  package init(prefix: String, year: Int, ordinal: Int) {
    self.prefix = prefix
    self.year = year
    self.ordinal = ordinal
  }

  /// Reads `JB-2026-0001`; the prefix may itself hold hyphens.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 3, let ordinal = Int(parts[parts.count - 1]), let year = Int(parts[parts.count - 2]),
      ordinal > 0, (1...9999).contains(year)
    else { return nil }
    self.init(prefix: parts.dropLast(2).joined(separator: "-"), year: year, ordinal: ordinal)
  }

  /// As people read it: year and ordinal with four digits at least.
  package var shardBits: UInt64 {
    (UInt64(truncatingIfNeeded: year) << 32 ^ UInt64(truncatingIfNeeded: ordinal)).spread
  }

  package var description: String { "\(prefix)-\(Self.padded(year))-\(Self.padded(ordinal))" }

  /// Appends what `description` says, in UTF-8, without making a `String` of it: a search makes a million.
  package func append(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: prefix.utf8)
    for value in [year, ordinal] {
      bytes.append(UInt8(ascii: "-"))
      var scale = 1000
      while value / scale >= 10 { scale *= 10 }
      while scale > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / scale % 10))
        scale /= 10
      }
    }
  }

  /// At least four digits.
  package static func padded(_ value: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let number = RegisterNumber(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a number: \(text)"))
    }
    self = number
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// The last number handed out in each series, known from clear headers alone.
package struct Numbering: Hashable, Sendable, Codable {
  private struct Key: Hashable, Sendable, Codable {
    let series: NumberSeries
    let year: Int
  }
  private var last: [Key: Int] = [:]

  package init() {}

  /// The next free ordinal of a series, from 1.
  package func next(_ series: NumberSeries, year: Int = 0) -> Int {
    (last[Key(series: series, year: year)] ?? 0) + 1
  }

  /// Takes what a commit claims to have allocated and answers the claims that were indeed the next numbers.
  ///
  /// A claim out of order is ignored, so that a hand-made commit cannot tear a gap into a series.
  package mutating func accept(_ claims: [Allocation]) -> [Allocation] {
    claims.filter { claim in
      let key = Key(series: claim.series, year: claim.year)
      guard claim.ordinal == (last[key] ?? 0) + 1 else { return false }
      last[key] = claim.ordinal
      return true
    }
  }
}

extension Desk {
  /// Why a commit may not give `number` to a new entry, or nil: it stands in the commit's header, is of its year, under
  /// the prefix in force, and after the `last` ordinal of that year, so that no number is used twice.
  func refusalOfNumber(
    _ number: RegisterNumber, _ series: NumberSeries, prefix: Ruling, last: Int, _ envelope: Envelope
  ) -> Refusal? {
    let today = date(of: envelope.time)
    let claim = Allocation(series: series, year: today.year, ordinal: number.ordinal)
    let isGiven =
      number.year == today.year && number.prefix == rulings.text(prefix, at: today) && number.ordinal > last
      && envelope.allocations.contains(claim)
    return isGiven ? nil : Refusal(.numberNotAllocated, nil, .number(number))
  }
}
