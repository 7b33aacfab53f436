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
      since("known") + since("verified") + since("investigated")
        + contentItems.indices.flatMap { item($0) } + [
          line("basis"), line("proven"), mark("excluded"), long("exclusion", required: false),
        ]
    case .assess: [tips(), mark("target"), mark("specific"), mark("helpful"), items]
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
    case .close: [long("reason")]
    case .notice, .pay, .witness, .lapse: payment
    case .object, .answer, .revoke, .revocation, .recover, .waive: afterwards
    }
  }

  private var payment: [FormField] {
    switch task.step {
    case .notice: [people(those.unpaid), when("on"), long("words")]
    case .pay:
      [
        people(those.unpaid), choice("manner", PaymentManner.allCases.map(\.rawValue), "reward.manner."),
        line("detail"), line("voucher", required: true),
      ]
    case .witness: [unsigned()]
    default: [people(those.unpaid), long("reason")]
    }
  }

  private var afterwards: [FormField] {
    switch task.step {
    case .object: [people(reporters), when("on"), long("objected")]
    case .answer: [objections(), choice("upheld", ["yes", "no"], "reward.form.upheld.")] + letter + [long("reason")]
    case .revoke:
      [
        people(those.revocable), choice("revocation", RevocationGround.allCases.map(\.rawValue), "reward.revocation."),
        long("reason"),
      ]
    case .revocation: [revocations(), choice("decision", ["yes", "no"], "reward.form.decision."), long("opinion")]
    case .recover: [people(those.owing), line("amount", required: true), line("voucher", required: true)]
    default: [people(those.debtors), long("reason")]
    }
  }

  private var those: RewardPeople { RewardPeople(desk, task.lead) }

  /// The county's letter: the office answers with nothing else, and a leader without.
  private var letter: [FormField] {
    let posts = environment.member?.posts ?? []
    return posts.contains(.office) ? [line("letter", required: !posts.contains(.leader))] : []
  }

  /// What the tips are about, item by item, where there is more than one.
  var contentItems: [String] {
    let items = Set((file?.assessments.values.map(\.content) ?? []).flatMap { $0 }).sorted()
    return items.count > 1 ? items : []
  }

  /// What a tip is about; beside it the words that were used of the lead's tips so far.
  private var items: FormField {
    let used = Set((file?.assessments.values.map(\.content) ?? []).flatMap { $0 }).sorted()
    let hint =
      used.isEmpty
      ? hint("items") : texts("reward.form.items.used", used.joined(separator: texts["frame.listSeparator"]))
    return FormField("items", texts["reward.form.items"], required: true, hint: hint, limit: 200)
  }

  static func itemKey(_ index: Int) -> FieldKey { FieldKey("item\(index)") }

  /// Whether one item was held by itself.
  private func item(_ index: Int) -> [FormField] {
    let key = Self.itemKey(index)
    let options = ["never", "on", "unknown"].map { ChoiceOption($0, texts["reward.form.since." + $0]) }
    let name = texts("reward.form.itemHeld", contentItems[index])
    return [
      FormField(key, name, .choice(FixedChoices(options)), required: true),
      FormField(
        FieldKey(key.name + "On"), texts["reward.form.since.day"], .when(.past),
        hint: texts["reward.form.since.day.hint"], limit: 40),
    ]
  }

  /// The reporters of the tips, in order of alias.
  var reporters: [ReporterID] { desk.rewardTips(of: task.lead).flatMap { desk.reporters.of($0.id) }.sorted() }

  /// The reporters of joint tips.
  var jointReporters: [ReporterID] {
    desk.rewardTips(of: task.lead).map { desk.reporters.of($0.id) }.filter { $0.count > 1 }.flatMap { $0 }.sorted()
  }

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
    options("reporter", ids.map { ChoiceOption(String($0.rawValue), environment.wording.alias($0)) })
  }

  private func people(_ dues: [RewardPeople.Due]) -> FormField {
    options("reporter", dues.map { option($0.reporter.rawValue, $0.reporter, environment.wording.money($0.fen)) })
  }

  private func unsigned() -> FormField {
    options(
      "payment",
      those.unsigned.map { moved in
        let money = environment.wording.money(moved.fen)
        return option(
          moved.step.event.rawValue, moved.reporter, moved.isBack ? texts("reward.form.cameBack", money) : money)
      })
  }

  private func objections() -> FormField {
    options(
      "objection",
      (file?.openObjections ?? []).map {
        option($0.step.event.rawValue, $0.reporter, environment.wording.time($0.step.at))
      })
  }

  private func revocations() -> FormField {
    options(
      "wanted",
      (file?.openRevocations ?? []).map {
        option($0.step.event.rawValue, $0.named, texts["reward.revocation.\($0.ground.rawValue)"])
      })
  }

  private func option(_ id: Int64, _ reporter: ReporterID, _ detail: String) -> ChoiceOption {
    ChoiceOption(String(id), environment.wording.alias(reporter), detail: detail)
  }

  private func options(_ key: FieldKey, _ options: [ChoiceOption]) -> FormField {
    FormField(key, texts["reward.form.\(key.name)"], .choice(FixedChoices(options)), required: true)
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
