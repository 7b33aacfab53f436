/// One measured line of a row.
struct Finding: Codable {
  /// What was measured, in the words of the row.
  let what: String
  /// Of `ours` and `peer`: "ms", "events/s", "MiB".
  let unit: String
  let ours: Spread
  var peerName: String?
  var peer: Spread?
  /// Ours by the peer's, medians.
  var ratio: Double? { peer.map { $0.median == 0 ? 0 : ours.median / $0.median } }
  /// What it must reach, in words; nil for a line that only explains.
  var bar: String?
  var isMet: Bool?

  init(_ what: String, _ unit: String, _ ours: Spread, peer: Spread? = nil, named peerName: String? = nil) {
    self.what = what
    self.unit = unit
    self.ours = ours
    self.peer = peer
    self.peerName = peerName
  }

  /// One number that was counted, not timed.
  init(_ what: String, _ unit: String, _ value: Double) { self.init(what, unit, Spread([value])) }

  /// The same with what it must reach.
  func bar(_ words: String, _ isMet: Bool) -> Finding {
    var finding = self
    finding.bar = words
    finding.isMet = isMet
    return finding
  }

  func atLeast(_ ratio: Double) -> Finding { bar("≥ \(ratio) ×", (self.ratio ?? 0) >= ratio) }
  func atMost(_ ratio: Double) -> Finding { bar("≤ \(ratio) ×", (self.ratio ?? .infinity) <= ratio) }
}

/// A row of design §7 with all that was measured for it.
struct Outcome: Codable {
  let row: String
  let what: String
  let findings: [Finding]
}

/// Prints outcomes.
enum Table {
  static func text(of outcomes: [Outcome]) -> String {
    var lines = [["row", "what", "ours (least … most)", "peer (least … most)", "ratio", "bar", "met"]]
    for outcome in outcomes {
      for (place, finding) in outcome.findings.enumerated() {
        let peer = finding.peer.map { "\(finding.peerName ?? "") \(text($0, finding.unit))" } ?? ""
        lines.append([
          place == 0 ? outcome.row : "", finding.what, text(finding.ours, finding.unit), peer,
          finding.ratio.map { rounded($0) } ?? "", finding.bar ?? "", finding.isMet.map { $0 ? "yes" : "NO" } ?? "",
        ])
      }
    }
    let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
    return lines.map { line in
      var text = ""
      for (cell, width) in zip(line, widths) { text += cell + String(repeating: " ", count: width - cell.count + 2) }
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  private static func text(_ spread: Spread, _ unit: String) -> String {
    let range = spread.count > 1 ? " (\(rounded(spread.least)) … \(rounded(spread.most)))" : ""
    return rounded(spread.median) + " " + unit + range
  }

  /// Three figures that count.
  static func rounded(_ value: Double) -> String {
    let digits = value.magnitude >= 100 ? 0 : value.magnitude >= 10 ? 1 : value.magnitude >= 1 ? 2 : 3
    let scale = [1.0, 10, 100, 1000][digits]
    let whole = Int((value.magnitude * scale).rounded())
    let sign = value < 0 ? "-" : ""
    if digits == 0 { return sign + String(whole) }
    let fraction = String(whole % Int(scale))
    return sign + "\(whole / Int(scale))." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
