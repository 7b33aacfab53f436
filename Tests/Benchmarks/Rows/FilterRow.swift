import CSQLite
import CaseDomain
import Glibc

/// A filter over every title, subject and place, from its last key to the complete list, beside memmem(3) over the very
/// bytes (processor time of one thread each).
enum FilterRow {
  static func measure(_ options: Options) throws -> [Finding] {
    var office = try BusyOffice()
    try office.fill(to: options.tips) { _ in }
    var hay: [UInt8] = []
    let tips = office.desk.tips
    for row in 0..<tips.count {
      hay += Array(tips.titles[row].utf8) + [10]
      for name in tips.subjectNames(row: row) { hay += Array(name.utf8) + [10] }
      hay += Array(tips.places[row].utf8) + [10]
    }
    var run = KeyRun(office)
    _ = run.open()
    let words = ["金鼎", "聚众赌博", "宏运车行4711"]
    // The first time fills what later ones use.
    let first = run.filter(words[0])
    var findings = [
      Finding("the first one, \(words[0])", "ms", Spread([first.complete])),
      Finding("its first rows", "ms", Spread([first.firstRows])).bar("≤ 16 ms", first.firstRows <= 16),
    ]
    for word in words {
      var rows: [Double] = []
      let (ours, peer) = interleaved(
        5,
        ours: {
          let times = run.filter(word)
          rows.append(times.firstRows)
          return times.complete
        },
        peer: { memmem(word, in: hay) })
      findings.append(
        Finding(word, "ms", ours, peer: peer, named: "memmem over \(hay.count >> 20) MiB").atMost(2))
      let spread = Spread(rows)
      findings.append(
        Finding("its first rows", "ms", spread).bar("≤ 16 ms", spread.median <= 16))
    }
    return findings
  }

  /// Milliseconds to find every line that holds the word.
  private static func memmem(_ word: String, in hay: [UInt8]) -> Double {
    let needle = Array(word.utf8)
    var hits = 0
    let watch = Stopwatch()
    hay.withUnsafeBytes { raw in
      guard var place = raw.baseAddress else { return }
      let end = place + raw.count
      while let hit = CSQLite.memmem(place, end - place, needle, needle.count) {
        hits += 1
        // On to the next line, as a list does.
        guard let line = memchr(hit, 10, end - UnsafeRawPointer(hit)) else { return }
        place = UnsafeRawPointer(line)
      }
    }
    let spent = watch.spent.seconds * 1e3
    precondition(hits >= 0)
    return spent
  }
}
