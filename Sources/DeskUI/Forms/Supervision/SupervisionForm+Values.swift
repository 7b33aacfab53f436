import CaseDomain
import DeskSession

// What the forms of pane 7 know already.
extension SupervisionForm {
  func fill(_ form: inout Form, _ environment: FormEnvironment) {
    switch task.subject {
    case .directive(let id): environment.desk.directives[id].map { fill(&form, with: $0, environment) }
    case .inspection: fillFinding(&form, environment)
    case .rule(let id): environment.desk.workingRules[id].map { fill(&form, with: $0) }
    case nil: fillBeginning(&form, environment)
    }
  }

  private func fill(_ form: inout Form, with found: SuperiorDirective, _ environment: FormEnvironment) {
    switch task.step {
    case .amend:
      let content = found.content
      form.choose("level", [content.level.rawValue])
      form.set("issuer", content.issuer)
      form.set("title", content.title)
      form.set("number", content.number ?? "")
      form.set("received", content.receivedOn.description)
      form.set("due", content.due?.description ?? "")
      form.set("demands", content.demands)
      form.set("kept", content.kept ?? "")
    case .passDown:
      let open = SupervisionTask.targets(found, environment.desk)
      if open.count == 1 { form.choose("sections", [String(open[0].rawValue)]) }
      if let due = found.content.due { form.set("due", max(due, environment.clock.today).description) }
    case .report: form.set("to", found.content.issuer)
    default: break
    }
  }

  private func fillFinding(_ form: inout Form, _ environment: FormEnvironment) {
    guard let finding = task.entry.flatMap({ environment.desk.supervision.finding($0) }) else { return }
    switch task.step {
    case .rectify:
      let people = environment.desk.members.all.filter { $0.status == .admitted && $0.section == finding.section }
      form.choose("owner", [people.first.map { String($0.id.rawValue) } ?? "name"])
    case .reassign:
      guard let item = finding.item else { return }
      form.choose("owner", [item.owner.member.map { String($0.rawValue) } ?? "name"])
      form.set("ownerName", item.owner.name ?? "")
      form.set("due", item.due.description)
    default: break
    }
  }

  private func fill(_ form: inout Form, with rule: WorkingRule) {
    guard task.step == .renew, let newest = rule.issued.last ?? rule.versions.last else { return }
    form.set("title", newest.title)
    form.set("issuer", newest.issuer)
    form.set("ruleText", newest.text)
  }

  private func fillBeginning(_ form: inout Form, _ environment: FormEnvironment) {
    switch task.step {
    case .inspect:
      form.choose("kind", [InspectionKind.routine.rawValue])
      form.choose("inspectors", [String(environment.session.member.rawValue)])
      let open = environment.desk.organisation.sections.filter { !$0.isClosed }
      if open.count == 1 { form.choose("sections", [String(open[0].id.rawValue)]) }
    case .propose: form.set("issuer", environment.desk.organisation.name)
    default: break
    }
  }
}
