import CaseDomain
import DeskSession

/// Opens the forms about restricted tips. None of them leaves a draft: its keepers' words lie in its events alone.
enum RestrictedForms {
  static func open(_ definition: some FormDefinition, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    return [.push(FormLayer(definition, in: &context, session: session))]
  }

  /// Asks, and then does it.
  static func confirm(
    _ question: String, yes: String, _ request: RestrictedRequest, _ context: inout LayerContext
  ) -> [LayerAction] {
    [.push(ConfirmLayer(question, yes: yes, [.request(.restricted(context.newRequestID(), request))]))]
  }
}

/// A form about one restricted tip.
protocol RestrictedFormDefinition: FormDefinition {
  var action: String { get }
  var tip: RestrictedID { get }
}

extension RestrictedFormDefinition {
  /// Its keepers alone read what is written.
  var looksThrough: Bool { true }

  var keepsDraft: Bool { false }
  var name: String { "restricted.\(action)" }
  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.\(action)"] }

  /// The number and the title.
  func heading(_ environment: FormEnvironment) -> FormField {
    let found = environment.desk.restricted[tip]
    return FormField("tip", "\(found?.number.description ?? "")  \(found?.title ?? "")", .heading)
  }

  func save(_ environment: FormEnvironment) -> FormField {
    FormField("save", environment.texts["keys.save"], .button(.save))
  }

  func request(_ deed: HandleRestricted.Deed, _ environment: FormEnvironment) -> SessionRequest {
    .restricted(environment.id, .handle(tip, deed))
  }
}

/// A step that takes a few words: a note, late material, why an assessment is declined.
struct RestrictedWordsForm: RestrictedFormDefinition {
  enum Step: String, Hashable, Sendable {
    case note = "noteRestricted"
    case supplement = "supplementRestricted"
    case decline = "declineRestricted"
  }
  let step: Step
  let tip: RestrictedID
  var action: String { step.rawValue }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = [
      heading(environment),
      FormField(
        "text", texts["restricted.words.\(step.rawValue)"], .longText, required: true,
        limit: TipContentFields.longestNarrative / 5),
    ]
    if step == .supplement {
      fields.append(
        FormField(
          "receivedAt", texts["forms.tip.receivedAt"], .when(.past), hint: texts["forms.tip.receivedAt.hint"],
          limit: 40))
      fields += ConcernFields(environment, addingTo: tip).fields
    }
    return Form(texts: texts, clock: environment.clock, fields: fields + [save(environment)])
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    if step == .supplement { reviewSupplement(&form, environment) }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let text = form.text("text")
    switch step {
    case .note: return .send(request(.note(text), environment))
    case .supplement: return supplement(form, redaction, environment)
    case .decline:
      guard let open = environment.desk.restricted[tip]?.assessment else {
        return .refuse(environment.texts["refusal.noProposal"])
      }
      return .send(request(.decline(assessment: open.event, reason: text), environment))
    }
  }
}

/// The body outside acknowledged it.
struct AcknowledgeRestrictedForm: RestrictedFormDefinition {
  let action = "acknowledgeRestricted"
  let tip: RestrictedID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var form = Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment), FormField("note", passing(environment), .note),
        FormField("on", texts["forms.acknowledge.on"], .when(.past), required: true, limit: 40),
        FormField(
          "reference", texts["forms.acknowledge.reference"], required: true,
          hint: texts["forms.acknowledge.reference.hint"], limit: 100), save(environment),
      ])
    form.set("on", environment.clock.today.description)
    return form
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let on = form.when("on")?.date else { return .refuse(environment.texts["forms.check.date"]) }
    return .send(request(.acknowledge(on: on, reference: form.text("reference")), environment))
  }

  /// Whom to ask for it.
  private func passing(_ environment: FormEnvironment) -> String {
    environment.desk.restricted[tip]?.passing.map { environment.wording.passing($0) } ?? ""
  }
}

/// Somebody turned out to be concerned: nothing more is written for them.
struct RestrictedConflictForm: RestrictedFormDefinition {
  let action = "markRestricted"
  let tip: RestrictedID

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, desk) = (environment.texts, environment.desk)
    let found = desk.restricted[tip]
    let people = desk.members.all.filter { member in
      member.id != environment.session.member && member.status != .removed && !(found?.concerns(member) ?? true)
    }.map { ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.posts($0.posts)) }
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment), FormField("note", texts["restricted.mark.note"], .note),
        FormField("member", texts["restricted.whom"], .choice(FixedChoices(people)), required: true),
        .reason(texts["forms.triage.reason"]), save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let member = form.choice("member").flatMap({ Int64($0) }) else {
      return .refuse(environment.texts["refusal.noSuchMember"])
    }
    return .send(request(.addConflict(MemberID(rawValue: member), why: form.text("reason")), environment))
  }
}

/// Adds keepers who came to their post later, with the past of the tip.
struct AddKeepersForm: RestrictedFormDefinition {
  let action = "addKeepers"
  let tip: RestrictedID

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, desk) = (environment.texts, environment.desk)
    let missing = desk.restricted[tip].map { desk.missingKeepers(of: $0) } ?? []
    let people = missing.map {
      ChoiceOption(
        String($0.rawValue), environment.wording.member($0),
        detail: environment.wording.posts(desk.members[$0]?.posts ?? []))
    }
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment), FormField("note", texts["restricted.add.note"], .note),
        FormField("members", texts["restricted.add.members"], .multiChoice(FixedChoices(people)), required: true),
        save(environment),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let members = form.choices("members").compactMap { Int64($0) }.map(MemberID.init(rawValue:))
    return .send(.restricted(environment.id, .addKeepers(tip, members)))
  }
}

/// Asks to open who reported.
struct AskRestrictedForm: RestrictedFormDefinition {
  let action = "askRestricted"
  let tip: RestrictedID

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let found = environment.desk.restricted[tip]
    // As many as were named, and one where nobody was: whether anything is sealed is not said here.
    let reporters = (0..<max(1, found?.reporters.count ?? 0)).map {
      ChoiceOption(String($0), texts("forms.reporter.numbered", String($0 + 1)))
    }
    let purposes = IdentityPurpose.allCases.map { ChoiceOption($0.rawValue, environment.wording.purpose($0)) }
    let isTakenOver = found?.takenOver != nil
    var form = Form(
      texts: texts, clock: environment.clock,
      fields: [
        heading(environment),
        FormField("note", texts[isTakenOver ? "restricted.identity.elsewhere" : "restricted.identity.note"], .note),
        FormField(
          "reporter", texts["forms.reporter.title"], .choice(FixedChoices(reporters)), required: true,
          chosen: reporters.prefix(1).map(\.id)),
        FormField("purpose", texts["reporters.request.purpose"], .choice(FixedChoices(purposes)), required: true),
        .reason(texts["forms.triage.reason"]), save(environment),
      ])
    // With one to choose from there is nothing to choose.
    if reporters.count == 1 { form.focus = "purpose" }
    return form
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let purpose = form.choice("purpose").flatMap({ IdentityPurpose(rawValue: $0) }) else {
      return .refuse(environment.texts["forms.check.required"])
    }
    let reporter = form.choice("reporter").flatMap { Int($0) } ?? 0
    return .send(
      request(.askIdentity(reporter: reporter, purpose: purpose, reason: form.text("reason")), environment))
  }
}
