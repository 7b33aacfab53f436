import DeskText

/// How a fault ends for the people at the desk.
package enum FaultOutcome: String, CaseIterable, Sendable, Comparable {
  /// What was asked is not done and is said to be not done; asked again later, it is.
  case refused
  /// Nobody has to do anything.
  case mended
  /// Reading goes on, writing waits for somebody; where and why is said.
  case readOnly
  /// Something acknowledged is gone. Must not occur.
  case lost

  /// As the manual has it.
  package func word(in language: Language) -> String {
    switch self {
    case .refused: language == .en ? "refused" : "拒绝"
    case .mended: language == .en ? "mended" : "自行复原"
    case .readOnly: language == .en ? "read-only" : "只读"
    case .lost: language == .en ? "lost" : "丢失"
    }
  }

  package static func < (left: Self, right: Self) -> Bool {
    let all = allCases
    return (all.firstIndex(of: left) ?? 0) < (all.firstIndex(of: right) ?? 0)
  }
}

/// What came of one row's trials.
package struct FaultReport: Sendable {
  /// How many trials ended how.
  package private(set) var counts: [FaultOutcome: Int] = [:]
  /// The first findings of trials that lost something.
  package private(set) var losses: [String] = []
  /// Ids of the faults that were told.
  package private(set) var told: Set<String> = []
  /// Sentences that a real program said, or that a fault is worded as.
  package private(set) var said: Set<String> = []
  /// Acknowledgements that were looked for afterwards.
  package private(set) var acknowledged = 0
  /// Why nothing was tried, where this machine cannot.
  package var skipped: String?

  package init() {}

  package var trials: Int { counts.values.reduce(0, +) }
  package var isLost: Bool { counts[.lost, default: 0] > 0 }

  /// - Parameters:
  ///   - findings: what the oracle missed; anything at all is a loss.
  ///   - trial: which one, for whoever reads a failed run.
  package mutating func add(
    _ outcome: FaultOutcome, findings: [String] = [], acknowledged: Int = 0, trial: @autoclosure () -> String
  ) {
    counts[findings.isEmpty ? outcome : .lost, default: 0] += 1
    self.acknowledged += acknowledged
    if !findings.isEmpty, losses.count < 5 {
      losses.append("\(trial()): \(findings.prefix(4).joined(separator: "; "))")
    }
  }

  /// Adds another run's trials.
  mutating func add(_ other: FaultReport) {
    counts.merge(other.counts, uniquingKeysWith: +)
    losses += other.losses
    told.formUnion(other.told)
    said.formUnion(other.said)
    acknowledged += other.acknowledged
  }

  package mutating func tell(_ notes: [OfficeNote]) {
    for case .refused(_, let fault, _) in notes { told.insert(fault) }
  }

  package mutating func tell(fault: String) { told.insert(fault) }
  package mutating func say(_ sentence: String) { said.insert(sentence) }
}

/// How much is tried.
package struct FaultEffort: Sendable {
  /// Every how manieth of the possible trials is made; 1 makes all.
  package var stride: Int
  /// How long desks are killed at random.
  package var killing: Duration

  package static let quick = FaultEffort(stride: 211, killing: .seconds(2))
  package static let whole = FaultEffort(stride: 1, killing: .seconds(600))

  package init(stride: Int, killing: Duration) {
    self.stride = stride
    self.killing = killing
  }

  /// The trials to make of `range`, its first and last always among them.
  func chosen(_ range: ClosedRange<Int>) -> [Int] {
    var all = Array(Swift.stride(from: range.lowerBound, through: range.upperBound, by: stride))
    if all.last != range.upperBound { all.append(range.upperBound) }
    return all
  }
}
