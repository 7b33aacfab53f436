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
    let desk = environment.desk
    let fields = RewardFields(task: task, environment: environment)
    let tips = desk.rewardTips(of: task.lead)
    switch task.step {
    case .assess, .grant:
      if tips.count == 1 { form.choose("tip", [String(tips[0].id.rawValue)]) }
    case .state:
      if fields.reporters.count == 1 { form.choose("reporter", [String(fields.reporters[0].rawValue)]) }
      form.choose("confirmed", [MarkValue.unknown.rawValue])
    case .notice, .pay, .lapse:
      let unpaid = desk.rewards[task.lead]?.unpaid ?? []
      if unpaid.count == 1 { form.choose("reporter", [String(unpaid[0].reporter.rawValue)]) }
    case .witness:
      let open = desk.rewards[task.lead]?.payments.filter { $0.witnessed == nil } ?? []
      if open.count == 1 { form.choose("payment", [String(open[0].step.event.rawValue)]) }
    case .open: form.choose("ground", [RewardGround.closing.rawValue])
    default: break
    }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let texts = environment.texts
    let keys: [FieldKey] =
      switch task.step {
      case .grant: ["amount"]
      case .propose: ["total"]
      case .shares:
        RewardFields(task: task, environment: environment).jointReporters.map { RewardFields.shareKey($0) }
      default: []
      }
    for key in keys {
      let isWrong = form.given(key).map { YuanAmount.fen($0) == nil } ?? false
      form.checks[key] = isWrong ? FieldMessage(.error, texts["reward.form.amount.wrong"], shown: .afterLeaving) : nil
    }
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

  // MARK: What it says

  private func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    factCommand(form, environment) ?? decisionCommand(form, environment) ?? paymentCommand(form, environment)
  }

  private func factCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let lead = task.lead
    let tip = form.choice("tip").flatMap { Int64($0) }.map(TipID.init(rawValue:))
    let items = FieldFields.names(form.text("items"))
    func mark(_ key: FieldKey) -> MarkValue { form.choice(key).flatMap(MarkValue.init) ?? .unknown }
    switch task.step {
    case .open: return form.choice("ground").flatMap(RewardGround.init).map { OpenReward(lead: lead, ground: $0) }
    case .facts:
      guard let known = since("known", form, environment), let verified = since("verified", form, environment),
        let investigated = since("investigated", form, environment)
      else { return nil }
      let exclusion: Established<String> =
        switch mark("excluded") {
        case .yes: .on(form.text("exclusion"))
        case .no: .never
        case .unknown: .unknown
        }
      return RecordCircumstances(
        lead: lead, knownSince: known, verifiedSince: verified, underInvestigationSince: investigated,
        confirmedContent: items.isEmpty ? nil : items, exclusion: exclusion)
    case .assess:
      return tip.map {
        AssessRewardTip(
          lead: lead, tip: $0, definiteTarget: mark("target"), specificFacts: mark("specific"),
          helpful: mark("helpful"), content: items)
      }
    case .state:
      let confirmedOn = mark("confirmed") == .yes ? form.when("confirmedOn")?.date : nil
      return reporter(form).map {
        StateForReporter(
          lead: lead, reporter: $0, willing: mark("willing"), confirmed: mark("confirmed"), confirmedOn: confirmedOn)
      }
    case .shares: return shares(form, environment)
    case .grant:
      guard let tip, let fen = YuanAmount.fen(form.text("amount")) else { return nil }
      return GrantDiscretion(lead: lead, tip: tip, fen: fen, reason: form.text("reason"))
    default: return nil
    }
  }

  /// One agreement a joint tip.
  private func shares(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let desk = environment.desk
    var commands: [any Command] = []
    for tip in desk.rewardTips(of: task.lead) {
      let people = desk.reporters.of(tip.id)
      guard people.count > 1 else { continue }
      let shares = people.compactMap { id in
        YuanAmount.fen(form.text(RewardFields.shareKey(id))).map { AgreedShare(reporter: id, fen: $0) }
      }
      guard shares.count == people.count else { return nil }
      commands.append(AgreeShares(lead: task.lead, tip: tip.id, shares: shares))
    }
    return Batch(commands)
  }

  private func decisionCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let lead = task.lead
    let file = environment.desk.rewards[lead]
    let on = form.when("on")?.date
    switch task.step {
    case .register:
      return form.choice("role").flatMap(RewardRole.init).map {
        RegisterReward(lead: lead, role: $0, effect: form.text("effect"))
      }
    case .countersign:
      return file?.registration.map { CountersignReward(lead: lead, registration: $0.step.event) }
    case .propose: return YuanAmount.fen(form.text("total")).map { ProposeReward(lead: lead, total: $0) }
    case .decide:
      guard let proposal = file?.proposal, let decision = form.choice("decision") else { return nil }
      return DecideReward(
        lead: lead, proposal: proposal.step.event, isApproved: decision == "yes", opinion: form.text("opinion"))
    case .submit: return SubmitReward(lead: lead, letter: form.text("letter"), on: on)
    case .county:
      return form.choice("answer").flatMap(CountyAnswer.init).map {
        RecordCountyAnswer(
          lead: lead, answer: $0, letter: form.text("letter"), on: on, reason: form.given("reason"))
      }
    case .close: return CloseReward(lead: lead, reason: form.text("reason"))
    default: return nil
    }
  }

  private func paymentCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let lead = task.lead
    let file = environment.desk.rewards[lead]
    switch task.step {
    case .notice:
      return reporter(form).map {
        NoticeReward(lead: lead, reporter: $0, on: form.when("on")?.date, words: form.text("words"))
      }
    case .pay:
      guard let reporter = reporter(form), let manner = form.choice("manner").flatMap(PaymentManner.init),
        let share = file?.unpaid.first(where: { $0.reporter == reporter })
      else { return nil }
      return PayReward(
        lead: lead, reporter: reporter, fen: share.fen, manner: manner, voucher: form.text("voucher"))
    case .witness:
      return form.choice("payment").flatMap { Int64($0) }.map {
        WitnessPayment(lead: lead, payment: EventNumber(rawValue: $0))
      }
    case .lapse: return reporter(form).map { LapseReward(lead: lead, reporter: $0, reason: form.text("reason")) }
    default: return nil
    }
  }

  private func reporter(_ form: Form) -> ReporterID? {
    form.choice("reporter").flatMap { Int64($0) }.map(ReporterID.init(rawValue:))
  }

  /// Nil where a day is missing.
  private func since(_ name: String, _ form: Form, _ environment: FormEnvironment) -> Established<RewardMoment>? {
    switch form.choice(FieldKey(name)) {
    case "never": return .never
    case "on":
      guard let when = form.when(FieldKey(name + "On")) else { return nil }
      return .on(when.time == nil ? .day(when.date) : .instant(when.instant(in: environment.desk.zone)))
    default: return .unknown
    }
  }
}
