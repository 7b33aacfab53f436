import CaseDomain
import DeskSession

/// The forms of weekly and situation reports. Figures stand as the ledger has them until somebody changes one, and then
/// asks why (R5.3).
struct WeeklyForm: FormDefinition {
  let task: WeeklyTask

  var name: String { task.draftName }
  var keepsDraft: Bool { task.step != .decide }

  func title(_ environment: FormEnvironment) -> String {
    title(isCorrection: isCorrection(environment), environment)
  }

  private func title(isCorrection: Bool, _ environment: FormEnvironment) -> String {
    let texts = environment.texts
    let name = texts["weekly.step.\(isCorrection ? "correct" : task.step.rawValue)"]
    let week = week(environment.desk).map { environment.wording.weekName($0) }
    return week.map { texts("weekly.title", name, $0) } ?? name
  }

  private func week(_ desk: Desk) -> ISOWeek? {
    task.week ?? task.report.flatMap { desk.weekly.report($0)?.week }
  }

  /// Whether there is a version already.
  private func isCorrection(_ environment: FormEnvironment) -> Bool { earlier(environment) != nil }

  /// The newest version of what is to be filed or made.
  func earlier(_ environment: FormEnvironment) -> (event: EventNumber, sheet: WeeklySheet)? {
    let desk = environment.desk
    guard let week = task.week else { return nil }
    switch task.step {
    case .file:
      return section(environment).flatMap { desk.weekly.filing(of: $0, week) }.map { ($0.event, $0.sheet) }
    case .consolidate: return desk.weekly.report(of: week).map { ($0.event, $0.sheet) }
    default: return nil
    }
  }

  func section(_ environment: FormEnvironment) -> SectionID? {
    WeeklyList.ownSection(environment.desk, environment.session.member)
  }

  /// Which figures the report has.
  var wanted: [WeeklyFigure] { task.step == .file ? WeeklyFigure.ofSection : WeeklyFigure.ofBureau }

  /// What the ledger says: now, or when the first version was filed.
  func ledger(_ environment: FormEnvironment) -> WeeklyFigures {
    let desk = environment.desk
    guard let week = task.week else { return WeeklyFigures() }
    let zero = EventNumber(rawValue: 0)
    switch task.step {
    case .file:
      guard let section = section(environment) else { return WeeklyFigures() }
      return desk.weekly.filings(of: section, week).first?.base
        ?? environment.session.weekly.section(
          section, at: environment.now, since: desk.weekly.lastFirst(of: section)?.event ?? zero)
    default:
      return desk.weekly.reports(of: week).first?.base
        ?? environment.session.weekly.bureau(
          week, at: environment.now, since: desk.weekly.lastFirst?.event ?? zero)
    }
  }

  // MARK: Fields

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: fields(environment) + [FormField("save", environment.texts["keys.save"], .button(.save))])
    fill(&form, environment)
    return form
  }

  private func fields(_ environment: FormEnvironment) -> [FormField] {
    let texts = environment.texts
    func label(_ key: String) -> String { texts["weekly.form.\(key)"] }
    func long(_ key: FieldKey, required: Bool = false) -> FormField {
      FormField(
        key, label(key.name), .longText, required: required,
        hint: texts.find("weekly.form.\(key.name).hint") ?? "", limit: 20_000)
    }
    func line(_ key: FieldKey, required: Bool = false) -> FormField {
      FormField(
        key, label(key.name), required: required, hint: texts.find("weekly.form.\(key.name).hint") ?? "", limit: 200)
    }
    func day(_ key: FieldKey, required: Bool = false) -> FormField {
      FormField(key, label(key.name), .when(.past), required: required, limit: 40)
    }
    switch task.step {
    case .file: return sheet(environment, long("narrative"), long("next"))
    case .consolidate: return sheet(environment, long("narrative", required: true), long("next"), long("opinions"))
    case .decide:
      let options = ["release", "back"].map { ChoiceOption($0, label("decision.\($0)")) }
      return summary(environment) + [
        FormField("decision", label("decision"), .choice(FixedChoices(options)), required: true), line("reason"),
      ]
    case .submit:
      let bodies = environment.desk.organisation.bodies.filter { $0.kind == .countyOffice }
        .map { ChoiceOption(String($0.id.rawValue), $0.name) }
      return [
        FormField("body", label("body"), .choice(FixedChoices(bodies)), required: true),
        line("letter", required: true), day("on"),
      ]
    case .annex: return [FormField("about", texts["weekly.form.annex.about"], .note), long("annex")]
    case .situation:
      return [
        day("from", required: true), day("to", required: true), long("narrative"), long("opinions", required: true),
        long("suggestions", required: true),
      ]
    case .deliver: return [line("to", required: true), line("how"), day("on")]
    }
  }

  /// What a leader decides on: the figures that were changed, and what is missing.
  private func summary(_ environment: FormEnvironment) -> [FormField] {
    guard let report = task.report.flatMap({ environment.desk.weekly.report($0) }) else { return [] }
    let (texts, words) = (environment.texts, environment.wording)
    let missing = report.sources.filter { $0.filing == nil }
      .map { environment.desk.organisation.section($0.section)?.name ?? "" }
    var lines = [
      texts("weekly.page.by", words.member(report.by), words.time(report.at), String(report.event.rawValue))
    ]
    if !missing.isEmpty {
      lines.append(texts("weekly.form.missing", missing.joined(separator: texts["frame.listSeparator"])))
    }
    lines += report.differences.map { found in
      let numbers = texts(
        "weekly.page.difference", words.figure(found.figure), String(found.count), String(found.ledger))
      return found.why.map { "\(numbers)  \($0)" } ?? texts("weekly.page.unexplained", numbers)
    }
    return lines.enumerated().map { FormField(FieldKey("about\($0.offset)"), $0.element, .note) }
  }

  /// Words first; the figures stand as the ledger has them, and open where somebody says that one is to be changed.
  private func sheet(_ environment: FormEnvironment, _ words: FormField...) -> [FormField] {
    let (texts, wording) = (environment.texts, environment.wording)
    let ledger = ledger(environment)
    var fields: [FormField] = []
    if isCorrection(environment) {
      fields.append(.reason(texts["weekly.form.correction"]))
    }
    let active = wanted.filter { ledger[$0] > 0 && !WeeklyFigure.quality.contains($0) }
    let shown = active.map { "\(wording.figure($0)) \(ledger[$0])" }
      .joined(separator: texts["frame.listSeparator"])
    fields.append(FormField("ledger", texts("weekly.form.ledger", shown.isEmpty ? "0" : shown), .note))
    if task.step == .file {
      let options = ["no", "yes"].map { ChoiceOption($0, texts["weekly.form.zero.\($0)"]) }
      fields.append(FormField("zero", texts["weekly.form.zero"], .choice(FixedChoices(options)), required: true))
    }
    fields += words
    let options = ["ledger", "changed"].map { ChoiceOption($0, texts["weekly.form.figures.\($0)"]) }
    fields.append(FormField("figures", texts["weekly.form.figures"], .choice(FixedChoices(options)), required: true))
    for figure in wanted where figure.isChangeable {
      fields.append(FormField(Self.key(figure), wording.figure(figure), limit: 7))
      fields.append(FormField(Self.whyKey(figure), texts("weekly.form.why", wording.figure(figure)), limit: 200))
    }
    return fields
  }

  static func key(_ figure: WeeklyFigure) -> FieldKey { FieldKey("figure." + figure.rawValue) }
  static func whyKey(_ figure: WeeklyFigure) -> FieldKey { FieldKey("why." + figure.rawValue) }

  private func fill(_ form: inout Form, _ environment: FormEnvironment) {
    let desk = environment.desk
    switch task.step {
    case .file, .consolidate:
      let ledger = ledger(environment)
      let earlier = earlier(environment)?.sheet
      form.choose("zero", [ledger.isQuiet && earlier?.counts.isQuiet != false ? "yes" : "no"])
      form.set("narrative", earlier?.narrative ?? "")
      form.set("next", earlier?.next ?? "")
      form.choose("figures", [earlier?.changes.isEmpty == false ? "changed" : "ledger"])
      let shown = earlier?.counts ?? ledger
      let why = Dictionary(
        (earlier?.changes ?? []).map { ($0.figure, $0.why) }, uniquingKeysWith: { first, _ in first })
      for figure in wanted where figure.isChangeable {
        form.set(Self.key(figure), String(shown[figure]))
        form.set(Self.whyKey(figure), why[figure] ?? "")
      }
      if let week = task.week { form.set("opinions", desk.weekly.report(of: week)?.opinions ?? "") }
    case .decide: form.choose("decision", ["release"])
    case .submit:
      let bodies = desk.organisation.bodies.filter { $0.kind == .countyOffice }
      if bodies.count == 1 { form.choose("body", [String(bodies[0].id.rawValue)]) }
      form.set("on", environment.clock.today.description)
    case .situation:
      let last = desk.weekly.situations.last?.to.adding(days: 1)
      let month = Period(.month, containing: environment.clock.today).first
      form.set("from", (last ?? month).description)
      form.set("to", environment.clock.today.description)
    case .deliver:
      form.set("to", environment.texts["weekly.form.to.group"])
      form.set("on", environment.clock.today.description)
    case .annex: break
    }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let texts = environment.texts
    switch task.step {
    case .decide:
      let isBack = form.choice("decision") == "back"
      form.change("reason") { $0.isHidden = !isBack }
    case .file, .consolidate:
      let ledger = ledger(environment)
      let isZero = form.choice("zero") == "yes"
      let isOpen = form.choice("figures") == "changed" && !isZero
      form.change("figures") { $0.isHidden = isZero }
      form.change("narrative") { $0.isHidden = isZero }
      for figure in wanted where figure.isChangeable {
        let key = Self.key(figure)
        let count = Int(form.text(key))
        let isChanged = count != ledger[figure]
        form.change(key) { $0.isHidden = !isOpen }
        form.change(Self.whyKey(figure)) { $0.isHidden = !isOpen || !isChanged }
        form.checks[key] = nil
        guard isOpen else { continue }
        if count.map({ $0 < 0 }) ?? true {
          form.checks[key] = FieldMessage(.error, texts["weekly.form.number.wrong"], shown: .afterLeaving)
        } else if isChanged, form.text(Self.whyKey(figure)).isEmpty {
          let message = texts("weekly.form.changed", String(ledger[figure]))
          form.checks[key] = FieldMessage(.warning, message)
        }
      }
    case .submit, .annex, .situation, .deliver: break
    }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let command = command(form, environment) else {
      return .refuse(environment.texts["weekly.form.incomplete"])
    }
    if let refusal = environment.refusal(of: command) { return .refuse(environment.wording.refusal(refusal)) }
    return .send(.perform(environment.id, command))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    let version = performed.events.lazy.compactMap { recorded in
      (recorded.event as? WeeklyFiled)?.version ?? (recorded.event as? WeeklyConsolidated)?.version
    }.first
    let title = title(isCorrection: version.map { $0 > 1 } ?? false, environment)
    return [.notice(Notice(.done, environment.texts("weekly.done", title)))]
  }
}
