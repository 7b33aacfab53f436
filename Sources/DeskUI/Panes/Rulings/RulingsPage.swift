import CaseDomain
import DeskText
import Terminal

/// All of the office's settings and readings as lines, by what they are about: what holds, since when and by whom, and
/// below the chosen one what it decides, its clause and how it came about (R6.7).
struct RulingsPage {
  private(set) var rulings: [Ruling] = []
  /// The first line of each, and the line after its last.
  private(set) var places: [Ruling: Range<Int>] = [:]
  private var page: DetailPage

  var lines: [DetailLine] { page.lines }

  /// - Parameter filter: words that the names, values, meanings, clauses or groups shown must have; all where empty.
  init(chosen: Ruling, filter: String = "", _ context: LayerContext, width: Int) {
    page = DetailPage(theme: context.theme, width: width)
    guard let desk = context.desk else { return }
    for group in RulingGroup.allCases {
      let shown = group.rulings.filter { Self.matches($0, filter, desk, context) }
      if shown.isEmpty { continue }
      page.heading(context.texts["rulings.group.\(group.rawValue)"])
      let names = shown.map { DisplayWidth.of(context.wording.rulingName($0)) }.max() ?? 0
      for ruling in shown {
        let start = page.lines.count
        row(ruling, isChosen: ruling == chosen, names: min(names, width / 3), desk, context)
        if ruling == chosen { more(ruling, desk, context) }
        rulings.append(ruling)
        places[ruling] = start..<page.lines.count
      }
    }
  }

  private static func matches(_ ruling: Ruling, _ filter: String, _ desk: Desk, _ context: LayerContext) -> Bool {
    let words = filter.split(whereSeparator: \.isWhitespace)
    if words.isEmpty { return true }
    let wording = context.wording
    let isWaiting = !desk.rulings.waiting(ruling).isEmpty
    let texts = [
      wording.rulingName(ruling), wording.rulingMeaning(ruling), wording.rulingClause(ruling) ?? "",
      ruling.clause?.rawValue ?? "", context.texts["rulings.group.\(ruling.group.rawValue)"],
      wording.rulingValue(desk.rulings.value(ruling, at: context.today), of: ruling),
      isWaiting ? context.texts["rulings.waiting"] : "",
    ]
    return words.allSatisfy { word in
      let pattern = PinyinPattern(String(word))
      return texts.contains { pattern.matches($0) }
    }
  }

  private mutating func row(_ ruling: Ruling, isChosen: Bool, names: Int, _ desk: Desk, _ context: LayerContext) {
    let words = context.wording
    let value = words.rulingValue(desk.rulings.value(ruling, at: context.today), of: ruling)
    let isWaiting = !desk.rulings.waiting(ruling).isEmpty
    let note = words.rulingNote(ruling, on: context.today)
    let room = max(0, page.width - DisplayWidth.of(note) - 2)
    let name = DisplayWidth.padded(DisplayWidth.clipped(words.rulingName(ruling), to: names), to: names)
    let head = DisplayWidth.padded(
      DisplayWidth.clipped("\(isChosen ? "> " : "  ")\(name)  \(value)", to: room), to: room)
    let style = isChosen ? context.theme.selection : .plain
    page.line(DetailLine(pieces: [(head, style), ("  " + note, isWaiting ? context.theme.warning : style)]))
  }

  /// What it decides, then its history: newest first, down to what held before anybody decided anything.
  private mutating func more(_ ruling: Ruling, _ desk: Desk, _ context: LayerContext) {
    let (words, texts, theme) = (context.wording, context.texts, context.theme)
    page.text(words.rulingExplained(ruling), theme.secondary, indent: 4)
    for proposal in desk.rulings.proposals.reversed() where proposal.ruling == ruling {
      let value = words.rulingValue(proposal.value, of: ruling)
      let (state, style): (String, Style) =
        switch proposal.decision {
        case nil: (texts["rulings.waiting"], theme.warning)
        case let decision? where decision.confirmed:
          (texts("rulings.confirmedBy", words.member(decision.by)), .plain)
        case let decision?: (texts("rulings.declinedBy", words.member(decision.by)), theme.secondary)
        }
      page.text(
        texts("rulings.line", "\(proposal.from)", value, words.member(proposal.proposedBy), state), style, indent: 4)
      page.text(TextCleaning.singleLine(proposal.reason), theme.secondary, indent: 6)
    }
    page.text(
      texts("rulings.line.standard", words.rulingValue(ruling.standard, of: ruling)), theme.secondary, indent: 4)
  }
}

extension RulingGroup {
  /// Its settings, as the screen has them: the campaign's days before what counts within them.
  package var rulings: [Ruling] {
    let all = Ruling.allCases.filter { $0.group == self }
    let days = all.filter { $0.kind == .day }
    return days + all.filter { $0.kind != .day }
  }
}
