import CaseDomain

extension PublicityForm {
  /// What the form asks for; nil where something is missing.
  ///
  /// - Parameter hasFiles: whether files go with it, for which others stand until they are sealed.
  func command(_ form: Form, _ environment: FormEnvironment, hasFiles: Bool) -> (any Command)? {
    let make = PublicityFields(environment: environment)
    let files = hasFiles ? [Attachment.placeholder] : []
    switch task {
    case .plan:
      return form.when("on").map {
        PlanActivity(
          ActivityPlan(
            on: $0.date, theme: form.text("theme"), organiser: make.organiser(form), place: form.text("place")))
      }
    case .record(let plan): return make.details(form).map { RecordActivity($0, plan: plan, evidence: files) }
    case .correct(let id):
      guard let details = make.details(form), let newest = environment.desk.publicity[id]?.versions.last else {
        return nil
      }
      return CorrectActivity(
        activity: id, basedOn: basis(form) ?? newest.step.event, details: details, reason: form.text("reason"))
    case .evidence(let id): return AddActivityEvidence(activity: id, words: form.text("words"), evidence: files)
    case .drop(let id), .strikeOut(let id): return EndActivity(activity: id, reason: form.text("reason"))
    default: return studyCommand(form, make, environment)
    }
  }

  private func studyCommand(
    _ form: Form, _ make: PublicityFields, _ environment: FormEnvironment
  ) -> (any Command)? {
    switch task {
    case .study: return make.study(form).map { RecordStudy($0, absent: make.staff(form, "absent")) }
    case .correctStudy(let id):
      guard let details = make.study(form), let session = environment.desk.study[id] else { return nil }
      return CorrectStudy(
        study: id, basedOn: basis(form) ?? session.newest.step.event, details: details,
        absent: make.staff(form, "absent"), reason: form.text("reason"))
    case .makeUp(let id):
      let day = form.when("on")?.date
      let people = make.staff(form, "staff")
      return people.isEmpty
        ? nil : Batch(people.map { MakeUpStudy(study: id, staff: $0, on: day, how: form.text("how")) })
    case .strikeOutStudy(let id): return StrikeOutStudy(study: id, reason: form.text("reason"))
    case .staff: return staff(form, make)
    case .staffLeft(let id): return RemoveStaff(staff: id, on: form.when("left")?.date, reason: form.text("reason"))
    case .window: return make.section(form).map { AddWindow(section: $0, name: form.text("windowName")) }
    case .closeWindow:
      return form.choice("window").flatMap { Int64($0) }.map {
        CloseWindow(window: WindowID(rawValue: $0), reason: form.text("reason"))
      }
    default: return nil
    }
  }

  /// One name, perhaps a member's, or several.
  private func staff(_ form: Form, _ make: PublicityFields) -> (any Command)? {
    guard let section = make.section(form), let since = form.when("since")?.date else { return nil }
    let names = FieldFields.names(form.text("names"))
    let member = form.choice("member").flatMap { Int64($0) }.map(MemberID.init(rawValue:))
    if names.isEmpty { return nil }
    return Batch(
      names.map { ListStaff(section: section, name: $0, since: since, member: names.count == 1 ? member : nil) })
  }

  /// The account that stood there when the form was opened: what others corrected since is not overwritten unseen.
  private func basis(_ form: Form) -> EventNumber? {
    form.extras["outreach.basis"].flatMap { Int64($0) }.map(EventNumber.init(rawValue:))
  }
}
