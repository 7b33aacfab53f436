/// What a desk of a million tips weighs: as somebody has it at the screen, and all of its state at once.
enum MemoryRow {
  static func measure(_ options: Options) throws -> [Finding] {
    let path = try LargeLog.path(options, tips: options.tips)
    try keepSnapshot(of: path)
    let weights = try opened(path)
    let before = Memory.resident
    var office = try BusyOffice()
    try office.fill(to: options.tips) { _ in }
    let weight = Double(Memory.resident - before)
    let names = ["opened", "with the overview", "with the list of all tips"]
    return zip(names, weights).map { name, weight in
      Finding("the process, \(name)", "MB", weight).bar("≤ 400 MB", weight <= 400)
    } + [
      Finding("all of the state, \(office.desk.leads.count) leads", "MB", weight / 1e6),
      Finding("bytes a tip", "bytes", weight / Double(options.tips)),
    ]
  }

  /// Opens the desk once, so that the next one finds it read.
  private static func keepSnapshot(of path: String) throws {
    let writer = try Helper(task: "snapshot", [path])
    _ = writer.line()
    try writer.end()
  }

  private static func opened(_ path: String) throws -> [Double] {
    let reader = try Helper(task: "opened", [path])
    _ = reader.line()
    reader.send("weigh")
    let weights = (reader.line() ?? "").split(separator: " ").compactMap { Double($0) }
    try reader.end()
    return weights
  }
}
