import CaseDomain

extension LeadFields {
  // MARK: What follows from the values

  func fill(_ form: inout Form) {
    let today = environment.clock.today
    form.set("on", today.description)
    let desk = desk
    switch task {
    case .assign: form.set("due", desk.deadline(.verificationDays, after: environment.now).description)
    case .askHelp, .direct: form.set("due", desk.calendar.adding(workingDays: 5, to: today).description)
    case .weigh:
      guard let found = selection.leads.first.flatMap({ desk.leads[$0] }) else { return }
      form.choose("importance", [found.importance.rawValue])
      form.choose("organised", [found.isSuspectedOrganisedCrime ? "yes" : "no"])
    case .split: form.choose("importance", [Importance.ordinary.rawValue])
    default: break
    }
  }

  func review(_ form: inout Form) {
    switch task {
    case .assign:
      let section = form.choice("section").flatMap { Int64($0) }.map(SectionID.init(rawValue:))
      form.change("handler") {
        $0.isHidden = section == nil
        if let section { $0.kind = .choice(liaisons(section)) }
      }
      noteDeadline(&form)
      warn(of: "words", &form)
    case .decide:
      let isReport = form.choice("item").flatMap { Int64($0) }.map { event in
        selection.only.map { desk.leads.work(on: $0).reports.contains { $0.step.event.rawValue == event } } ?? false
      }
      let isNo = form.choice("decision") == "no"
      let isOne = selection.only == nil || form.index(of: "asked") != nil
      form.change("item") { $0.isHidden = isOne }
      form.change("reason") { $0.isRequired = isNo || isReport == true }
      form.change("due") { $0.isHidden = !(isNo && isReport == true) }
    case .report:
      let isPartly = form.choice("finding") == Finding.partlyConfirmed.rawValue
      form.change(FieldKey("add", in: "item", 0)) { $0.isHidden = !isPartly }
      if isPartly && form.entries(of: "item").isEmpty {
        form.addEntry(to: "item")
        form.addEntry(to: "item")
      }
    case .note:
      let isQuiet = form.choice("kind").flatMap(CheckKind.init)?.isQuiet ?? true
      let isForFiles = selection.leads.contains { desk.leads[$0].map(desk.isForFilesOnly) ?? false }
      let isEmpty = form.given("words") == nil && attachmentPaths(form).isEmpty
      form.checks["words"] =
        isEmpty ? FieldMessage(.error, texts["forms.check.textOrFile"], shown: .afterSaving) : nil
      form.checks["kind"] =
        isForFiles && !isQuiet ? FieldMessage(.error, environment.wording.refusal(Refusal(.filesOnly))) : nil
    case .transfer:
      BodyFields(environment).review(&form, isAsked: true)
      let isPackaged = form.given("package") != nil
      form.change("contents") { $0.isRequired = !isPackaged }
      warn(of: "contents", &form)
    case .close: warn(of: "feedback", &form)
    default: break
    }
  }

  /// Says what stands in a text that may tell who reported, before others read it.
  private func warn(of key: FieldKey, _ form: inout Form) {
    let found = IdentityHints.find(in: form.text(key))
    form.checks[key] =
      found.isEmpty ? nil : FieldMessage(.warning, texts("leads.form.hints", String(found.count)), shown: .afterLeaving)
  }

  private func noteDeadline(_ form: inout Form) {
    guard let due = form.when("due")?.date else { return }
    let days = desk.calendar.workingDays(from: environment.clock.today, to: due)
    form.checks["due"] = FieldMessage(.information, texts("leads.form.due.days", String(days)))
  }

  // MARK: What is said

  func values(_ form: Form) -> LeadValues {
    func number(_ key: FieldKey) -> Int64? { form.choice(key).flatMap { Int64($0) } }
    var values = LeadValues()
    values.item = number("item").map(EventNumber.init(rawValue:))
    values.isYes = form.choice("decision") != "no"
    values.words = form.text("words")
    values.reason = form.text("reason")
    values.section = number("section").map(SectionID.init(rawValue:))
    values.handler = number("handler").map(MemberID.init(rawValue:))
    values.request = form.given("request")
    values.due = form.when("due")?.date
    values.on = form.when("on")?.date
    values.kind = form.choice("kind").flatMap(CheckKind.init) ?? .progress
    // Stands for the files, which are sealed only when the desk takes the note.
    values.attachments = attachmentPaths(form).map { _ in
      Attachment(name: "", bytes: 0, blob: "", key: "", sha256: "")
    }
    values.place = form.given("place")
    values.people = form.given("people")
    values.finding = form.choice("finding").flatMap(Finding.init) ?? .unverifiable
    if values.finding == .partlyConfirmed { values.items = items(form) }
    values.importance = form.choice("importance").flatMap(Importance.init) ?? .ordinary
    values.isSuspected = form.choice("organised") == "yes"
    values.body = number("body").map(BodyID.init(rawValue:))
    values.letter = form.text("letter")
    values.contents = form.text("contents").split(whereSeparator: \.isNewline).map(String.init)
    values.answer = form.choice("answer").flatMap(TransferAnswer.init) ?? .result
    values.basis = form.choice("basis").flatMap(ClosingBasis.init) ?? .determination
    values.feedback = form.text("feedback")
    values.reporter = number("reporter").map(ReporterID.init(rawValue:))
    values.tip = number("tip").map(TipID.init(rawValue:))
    values.tips = form.choices("tips").compactMap { Int64($0) }.map(TipID.init(rawValue:))
    return values
  }

  func attachmentPaths(_ form: Form) -> [String] {
    task == .note ? TipContentFields(texts: texts).attachmentPaths(of: form) : []
  }

  private func items(_ form: Form) -> [FindingItem] {
    form.entries(of: "item").map { entry in
      FindingItem(
        content: form.text(FieldKey("content", in: "item", entry)),
        finding: form.choice(FieldKey("finding", in: "item", entry)).flatMap(Finding.init) ?? .unverifiable)
    }
  }

  /// What is asked before the step is taken; nil where nothing is.
  func question(_ values: LeadValues) -> String? {
    guard task.isOutward else { return nil }
    let words = environment.wording
    let number = selection.only.map(words.lead) ?? ""
    switch task {
    case .assign: return texts("leads.form.ask.assign", values.section.map(words.section) ?? "")
    case .transfer: return texts("leads.form.ask.transfer", number, values.body.map(words.body) ?? "")
    default: return texts("forms.batch.one", number, texts["keys.lead.\(task.rawValue)"])
    }
  }
}
