import CaseDomain
import DeskText

/// The fields of the forms about rewards.
struct RewardFields: Sendable {
  let task: RewardTask
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }
  private var desk: Desk { environment.desk }
  private var file: RewardFile? { desk.rewards[task.lead] }

  var fields: [FormField] {
    switch task.step {
    case .open: [choice("ground", RewardGround.allCases.map(\.rawValue), "reward.ground.")]
    case .facts:
      since("known") + since("verified") + since("investigated") + [
        line("items"), mark("excluded"), long("exclusion", required: false),
      ]
    case .assess: [tips(), mark("target"), mark("specific"), mark("helpful"), line("items", required: true)]
    case .state: [people(reporters), mark("willing"), mark("confirmed"), when("confirmedOn")]
    case .shares: jointReporters.map { share($0) }
    case .grant: [tips(), line("amount", required: true), long("reason")]
    case .register: [choice("role", RewardRole.allCases.map(\.rawValue), "reward.role."), long("effect")]
    case .countersign: [FormField("note", rating, .note)]
    case .propose: [line("total", required: true)]
    case .decide: [choice("decision", ["yes", "no"], "reward.form.decision."), long("opinion")]
    case .submit: [line("letter", required: true), when("on")]
    case .county:
      [
        choice("answer", CountyAnswer.allCases.map(\.rawValue), "reward.answer."), line("letter", required: true),
        when("on"), long("reason", required: false),
      ]
    case .notice: [people(unpaid), when("on"), long("words")]
    case .pay:
      [
        people(unpaid), choice("manner", PaymentManner.allCases.map(\.rawValue), "reward.manner."),
        line("voucher", required: true),
      ]
    case .witness: [payments()]
    case .lapse: [people(unpaid), long("reason")]
    case .close: [long("reason")]
    }
  }

  /// The reporters of the tips, in order of alias.
  var reporters: [ReporterID] { desk.rewardTips(of: task.lead).flatMap { desk.reporters.of($0.id) }.sorted() }

  /// The reporters of joint tips.
  var jointReporters: [ReporterID] {
    desk.rewardTips(of: task.lead).map { desk.reporters.of($0.id) }.filter { $0.count > 1 }.flatMap { $0 }.sorted()
  }

  private var unpaid: [ReporterID] { (file?.unpaid ?? []).map(\.reporter) }

  /// What the office rated, which the section signs.
  private var rating: String {
    let role = file?.registration.map { texts["reward.role.\($0.role.rawValue)"] } ?? ""
    return texts("reward.form.rating", role)
  }

  static func shareKey(_ reporter: ReporterID) -> FieldKey { FieldKey("share\(reporter.rawValue)") }

  private func share(_ reporter: ReporterID) -> FormField {
    FormField(
      Self.shareKey(reporter), environment.wording.alias(reporter), required: true,
      hint: texts["reward.form.amount.hint"], limit: 30)
  }

  private func tips() -> FormField {
    let options = desk.rewardTips(of: task.lead).map { tip in
      ChoiceOption(String(tip.id.rawValue), tip.number.description, detail: environment.wording.received(tip))
    }
    return FormField("tip", texts["reward.form.tip"], .choice(FixedChoices(options)), required: true)
  }

  private func people(_ ids: [ReporterID]) -> FormField {
    let options = ids.map { id in
      ChoiceOption(String(id.rawValue), environment.wording.alias(id), detail: amount(id))
    }
    return FormField("reporter", texts["reward.form.reporter"], .choice(FixedChoices(options)), required: true)
  }

  private func amount(_ id: ReporterID) -> String {
    file?.unpaid.first { $0.reporter == id }.map { environment.wording.money($0.fen) } ?? ""
  }

  private func payments() -> FormField {
    let options = (file?.payments ?? []).filter { $0.witnessed == nil }.map { payment in
      ChoiceOption(
        String(payment.step.event.rawValue), environment.wording.alias(payment.paidTo),
        detail: environment.wording.money(payment.fen))
    }
    return FormField("payment", texts["reward.form.payment"], .choice(FixedChoices(options)), required: true)
  }

  private func since(_ name: String) -> [FormField] {
    [
      choice(FieldKey(name), ["never", "on", "unknown"], "reward.form.since."),
      FormField(
        FieldKey(name + "On"), texts["reward.form.since.day"], .when(.past),
        hint: texts["reward.form.since.day.hint"], limit: 40),
    ]
  }

  private func mark(_ key: FieldKey) -> FormField { choice(key, MarkValue.allCases.map(\.rawValue), "reward.mark.") }

  private func choice(_ key: FieldKey, _ options: [String], _ area: String) -> FormField {
    let options = options.map { ChoiceOption($0, texts[area + $0]) }
    return FormField(key, texts["reward.form.\(key.name)"], .choice(FixedChoices(options)), required: true)
  }

  private func line(_ key: FieldKey, required: Bool = false) -> FormField {
    FormField(key, texts["reward.form.\(key.name)"], required: required, hint: hint(key), limit: 200)
  }

  private func long(_ key: FieldKey, required: Bool = true) -> FormField {
    FormField(key, texts["reward.form.\(key.name)"], .longText, required: required, hint: hint(key), limit: 2000)
  }

  private func when(_ key: FieldKey) -> FormField {
    FormField(key, texts["reward.form.\(key.name)"], .when(.past), hint: hint(key), limit: 40)
  }

  private func hint(_ key: FieldKey) -> String { texts.find("reward.form.\(key.name).hint") ?? "" }
}
