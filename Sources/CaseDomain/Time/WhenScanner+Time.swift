extension WhenScanner {
  enum ScannedTime {
    case absent
    case at(TimeOfDay)
    /// Midnight at the end of the day named.
    case midnightAfter
  }

  enum PartOfDay {
    case beforeDawn, morning, noon, afternoon, evening, night
  }

  /// Reads the time here; `.absent` where nothing more stands here, nil where what stands is no time.
  mutating func scanTime(hasDate: Bool) -> ScannedTime? {
    if isAtEnd { return .absent }
    let part = scanPartOfDay()
    skipBlanks()
    // 昨晚 alone names the day only.
    if part != nil, hasDate, isAtEnd { return .absent }
    guard let hour = scanNumber(), hour.width <= 3, let minute = scanMinute() else { return nil }
    skipBlanks()
    if part == nil, let half = scan([("am", PartOfDay.morning), ("pm", .afternoon)]) {
      guard (1...12).contains(hour.value) else { return nil }
      return time(hour: hour.value % 12 + (half == .afternoon ? 12 : 0), minute: minute.value)
    }
    guard minute.isSaid else { return nil }
    return time(hour: hour.value, minute: minute.value, part)
  }

  private mutating func scanPartOfDay() -> PartOfDay? {
    scan(Self.partsOfDay)
  }

  var isAtPartOfDay: Bool {
    isAt(Self.partsOfDay.map(\.0))
  }

  private static let partsOfDay: [(String, PartOfDay)] = [
    ("凌晨", .beforeDawn), ("清晨", .morning), ("早上", .morning), ("早晨", .morning), ("上午", .morning), ("早", .morning),
    ("中午", .noon), ("下午", .afternoon), ("傍晚", .evening), ("晚上", .evening), ("夜里", .night), ("半夜", .night),
    ("深夜", .night), ("晚", .evening),
  ]

  /// What follows the hour: `:05`, `:05:30`, `点`, `点半`, `点一刻`, `时20分`. Not said where nothing of it stands here.
  private mutating func scanMinute() -> (value: Int, isSaid: Bool)? {
    if scan(":") {
      guard let minute = scanNumber(), minute.width == 2 else { return nil }
      if scan(":") {
        guard let second = scanNumber(), second.width == 2, second.value < 60 else { return nil }
      }
      return (minute.value, true)
    }
    guard scan("点") || scan("时") else { return (0, false) }
    if let fixed = scan([("半", 30), ("一刻", 15), ("三刻", 45), ("整", 0), ("钟", 0)]) { return (fixed, true) }
    guard let minute = scanNumber() else { return (0, true) }
    _ = scan("分")
    return (minute.value, true)
  }

  private func time(hour: Int, minute: Int, _ part: PartOfDay? = nil) -> ScannedTime? {
    guard (0...24).contains(hour), (0..<60).contains(minute) else { return nil }
    var hour = hour
    switch part {
    case nil: break
    case .beforeDawn, .morning:
      if part == .beforeDawn, hour == 12 { hour = 0 }
      guard hour <= 12 else { return nil }
    case .noon, .afternoon:
      // 中午11点 is before twelve; 下午11点 is not.
      if hour < (part == .noon ? 10 : 12) { hour += 12 }
    case .evening:
      if hour == 12 { hour = 24 } else if hour < 12 { hour += 12 }
    case .night:
      // Two at night belongs to the small hours of the day named; eleven at night to its end.
      if hour == 12 { hour = 24 } else if (6..<12).contains(hour) { hour += 12 }
    }
    if hour == 24 { return minute == 0 ? .midnightAfter : nil }
    return TimeOfDay(hour: hour, minute: minute).map(ScannedTime.at)
  }
}
