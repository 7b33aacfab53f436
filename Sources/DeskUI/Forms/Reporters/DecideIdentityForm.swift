import CaseDomain
import DeskSession

/// A leader's word on a request to see who somebody is, wherever it stands: lifts the leaders' layer, or declines with
/// a reason (R6.4). The safe answer is filled in.
struct DecideIdentityForm: FormDefinition {
  let viewed: ViewedRequest

  var keepsDraft: Bool { false }
  var name: String { "decideIdentity" }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.decideIdentity"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = asked(environment)
    fields += [
      FormField(
        "answer", texts["forms.confirm.answer"],
        .choice(ReporterForms.choices(["decline", "approve"], "reporters.form.decide.", environment)), required: true,
        chosen: ["decline"]),
      .reason(texts["forms.triage.reason"]), ReporterForms.save(environment),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.focus = "answer"
    return form
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let approves = form.choice("answer") == "approve"
    form.change("reason") { $0.isHidden = approves }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let approves = form.choice("answer") == "approve"
    let (id, reason) = (environment.id, form.text("reason"))
    switch viewed {
    case .reporter(let request):
      return .send(
        approves
          ? .approveIdentity(id, request: request)
          : .perform(id, DeclineIdentity(request: request, reason: reason)))
    case .restricted(let tip, let request):
      return .send(
        .restricted(
          id,
          approves
            ? .liftIdentity(tip, request: request)
            : .handle(tip, .declineIdentity(request: request, reason: reason))))
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, performed.events.last.map { environment.wording.event($0.event) } ?? ""))]
  }

  // MARK: What was asked

  private func asked(_ environment: FormEnvironment) -> [FormField] {
    let words = environment.wording
    func note(_ key: String, _ text: String) -> FormField {
      FormField(FieldKey(key), "\(environment.texts["reporters.request.\(key)"])  \(text)", .note)
    }
    func by(_ member: MemberID, _ time: Instant) -> FormField {
      note("by", words.noted(words.member(member), words.time(time)))
    }
    switch viewed {
    case .reporter(let request):
      guard let asked = environment.desk.reporters.requests[request] else { return [] }
      return [
        ReporterForms.heading(asked.reporter, environment), by(asked.requestedBy, asked.requestedAt),
        note("purpose", words.purpose(asked.purpose)), note("why", asked.reason),
        note("custodian", words.member(asked.custodian)),
      ]
    case .restricted(let tip, let request):
      guard let found = environment.desk.restricted[tip], let asked = found.identityRequest(request) else { return [] }
      let members = environment.desk.members
      let hasRead = found.wasRead(by: environment.session.member, after: request, members)
      let unread = FormField("unread", environment.texts["restricted.identity.read"], .note)
      return [FormField("tip", words.reporter(of: viewed), .heading), by(asked.custodian, asked.askedAt)]
        + (asked.purpose.map { [note("purpose", words.purpose($0))] } ?? [])
        + [note("why", asked.reason)] + (hasRead ? [] : [unread])
    }
  }
}
