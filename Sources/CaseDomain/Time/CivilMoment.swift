/// A minute of a day, 00:00 to 23:59.
///
/// Encodes as a string, `"14:05"`.
package struct TimeOfDay: Hashable, Comparable, Sendable {
  /// Minutes since midnight, `0..<1440`.
  package let minutes: Int

  /// 00:00.
  package static let midnight = TimeOfDay(checked: 0)

  /// `minutes` is `0..<1440`.
  init(checked minutes: Int) {
    self.minutes = minutes
  }

  /// The time `minutes` after midnight; nil outside `0..<1440`.
  package init?(minutes: Int) {
    guard (0..<1440).contains(minutes) else { return nil }
    self.minutes = minutes
  }

  /// A time by hour 0…23 and minute 0…59; nil otherwise.
  package init?(hour: Int, minute: Int) {
    guard (0..<24).contains(hour), (0..<60).contains(minute) else { return nil }
    minutes = hour * 60 + minute
  }

  package var hour: Int { minutes / 60 }
  package var minute: Int { minutes % 60 }

  package static func < (a: Self, b: Self) -> Bool {
    a.minutes < b.minutes
  }
}

extension TimeOfDay: LosslessStringConvertible, Codable {
  /// The form `14:05`.
  package var description: String {
    "\(padded(hour, 2)):\(padded(minute, 2))"
  }

  /// Reads exactly the form `14:05`; nil for any other text.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
      let hour = digits(bytes[0..<2]), let minute = digits(bytes[3..<5])
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  package init(from decoder: any Decoder) throws {
    self = try decodeText(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try encodeText(of: self, to: encoder)
  }
}

/// A minute of a civil day, without a zone.
///
/// Encodes as a string, `"2026-11-23T14:05"`.
package struct CivilMoment: Hashable, Comparable, Sendable {
  package var date: CivilDate
  package var time: TimeOfDay

  package init(date: CivilDate, time: TimeOfDay) {
    self.date = date
    self.time = time
  }

  package static func < (a: Self, b: Self) -> Bool {
    (a.date, a.time) < (b.date, b.time)
  }
}

extension CivilMoment: LosslessStringConvertible, Codable {
  /// The ISO 8601 form, `2026-11-23T14:05`.
  package var description: String {
    "\(date)T\(time)"
  }

  /// Reads exactly the form `2026-11-23T14:05`; nil for any other text.
  package init?(_ text: String) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CivilDate(String(parts[0])), let time = TimeOfDay(String(parts[1])) else {
      return nil
    }
    self.init(date: date, time: time)
  }

  package init(from decoder: any Decoder) throws {
    self = try decodeText(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try encodeText(of: self, to: encoder)
  }
}
