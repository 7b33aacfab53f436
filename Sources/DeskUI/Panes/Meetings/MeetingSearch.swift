import CaseDomain
import DeskText
import Terminal

/// What was said at meetings about a lead or a word: of all years and all lists, what was decided first (R2.1).
///
/// Digits are a lead's number, begun at its front without the leading zeros: `31` is XS-2026-0031 before XS-2026-0310.
struct MeetingSearch {
  typealias Row = MeetingsView.Row
  /// Lines of an outcome that show under its item; the meeting has the whole of it.
  private static let shownLines = 4

  let rows: [Row]

  init(_ line: String, _ context: LayerContext, width: Int) {
    guard let desk = context.desk else {
      rows = []
      return
    }
    let words = line.split(whereSeparator: \.isWhitespace).map { Word(String($0)) }
    let found = Finder(desk: desk, context: context, words: words, width: width)
    let groups = [
      ("meetings.view.outcomes", found.outcomes()), ("meetings.found.open", found.openItems()),
      ("meetings.view.followUps", found.followUps()), ("meetings.view.agenda", found.meetings()),
    ]
    rows = groups.flatMap { key, rows in
      rows.enumerated().map { index, row in
        var row = row
        if index == 0 { row.heading = context.texts[key] }
        return row
      }
    }
  }

  /// One word of the line.
  private struct Word {
    /// Set where it is nothing but digits.
    let digits: String?
    let pattern: PinyinPattern

    init(_ text: String) {
      let isNumber = text.allSatisfy { $0.isASCII && $0.isNumber }
      digits = isNumber ? String(text.drop { $0 == "0" }) : nil
      pattern = PinyinPattern(text)
    }

    func matches(_ text: String, _ lead: RegisterNumber?) -> Bool {
      guard let digits else { return pattern.matches(text) }
      return lead.map { String($0.ordinal).hasPrefix(digits) } ?? false
    }
  }

  /// What the words let through.
  private struct Finder {
    let desk: Desk
    let context: LayerContext
    let words: [Word]
    let width: Int
    private var member: MemberID? { context.session?.member }

    init(desk: Desk, context: LayerContext, words: [Word], width: Int) {
      self.desk = desk
      self.context = context
      self.words = words
      self.width = width
    }

    private func isFound(_ text: String, _ lead: LeadID?) -> Bool {
      let row = lead.flatMap { desk.leads.row(of: $0) }
      let title = row.map { desk.leads.titles[$0] } ?? ""
      let number = row.map { desk.leads.rows[$0].number }
      return words.allSatisfy { $0.matches("\(text)\n\(title)", number) }
    }

    /// The very number asked for before those that only begin so; else as they came.
    private func sorted(_ items: [AgendaItem]) -> [AgendaItem] {
      let asked = words.compactMap(\.digits)
      func isExact(_ item: AgendaItem) -> Bool {
        guard let number = item.lead.flatMap({ desk.leads[$0]?.number }) else { return false }
        return asked.contains(String(number.ordinal))
      }
      return items.filter(isExact) + items.filter { !isExact($0) }
    }

    func outcomes() -> [Row] {
      let items = desk.visibleItems(desk.meetings.items, to: member).reversed().filter { item in
        guard let outcome = item.outcome, item.dropped == nil else { return false }
        return isFound("\(context.wording.agendaItem(item))\n\(outcome.words)\n\(when(item))", item.lead)
      }
      return sorted(items).map { item in
        var row = row(of: item)
        let lines = DisplayWidth.wrapped("→ " + (item.outcome?.words ?? ""), width: max(1, width - 4))
        row.below =
          lines.count > MeetingSearch.shownLines
          ? lines.prefix(MeetingSearch.shownLines - 1) + ["…"] : lines
        return row
      }
    }

    func openItems() -> [Row] {
      let items = desk.visibleItems(desk.meetings.items, to: member).reversed().filter {
        $0.outcome == nil && $0.dropped == nil
          && isFound("\(context.wording.agendaItem($0))\n\(when($0))", $0.lead)
      }
      return sorted(items).map { row(of: $0) }
    }

    func followUps() -> [Row] {
      desk.visibleFollowUps(to: member).reversed()
        .map { (task: $0, row: MeetingsView.row(of: $0, context)) }
        .filter { isFound("\($0.task.due)\n\($0.row.lead)\n\($0.row.label)\n\($0.row.note)", $0.task.lead) }
        .map(\.row)
    }

    func meetings() -> [Row] {
      desk.meetings.all.reversed().map { (meeting: $0, row: MeetingsView.row(of: $0, desk, context)) }
        .filter { meeting, row in
          let day = meeting.plan.map { "\($0.start.date)" } ?? ""
          return isFound("\(day)\n\(row.lead)\n\(row.label)\n\(meeting.purpose)\n\(row.note)", nil)
        }
        .map(\.row)
    }

    private func when(_ item: AgendaItem) -> String {
      let meeting = item.meeting.flatMap { desk.meetings[$0] }
      return meeting?.plan.map { "\($0.start.date)" } ?? context.texts["meetings.view.backlog"]
    }

    private func row(of item: AgendaItem) -> Row {
      let meeting = item.meeting.flatMap { desk.meetings[$0] }
      return Row(
        lead: when(item), label: context.wording.agendaItem(item),
        note: meeting.map { context.wording.meetingKind($0.kind) } ?? "", target: .item(item.event))
    }
  }
}
