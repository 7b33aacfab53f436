import CaseDomain
import Terminal

/// The office's settings as lines: what holds and since when, and below the chosen one how it came about (R6.7).
struct RulingsPage {
  /// What a member may look up and propose here, by what it is about.
  static let groups: [(name: String, rulings: [Ruling])] = [
    (
      "meetings",
      [
        .campaignFrom, .campaignTo, .cadenceMonthly, .cadenceQuarterly, .cadenceLiaison, .cadencePromotion,
        .meetingQuorum, .minutesDays, .meetingNoticeDays, .meetingAnswerDays, .meetingRiskDays,
      ]
    )
  ]

  private(set) var rulings: [Ruling] = []
  /// The first line of each, and the line after its last.
  private(set) var places: [Ruling: Range<Int>] = [:]
  private var page: DetailPage

  var lines: [DetailLine] { page.lines }

  init(chosen: Ruling, _ context: LayerContext, width: Int) {
    page = DetailPage(theme: context.theme, width: width)
    guard let desk = context.desk else { return }
    for group in Self.groups(desk) {
      page.heading(context.texts["rulings.group.\(group.name)"])
      let names = group.rulings.map { DisplayWidth.of(context.wording.rulingName($0)) }.max() ?? 0
      for ruling in group.rulings {
        let start = page.lines.count
        row(ruling, isChosen: ruling == chosen, names: min(names, width / 3), desk, context)
        if ruling == chosen { history(ruling, desk, context) }
        rulings.append(ruling)
        places[ruling] = start..<page.lines.count
      }
    }
  }

  /// The groups, and last whatever else somebody proposed: nothing waits unseen.
  static func groups(_ desk: Desk) -> [(name: String, rulings: [Ruling])] {
    let named = Set(groups.flatMap(\.rulings))
    let others = Ruling.allCases.filter { ruling in
      !named.contains(ruling) && desk.rulings.proposals.contains { $0.ruling == ruling }
    }
    return groups + (others.isEmpty ? [] : [("other", others)])
  }

  private mutating func row(_ ruling: Ruling, isChosen: Bool, names: Int, _ desk: Desk, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    let today = context.today
    let value = words.rulingValue(desk.rulings.value(ruling, at: today), of: ruling)
    let since = desk.rulings.history(of: ruling).last { $0.from <= today }?.from
    let isWaiting = desk.rulings.proposals.contains { $0.ruling == ruling && $0.decision == nil }
    let note =
      isWaiting ? texts["rulings.waiting"] : since.map { texts("rulings.since", "\($0)") } ?? texts["rulings.standard"]
    let room = max(0, page.width - DisplayWidth.of(note) - 2)
    let name = DisplayWidth.padded(DisplayWidth.clipped(words.rulingName(ruling), to: names), to: names)
    let head = DisplayWidth.padded(
      DisplayWidth.clipped("\(isChosen ? "> " : "  ")\(name)  \(value)", to: room), to: room)
    let style = isChosen ? context.theme.selection : .plain
    page.line(DetailLine(pieces: [(head, style), ("  " + note, isWaiting ? context.theme.warning : style)]))
  }

  /// Newest first, down to what held before anybody decided anything.
  private mutating func history(_ ruling: Ruling, _ desk: Desk, _ context: LayerContext) {
    let (words, texts, theme) = (context.wording, context.texts, context.theme)
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
