import CaseDomain
import DeskSession

/// The forms about work outside: few fields each, and the section filled in where there is one only.
struct FieldForm: FormDefinition {
  let task: FieldTask

  var name: String { task.draftName }

  var looksThrough: Bool { true }
  func title(_ environment: FormEnvironment) -> String { environment.texts["field.title.\(task.name)"] }

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: fields(environment)
        + [FormField("save", environment.texts["keys.save"], .button(.save))])
    fill(&form, environment)
    return form
  }

  private func fields(_ environment: FormEnvironment) -> [FormField] {
    let make = FieldFields(environment: environment)
    let section = make.section(task)
    switch task {
    case .visit:
      return section + [
        make.choice("kind", VisitKind.allCases.map(\.rawValue), "field.visit."), make.line("place", required: true),
        make.when("on", .past), make.line("met"), make.long("result"),
      ]
    case .handIn:
      return section + [
        make.long("narrative"), make.line("subjects"), make.line("place"), make.when("learned", .past),
      ]
    case .exchange:
      return section + [
        make.choice("direction", ExchangeDirection.allCases.map(\.rawValue), "field.direction."),
        make.line("with", required: true), make.line("lead"), make.when("on", .past), make.long("words"),
      ]
    case .contact:
      return [
        make.choice("contactKind", ContactKind.allCases.map(\.rawValue), "field.contact."),
        make.line("body", required: true), make.line("person", required: true), make.line("post"), make.line("phone"),
        make.line("note"),
      ]
    case .attention:
      return section + [
        make.choice("attentionKind", AttentionKind.allCases.map(\.rawValue), "field.attention."),
        make.line("name", required: true), make.long("grounds"), make.when("until", .future, required: true),
      ]
    case .renew: return [make.long("grounds"), make.when("until", .future, required: true)]
    case .end, .removeContact: return [make.long("reason")]
    case .taken: return [make.line("number", required: true)]
    case .register: return []
    }
  }

  /// What is known already.
  private func fill(_ form: inout Form, _ environment: FormEnvironment) {
    let field = environment.desk.fieldwork
    switch task {
    case .handIn(let visit?):
      if let visit = field.visit(visit) {
        form.set("place", visit.place)
        form.set("learned", FieldFields.day(visit.on))
      }
    case .contact(let replaced?):
      guard let contact = field.contact(replaced) else { return }
      form.choose("contactKind", [contact.kind.rawValue])
      form.set("body", contact.body)
      form.set("person", contact.person)
      form.set("post", contact.post ?? "")
      form.set("phone", contact.phone ?? "")
      form.set("note", contact.note ?? "")
    case .renew(let event): form.set("grounds", field.attention(event)?.grounds ?? "")
    default: break
    }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let texts = environment.texts
    if task == .exchange {
      let isUnknown = form.given("lead") != nil && FieldFields.lead(form, environment.desk) == nil
      form.checks["lead"] =
        isUnknown ? FieldMessage(.error, texts["field.form.lead.unknown"], shown: .afterLeaving) : nil
    }
    if case .taken = task {
      let isUnknown = form.given("number") != nil && FieldFields.tip(form, environment.desk) == nil
      form.checks["number"] =
        isUnknown ? FieldMessage(.error, texts["forms.incident.number.none"], shown: .afterLeaving) : nil
    }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let command = command(form, environment) else { return .refuse(environment.texts["field.form.incomplete"]) }
    let request = SessionRequest.perform(environment.id, command)
    guard let question = doubt(form, environment) else { return .send(request) }
    return .ask(question, yes: environment.texts["field.ask.yes"], back: "narrative", request)
  }

  /// What should not stand in a section's book: who told it, and what concerns somebody who works here (R6.4).
  private func doubt(_ form: Form, _ environment: FormEnvironment) -> String? {
    guard case .handIn = task else { return nil }
    let text = form.text("narrative")
    let subjects = FieldFields.names(form.text("subjects")).map { Subject(kind: .person, name: $0) }
    let content = TipContent(title: "", narrative: text, subjects: subjects)
    let hits = ConcernFields(environment).hits(in: content).filter { $0.why != .unit }
    if !hits.isEmpty {
      let names = hits.map(environment.wording.concern).joined(separator: environment.texts["frame.clauseSeparator"])
      return environment.texts("field.ask.concerns", names)
    }
    let hints = IdentityHints.find(in: text)
    return hints.isEmpty ? nil : environment.texts("field.ask.reporter", String(hints.count))
  }

  private func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    let section = FieldFields.section(form, task, environment)
    let day = form.when("on")?.date
    switch task {
    case .visit:
      guard let section, let kind = form.choice("kind").flatMap(VisitKind.init) else { return nil }
      return RecordVisit(
        section: section, on: day, kind: kind, place: form.text("place"), met: form.text("met"),
        result: form.text("result"))
    case .handIn(let visit):
      guard let section else { return nil }
      let learned = form.when("learned")
      return HandInFinding(
        section: section, visit: visit,
        content: HandInContent(
          narrative: form.text("narrative"), subjects: FieldFields.names(form.text("subjects")),
          place: form.given("place"), learnedAt: learned?.instant(in: environment.desk.zone) ?? environment.now,
          precision: learned == nil || learned?.time != nil ? .minute : .day))
    case .exchange:
      guard let section, let direction = form.choice("direction").flatMap(ExchangeDirection.init) else { return nil }
      return LogExchange(
        section: section, on: day, direction: direction, with: form.text("with"),
        lead: FieldFields.lead(form, environment.desk), words: form.text("words"))
    case .contact(let replaced):
      guard let kind = form.choice("contactKind").flatMap(ContactKind.init) else { return nil }
      return EnterContact(
        kind: kind, body: form.text("body"), person: form.text("person"), post: form.given("post"),
        phone: form.given("phone"), note: form.given("note"), replaces: replaced)
    case .attention:
      guard let section, let kind = form.choice("attentionKind").flatMap(AttentionKind.init),
        let until = form.when("until")?.date
      else { return nil }
      return KeepAttention(
        .list(section, kind, name: form.text("name"), grounds: form.text("grounds"), until: until))
    case .renew(let event):
      return form.when("until").map {
        KeepAttention(.renew(event, grounds: form.text("grounds"), until: $0.date))
      }
    case .end(let event): return KeepAttention(.end(event, reason: form.text("reason")))
    case .removeContact(let event): return RemoveContact(contact: event, reason: form.text("reason"))
    case .taken(let event): return FieldFields.tip(form, environment.desk).map { TakeHandIn(handIn: event, tip: $0) }
    case .register: return nil
    }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["field.done.\(task.name)"]))]
  }
}
