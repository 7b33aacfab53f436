import DeskSession
import DeskText
import DeskUI
import EventLog

/// What a check of the log found, one line each, and then, once for every kind of it, what it means and what to do.
struct VerifyFindings {
  let texts: Texts
  var lines: [String] = []
  private(set) var advice: [String] = []

  init(texts: Texts) { self.texts = texts }

  mutating func say(_ key: String, _ arguments: String...) { lines.append(texts.find(key, arguments) ?? key) }

  private mutating func advise(_ key: String) {
    let sentence = texts[key]
    if !advice.contains(sentence) { advice.append(sentence) }
  }

  mutating func add(_ report: LogVerifier.Report) {
    let heads = report.damage.filter(\.isInHead)
    // Two slots say the same; while one holds, nothing is lost.
    let isHeadLost = heads.count > 1 || heads.contains { $0.fault == .absent || $0.fault == .missing }
    for damage in report.damage { add(damage, isHeadLost: isHeadLost) }
    for error in report.unreadable { add(error) }
    for note in report.unsigned {
      say("cli.verify.unsigned", String(note.head.commits))
      advise("cli.verify.unsigned.advice")
    }
    if report.syncFailed { say("cli.verify.syncFailed") }
    if report.tornTail != nil { say("cli.verify.tornTail") }
  }

  private mutating func add(_ damage: Damage, isHeadLost: Bool) {
    let offset = String(damage.offset)
    switch damage.fault {
    case .rolledBack(let seen, let found):
      say("cli.verify.rolledBack", String(seen), String(found), String(seen - min(seen, found)))
      advise("cli.verify.rolledBack.advice")
    case .rewritten(let commit):
      say("cli.verify.rewritten", String(commit), damage.file)
      advise("cli.verify.rewritten.advice")
    case .absent where damage.isInHead, .missing where damage.isInHead:
      say("cli.verify.headLost", damage.file)
      advise("cli.verify.headLost.advice")
    case _ where damage.isInHead:
      say("cli.verify.headDamaged", damage.file, offset)
      advise(isHeadLost ? "cli.verify.headLost.advice" : "cli.verify.headDamaged.advice")
    case _ where damage.commit == 0:
      say("cli.verify.residue", damage.file, offset)
      advise("cli.verify.residue.advice")
    default:
      say("cli.verify.damaged", damage.file, offset, String(damage.commit), fault(damage))
      advise("cli.verify.damaged.advice")
    }
  }

  /// Only what is wrong, in words: where it is has been said.
  private func fault(_ damage: Damage) -> String { texts["fault.detail.\(DeskFault.name(damage.fault))"] }

  private mutating func add(_ error: StoreError) {
    say("cli.verify.unknown", Wording(texts: texts, desk: nil).fault(DeskFault(error)))
    switch error {
    // Each says itself what to do.
    case .damaged, .noLog: break
    case .wrongDesk: advise("cli.verify.wrongDesk.advice")
    default: advise("cli.verify.unknown.advice")
    }
  }
}
