import CaseDomain
import DeskSession
import DeskText
import Terminal

/// What the detail panel shows: the document of the selected entry, how far it is scrolled, the chosen link.
struct DetailState<Source: LedgerSource>: Sendable {
  var document: Source.Document?
  var duplicates: [LikelyDuplicate]?
  /// Whether the panel takes the whole body, where there is no room beside the list.
  var isOpen = false
  var top = 0
  /// Which of the links is chosen, counted from 0.
  var chosen = 0
  /// What was asked for last, and at which event of the desk.
  private var asked: (id: Source.ID, at: EventNumber, opening: Bool)?

  /// Another entry was selected.
  mutating func restart() {
    top = 0
    chosen = 0
    duplicates = nil
  }

  mutating func scroll(_ move: Move, page: Int) {
    switch move {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= page
    case .pageDown: top += page
    case .first: top = 0
    case .last: top = .max / 2
    }
    top = max(0, top)
  }

  /// What to read so that the panel shows `selected` as it is now; nothing where it does or was asked for.
  ///
  /// - Parameter opening: whether the panel is opened, which goes on the record; beside a list it shows the beginning.
  mutating func wanted(_ selected: Source.ID?, opening: Bool, _ desk: Desk) -> SessionRequest? {
    guard let selected else { return nil }
    if let document, Source.id(of: document) == selected, !Source.isStale(document, in: desk),
      !(opening && Source.isExcerpt(document))
    {
      return nil
    }
    if let asked, asked.id == selected, asked.at == desk.lastEvent, asked.opening || !opening { return nil }
    asked = (selected, desk.lastEvent, opening)
    if opening, let document, Source.id(of: document) == selected, !Source.isExcerpt(document) {
      return Source.requestAgain(for: selected)
    }
    return Source.request(for: selected, opening: opening)
  }

  /// The link that Enter follows.
  func link(in lines: [DetailLine]) -> DetailLine.Link? {
    let links = lines.compactMap(\.link)
    return links.indices.contains(chosen) ? links[chosen] : nil
  }

  /// Chooses the next or previous link and scrolls to it.
  mutating func chooseLink(by step: Int, in lines: [DetailLine], height: Int) {
    let places = lines.indices.filter { lines[$0].link != nil }
    guard !places.isEmpty else { return }
    chosen = min(max(0, chosen + step), places.count - 1)
    let line = places[chosen]
    top = min(max(0, min(top, line)), max(0, lines.count - 1))
    if line >= top + height { top = line - height + 1 }
  }
}

extension LedgerPane {
  /// The lines of the detail panel; empty before its document was read.
  func lines(_ context: LayerContext) -> [DetailLine] {
    guard let desk = context.desk else { return [] }
    let area = areas(context, in: context.body).detail ?? context.body
    if let refusal = refusalOfReach(context) {
      var page = DetailPage(theme: context.theme, width: area.size.columns - 3)
      page.text(context.wording.refusal(refusal))
      return page.lines
    }
    guard let document = detail.document, Source.id(of: document) == selected else { return [] }
    return Source.detail(
      of: document, duplicates: detail.duplicates,
      namesReaders: !LogPane.posts.isDisjoint(with: context.member?.posts ?? []), desk: desk, wording: context.wording,
      theme: context.theme,
      width: area.size.columns - 3)
  }

  /// What to read for the panel, if it shows.
  mutating func requests(_ context: LayerContext) -> [LayerAction] {
    guard showsDetail(context), let desk = context.desk, refusalOfReach(context) == nil,
      let request = detail.wanted(selected, opening: focus == .detail, desk)
    else { return [] }
    return [.request(request)]
  }

  /// Why the member may not know more of the selected entry than that it is there, or nil.
  func refusalOfReach(_ context: LayerContext) -> Refusal? {
    guard let session = context.session, let entry = selected.flatMap({ Source.entry(of: $0, in: session.desk) })
    else { return nil }
    return session.desk.refusalOfWords(entry, for: session.member)
  }

  /// Keeps the panel from being scrolled past its end.
  mutating func clampDetail(_ context: LayerContext) {
    guard detail.top > 0 else { return }
    detail.top = min(detail.top, max(0, lines(context).count - max(1, context.body.size.rows - 1)))
  }
}
