import CaseDomain
import DeskSession

/// Records one's own leave and who stands in. Others' are recorded by a leader on the command line.
struct LeaveForm: FormDefinition {
  var name: String { "member.leave" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.leave"] }

  /// The form, where no other is asked for first. Nil where no desk is open.
  static func layer(_ context: inout LayerContext) -> FormLayer? {
    guard let session = context.session else { return nil }
    return FormLayer(LeaveForm(), in: &context, session: session)
  }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, desk) = (environment.texts, environment.desk)
    let deputies = desk.members.holding(SecondMember.posts)
      .filter { !desk.members.isSamePerson($0.id, environment.session.member) }
      .map { ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.posts($0.posts)) }
    let kinds = DelegatedDecision.allCases.map {
      ChoiceOption($0.rawValue, texts["panes.members.delegated.\($0.rawValue)"])
    }
    let fields = [
      FormField("about", texts["forms.leave.about"], .note),
      FormField("deputy", texts["forms.leave.deputy"], .choice(FixedChoices(deputies)), required: true),
      FormField("from", texts["forms.leave.from"], .when(.future), required: true, limit: 40),
      FormField("until", texts["forms.leave.until"], .when(.future), required: true, limit: 40),
      FormField(
        "kinds", texts["forms.leave.kinds"], .multiChoice(FixedChoices(kinds)), required: true,
        chosen: kinds.map(\.id)),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.set("from", environment.clock.today.description)
    form.focus = "deputy"
    return form
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let deputy = form.choice("deputy").flatMap({ Int64($0) }), let from = form.when("from")?.date,
      let until = form.when("until")?.date
    else { return .refuse(environment.texts["forms.check.date"]) }
    let chosen = Set(form.choices("kinds"))
    return .send(
      .perform(
        environment.id,
        TakeLeave(
          member: environment.session.member, deputy: MemberID(rawValue: deputy), from: from, until: until,
          kinds: DelegatedDecision.allCases.filter { chosen.contains($0.rawValue) })))
  }
}
