import CaseDomain
import DeskSession

extension MeetingForm {
  /// What is known already.
  func fill(_ form: inout Form, _ environment: FormEnvironment) {
    let desk = environment.desk
    switch task {
    case .propose: form.choose("kind", [MeetingKind.promotion.rawValue])
    case .schedule(let proposal):
      let kind = proposal.flatMap { desk.meetings[$0]?.kind } ?? .leadingGroup
      form.choose("kind", [kind.rawValue])
      form.set("duration", "90")
      form.choose("notice", ["no"])
      form.choose("host", [String(environment.session.member.rawValue)])
      suggest(kind, &form, environment)
      if let wished = proposal.flatMap({ desk.meetings[$0]?.proposal?.wished }) {
        let slot = desk.nextSlot(for: kind, at: environment.now)
        form.set("start", "\(wished) \(slot.time)")
      }
    case .reschedule(let id): if let plan = desk.meetings[id]?.plan { fill(&form, from: plan) }
    case .hold(let id):
      guard let meeting = desk.meetings[id] else { return }
      if let leader = meeting.plan?.invited.first(where: { desk.members[$0]?.posts.contains(.leader) == true }) {
        form.choose("chair", [String((meeting.chair ?? leader).rawValue)])
      }
      for (index, row) in Self.rows(of: meeting).enumerated() {
        form.choose(FieldKey("presence\(index)"), [row.presence.rawValue])
        form.set(FieldKey("note\(index)"), row.note ?? "")
      }
    case .minutes(let id):
      form.set("minutes", desk.meetings.texts.last { $0.meeting == id && $0.lead == nil }?.words ?? "")
    case .leadMinutes(let event):
      guard let item = desk.meetings.item(event) else { return }
      let words = desk.meetings.texts.last { $0.meeting == item.meeting && $0.lead == item.lead }?.words
      form.set("leadMinutes", words ?? "")
    case .decide(let event): form.set("outcome", desk.meetings.item(event)?.outcome?.words ?? "")
    case .explain(let obligation, let period):
      form.set("explanation", desk.meetings.explanation(of: obligation, in: period)?.words ?? "")
    case .note: form.choose("done", ["no"])
    default: break
    }
  }

  private func fill(_ form: inout Form, from plan: MeetingPlan) {
    form.set("start", "\(plan.start.date) \(plan.start.time)")
    form.set("duration", String(plan.minutes))
    form.set("place", plan.place)
    form.choose("host", plan.host.map { [String($0.rawValue)] } ?? [])
    form.choose("invited", plan.invited.map { String($0.rawValue) })
    form.set("guests", plan.guests.joined(separator: "; "))
    form.choose("notice", [plan.notice == nil ? "no" : "yes"])
  }

  /// The next moment that keeps every obligation, where, and who usually comes.
  private func suggest(_ kind: MeetingKind, _ form: inout Form, _ environment: FormEnvironment) {
    let desk = environment.desk
    let slot = desk.nextSlot(for: kind, at: environment.now)
    form.set("start", "\(slot.date) \(slot.time)")
    form.choose("invited", MeetingFields(environment: environment).usual(kind).map { String($0.rawValue) })
    let last = desk.meetings.all.last { $0.kind == kind && $0.plan != nil }
    form.set("place", last?.plan?.place ?? form.text("place"))
    form.extras["meeting.suggested"] = "\(kind.rawValue) \(form.text("start"))"
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    switch task {
    case .schedule, .reschedule:
      resuggest(&form, environment)
      form.checks["start"] = startCheck(form, environment)
      let isFit = Int(form.text("duration")).map { (5...1440).contains($0) } ?? form.text("duration").isEmpty
      form.checks["duration"] =
        isFit ? nil : FieldMessage(.error, environment.texts["meetings.form.duration.unfit"], shown: .afterLeaving)
    case .hold(let id):
      guard let meeting = environment.desk.meetings[id] else { return }
      for index in Self.rows(of: meeting).indices {
        let isPresent = form.choice(FieldKey("presence\(index)")) == Attendance.Presence.present.rawValue
        form.change(FieldKey("note\(index)")) {
          $0.isHidden = isPresent
          $0.isRequired = !isPresent
        }
      }
    default: break
    }
  }

  /// Another kind of meeting is owed at another time and asks others to come, unless somebody has said otherwise.
  private func resuggest(_ form: inout Form, _ environment: FormEnvironment) {
    guard case .schedule(nil) = task, let kind = form.choice("kind").flatMap(MeetingKind.init),
      let suggested = form.extras["meeting.suggested"], !suggested.hasPrefix(kind.rawValue + " "),
      suggested.hasSuffix(" " + form.text("start"))
    else { return }
    suggest(kind, &form, environment)
  }

  private func startCheck(_ form: Form, _ environment: FormEnvironment) -> FieldMessage? {
    guard let when = form.when("start") else { return nil }
    guard when.time != nil else {
      return FieldMessage(.error, environment.texts["meetings.form.start.time"], shown: .afterLeaving)
    }
    let warnings = warnings(form, environment)
    if warnings.isEmpty {
      return FieldMessage(.information, environment.wording.dateAndWeekday(when.date))
    }
    return FieldMessage(.warning, words(of: warnings, environment))
  }

  private func kind(_ form: Form, _ desk: Desk) -> MeetingKind? {
    task.meeting(desk)?.kind ?? form.choice("kind").flatMap(MeetingKind.init)
  }

  /// What speaks against the moment.
  private func warnings(_ form: Form, _ environment: FormEnvironment) -> [SlotWarning] {
    let desk = environment.desk
    let meeting = task.meeting(desk)
    guard let kind = kind(form, desk),
      let plan = MeetingFields.plan(form, earlier: meeting?.plan, today: environment.clock.today)
    else { return [] }
    return desk.warnings(about: plan, kind: kind, of: meeting?.id, at: environment.now)
  }

  private func words(of warnings: [SlotWarning], _ environment: FormEnvironment) -> String {
    warnings.map(environment.wording.slotWarning).joined(separator: environment.texts["frame.clauseSeparator"])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    guard let command = command(form, environment) else {
      return .refuse(environment.texts["meetings.form.incomplete"])
    }
    if let refusal = environment.refusal(of: command) { return .refuse(environment.wording.refusal(refusal)) }
    let request = SessionRequest.perform(environment.id, command)
    switch task {
    case .schedule, .reschedule:
      let warnings = warnings(form, environment)
      guard !warnings.isEmpty else { return .send(request) }
      // That it lies back is no mistake where somebody enters what was held.
      let question =
        warnings == [.past]
        ? environment.texts["meetings.ask.past"]
        : environment.texts("meetings.ask.warnings", words(of: warnings, environment))
      let yes = environment.texts[warnings == [.past] ? "meetings.ask.past.yes" : "meetings.ask.warnings.yes"]
      return .ask(question, yes: yes, back: "start", request)
    case .cancel: return .ask(environment.texts["meetings.ask.cancel"], request)
    default: return .send(request)
    }
  }
}
