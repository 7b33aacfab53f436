extension Instant {
  /// Reads a date and time with its distance from UTC as the Internet writes them (RFC 3339):
  /// `2026-03-01T09:12:00+08:00`, `2026-03-01T01:12:00.250Z`; seconds may be left out. Nil for any other text, for a
  /// time that does not exist, for a leap second, and for more than milliseconds.
  package init?(internetTime text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
      let date = CivilDate(String(decoding: bytes[..<10], as: UTF8.self)),
      let time = TimeOfDay(String(decoding: bytes[11..<16], as: UTF8.self))
    else { return nil }
    var rest = bytes[16...]
    var milliseconds = 0
    if rest.first == UInt8(ascii: ":") {
      guard rest.count >= 3, let seconds = digits(rest.dropFirst().prefix(2)), seconds < 60 else { return nil }
      milliseconds = seconds * 1000
      rest = rest.dropFirst(3)
      if rest.first == UInt8(ascii: ".") {
        let fraction = rest.dropFirst().prefix { (48...57).contains($0) }
        guard !fraction.isEmpty, fraction.dropFirst(3).allSatisfy({ $0 == 48 }),
          let value = digits((fraction.prefix(3) + [48, 48]).prefix(3))
        else { return nil }
        milliseconds += value
        rest = rest.dropFirst(1 + fraction.count)
      }
    }
    guard let offset = Self.offset(rest), let zone = Zone(offsetMinutes: offset) else { return nil }
    self = zone.instant(of: CivilMoment(date: date, time: time)).adding(milliseconds: Int64(milliseconds))
  }

  /// Minutes east of UTC: `Z`, `+08:00`.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = Array(bytes)
    if text == [UInt8(ascii: "Z")] || text == [UInt8(ascii: "z")] { return 0 }
    guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = digits(text[1..<3]), hours < 24,
      let minutes = digits(text[4..<6]), minutes < 60
    else { return nil }
    switch text[0] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }
}
