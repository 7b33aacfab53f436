/// What a desk of a million tips weighs, in a process that holds nothing else.
enum MemoryRow {
  static func measure(_ options: Options) throws -> [Finding] {
    let before = Memory.resident
    var office = try BusyOffice()
    try office.fill(to: options.tips) { _ in }
    let weight = Double(Memory.resident - before) / Double(1 << 20)
    let perTip = Double(Memory.resident - before) / Double(options.tips)
    var run = KeyRun(office)
    _ = run.open()
    let drawn = Double(Memory.resident) / Double(1 << 20)
    return [
      Finding("state of \(options.tips) tips, \(office.desk.leads.count) leads", "MiB", weight)
        .bar("≤ 400 MB", weight * 1.048576 <= 400),
      Finding("bytes a tip", "bytes", perTip),
      Finding("the process with its list drawn", "MiB", drawn),
    ]
  }
}
