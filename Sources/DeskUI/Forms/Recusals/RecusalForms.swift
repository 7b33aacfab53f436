import CaseDomain
import DeskSession

/// The forms about recusals, ready to be pushed as layers.
enum RecusalForms {
  static func enter(_ entry: CaseEntry, _ context: inout LayerContext) -> [LayerAction] {
    push(EnterRecusalForm(entry: entry), &context)
  }

  static func lift(_ entry: CaseEntry, _ context: inout LayerContext) -> [LayerAction] {
    push(LiftRecusalForm(entry: entry), &context)
  }

  private static func push(_ definition: some FormDefinition, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    return [.push(FormLayer(definition, in: &context, session: session))]
  }

  /// `tip/12`, `lead/15`, as it stands in the name of a form.
  static func text(of entry: CaseEntry) -> String {
    switch entry {
    case .tip(let tip): "tip/\(tip.rawValue)"
    case .lead(let lead): "lead/\(lead.rawValue)"
    case .book(let section): "book/\(section.rawValue)"
    }
  }

  /// The form of a draft; nil for a draft of another kind.
  static func definition(of draft: FormDraft) -> (any FormDefinition)? {
    let parts = draft.form.split(separator: "/")
    guard parts.count == 2, let number = Int64(parts[1]) else { return nil }
    switch parts[0] {
    case "recusal.enter.tip": return EnterRecusalForm(entry: .tip(TipID(rawValue: number)))
    case "recusal.enter.lead": return EnterRecusalForm(entry: .lead(LeadID(rawValue: number)))
    case "recusal.lift.tip": return LiftRecusalForm(entry: .tip(TipID(rawValue: number)))
    case "recusal.lift.lead": return LiftRecusalForm(entry: .lead(LeadID(rawValue: number)))
    default: return nil
    }
  }

  /// What a draft is of, for lists of drafts.
  static func title(of draft: FormDraft, in context: LayerContext) -> String? {
    switch definition(of: draft) {
    case let form as EnterRecusalForm: "\(context.texts["keys.recuse"])  \(context.wording.named(form.entry))"
    case let form as LiftRecusalForm: "\(context.texts["keys.liftRecusal"])  \(context.wording.named(form.entry))"
    default: nil
    }
  }

  /// What a form is about: the entry, what it covers, who has read it.
  static func notes(on entry: CaseEntry, _ environment: FormEnvironment) -> [FormField] {
    let (desk, words, texts) = (environment.desk, environment.wording, environment.texts)
    let title: String? =
      switch entry {
      case .tip(let tip): desk.tips.row(of: tip).map { desk.tips.titles[$0] }
      case .lead(let lead): desk.leads.row(of: lead).map { desk.leads.titles[$0] }
      case .book: nil
      }
    var notes = [FormField("about", "\(words.named(entry))  \(title ?? "")", .note)]
    let others = desk.linked(with: entry).filter { $0 != entry }
    if !others.isEmpty {
      let named = others.prefix(4).map(words.named).joined(separator: texts["frame.listSeparator"])
      let more = others.count > 4 ? texts("frame.more", String(others.count - 4)) : ""
      notes.append(FormField("linked", texts("forms.recusal.linked", named + more), .note))
    }
    notes.append(FormField("readers", readers(of: entry, environment), .note))
    return notes
  }

  /// Who has read it until now: others may open it while the form is.
  static func readers(of entry: CaseEntry, _ environment: FormEnvironment) -> String {
    let readers = environment.desk.readers(ofMatter: entry)
    let names = readers.isEmpty ? environment.texts["tips.recusal.nobody"] : environment.wording.names(readers)
    return environment.texts("forms.recusal.readers", names)
  }
}

/// Takes oneself, or as a keeper somebody else, off a tip or lead (R6.4).
struct EnterRecusalForm: FormDefinition {
  let entry: CaseEntry

  var name: String { "recusal.enter.\(RecusalForms.text(of: entry))" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.recuse"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let members = members(environment)
    let fields =
      RecusalForms.notes(on: entry, environment) + [
        FormField(
          "member", texts["forms.recusal.member"], .choice(FixedChoices(members)), required: true,
          chosen: members.count == 1 ? members.map(\.id) : []),
        FormField("ground", texts["forms.recusal.ground"], .choice(FixedChoices(grounds(environment))), required: true),
        FormField("words", texts["forms.recusal.words"], .longText, required: true, limit: 2000),
        FormField("evidence", texts["forms.recusal.evidence"], limit: 400),
        FormField("known", texts["forms.recusal.known"], .when(.past), required: true, limit: 40),
        FormField("after", texts["forms.recusal.own"], .note), FormField("save", texts["keys.save"], .button(.save)),
      ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.set("known", environment.clock.today.description)
    return form
  }

  /// Oneself first; others only for those who may take them off.
  private func members(_ environment: FormEnvironment) -> [ChoiceOption] {
    let (desk, me) = (environment.desk, environment.session.member)
    let own = environment.member.map {
      [ChoiceOption(String(me.rawValue), environment.texts("forms.recusal.me", $0.name))]
    }
    guard let posts = environment.member?.posts, !posts.isDisjoint(with: RecusalEntered.posts) else { return own ?? [] }
    let others = desk.members.all.filter {
      $0.status == .admitted && !desk.members.isSamePerson($0.id, me) && !desk.isRecused($0.id, from: entry)
    }
    return (own ?? []) + others.map { ChoiceOption(String($0.id.rawValue), $0.name) }
  }

  /// What an auditor may say of another is only that it is about them.
  private func grounds(_ environment: FormEnvironment) -> [ChoiceOption] {
    let decides = environment.member?.posts.isDisjoint(with: [.leader, .custodian]) == false
    let grounds: [RecusalGround] = decides ? [.kin, .subject, .other] : [.subject]
    return grounds.map { ChoiceOption($0.rawValue, environment.texts["tips.recusal.ground.\($0.rawValue)"]) }
  }

  private func member(_ form: Form) -> MemberID? {
    form.choice("member").flatMap { Int64($0) }.map(MemberID.init(rawValue:))
  }

  private func isOwn(_ form: Form, _ environment: FormEnvironment) -> Bool {
    member(form).map { environment.desk.members.isSamePerson($0, environment.session.member) } ?? false
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let isOwn = isOwn(form, environment)
    form.change("ground") { $0.isHidden = isOwn }
    let after = isOwn ? "own" : form.choice("ground") == RecusalGround.subject.rawValue ? "subject" : "other"
    form.change("after") { $0.label = environment.texts["forms.recusal.\(after)"] }
    form.change("readers") { $0.label = RecusalForms.readers(of: entry, environment) }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    // Zero is nobody's number; the rules refuse it.
    let member = member(form) ?? MemberID(rawValue: 0)
    let isOwn = isOwn(form, environment)
    let ground = form.choice("ground").flatMap(RecusalGround.init) ?? .other
    let command = EnterRecusal(
      on: entry, member: member, ground: isOwn ? .declared : ground, words: form.text("words"),
      evidence: form.given("evidence"), known: form.when("known")?.date)
    if let refusal = environment.refusal(of: command) { return .refuse(environment.wording.refusal(refusal)) }
    let question = environment.texts(
      isOwn ? "forms.recusal.ask.own" : "forms.recusal.ask", environment.wording.member(member),
      environment.wording.named(entry))
    return .ask(question, .perform(environment.id, command))
  }
}

/// Lets a member back (R6.4): by a leader who did not take them off.
struct LiftRecusalForm: FormDefinition {
  let entry: CaseEntry

  var name: String { "recusal.lift.\(RecusalForms.text(of: entry))" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.liftRecusal"] }

  /// What this member may lift.
  static func liftable(on entry: CaseEntry, _ desk: Desk, by member: MemberID) -> [Recusal] {
    desk.recusals.on(entry).filter { recusal in
      recusal.lifted == nil
        && ![recusal.member, recusal.enteredBy].contains { desk.members.isSamePerson($0, member) }
    }
  }

  func form(_ environment: FormEnvironment) -> Form {
    let (texts, words) = (environment.texts, environment.wording)
    let open = Self.liftable(on: entry, environment.desk, by: environment.session.member)
    let choices = open.map {
      ChoiceOption(
        String($0.event.rawValue), words.member($0.member), detail: texts["tips.recusal.ground.\($0.ground.rawValue)"])
    }
    let fields =
      RecusalForms.notes(on: entry, environment) + [
        FormField(
          "recusal", texts["forms.recusal.member"], .choice(FixedChoices(choices)), required: true,
          chosen: choices.count == 1 ? choices.map(\.id) : []),
        FormField("sees", "", .note), FormField("sealed", "", .note),
        .reason(texts["forms.triage.reason"]), FormField("save", texts["keys.save"], .button(.save)),
      ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  /// Says what whoever is let back will see, before anything is decided.
  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let (texts, words) = (environment.texts, environment.wording)
    let found = environment.desk.recusals[chosen(form)]
    form.change("readers") { $0.label = RecusalForms.readers(of: entry, environment) }
    form.change("sees") {
      $0.isHidden = found == nil
      $0.label = texts("forms.recusal.lift.sees", found.map { words.member($0.member) } ?? "")
    }
    let isSealed = found.map { environment.desk.isSealed($0) } ?? false
    form.change("sealed") {
      // Who declared it wrote the ground.
      $0.isHidden = found == nil || found?.ground == .declared
      $0.label = texts[isSealed ? "forms.recusal.lift.sealed" : "forms.recusal.lift.open"]
    }
  }

  /// Zero is nobody's number; the rules refuse it.
  private func chosen(_ form: Form) -> EventNumber {
    EventNumber(rawValue: form.choice("recusal").flatMap { Int64($0) } ?? 0)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let event = chosen(form)
    let command = LiftRecusal(recusal: event, reason: form.text("reason"))
    if let refusal = environment.refusal(of: command) { return .refuse(environment.wording.refusal(refusal)) }
    let question = environment.texts(
      "forms.recusal.lift.ask",
      environment.desk.recusals[event].map { environment.wording.member($0.member) } ?? "",
      environment.wording.named(entry))
    return .ask(question, .perform(environment.id, command))
  }
}
