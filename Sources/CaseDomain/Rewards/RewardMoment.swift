/// A time as far as it is known: to the instant, or only to the day.
package enum RewardMoment: Hashable, Sendable, Codable {
  case instant(Instant)
  case day(CivilDate)

  /// The civil day in a zone.
  package func day(in zone: Zone) -> CivilDate {
    switch self {
    case .instant(let instant): zone.date(of: instant)
    case .day(let day): day
    }
  }

  /// Whether this is strictly before `other`. Within one day, times that are not both known cannot be told apart.
  package func isBefore(_ other: RewardMoment, in zone: Zone) -> Ternary {
    if case .instant(let left) = self, case .instant(let right) = other { return Ternary(left < right) }
    let (left, right) = (day(in: zone), other.day(in: zone))
    return left == right ? .unknown : Ternary(left < right)
  }

  /// A place in a list: by day, then by instant, those without a time first.
  func place(in zone: Zone) -> (CivilDate, Int64) {
    if case .instant(let instant) = self { return (day(in: zone), instant.rawValue) }
    return (day(in: zone), .min)
  }
}

/// A fact that may have come about at some time: it did, it is established that it did not, or nobody knows.
package enum Established<Value: Hashable & Sendable>: Hashable, Sendable {
  case on(Value)
  case never
  case unknown

  /// The value where there is one.
  package var value: Value? {
    if case .on(let value) = self { return value }
    return nil
  }

  /// Whether what came about satisfies a condition; never having come about is a no.
  func satisfies(_ condition: (Value) -> Ternary) -> Ternary {
    switch self {
    case .on(let value): condition(value)
    case .never: .no
    case .unknown: .unknown
    }
  }
}

extension Established: Codable where Value: Codable {}
