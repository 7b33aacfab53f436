import CaseDomain
import Terminal

/// A year by quarters (R1.5): how much, in which forms, for how many people; and how many of the staff studied (R1.4).
struct TrendPage {
  private var page: DetailPage
  var lines: [DetailLine] { page.lines }
  private static let bar = 24

  init(_ year: Int, _ context: LayerContext, width: Int) {
    page = DetailPage(theme: context.theme, width: width)
    guard let desk = context.desk else { return }
    let texts = context.texts
    let quarters = desk.publicityTrend(in: year, on: context.today)
    guard let newest = quarters.last else {
      page.text(texts["publicity.none.trend"], context.theme.secondary)
      return
    }
    let most = max(1, quarters.map(\.activities).max() ?? 1)
    for quarter in quarters { self.quarter(quarter, most, context) }
    page.heading(texts("publicity.trend.staff", Self.name(newest.period, context)))
    for section in desk.organisation.sections where !section.isClosed {
      let share = desk.studyShare(in: newest.period, of: section.id, on: context.today)
      staff(section.name, share, context)
    }
    staff(texts["publicity.total"], newest.staff, context)
  }

  private static func name(_ quarter: Period, _ context: LayerContext) -> String {
    context.texts("publicity.period.quarter", String(quarter.ordinal))
  }

  private static func bars(_ count: Int, of most: Int, width: Int = bar) -> String {
    let filled = count == 0 ? 0 : max(1, count * width / max(1, most))
    return DisplayWidth.padded(String(repeating: "█", count: filled), to: width)
  }

  private mutating func quarter(_ quarter: PublicityQuarter, _ most: Int, _ context: LayerContext) {
    let (texts, theme) = (context.texts, context.theme)
    let name = DisplayWidth.padded(Self.name(quarter.period, context), to: 8)
    let figures = texts(
      "publicity.trend.figures", String(quarter.activities), String(quarter.audience), String(quarter.studies))
    page.line(
      DetailLine(pieces: [
        (name, theme.heading), (Self.bars(quarter.activities, of: most), theme.accent), ("  " + figures, .plain),
      ]))
    let forms =
      quarter.forms.isEmpty
      ? texts["publicity.trend.noForms"]
      : texts("publicity.trend.forms", String(quarter.forms.count), context.wording.activityForms(quarter.forms))
    let new =
      quarter.newForms.isEmpty ? "" : texts("publicity.trend.new", context.wording.activityForms(quarter.newForms))
    page.text(forms + new, theme.secondary, indent: 8)
    page.blank()
  }

  private mutating func staff(_ name: String, _ share: StudyShare, _ context: LayerContext) {
    let texts = context.texts
    let words =
      share.percent.map {
        texts("publicity.trend.share", String($0), String(share.covered), String(share.of))
      } ?? texts["publicity.trend.noStaff"]
    let isWhole = share.covered == share.of && share.of > 0
    let label = DisplayWidth.padded(DisplayWidth.clipped(name, to: 20), to: 20)
    page.line(
      DetailLine(pieces: [
        ("  " + label + "  ", .plain),
        (Self.bars(share.covered, of: share.of, width: 20), isWhole ? context.theme.accent : context.theme.warning),
        ("  " + words, .plain),
      ]))
  }
}
