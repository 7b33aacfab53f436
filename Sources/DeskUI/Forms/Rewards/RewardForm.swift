import CaseDomain
import DeskSession

/// The forms of a reward's way, from the facts to the payment (R6.3.6). Aliases only.
struct RewardForm: FormDefinition {
  let task: RewardTask

  var name: String { task.draftName }

  func title(_ environment: FormEnvironment) -> String {
    environment.texts(
      "reward.title", environment.texts["reward.step.\(task.step.rawValue)"], environment.wording.lead(task.lead))
  }

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: RewardFields(task: task, environment: environment).fields
        + [FormField("save", environment.texts["keys.save"], .button(.save))])
    fill(&form, environment)
    return form
  }

  /// What is known already, and the only choice there is.
  private func fill(_ form: inout Form, _ environment: FormEnvironment) {
    for key in ["tip", "reporter", "payment", "objection", "wanted"] as [FieldKey] {
      guard case .choice(let source)? = form[key]?.kind else { continue }
      let options = source.options(matching: "", limit: 2)
      if options.count == 1 { form.choose(key, [options[0].id]) }
    }
    switch task.step {
    case .state: form.choose("confirmed", [MarkValue.unknown.rawValue])
    case .open: form.choose("ground", [RewardGround.closing.rawValue])
    case .facts: fillFacts(&form, environment)
    case .assess: fillAssessment(&form, environment.desk)
    default: break
    }
  }

  /// What was recorded before is changed, not written again.
  private func fillFacts(_ form: inout Form, _ environment: FormEnvironment) {
    let (desk, fields) = (environment.desk, RewardFields(task: task, environment: environment))
    let known = desk.rewards[task.lead]?.circumstances
    func set(_ key: FieldKey, _ time: Established<RewardMoment>) {
      switch time {
      case .never: form.choose(key, ["never"])
      case .unknown: form.choose(key, ["unknown"])
      case .on(.day(let day)):
        form.choose(key, ["on"])
        form.set(FieldKey(key.name + "On"), day.description)
      case .on(.instant(let instant)):
        form.choose(key, ["on"])
        let moment = desk.zone.moment(of: instant)
        form.set(FieldKey(key.name + "On"), "\(moment.date) \(moment.time)")
      }
    }
    for (index, item) in fields.contentItems.enumerated() {
      set(RewardFields.itemKey(index), known?.knownContent[item] ?? .never)
    }
    let confirmed = known?.confirmedContent ?? desk.leads.work(on: task.lead).report?.confirmed ?? []
    form.set("proven", confirmed.joined(separator: environment.texts["frame.listSeparator"]))
    guard let known else { return }
    set("known", known.knownSince)
    set("verified", known.verifiedSince)
    set("investigated", known.underInvestigationSince)
    form.set("basis", known.basis ?? "")
    switch known.exclusion {
    case .never: form.choose("excluded", [MarkValue.no.rawValue])
    case .unknown: form.choose("excluded", [MarkValue.unknown.rawValue])
    case .on(let reason):
      form.choose("excluded", [MarkValue.yes.rawValue])
      form.set("exclusion", reason)
    }
  }

  private func fillAssessment(_ form: inout Form, _ desk: Desk) {
    guard let tip = form.choice("tip").flatMap({ Int64($0) }).map(TipID.init(rawValue:)),
      let known = desk.rewards[task.lead]?.assessments[tip]
    else { return }
    func choose(_ key: FieldKey, _ value: Bool?) {
      form.choose(key, [(value.map { $0 ? MarkValue.yes : .no } ?? .unknown).rawValue])
    }
    choose("target", known.definiteTarget)
    choose("specific", known.specificFacts)
    choose("helpful", known.helpful)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let texts = environment.texts
    let keys: [FieldKey] =
      switch task.step {
      case .grant, .recover: ["amount"]
      case .propose: ["total"]
      case .shares:
        RewardFields(task: task, environment: environment).jointReporters.map { RewardFields.shareKey($0) }
      default: []
      }
    for key in keys {
      let isWrong = form.given(key).map { YuanAmount.fen($0) == nil } ?? false
      form.checks[key] = isWrong ? FieldMessage(.error, texts["reward.form.amount.wrong"], shown: .afterLeaving) : nil
    }
    // A day is asked only where there is one.
    for field in form.fields {
      let isOn = ["on", MarkValue.yes.rawValue].contains(form.choice(field.key) ?? "")
      form.change(FieldKey(field.key.name + "On")) { $0.isHidden = !isOn }
    }
    let isExcluded = form.choice("excluded") == MarkValue.yes.rawValue
    form.change("exclusion") { $0.isHidden = !isExcluded }
    let manner = form.choice("manner").flatMap(PaymentManner.init)
    form.change("detail") { $0.isHidden = manner != .proxy && manner != .nonCash }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let command = command(form, environment) else {
      return .refuse(environment.texts["reward.form.incomplete"])
    }
    return .send(.perform(environment.id, command))
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts("reward.done", environment.texts["reward.step.\(task.step.rawValue)"])))]
  }
}
