import CaseDomain
import DeskSession
import Terminal

/// An activity or a study session as lines: what counts, who was there, what shows it, every account of it and every
/// step.
struct PublicityPage {
  private var page: DetailPage
  private let context: LayerContext
  var lines: [DetailLine] { page.lines }

  init(_ item: PublicityItem, _ context: LayerContext, width: Int) {
    page = DetailPage(theme: context.theme, width: width)
    self.context = context
    guard let desk = context.desk else { return }
    switch item {
    case .activity(let id): if let activity = desk.publicity[id] { build(activity, desk) }
    case .study(let id): if let session = desk.study[id] { build(session, desk) }
    case .staff: break
    }
  }

  private var texts: (String) -> String { { context.texts["publicity.page.\($0)"] } }
  private var words: Wording { context.wording }

  // MARK: Activities

  private mutating func build(_ activity: Activity, _ desk: Desk) {
    page.text(activity.theme, page.theme.heading)
    let state = context.texts["publicity.state.\(activity.state.rawValue)"]
    let isOver = activity.state == .planned && activity.on < context.today
    page.value(texts("state"), state, isOver || activity.ending != nil ? page.theme.warning : .plain)
    if let details = activity.details {
      account(details, activity.versions.first, desk)
    } else {
      page.value(texts("planned"), words.dateAndWeekday(activity.on))
      page.value(texts("organiser"), words.organiser(activity.organiser))
      page.value(texts("place"), activity.place)
    }
    if let ending = activity.ending { page.value(texts("ending"), ending.reason, page.theme.warning) }
    evidence(activity)
    let earlier = activity.versions.dropLast()
    if !earlier.isEmpty {
      page.heading(context.texts("publicity.page.versions", String(earlier.count)))
      for (place, version) in earlier.enumerated().reversed() {
        step(version.step, activity.versions[place + 1].reason)
        changed(version.details, activity.versions[place + 1].details)
      }
    }
    steps(of: activity)
  }

  private mutating func account(_ details: ActivityDetails, _ first: Activity.Version?, _ desk: Desk) {
    let isLate = first.map { desk.isLate($0.step, for: details.on) } ?? false
    let late = first.map { context.texts("publicity.page.late", words.date(desk.date(of: $0.step.at))) } ?? ""
    page.value(
      texts("on"), words.dateAndWeekday(details.on) + (isLate ? late : ""), isLate ? page.theme.warning : .plain)
    page.value(texts("forms"), words.activityForms(details.forms))
    if let focus = details.focus {
      page.value(
        texts("focus"),
        context.texts("publicity.page.focus.words", context.texts["publicity.focus.\(focus.kind.rawValue)"], focus.name)
      )
    }
    page.value(texts("organiser"), words.organiser(details.organiser))
    page.value(texts("sections"), list(details.sections.map(words.section)))
    page.value(texts("windows"), list(details.windows.map(words.window)))
    page.value(texts("place"), details.place)
    page.value(texts("audience"), String(details.audience))
    page.value(texts("summary"), details.summary)
  }

  private func list(_ names: [String]) -> String { names.joined(separator: context.texts["frame.listSeparator"]) }

  private mutating func evidence(_ activity: Activity) {
    let files = activity.evidence.flatMap { $0.files }
    guard activity.state == .held || !files.isEmpty else { return }
    guard !files.isEmpty else { return page.value(texts("evidence"), texts("evidence.none"), page.theme.secondary) }
    page.heading(context.texts("publicity.page.evidence.count", String(files.count)))
    for evidence in activity.evidence {
      for file in evidence.files { page.text("\(file.name)  \(TipLedger.size(file.bytes))", indent: 2) }
      if !evidence.words.isEmpty { page.text(evidence.words, page.theme.secondary, indent: 4) }
    }
  }

  /// What an earlier account said otherwise.
  private mutating func changed(_ before: ActivityDetails, _ after: ActivityDetails) {
    func differs(_ key: String, _ one: String, _ other: String) {
      if one != other { page.text(context.texts("publicity.page.was", texts(key), one, other), indent: 2) }
    }
    differs("on", "\(before.on)", "\(after.on)")
    differs("theme", before.theme, after.theme)
    differs("forms", words.activityForms(before.forms), words.activityForms(after.forms))
    differs("focus", before.focus?.name ?? "-", after.focus?.name ?? "-")
    differs("organiser", words.organiser(before.organiser), words.organiser(after.organiser))
    differs("sections", list(before.sections.map(words.section)), list(after.sections.map(words.section)))
    differs("windows", list(before.windows.map(words.window)), list(after.windows.map(words.window)))
    differs("place", before.place, after.place)
    differs("audience", String(before.audience), String(after.audience))
    differs("summary", before.summary, after.summary)
  }

  private mutating func steps(of activity: Activity) {
    page.heading(texts("steps"))
    if activity.plan != nil { step(activity.entered, texts("step.planned")) }
    for (place, version) in activity.versions.enumerated() {
      step(version.step, place == 0 ? texts("step.held") : texts("step.corrected"))
    }
    for evidence in activity.evidence where !activity.versions.contains(where: { $0.step == evidence.step }) {
      step(evidence.step, texts("step.evidence"))
    }
    if let ending = activity.ending {
      step(ending.step, context.texts["publicity.state.\(activity.state.rawValue)"])
    }
  }

  private mutating func step(_ step: EntryStep, _ what: String?) {
    let line = "#\(step.event.rawValue)  \(words.time(step.at))  \(words.member(step.by))  \(what ?? "")"
    page.text(line, page.theme.secondary)
  }

  // MARK: Study

  private mutating func build(_ session: StudySession, _ desk: Desk) {
    let details = session.details
    page.text(details.title, page.theme.heading)
    if let ending = session.ending {
      page.value(texts("state"), context.texts["publicity.state.struckOut"], page.theme.warning)
      page.value(texts("ending"), ending.reason, page.theme.warning)
    }
    page.value(texts("kind"), context.texts["publicity.study.\(details.kind.rawValue)"])
    page.value(texts("number"), details.number)
    page.value(texts("issuer"), details.issuer)
    let isLate = session.versions.first.map { desk.isLate($0.step, for: details.on) } ?? false
    let written = session.versions.first.map { words.date(desk.date(of: $0.step.at)) } ?? ""
    page.value(
      texts("on"),
      words.dateAndWeekday(details.on) + (isLate ? context.texts("publicity.page.late", written) : ""),
      isLate ? page.theme.warning : .plain)
    page.value(texts("minutes"), context.texts("publicity.page.minutes.words", String(details.minutes)))
    page.value(texts("place"), details.place)
    page.value(texts("lecturer"), details.lecturer)
    page.value(texts("called"), list(details.sections.map(words.section)))
    attendance(session, desk)
    let earlier = session.versions.dropLast()
    if !earlier.isEmpty {
      page.heading(context.texts("publicity.page.versions", String(earlier.count)))
      for (place, version) in earlier.enumerated().reversed() {
        step(version.step, session.versions[place + 1].reason)
        changed(version, session.versions[place + 1])
      }
    }
    page.heading(texts("steps"))
    for (place, version) in session.versions.enumerated() {
      step(version.step, place == 0 ? texts("step.study") : texts("step.corrected"))
    }
    for madeUp in session.madeUp {
      step(madeUp.step, context.texts("publicity.page.step.madeUp", words.staff(madeUp.staff)))
    }
    if let ending = session.ending { step(ending.step, context.texts["publicity.state.struckOut"]) }
  }

  private mutating func attendance(_ session: StudySession, _ desk: Desk) {
    page.heading(
      context.texts("publicity.page.attendance", String(session.present.count), String(session.attendance.count)))
    page.text(list(session.present.map(words.staff)), indent: 2)
    guard !session.absent.isEmpty else { return }
    page.blank()
    page.text(context.texts("publicity.page.absent", String(session.absent.count)), page.theme.heading)
    let due = desk.makeUpDue(for: session.on)
    for id in session.absent {
      let name = words.staff(id)
      if let done = session.madeUp.first(where: { $0.staff == id }) {
        page.text(context.texts("publicity.page.madeUp", name, words.date(done.on), done.how), indent: 2)
      } else if desk.study.staff(id)?.leaving != nil {
        page.text(context.texts("publicity.page.left", name), page.theme.secondary, indent: 2)
      } else {
        let isLate = due < context.today
        page.text(
          context.texts("publicity.page.open", name, words.dueShort(due)),
          isLate ? page.theme.alert : page.theme.warning, indent: 2)
      }
    }
  }

  private mutating func changed(_ before: StudySession.Version, _ after: StudySession.Version) {
    func differs(_ key: String, _ one: String, _ other: String) {
      if one != other { page.text(context.texts("publicity.page.was", texts(key), one, other), indent: 2) }
    }
    func absent(_ version: StudySession.Version) -> String {
      list(version.attendance.filter { !$0.present.isYes }.map { words.staff($0.staff) })
    }
    let (one, other) = (before.details, after.details)
    differs("on", "\(one.on)", "\(other.on)")
    differs("title", one.title, other.title)
    differs("number", one.number, other.number)
    differs("issuer", one.issuer, other.issuer)
    differs("minutes", String(one.minutes), String(other.minutes))
    differs("place", one.place, other.place)
    differs("lecturer", one.lecturer, other.lecturer)
    differs("called", list(one.sections.map(words.section)), list(other.sections.map(words.section)))
    differs("absent.short", absent(before), absent(after))
  }
}
