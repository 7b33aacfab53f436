import CaseDomain
import DeskSession

// What the forms of a reward say, as commands.
extension RewardForm {
  func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    factCommand(form, environment) ?? decisionCommand(form, environment) ?? paymentCommand(form, environment)
      ?? laterCommand(form, environment)
  }

  private func factCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let lead = task.lead
    let tip = form.choice("tip").flatMap { Int64($0) }.map(TipID.init(rawValue:))
    let items = FieldFields.names(form.text(task.step == .facts ? "proven" : "items"))
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
      guard let held = heldItems(form, environment) else { return nil }
      return RecordCircumstances(
        lead: lead, knownSince: known, verifiedSince: verified, underInvestigationSince: investigated,
        confirmedContent: items.isEmpty ? nil : items, knownContent: held, basis: form.given("basis"),
        exclusion: exclusion)
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
    switch task.step {
    case .notice:
      return reporter(form).map {
        NoticeReward(lead: lead, reporter: $0, on: form.when("on")?.date, words: form.text("words"))
      }
    case .pay:
      guard let reporter = reporter(form), let manner = form.choice("manner").flatMap(PaymentManner.init),
        let due = RewardPeople(environment.desk, lead).unpaid.first(where: { $0.reporter == reporter })
      else { return nil }
      return PayReward(
        lead: lead, reporter: reporter, fen: due.fen, manner: manner, voucher: form.text("voucher"),
        detail: form.given("detail"))
    case .witness:
      return event("payment", form).map { WitnessPayment(lead: lead, payment: $0) }
    case .lapse: return reporter(form).map { LapseReward(lead: lead, reporter: $0, reason: form.text("reason")) }
    default: return nil
    }
  }

  private func laterCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let lead = task.lead
    switch task.step {
    case .object:
      return reporter(form).map {
        ObjectToReward(lead: lead, reporter: $0, on: form.when("on")?.date, words: form.text("objected"))
      }
    case .answer:
      guard let objection = event("objection", form), let upheld = form.choice("upheld") else { return nil }
      return AnswerObjection(
        lead: lead, objection: objection, isUpheld: upheld == "yes", reason: form.text("reason"),
        letter: form.given("letter"))
    case .revoke:
      guard let reporter = reporter(form), let ground = form.choice("revocation").flatMap(RevocationGround.init) else {
        return nil
      }
      return ProposeRevocation(lead: lead, reporter: reporter, ground: ground, reason: form.text("reason"))
    case .revocation:
      guard let proposal = event("wanted", form), let decision = form.choice("decision") else { return nil }
      return DecideRevocation(
        lead: lead, proposal: proposal, isApproved: decision == "yes", opinion: form.text("opinion"))
    case .recover:
      guard let reporter = reporter(form), let fen = YuanAmount.fen(form.text("amount")) else { return nil }
      return RecoverReward(lead: lead, reporter: reporter, fen: fen, voucher: form.text("voucher"))
    case .waive: return reporter(form).map { WaiveRecovery(lead: lead, reporter: $0, reason: form.text("reason")) }
    default: return nil
    }
  }

  /// Items that were held by themselves; nil where a day is missing.
  private func heldItems(
    _ form: Form, _ environment: FormEnvironment
  ) -> [(content: String, since: Established<RewardMoment>)]? {
    var held: [(content: String, since: Established<RewardMoment>)] = []
    for (index, item) in RewardFields(task: task, environment: environment).contentItems.enumerated() {
      guard let since = since(RewardFields.itemKey(index).name, form, environment) else { return nil }
      if since != .never { held.append((item, since)) }
    }
    return held
  }

  private func event(_ key: FieldKey, _ form: Form) -> EventNumber? {
    form.choice(key).flatMap { Int64($0) }.map(EventNumber.init(rawValue:))
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
