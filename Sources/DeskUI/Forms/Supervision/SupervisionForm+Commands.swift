import CaseDomain
import DeskSession

// What the forms of pane 7 say, as commands.
extension SupervisionForm {
  func directiveCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    if task.step == .receive { return content(form, environment).map { DirectSections(.receive($0)) } }
    guard case .directive(let id) = task.subject else { return nil }
    let due = form.when("due")?.date
    switch task.step {
    case .amend:
      return content(form, environment).map { DirectSections(.amend(id, $0, reason: form.text("reason"))) }
    case .passDown:
      guard let due else { return nil }
      let targets = sections(form).map { DirectiveTarget(section: $0, due: due) }
      return targets.isEmpty ? nil : DirectSections(.passDown(id, targets, words: form.text("words")))
    case .acknowledge: return task.section.map { AcknowledgeDirective(directive: id, section: $0) }
    case .done: return task.section.map { FinishDirective(directive: id, section: $0, words: form.text("done")) }
    case .sendBack:
      guard let section = task.section, let due else { return nil }
      return DirectSections(.sendBack(id, section, reason: form.text("reason"), due: due))
    case .excuse: return task.section.map { DirectSections(.excuse(id, $0, reason: form.text("reason"))) }
    case .close: return DirectSections(.close(id, words: form.text("closing")))
    case .report:
      return DirectSections(
        .report(
          id, to: form.text("to"), letter: form.text("letter"), on: form.when("on")?.date, words: form.text("words")))
    case .reopen: return DirectSections(.reopen(id, reason: form.text("reason")))
    default: return nil
    }
  }

  private func content(_ form: Form, _ environment: FormEnvironment) -> DirectiveContent? {
    form.choice("level").flatMap(DirectiveLevel.init).map {
      DirectiveContent(
        level: $0, issuer: form.text("issuer"), title: form.text("title"), number: form.given("number"),
        receivedOn: form.when("received")?.date ?? environment.clock.today, due: form.when("due")?.date,
        demands: form.text("demands"), kept: form.given("kept"))
    }
  }

  private func sections(_ form: Form) -> [SectionID] {
    form.choices("sections").compactMap { Int64($0) }.map(SectionID.init(rawValue:))
  }

  func inspectionCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    if task.step == .inspect {
      return form.choice("kind").flatMap(InspectionKind.init).map {
        InspectSections(
          kind: $0, sections: sections(form), on: form.when("inspectedOn")?.date,
          inspectors: form.choices("inspectors").compactMap { Int64($0) }.map(MemberID.init(rawValue:)),
          scope: form.text("scope"), places: form.given("places"))
      }
    }
    if case .inspection(let id) = task.subject, let section = task.section {
      if task.step == .nothing { return Supervise(.nothing(id, section, words: form.text("words"))) }
      guard task.step == .find, let chosen = form.choice("severity") else { return nil }
      return Supervise(
        .find(
          id, section, severity: FindingSeverity(rawValue: chosen), clause: form.choice("clause").map { Clause($0) },
          words: form.text("finding")))
    }
    return task.entry.flatMap { rectification($0, form) }
  }

  private func rectification(_ finding: EventNumber, _ form: Form) -> (any Command)? {
    let due = form.when("due")?.date
    switch task.step {
    case .rectify:
      guard let owner = owner(form), let due else { return nil }
      return Supervise(.set(finding, owner: owner, due: due, words: form.text("task")))
    case .reassign:
      guard let owner = owner(form), let due else { return nil }
      return Supervise(.change(finding, owner: owner, due: due, reason: form.text("reason")))
    case .rectified: return Supervise(.report(finding, words: form.text("done")))
    case .recheck:
      let next = form.when("next")?.date
      guard let passed = form.choice("passed"), passed == "yes" || next != nil else { return nil }
      return Supervise(.check(finding, words: form.text("seen"), next: passed == "yes" ? nil : next))
    case .strikeOff: return Supervise(.strikeOff(finding))
    case .relapse: return due.map { Supervise(.reopen(finding, reason: form.text("reason"), due: $0)) }
    case .withdraw: return Supervise(.withdraw(finding, reason: form.text("reason")))
    default: return nil
    }
  }

  private func owner(_ form: Form) -> RectificationOwner? {
    guard let chosen = form.choice("owner") else { return nil }
    if let number = Int64(chosen) { return RectificationOwner(member: MemberID(rawValue: number)) }
    return form.given("ownerName").map { RectificationOwner(name: $0) }
  }

  func ruleCommand(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    func proposed(_ rule: RuleID?, _ kind: RuleKind) -> any Command {
      KeepRules(
        .propose(
          rule, kind, title: form.text("title"), issuer: form.text("issuer"), text: form.text("ruleText"),
          from: form.when("from")?.date))
    }
    if task.step == .propose { return form.choice("ruleKind").flatMap(RuleKind.init).map { proposed(nil, $0) } }
    guard case .rule(let id) = task.subject, let rule = environment.desk.workingRules[id] else { return nil }
    switch task.step {
    case .renew: return proposed(id, rule.kind)
    case .issue: return rule.waiting.map { KeepRules(.issue($0.event)) }
    case .decline: return rule.waiting.map { KeepRules(.decline($0.event, reason: form.text("reason"))) }
    case .read: return rule.current.map { KeepRules(.acknowledge($0.event)) }
    case .readFor:
      guard let section = task.section else { return nil }
      return rule.current.map { KeepRules(.acknowledgeFor($0.event, section)) }
    case .repeal: return KeepRules(.repeal(id, reason: form.text("reason")))
    default: return nil
    }
  }
}
