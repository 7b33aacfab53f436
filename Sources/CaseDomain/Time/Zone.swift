/// A time zone with one fixed distance from UTC, as China has kept since 1992.
///
/// Encodes as the number of minutes.
package struct Zone: Hashable, Codable, Sendable {
  /// Minutes to add to UTC, east positive; within 18 hours either way.
  package let offsetMinutes: Int

  /// China standard time, UTC+08:00: the default of every desk.
  package static let china = Zone(checked: 480)

  /// UTC itself.
  package static let utc = Zone(checked: 0)

  private init(checked offsetMinutes: Int) {
    self.offsetMinutes = offsetMinutes
  }

  /// A zone `offsetMinutes` east of UTC; nil beyond 18 hours either way.
  package init?(offsetMinutes: Int) {
    guard (-18 * 60...18 * 60).contains(offsetMinutes) else { return nil }
    self.init(checked: offsetMinutes)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let zone = Zone(offsetMinutes: try container.decode(Int.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "zone offset beyond 18 hours")
    }
    self = zone
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(offsetMinutes)
  }
}

extension Zone {
  /// The civil date and minute of `instant` in this zone; seconds are cut off. Stops at the ends of `CivilDate`.
  package func moment(of instant: Instant) -> CivilMoment {
    let minutes = flooredQuotient(instant.rawValue, 60_000) + Int64(offsetMinutes)
    let date = CivilDate(clampingDays: flooredQuotient(minutes, 1440))
    return CivilMoment(date: date, time: TimeOfDay(checked: Int(flooredRemainder(minutes, 1440))))
  }

  /// The civil date of `instant` in this zone.
  package func date(of instant: Instant) -> CivilDate {
    moment(of: instant).date
  }

  /// The first instant of `moment`'s minute in this zone.
  package func instant(of moment: CivilMoment) -> Instant {
    let minutes = Int64(moment.date.daysSince1970) * 1440 + Int64(moment.time.minutes - offsetMinutes)
    return Instant(rawValue: minutes * 60_000)
  }

  /// The first instant of `date` in this zone.
  package func startOfDay(_ date: CivilDate) -> Instant {
    instant(of: CivilMoment(date: date, time: .midnight))
  }
}
