import CaseDomain
import DeskSession

extension WeeklyForm {
  /// What the form asks for; nil where something is missing.
  func command(_ form: Form, _ environment: FormEnvironment) -> (any Command)? {
    switch task.step {
    case .file: return file(form, environment)
    case .consolidate: return consolidate(form, environment)
    case .decide:
      return task.report.map {
        DecideWeekly(report: $0, isReleased: form.choice("decision") == "release", reason: form.text("reason"))
      }
    case .submit:
      guard let report = task.report, let body = form.choice("body").flatMap({ Int64($0) }) else { return nil }
      return SubmitWeekly(
        report: report, body: BodyID(rawValue: body), letter: form.text("letter"), on: form.when("on")?.date)
    case .annex: return task.week.map { WriteAnnex(week: $0, words: form.text("annex")) }
    case .situation:
      guard let from = form.when("from")?.date, let to = form.when("to")?.date else { return nil }
      return ReportSituation(
        from: from, to: to, narrative: form.text("narrative"), opinions: form.text("opinions"),
        suggestions: form.text("suggestions"))
    case .deliver:
      return task.report.map {
        DeliverSituation(report: $0, to: form.text("to"), how: form.text("how"), on: form.when("on")?.date)
      }
    }
  }

  private func file(_ form: Form, _ environment: FormEnvironment) -> FileWeekly? {
    guard let week = task.week, let section = section(environment) else { return nil }
    let isZero = form.choice("zero") == "yes"
    let changes = changes(form)
    return FileWeekly(
      section: section, week: week, basedOn: earlier(environment)?.event, changed: isZero ? [:] : changes.counts,
      why: changes.why, narrative: isZero ? "" : form.text("narrative"), next: form.text("next"), isZero: isZero,
      reason: form.text("reason"))
  }

  private func consolidate(_ form: Form, _ environment: FormEnvironment) -> ConsolidateWeekly? {
    guard let week = task.week else { return nil }
    let changes = changes(form)
    return ConsolidateWeekly(
      week: week, basedOn: earlier(environment)?.event, changed: changes.counts, why: changes.why,
      narrative: form.text("narrative"), next: form.text("next"), opinions: form.text("opinions"),
      reason: form.text("reason"))
  }

  /// The figures as they stand in the form, and the words for those that differ.
  private func changes(_ form: Form) -> (counts: [WeeklyFigure: Int], why: [WeeklyFigure: String]) {
    guard form.choice("figures") == "changed" else { return ([:], [:]) }
    var counts: [WeeklyFigure: Int] = [:]
    var why: [WeeklyFigure: String] = [:]
    for figure in wanted where figure.isChangeable {
      counts[figure] = Int(form.text(Self.key(figure)))
      why[figure] = form.text(Self.whyKey(figure))
    }
    return (counts, why)
  }
}
