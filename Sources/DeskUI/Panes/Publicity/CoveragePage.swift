import CaseDomain
import Terminal

/// The coverage matrix as lines (R1.3): sections and their windows down, months across, and below it what is missing.
///
/// Every sign says by itself what it means, so that the page reads without colour: a number, `×` for what was missed,
/// `○` for what can still be done, `·` for what is to come.
struct CoveragePage {
  /// The names of the months, and the lines that scroll below them.
  private(set) var parts: (head: [DetailLine], body: [DetailLine]) = ([], [])
  private static let cell = 4
  /// The column of the sums.
  private static let total = 7

  init(_ year: Int, _ context: LayerContext, width: Int) {
    guard let desk = context.desk else { return }
    let (texts, theme) = (context.texts, context.theme)
    let rows = desk.coverage(in: year, on: context.today)
    guard !rows.isEmpty else {
      parts.body = DisplayWidth.wrapped(texts["publicity.none.coverage"], width: width).map {
        DetailLine($0, theme.secondary)
      }
      return
    }
    let room = max(8, width - 12 * Self.cell - Self.total - 1)
    let names = min(room, rows.map { DisplayWidth.of(Self.name($0)) }.max() ?? 0)
    parts.head = [Self.months(names, context)]
    parts.body = rows.map { Self.line($0, names, theme) }
    parts.body += [
      DetailLine(), DetailLine(DisplayWidth.clipped(texts["publicity.legend"], to: width), theme.secondary),
    ]
    missing(rows, isOver: true, context, width: width)
    missing(rows, isOver: false, context, width: width)
  }

  /// A window stands under its section.
  private static func name(_ row: CoverageRow) -> String {
    if case .window = row.span.place { "  " + row.name } else { row.name }
  }

  private static func right(_ text: String, _ width: Int = cell) -> String {
    String(repeating: " ", count: max(0, width - DisplayWidth.of(text))) + text
  }

  private static func months(_ names: Int, _ context: LayerContext) -> DetailLine {
    let months = (1...12).map { right(String($0)) }.joined()
    let head = DisplayWidth.padded(context.texts["publicity.month"], to: names)
    return DetailLine(head + months + right(context.texts["publicity.total"], total), context.theme.secondary)
  }

  private static func line(_ row: CoverageRow, _ names: Int, _ theme: Theme) -> DetailLine {
    let name = DisplayWidth.padded(DisplayWidth.clipped(name(row), to: names), to: names)
    let sum = row.cells.reduce(0) { $0 + $1.count }
    return DetailLine(
      pieces: [(name, .plain)] + row.cells.map { (right($0.sign), style($0, theme)) }
        + [(right(String(sum), total), theme.secondary)])
  }

  /// The more, the heavier.
  private static func style(_ cell: CoverageCell, _ theme: Theme) -> Style {
    switch cell.standing {
    case .gap: theme.alert
    case .due: theme.warning
    case .met where cell.count > 2: theme.accent
    case .met where cell.count > 0: theme.heading
    case .met, .notAsked, .future, .closed: cell.count > 0 ? .plain : theme.secondary
    }
  }

  /// The gaps, a line for each place: 投资项目科  2 月、4 月.
  private mutating func missing(_ rows: [CoverageRow], isOver: Bool, _ context: LayerContext, width: Int) {
    let (texts, theme) = (context.texts, context.theme)
    let found = rows.map { row in (row, row.gaps.filter { $0.isOver == isOver }) }.filter { !$0.1.isEmpty }
    guard !found.isEmpty else { return }
    let count = found.reduce(0) { $0 + $1.1.count }
    let key = isOver ? "publicity.gaps" : "publicity.gaps.open"
    var page = DetailPage(theme: theme, width: width)
    page.text(texts(key, String(count)), isOver ? theme.alert : theme.warning)
    for (row, gaps) in found {
      let periods = gaps.map { gap in
        let name = texts("publicity.period.\(gap.period.unit.rawValue)", String(gap.period.ordinal))
        return gap.count == 0 ? name : texts("publicity.gap.some", name, String(gap.count), String(gap.asked))
      }
      page.value("  " + row.name, periods.joined(separator: texts["frame.listSeparator"]))
    }
    parts.body += [DetailLine()] + page.lines
  }
}
