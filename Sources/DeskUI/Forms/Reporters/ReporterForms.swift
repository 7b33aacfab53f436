import CaseDomain
import DeskSession

/// Opens the forms about reporters. None of them leaves a draft: what is typed there may tell who somebody is.
enum ReporterForms {
  static func open(_ definition: some FormDefinition, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    return [.push(FormLayer(definition, in: &context, session: session))]
  }

  /// The alias, the tip, how they signed.
  static func heading(_ id: ReporterID, _ environment: FormEnvironment) -> FormField {
    let words = environment.wording
    let found = environment.desk.reporters[id]
    let tip = found.map { words.tip($0.tip) } ?? ""
    let naming = found.map { environment.texts["tips.naming.\($0.signature.rawValue)"] } ?? ""
    return FormField("reporter", "\(words.alias(id))  \(tip)  \(naming)", .heading)
  }

  static func save(_ environment: FormEnvironment) -> FormField {
    FormField("save", environment.texts["keys.save"], .button(.save))
  }

  /// Answers by their ids, `prefix` with the id behind it being the key of their words.
  static func choices(_ ids: [String], _ prefix: String, _ environment: FormEnvironment) -> FixedChoices {
    FixedChoices(ids.map { ChoiceOption($0, environment.texts[prefix + $0]) })
  }
}

/// A form about one reporter.
protocol ReporterFormDefinition: FormDefinition {
  var action: String { get }
}

extension ReporterFormDefinition {
  var keepsDraft: Bool { false }
  var name: String { "reporter.\(action)" }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.\(action)"] }
}

/// Asks that a custodian be shown who a reporter is (R6.4). The form and its answer are the same whatever was sealed.
struct RequestIdentityForm: ReporterFormDefinition {
  let action = "requestIdentity"
  let reporter: ReporterID

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, desk) = (environment.texts, environment.desk)
    let tip = desk.reporters[reporter]?.tip
    let custodians = desk.members.all.filter { member in tip.map { desk.mayKeepIdentities(member.id, of: $0) } ?? false
    }
    let choices = custodians.map { ChoiceOption(String($0.id.rawValue), $0.name) }
    let purposes = IdentityPurpose.allCases.map { ChoiceOption($0.rawValue, environment.wording.purpose($0)) }
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        ReporterForms.heading(reporter, environment),
        FormField("note", texts["reporters.form.request.note"], .note),
        FormField("purpose", texts["reporters.request.purpose"], .choice(FixedChoices(purposes)), required: true),
        .reason(texts["forms.triage.reason"]),
        FormField(
          "custodian", texts["reporters.request.custodian"], .choice(FixedChoices(choices)), required: true,
          chosen: choices.count == 1 ? [choices[0].id] : []),
        ReporterForms.save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let purpose = form.choice("purpose").flatMap({ IdentityPurpose(rawValue: $0) }),
      let custodian = form.choice("custodian").flatMap({ Int64($0) })
    else { return .refuse(environment.texts["forms.check.required"]) }
    let command = RequestIdentity(
      reporter: reporter, purpose: purpose, reason: form.text("reason"), custodian: MemberID(rawValue: custodian))
    return .send(.perform(environment.id, command))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["reporters.form.request.done"]))]
  }
}

/// Asks why a contact card is read; the card follows.
struct ContactCardForm: ReporterFormDefinition {
  let action = "contactCard"
  let reporter: ReporterID

  func form(_ environment: FormEnvironment) -> Form {
    Form(
      texts: environment.texts, clock: environment.clock,
      fields: [
        ReporterForms.heading(reporter, environment),
        FormField("note", environment.texts["reporters.form.card.note"], .note),
        .reason(environment.texts["forms.triage.reason"]), ReporterForms.save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    .hand(
      to: SealedWordsLayer(.contactCard, of: reporter, id: environment.id),
      .readContactCard(environment.id, reporter, reason: form.text("reason")))
  }
}
