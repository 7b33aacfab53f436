import CaseDomain
import Glibc

/// A desk of a million tips, told in numbers: what it weighs, what a change beside a held copy costs, and how long a key
/// takes to the picture. Not a test: it takes minutes and says what it found.
@main
struct ScaleSmoke {
  static func main() {
    let wanted = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) : 1_000_000
    guard let wanted, wanted >= 1_000 else {
      print("scale-smoke [TIPS], at least 1000")
      exit(64)
    }
    do {
      print(try measure(wanted).table)
    } catch {
      print("refused: \(error)")
      exit(1)
    }
  }

  /// Bytes that a desk of a million tips may take.
  private static let memoryBar = 400 << 20

  /// Says at once how far it is; `print` would keep it back.
  private static func tell(_ text: String) { _ = write(2, text, text.utf8.count) }

  private static func measure(_ wanted: Int) throws -> Report {
    var report = Report()
    let before = Memory.resident
    var office = try BusyOffice()
    let building = Stopwatch()
    try office.fill(to: wanted) { tell("\($0) tips\n") }
    let seconds = building.spent.seconds
    let weight = Memory.resident - before
    report.add("tips, leads", "\(office.desk.tips.count), \(office.desk.leads.count)")
    report.add("built", String.seconds(seconds) + ", " + String(Int(Double(wanted) / seconds)) + " tips/s with decide")
    report.add("desk, resident", String.megabytes(weight), over: weight > memoryBar)
    report.add("desk, bytes per tip", String(weight / wanted))
    let rows = [
      MemoryLayout<Tip>.stride, MemoryLayout<Lead>.stride, MemoryLayout<RegisterNumber>.stride,
      MemoryLayout<OutcomeProposal>.stride,
    ]
    report.add("row of a tip, lead, number, proposal", rows.map { "\($0)" }.joined(separator: ", ") + " bytes")
    let changes = try office.changeBesideCopies(2_000)
    report.add("decide beside a held copy", changes.decide)
    report.add("apply beside a held copy", changes.apply)
    var keys = KeyRun(office)
    keys.run(&report)
    report.add("peak resident", String.megabytes(Memory.peak), over: Memory.peak > memoryBar)
    return report
  }
}
