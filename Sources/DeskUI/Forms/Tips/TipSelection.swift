import CaseDomain
import DeskSession

/// The tips a form is about: one, or all that were marked.
struct TipSelection: Hashable, Sendable {
  let tips: [TipID]

  init(_ tips: [TipID]) { self.tips = tips }

  /// Reads `12,15` as it stands in the name of a form.
  init?(_ text: some StringProtocol) {
    let ids = text.split(separator: ",").compactMap { Int64($0) }
    guard !ids.isEmpty else { return nil }
    tips = ids.map(TipID.init(rawValue:))
  }

  var text: String { tips.map { String($0.rawValue) }.joined(separator: ",") }

  /// What the form is about, for its head: number and title of one tip, or how many there are and the first of them.
  func notes(_ environment: FormEnvironment) -> [FormField] {
    let desk = environment.desk
    func line(_ tip: TipID) -> String {
      let title = desk.tips.row(of: tip).map { desk.tips.titles[$0] } ?? ""
      return "\(environment.wording.tip(tip))  \(title)"
    }
    var lines = tips.count == 1 ? [] : [environment.texts("tips.triage.batch", String(tips.count))]
    lines += tips.prefix(3).map(line)
    if tips.count > 3 { lines.append(environment.texts("frame.more", String(tips.count - 3))) }
    return lines.enumerated().map { FormField(FieldKey("tip", in: "selection", $0), $1, .note) }
  }

  /// The tips for which the rules allow the command now, and why not for the others.
  ///
  /// Asks the rules for each: a few milliseconds for a hundred tips.
  func eligible(
    _ environment: FormEnvironment, _ command: (TipID) -> any Command
  ) -> (possible: [TipID], refused: [(TipID, Refusal)]) {
    var possible: [TipID] = []
    var refused: [(TipID, Refusal)] = []
    for tip in tips {
      if let refusal = environment.refusal(of: command(tip)) {
        refused.append((tip, refusal))
      } else {
        possible.append(tip)
      }
    }
    return (possible, refused)
  }

  /// One commit for all tips that allow it, after a question where there are several, where some are left out, or
  /// where the step leads out of the office.
  func submission(
    of title: String, isOutward: Bool = false, _ environment: FormEnvironment, _ command: (TipID) -> any Command
  ) -> FormSubmission {
    let (possible, refused) = eligible(environment, command)
    let texts = environment.texts
    guard let first = possible.first else {
      return .refuse(refused.first.map { environment.wording.refusal($0.1) } ?? texts["refusal.noSuchTip"])
    }
    if tips.count == 1 {
      let request = SessionRequest.perform(environment.id, command(first))
      let number = environment.wording.tip(first)
      return isOutward ? .ask(texts("forms.batch.one", number, title), request) : .send(request)
    }
    let request = SessionRequest.perform(environment.id, Batch(possible.map(command)))
    let question = texts("forms.batch.all", String(possible.count), title)
    guard let (tip, refusal) = refused.first else { return .ask(question, request) }
    let example = "\(environment.wording.tip(tip)) \(environment.wording.refusal(refusal))"
    return .ask(question + texts("forms.batch.except", String(refused.count), example), request)
  }
}

extension FormField {
  /// Why something is done; always asked for (R5.2).
  static func reason(_ label: String) -> FormField {
    FormField("reason", label, .longText, required: true, limit: 2000)
  }
}
