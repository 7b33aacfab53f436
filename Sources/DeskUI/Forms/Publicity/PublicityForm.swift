import CaseDomain
import DeskSession
import DeskText

/// The forms about publicity and study: what is known already stands in them.
struct PublicityForm: FormDefinition {
  let task: PublicityTask

  var name: String { task.draftName }

  func title(_ environment: FormEnvironment) -> String { environment.texts["publicity.title.\(task.name)"] }

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: fields(environment) + [FormField("save", environment.texts["keys.save"], .button(.save))],
      groups: TipContentFields(texts: environment.texts).groups.filter { $0.name == TipContentFields.attachments })
    fill(&form, environment)
    return form
  }

  private func fields(_ environment: FormEnvironment) -> [FormField] {
    let make = PublicityFields(environment: environment)
    let (desk, texts) = (environment.desk, environment.texts)
    let files = TipContentFields(texts: texts).addAttachment
    let organiser = make.ownSection == nil ? [make.choice("organiser", make.organisers())] : []
    switch task {
    case .plan:
      return [make.when("on", .future), make.line("theme", required: true)] + organiser + [make.line("place")]
    case .record, .correct:
      let details = details(desk)
      var fields =
        [
          make.when("on", .past), make.line("theme", required: true), make.several("forms", make.forms()),
          make.several("reached", make.places(details)),
        ] + organiser + [
          make.line("place", required: true), make.line("audience", required: true, limit: 9),
          make.choice("focus", make.focuses()), make.line("focusName"), make.long("summary"),
        ]
      if case .correct = task { fields.append(.reason(texts["publicity.field.reason"])) } else { fields.append(files) }
      return fields
    case .evidence: return [make.line("words"), files]
    case .drop, .strikeOut, .strikeOutStudy: return about(environment) + [.reason(texts["publicity.field.reason"])]
    case .study, .correctStudy:
      var fields = [
        make.choice("kind", make.studyKinds()), make.line("title", required: true), make.line("number"),
        make.line("issuer"), make.when("on", .past), make.line("minutes", required: true, limit: 4),
        make.line("place", required: true), make.line("lecturer"),
      ]
      if make.ownSection == nil { fields.append(make.several("called", make.sections())) }
      fields += [FormField("expected", "", .note), make.several("absent", [], required: false)]
      if case .correctStudy = task { fields.append(.reason(texts["publicity.field.reason"])) }
      return fields
    case .makeUp(let study):
      return about(environment) + [
        make.several("staff", make.openMakeUps(study)), make.when("on", .past), make.line("how", required: true),
      ]
    case .staff:
      let section = make.ownSection == nil ? [make.choice("section", make.sections())] : []
      return section + [
        make.line("names", required: true, limit: 1000), make.when("since", .past),
        make.choice("member", make.members()),
      ]
    case .staffLeft: return about(environment) + [make.when("left", .past), make.line("reason", required: true)]
    case .window: return [make.choice("section", make.sections()), make.line("windowName", required: true, limit: 60)]
    case .closeWindow: return [make.choice("window", make.windows()), make.line("reason", required: true)]
    }
  }

  /// What it is about, in a line.
  private func about(_ environment: FormEnvironment) -> [FormField] {
    let desk = environment.desk
    let line: String? =
      switch task {
      case .drop(let id), .strikeOut(let id):
        desk.publicity[id].map { "\($0.on)  \($0.theme)" }
      case .strikeOutStudy(let id), .makeUp(let id): desk.study[id].map { "\($0.on)  \($0.details.title)" }
      case .staffLeft(let id): desk.study.staff(id).map { "\(environment.wording.section($0.section))  \($0.name)" }
      default: nil
      }
    return line.map { [FormField("about", $0, .note)] } ?? []
  }

  /// The account that is put right.
  private func details(_ desk: Desk) -> ActivityDetails? {
    if case .correct(let id) = task { desk.publicity[id]?.details } else { nil }
  }

  // MARK: What is known already

  private func fill(_ form: inout Form, _ environment: FormEnvironment) {
    let (desk, today) = (environment.desk, environment.clock.today)
    let make = PublicityFields(environment: environment)
    switch task {
    case .plan: form.choose("organiser", ["office"])
    case .record(let plan):
      let plan = plan.flatMap { desk.publicity[$0] }
      form.set("on", "\(min(plan?.on ?? today, today))")
      form.set("theme", plan?.theme ?? "")
      form.set("place", plan?.place ?? "")
      form.choose("organiser", [plan?.organiser.map { String($0.rawValue) } ?? "office"])
      if let own = make.ownSection ?? plan?.organiser { form.choose("reached", ["s\(own.rawValue)"]) }
      form.choose("focus", ["none"])
    case .correct(let id):
      guard let newest = desk.publicity[id]?.versions.last else { return }
      form.extras["outreach.basis"] = String(newest.step.event.rawValue)
      fill(&form, newest.details)
    case .study:
      form.choose("kind", [StudyKind.document.rawValue])
      form.set("on", "\(today)")
      form.set("minutes", "60")
      form.choose("called", make.sections().map(\.id))
    case .correctStudy(let id):
      guard let session = desk.study[id] else { return }
      form.extras["outreach.basis"] = String(session.newest.step.event.rawValue)
      fill(&form, session)
    case .makeUp(let id):
      form.set("on", "\(today)")
      form.choose("staff", make.openMakeUps(id).map(\.id))
    case .staff:
      form.set("since", "\(today)")
      form.choose("member", ["none"])
    case .staffLeft: form.set("left", "\(today)")
    default: break
    }
  }

  private func fill(_ form: inout Form, _ details: ActivityDetails) {
    form.set("on", "\(details.on)")
    form.set("theme", details.theme)
    form.choose("forms", details.forms.map(\.rawValue))
    form.choose(
      "reached", details.sections.map { "s\($0.rawValue)" } + details.windows.map { "w\($0.rawValue)" })
    form.choose("organiser", [details.organiser.map { String($0.rawValue) } ?? "office"])
    form.set("place", details.place)
    form.set("audience", String(details.audience))
    form.choose("focus", [details.focus?.kind.rawValue ?? "none"])
    form.set("focusName", details.focus?.name ?? "")
    form.set("summary", details.summary)
  }

  private func fill(_ form: inout Form, _ session: StudySession) {
    let details = session.details
    form.choose("kind", [details.kind.rawValue])
    form.set("title", details.title)
    form.set("number", details.number)
    form.set("issuer", details.issuer)
    form.set("on", "\(details.on)")
    form.set("minutes", String(details.minutes))
    form.set("place", details.place)
    form.set("lecturer", details.lecturer)
    form.choose("called", details.sections.map { String($0.rawValue) })
    form.choose("absent", session.absent.map { String($0.rawValue) })
  }

  // MARK: What follows

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let texts = environment.texts
    switch task {
    case .record, .correct:
      let hasFocus = form.choice("focus").map { $0 != "none" } ?? false
      form.change("focusName") {
        $0.isHidden = !hasFocus
        $0.isRequired = hasFocus
      }
      check("audience", &form, texts)
    case .study, .correctStudy:
      check("minutes", &form, texts)
      expect(&form, environment)
    case .staff:
      // Several names are several people; only one of them can be a member.
      let isOne = FieldFields.names(form.text("names")).count < 2
      form.change("member") { $0.isHidden = !isOne }
    default: break
    }
  }

  private func check(_ key: FieldKey, _ form: inout Form, _ texts: Texts) {
    let isNumber = form.given(key).map { Int($0) != nil } ?? true
    form.checks[key] =
      isNumber ? nil : FieldMessage(.error, texts["publicity.field.number.unfit"], shown: .afterLeaving)
  }

  /// Who was to be there follows from sections and day; whoever is no longer among them is not absent.
  private func expect(_ form: inout Form, _ environment: FormEnvironment) {
    let make = PublicityFields(environment: environment)
    let called = make.called(make.calledSections(form), on: form.when("on")?.date ?? environment.clock.today)
    let ids = Set(called.map(\.id))
    form.change("absent") {
      $0.kind = .multiChoice(FixedChoices(called))
      $0.chosen.removeAll { !ids.contains($0) }
      $0.isHidden = called.isEmpty
    }
    let absent = form.choices("absent").count
    let words =
      called.isEmpty
      ? environment.texts["publicity.field.expected.none"]
      : environment.texts("publicity.field.expected", String(called.count), String(called.count - absent))
    form.change("expected") { $0.label = words }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let paths = TipContentFields(texts: environment.texts).attachmentPaths(of: form)
    guard let command = command(form, environment, hasFiles: !paths.isEmpty) else {
      return .refuse(environment.texts["publicity.field.incomplete"])
    }
    if let refusal = environment.refusal(of: command) { return .refuse(environment.wording.refusal(refusal)) }
    guard let command = command as? any CarriesEvidence else { return .send(.perform(environment.id, command)) }
    return .send(.publicise(environment.id, command, attachmentPaths: paths))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["publicity.done.\(task.name)"]))]
  }
}
