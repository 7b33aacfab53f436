import Terminal

/// Keys on a desk of a million tips, each from the model to the picture (processor time of the loop's thread), and what
/// a terminal is sent for it.
enum KeysRow {
  static func measure(_ options: Options) throws -> [Finding] {
    var office = try BusyOffice()
    try office.fill(to: options.tips) { _ in }
    var run = KeyRun(office)
    let findings = run.run()
    return findings + (try run.bytesSent())
  }
}
