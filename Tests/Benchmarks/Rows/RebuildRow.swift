import DeskSession

/// Opening a desk without a snapshot: every commit is read, checked, opened and applied.
enum RebuildRow {
  static func measure(_ options: Options) throws -> [Finding] {
    let desk = RealDesk(directory: try LargeLog.path(options, tips: options.logTips))
    let keys = try desk.keys(of: RealDesk.worker)
    var (rates, walls): ([Double], [Double]) = ([], [])
    var events = 0
    for _ in 0..<3 {
      var opened: OpenDesk?
      var wall = 0.0
      let seconds = try Processor.seconds {
        wall = try Wall.seconds { opened = try desk.door.enter(as: RealDesk.worker, keys: keys) }
      }
      events = Int(opened?.head.events ?? 0)
      opened?.close()
      rates.append(Double(events) / seconds)
      walls.append(Double(events) / wall / Double(processors))
    }
    let spread = Spread(rates)
    return [
      Finding("\(options.logTips) tips, \(events) events, a second of one processor", "events/s/core", spread)
        .bar("≥ 40000 events/s/core", spread.median >= 40_000),
      Finding("the same by the clock on the wall, \(processors) cores", "events/s/core", Spread(walls)),
    ]
  }
}
