import CaseDomain
import DeskText
import Terminal

/// One matter of pane 7 as lines: what it is, each section's part, every step with who, when and the number of its event.
struct SupervisionPage {
  private(set) var parts: [SupervisionPart] = []
  /// The first line of each part.
  private(set) var places: [SupervisionPart: Int] = [:]
  private(set) var page: DetailPage
  let chosen: SupervisionPart?
  let wording: Wording
  let today: CivilDate

  var lines: [DetailLine] { page.lines }
  var texts: Texts { wording.texts }

  init(_ subject: SupervisionSubject, chosen: SupervisionPart?, _ context: LayerContext, width: Int) {
    page = DetailPage(theme: context.theme, width: width)
    self.chosen = chosen
    wording = context.wording
    today = context.today
    guard let session = context.session else { return }
    switch subject {
    case .directive(let id): session.desk.directives[id].map { build($0) }
    case .inspection(let id): session.desk.supervision[id].map { build($0, session.desk, session.member) }
    case .rule(let id): session.desk.workingRules[id].map { build($0, session.desk) }
    }
  }

  // MARK: What pages share

  /// A line that keys act on: what it is at the left, how it stands at the right.
  mutating func part(_ part: SupervisionPart, _ label: String, _ note: String, _ style: Style = .plain) {
    places[part] = page.lines.count
    parts.append(part)
    let isChosen = part == chosen
    let head = (isChosen ? "> " : "  ") + label
    let gap = page.width - DisplayWidth.of(head) - DisplayWidth.of(note)
    let theme = page.theme
    if gap >= 2 {
      let left = DisplayWidth.padded(head, to: page.width - DisplayWidth.of(note))
      page.line(
        DetailLine(pieces: [(left, isChosen ? theme.selection : .plain), (note, isChosen ? theme.selection : style)]))
    } else {
      page.text(head, isChosen ? theme.selection : .plain)
      page.text(note, style, indent: 4)
    }
  }

  /// Who took a step, when, what they said, and the number of its event.
  mutating func step(_ name: String, _ step: OfficeStep?, indent: Int = 0) {
    guard let step else { return }
    let who = "\(wording.time(step.at))  \(wording.member(step.by))  #\(step.event.rawValue)"
    let said = step.words.isEmpty ? "" : "  " + step.words
    if indent == 0 {
      page.value(texts["supervision.page.\(name)"], who + said)
    } else {
      page.text("\(texts["supervision.page.\(name)"])  \(who)\(said)", page.theme.secondary, indent: indent)
    }
  }

  /// The same without the words, where they stand above.
  mutating func who(_ name: String, _ step: OfficeStep, indent: Int) {
    page.text(
      "\(texts["supervision.page.\(name)"])  \(wording.time(step.at))  \(wording.member(step.by))  #\(step.event.rawValue)",
      page.theme.secondary, indent: indent)
  }

  mutating func steps(_ name: String, _ steps: [OfficeStep], indent: Int = 0) {
    for step in steps { self.step(name, step, indent: indent) }
  }

  mutating func text(_ text: String, _ style: Style = .plain, indent: Int = 0) {
    page.text(text, style, indent: indent)
  }

  mutating func value(_ name: String, _ value: String, _ style: Style = .plain) {
    page.value(texts["supervision.page.\(name)"], value, style)
  }

  mutating func heading(_ text: String) { page.heading(text) }

  /// A last day with how far it is, in the colour of how near.
  mutating func day(_ name: String, _ day: CivilDate?, isOpen: Bool) {
    guard let day else { return }
    guard isOpen else { return value(name, wording.dateAndWeekday(day)) }
    let urgency = Urgency(due: day, today: today)
    let style = urgency == .overdue ? page.theme.alert : urgency == .today ? page.theme.warning : .plain
    value(name, wording.noted(wording.dateAndWeekday(day), wording.dueLong(day)), style)
  }
}
