import CaseDomain
import DeskSession

// What the forms about directives say, as commands.
extension SupervisionForm {
  func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    if task.step == .receive { return content(form, environment).map { DirectSections(.receive($0)) } }
    guard case .directive(let id) = task.subject else { return nil }
    let due = form.when("due")?.date
    switch task.step {
    case .receive: return nil
    case .amend:
      return content(form, environment).map { DirectSections(.amend(id, $0, reason: form.text("reason"))) }
    case .passDown:
      guard let due else { return nil }
      let targets = form.choices("sections").compactMap { Int64($0) }.map {
        DirectiveTarget(section: SectionID(rawValue: $0), due: due)
      }
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
}
