import CaseDomain
import DeskSession
import Terminal

/// The history of one entry as a text to print and keep: what happened, who has seen it, and how far the log reached,
/// so that whoever holds the page can have the log checked against it.
enum SubjectExport {
  /// What records it.
  static func command(_ subject: LogSubject, file: String, in desk: Desk?) -> (any Command)? {
    switch subject {
    case .reporter(let reporter):
      desk?.reporters[reporter].map { ExportTip(tip: $0.tip, what: .identityHistory, file: file) }
    case .tip(let tip): ExportTip(tip: tip, what: .history, file: file)
    case .lead(let lead): ExportLead(lead: lead, what: .history, file: file)
    case .member(let member): ExportMemberHistory(member: member, file: file)
    // Each event stands in the history of what it is about, which is taken out as a whole.
    case .evidence: nil
    }
  }

  /// The file's name, without a suffix.
  static func name(_ subject: LogSubject, _ context: LayerContext) -> String {
    context.texts("log.export.file", context.wording.name(subject))
  }

  /// `11-23 09:14  甲  登记 JB-2026-0001（来访）  #35`
  ///
  /// - Parameter isDated: with the year, for a page that is kept.
  static func line(
    _ entry: LogEntry, _ wording: Wording, in history: [Recorded], isDated: Bool = false
  ) -> String {
    let envelope = entry.envelope
    let parts = [
      isDated ? wording.dated(envelope.time) : wording.time(envelope.time), wording.author(of: entry),
      wording.what(entry, in: history),
      "#\(envelope.event.rawValue)",
    ]
    return parts.joined(separator: "  ")
  }

  static func text(_ history: SubjectHistory, _ context: LayerContext) -> String {
    let texts = context.texts
    // Nobody knows who comes to read paper: what is told to some only stays off it.
    var wording = context.wording
    wording.reader = nil
    let recorded = history.entries.compactMap(\.recorded)
    var lines = [
      context.desk?.organisation.name ?? "", wording.title(history.subject),
      texts("log.export.madeBy", wording.dated(context.now), context.member?.name ?? ""),
    ]
    if case .member = history.subject {
    } else {
      lines += ["", texts["log.seen"]]
      lines +=
        history.seenBy.isEmpty ? [texts["log.seen.none"]] : history.seenBy.map { wording.line($0, isDated: true) }
    }
    lines += ["", texts["log.history"]] + history.entries.map { line($0, wording, in: recorded, isDated: true) }
    let head = history.head
    lines += [
      "", texts("log.export.head", String(head.commits), String(head.events), head.hash), texts["log.export.check"], "",
    ]
    // What came from outside must not steer the terminal or printer that shows it.
    return lines.map { TextCleaning.shown($0) }.joined(separator: "\n") + "\n" + head.note
  }
}
