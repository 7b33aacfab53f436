/// Values of rows in as few bytes as their registers let them have. A row holds them as its own fields, where an
/// `Optional` of eight bytes would take sixteen and a `RegisterNumber` its text's reference besides.

/// A register number as rows hold it: its prefix in eight bytes, which is the most that the rulings let a prefix have,
/// and which `Desk.refusalOfNumber` holds every number to; ordinals run on from 1, and years are those of civil dates.
struct PackedNumber: Hashable, Sendable, Codable, BitwiseCopyable {
  /// UTF-8, the first byte in the lowest place, 0 behind the last.
  private var letters: UInt64 = 0
  private let ordinal: UInt32
  private let year: UInt16

  init(_ number: RegisterNumber) {
    for (place, byte) in number.prefix.utf8.prefix(8).enumerated() { letters |= UInt64(byte) << UInt64(place * 8) }
    ordinal = UInt32(clamping: number.ordinal)
    year = UInt16(clamping: number.year)
  }

  var unpacked: RegisterNumber {
    let prefix = withUnsafeBytes(of: letters.littleEndian) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return RegisterNumber(prefix: prefix, year: Int(year), ordinal: Int(ordinal))
  }

  /// In the order in which a desk hands numbers out.
  var rank: UInt64 { UInt64(year) << 32 | UInt64(ordinal) }
}

extension RegisterNumber {
  /// In the order in which a desk hands numbers out; nil for one that no row can have.
  var rank: UInt64? {
    guard let year = UInt16(exactly: year), let ordinal = UInt32(exactly: ordinal) else { return nil }
    return UInt64(year) << 32 | UInt64(ordinal)
  }
}

extension EntryID {
  /// The place of an optional id in eight bytes: no id is the least number.
  init?(packed: Int64) {
    if packed == .min { return nil }
    self.init(rawValue: packed)
  }
}

extension Optional where Wrapped: EntryID {
  var packed: Int64 { self?.rawValue ?? .min }
}

extension CivilDate {
  /// The day of an optional date in four bytes: no date has the least number.
  init?(packed: Int32) {
    if packed == .min { return nil }
    self.init(clampingDays: Int64(packed))
  }
}

extension Optional<CivilDate> {
  var packed: Int32 { self?.daysSince1970 ?? .min }
}

extension MemberID {
  /// As the log's header has it: four bytes.
  init(packed: UInt32) { self.init(rawValue: Int64(packed)) }
  var packed: UInt32 { UInt32(truncatingIfNeeded: rawValue) }
}
