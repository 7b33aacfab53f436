import CaseDomain
import DeskSession

/// Takes a tip in: the narrative first, which alone is required; everything else as far as it is known.
struct RegisterTipForm: FormDefinition {
  /// What a section handed in, where this registers it.
  var handIn: HandIn?

  var name: String { handIn.map { FieldTask.register($0.event).draftName } ?? "tip.register" }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String {
    environment.texts[handIn == nil ? "keys.register" : "field.title.register"]
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let content = TipContentFields(texts: texts)
    let reporters = ReporterFields(texts: texts)
    let received = [
      FormField(
        "receivedAt", texts["forms.tip.receivedAt"], .when(.past), hint: texts["forms.tip.receivedAt.hint"], limit: 40),
      FormField(
        "evidence", texts["forms.tip.evidence"], required: true, hint: texts["forms.tip.evidence.hint"], limit: 200),
    ]
    let save = FormField("save", texts["keys.save"], .button(.save))
    var form = Form(
      texts: texts, clock: environment.clock,
      fields: [content.narrative] + content.channel + received + content.matter
        + ConcernFields(environment).fields + [content.addAttachment]
        + reporters.fields + [save],
      groups: content.groups + [reporters.groupTemplate])
    if let handIn { fill(&form, with: handIn, environment) }
    return form
  }

  /// What the section wrote stands in the form; the office goes over it as over any other tip.
  private func fill(_ form: inout Form, with handIn: HandIn, _ environment: FormEnvironment) {
    let content = TipContent(
      title: "", narrative: handIn.content.narrative,
      subjects: handIn.content.subjects.map { Subject(kind: .person, name: $0) }, place: handIn.content.place,
      channel: .screening, channelDetail: environment.wording.section(handIn.section))
    TipContentFields(texts: environment.texts).fill(&form, with: content)
    let learned = environment.desk.zone.moment(of: handIn.content.learnedAt)
    form.set(
      "receivedAt", handIn.content.precision == .day ? "\(learned.date)" : "\(learned.date) \(learned.time)")
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    TipContentFields(texts: environment.texts).review(&form, environment)
    ReporterFields(texts: environment.texts).review(&form, environment)
    let fields = TipContentFields(texts: environment.texts)
    ConcernFields(environment).review(
      &form, fields.content(of: form, redaction: nil), hasFiles: !fields.attachmentPaths(of: form).isEmpty)
    let received = receipt(form, environment)
    let isBackdated = environment.desk.isBackdated(receivedAt: received.at, registeredAt: environment.now)
    form.change("evidence") { $0.isHidden = !isBackdated }
    form.checks["receivedAt"] = receiptMessage(form, isBackdated, environment)
  }

  private func receiptMessage(_ form: Form, _ isBackdated: Bool, _ environment: FormEnvironment) -> FieldMessage? {
    if isBackdated {
      let due = environment.desk.deadline(.secondDays, after: environment.now)
      let text = environment.texts("forms.check.dateLate", environment.wording.dateAndWeekday(due))
      return FieldMessage(.warning, text)
    }
    guard form.given("receivedAt") == nil else { return nil }
    let time = FormDates.minute(environment.startedAt, environment.clock)
    return FieldMessage(.information, environment.texts("forms.tip.receivedAt.stamped", time))
  }

  /// The time of receipt: what was typed, else when the first key was pressed.
  private func receipt(_ form: Form, _ environment: FormEnvironment) -> (at: Instant, precision: ReceiptPrecision) {
    guard let when = form.when("receivedAt") else { return (environment.startedAt, .minute) }
    return (when.instant(in: environment.desk.zone), when.time == nil ? .day : .minute)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let fields = TipContentFields(texts: environment.texts)
    let reporters = ReporterFields(texts: environment.texts)
    if redaction == nil {
      let pieces = fields.pieces(of: form, identity: reporters.identityValues(of: form))
      let review = RedactionReview(
        pieces: pieces, original: environment.session.canSealIdentities ? .sealed : .noCustodian)
      if review.count > 0 { return .redact(review) }
    }
    let received = receipt(form, environment)
    let concern = ConcernFields(environment)
    let intake = TipIntake(
      content: fields.content(of: form, redaction: redaction),
      originalNarrative: redaction?.original("narrative"), receivedAt: received.at,
      precision: received.precision, receiptEvidence: form.given("evidence"),
      reporters: reporters.reporters(of: form), isJoint: reporters.isJoint(form),
      attachmentPaths: fields.attachmentPaths(of: form), namesake: concern.namesake(form),
      handIn: handIn?.event)
    // The section and whoever reads leads have seen it: what is restricted of it begins with the tip.
    if handIn != nil, concern.isRestricted(form) { return .refuse(environment.texts["field.register.concerns"]) }
    let submission =
      concern.isRestricted(form)
      ? concern.submission(
        form, intake.content, original: intake.originalNarrative, receivedAt: received.at, environment
      ) { .register(intake, conflicts: $0) } : .send(.register(environment.id, intake))
    guard reporters.isDoubtful(form), case .send(let request) = submission else { return submission }
    let texts = environment.texts
    return .ask(texts["forms.tip.joint.ask"], yes: texts["forms.tip.joint.anyway"], back: "joint", request)
  }

  /// The slip is all that whoever took it in has of it from here on.
  func sent(_ number: RegisterNumber, _ form: Form, _ environment: FormEnvironment) -> [LayerAction] {
    let received = receipt(form, environment)
    return [
      .push(SlipLayer(restricted: number, receivedAt: received.at, precision: received.precision, environment.desk)),
      .notice(Notice(.done, environment.texts("restricted.sent", number.description))),
    ]
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    for recorded in performed.events {
      guard let event = recorded.event as? TipRegistered else { continue }
      let tip = TipID(rawValue: recorded.envelope.event.rawValue)
      return [
        .reveal(.tip(tip)),
        .notice(Notice(.done, environment.texts("forms.saved", event.number.description))),
      ]
    }
    return []
  }
}
