/// What an office was told, noted outside the desk: by this it is judged afterwards what the desk still has.
package enum OfficeNote: Hashable, Sendable {
  /// A step was reported done; where it ended in a commit, that one's number and hash.
  case done(OfficeWork.Step, commits: UInt64, hash: String)
  /// A step was refused, with the fault's id and details.
  case refused(OfficeWork.Step, fault: String, details: [String])

  /// One line, as a program of its own prints it.
  package var line: String {
    switch self {
    case .done(let step, let commits, let hash): "done\t\(step.rawValue)\t\(commits)\t\(hash)"
    case .refused(let step, let fault, let details):
      (["refused", step.rawValue, fault] + details).joined(separator: "\t")
    }
  }

  /// Nil for a line that was cut short.
  package init?(line: some StringProtocol) {
    let fields = String(line).split(separator: "\t" as Character, omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 3, let step = OfficeWork.Step(rawValue: fields[1]) else { return nil }
    if fields[0] == "done", fields.count == 4, let commits = UInt64(fields[2]), fields[3].utf8.count == 64 {
      self = .done(step, commits: commits, hash: fields[3])
    } else if fields[0] == "refused" {
      self = .refused(step, fault: fields[2], details: Array(fields[3...]))
    } else {
      return nil
    }
  }

  /// The whole lines of a program's output; what a killed program had half written is none.
  package static func all(in output: String) -> [OfficeNote] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { OfficeNote(line: $0) }
  }

  package var isDone: Bool { if case .done = self { true } else { false } }
}
