import CaseDomain
import DeskSession

/// The leads a form is about: one, or all that were marked.
struct LeadSelection: Hashable, Sendable {
  let leads: [LeadID]

  init(_ leads: [LeadID]) { self.leads = leads }

  /// Reads `12,15` as it stands in the name of a form.
  init?(_ text: some StringProtocol) {
    let ids = text.split(separator: ",").compactMap { Int64($0) }
    guard !ids.isEmpty else { return nil }
    leads = ids.map(LeadID.init(rawValue:))
  }

  var text: String { leads.map { String($0.rawValue) }.joined(separator: ",") }
  /// The lead, where it is one.
  var only: LeadID? { leads.count == 1 ? leads[0] : nil }

  /// What the form is about, for its head.
  func notes(_ environment: FormEnvironment) -> [FormField] {
    let desk = environment.desk
    func line(_ lead: LeadID) -> String {
      let title = desk.leads.row(of: lead).map { desk.leads.titles[$0] } ?? ""
      return "\(environment.wording.lead(lead))  \(title)"
    }
    var lines = leads.count == 1 ? [] : [environment.texts("leads.form.batch", String(leads.count))]
    lines += leads.prefix(3).map(line)
    if leads.count > 3 { lines.append(environment.texts("frame.more", String(leads.count - 3))) }
    return lines.enumerated().map { FormField(FieldKey("lead", in: "selection", $0), $1, .note) }
  }

  /// One commit for all leads that allow it, after a question where there are several, where some are left out, or
  /// where `question` asks one.
  func submission(
    of title: String, question: String?, _ environment: FormEnvironment, _ command: (LeadID) -> any Command
  ) -> FormSubmission {
    var possible: [LeadID] = []
    var refused: [(LeadID, Refusal)] = []
    for lead in leads {
      if let refusal = environment.refusal(of: command(lead)) {
        refused.append((lead, refusal))
      } else {
        possible.append(lead)
      }
    }
    let (texts, words) = (environment.texts, environment.wording)
    guard let first = possible.first else {
      return .refuse(refused.first.map { words.refusal($0.1) } ?? texts["refusal.noSuchLead"])
    }
    if leads.count == 1 {
      let request = SessionRequest.perform(environment.id, command(first))
      return question.map { .ask($0, request) } ?? .send(request)
    }
    let request = SessionRequest.perform(environment.id, Batch(possible.map(command)))
    var asked = texts("leads.form.batch.all", String(possible.count), title)
    if let (lead, refusal) = refused.first {
      asked += texts("forms.batch.except", String(refused.count), "\(words.lead(lead)) \(words.refusal(refusal))")
    }
    return .ask(question.map { "\(asked)\n\($0)" } ?? asked, request)
  }
}
