import DeskText
import Terminal

/// The manual of the program: its contents, one page at a time, and a search through all of it.
///
/// It shows nothing of the desk, so it may stand over anything.
struct ManualLayer: Layer {
  /// What is read now.
  enum Place: Hashable, Sendable {
    case contents
    case page(Int)
    /// Words are typed, and what has them is listed.
    case search
  }

  enum Group: Hashable, Sendable {
    case tasks, reference
    /// Hits of one page.
    case page(Int)
  }

  let pages: [ManualPage]
  private(set) var place: Place
  /// Where Esc leads, the newest last.
  private var back: [(place: Place, page: ScrolledPage)] = []
  private(set) var contents = GroupedList<Int, Group>()
  private(set) var results = GroupedList<ManualSearch.Hit, Group>()
  private(set) var page = ScrolledPage()
  private(set) var line = TextEditor()
  private(set) var search = ManualSearch("")
  private(set) var hits: [ManualSearch.Hit] = []
  /// The hit that is read, of `hits`.
  private(set) var hit: Int?
  private let from: Frame.Place

  /// - Parameter id: the page to begin with; the contents where there is none.
  init(_ context: LayerContext, from: Frame.Place, at id: String? = nil) {
    let pages = Manual.pages(context.texts.language)
    self.from = from
    self.pages = pages
    let found = id.flatMap { id in pages.firstIndex { $0.id == id } }
    place = found.map { .page($0) } ?? .contents
    contents.take(
      pages.indices.map { .init(id: $0, group: pages[$0].isTask ? .tasks : .reference) }, height: Self.rows(context))
    if let found { contents.choose(found, height: Self.rows(context)) }
  }

  static func rows(_ context: LayerContext) -> Int { max(1, ScrolledPage.area(context.body).size.rows - 1) }

  /// The lines of a page as the screen breaks them.
  func lines(of page: Int, _ context: LayerContext) -> [ManualText.Line] {
    let width = ScrolledPage.area(context.body).size.columns - 1
    return ManualText(pages[page], width: width, search: search, theme: context.theme).lines
  }

  // MARK: Keys

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    if place == .search { return type(event, context) }
    switch event {
    case .mouse(let mouse): return pointed(mouse, context)
    case .key(let key): return press(key, context)
    default: return .done
    }
  }

  private mutating func press(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    switch key.inCommandMode {
    case .function(1): return .consumed([.close])
    case .character("?"): return .consumed([.replace(HelpLayer(from, context))])
    case .escape, .backspace: return goBack(context)
    case .character("q"): return .consumed([.close])
    case .character("/"), .function(3):
      go(.search, context)
    case .character("n"): jump(by: 1, context)
    case .character("N"): jump(by: -1, context)
    case .tab where place != .contents: go(.contents, context)
    case .enter, .right, .tab:
      if place == .contents, let chosen = contents.selected { go(.page(chosen), context) }
    case .left where place != .contents: go(.contents, context)
    case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    case let key: move(key, context)
    }
    return .done
  }

  private mutating func move(_ key: Key, _ context: LayerContext) {
    switch place {
    case .contents:
      if let move = Self.move(key) { contents.move(move, height: Self.rows(context)) }
    case .page(let index):
      _ = page.press(key, through: lines(of: index, context).map(\.detail), in: context.body)
    case .search: break
    }
  }

  private static func move(_ key: Key) -> Move? {
    switch key {
    case .up, .character("k"): .up
    case .down, .character("j"): .down
    case .pageUp: .pageUp
    case .pageDown, .character(" "): .pageDown
    case .home, .character("g"): .first
    case .end, .character("G"): .last
    default: nil
    }
  }

  private mutating func pointed(_ mouse: MouseEvent, _ context: LayerContext) -> LayerOutcome {
    if case .page(let index) = place {
      page.turn(mouse, through: lines(of: index, context).map(\.detail), in: context.body)
    } else if mouse.kind == .wheelUp || mouse.kind == .wheelDown {
      contents.move(mouse.kind == .wheelUp ? .up : .down, height: Self.rows(context))
    } else if mouse.kind == .press, contents.press(mouse.point, in: Self.listArea(context.body)) {
      if let chosen = contents.selected { go(.page(chosen), context) }
    }
    return .done
  }

  static func listArea(_ body: Rect) -> Rect {
    let area = ScrolledPage.area(body)
    return Rect(
      column: area.origin.column, row: area.origin.row + 1, columns: area.size.columns, rows: max(0, area.size.rows - 1)
    )
  }

  // MARK: Going

  private mutating func go(_ next: Place, _ context: LayerContext) {
    if next == place { return }
    // Contents and search are places to come back to once.
    back.removeAll { $0.place == next }
    back.append((place, page))
    place = next
    page = ScrolledPage()
    if case .page(let index) = next { contents.choose(index, height: Self.rows(context)) }
  }

  private mutating func goBack(_ context: LayerContext) -> LayerOutcome {
    guard let last = back.popLast() else { return .consumed([.close]) }
    (place, page) = last
    return .done
  }

  /// Goes to the next hit in all of the manual, round and round.
  private mutating func jump(by step: Int, _ context: LayerContext) {
    guard !hits.isEmpty else { return }
    let next = hit.map { ($0 + step + hits.count) % hits.count } ?? (step > 0 ? 0 : hits.count - 1)
    read(next, context)
  }

  private mutating func read(_ index: Int, _ context: LayerContext) {
    hit = index
    let found = hits[index]
    if case .page = place {
      // From hit to hit is no way that Esc takes back step by step.
      place = .page(found.page)
      contents.choose(found.page, height: Self.rows(context))
    } else {
      go(.page(found.page), context)
    }
    let lines = lines(of: found.page, context)
    let row = found.line.flatMap { line in lines.firstIndex { $0.source == line } } ?? 0
    page.show(row, through: lines.map(\.detail), in: context.body)
  }

  // MARK: Searching

  private mutating func type(_ event: InputEvent, _ context: LayerContext) -> LayerOutcome {
    let rows = Self.rows(context) - 1
    switch event {
    case .key(.function(1)): return .consumed([.close])
    case .key(.escape): return goBack(context)
    case .key(.enter):
      if let chosen = results.selected, let index = hits.firstIndex(of: chosen) { read(index, context) }
      return .done
    case .key(.up), .key(.down), .key(.pageUp), .key(.pageDown):
      if case .key(let key) = event, let move = Self.move(key) { results.move(move, height: rows) }
      return .done
    case .key(let key):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      _ = line.handle(key, in: Size(columns: 40, rows: 1))
    case .paste(let text): line.insert(text)
    case .mouse(let mouse):
      if mouse.kind == .wheelUp { results.move(.up, height: rows) }
      if mouse.kind == .wheelDown { results.move(.down, height: rows) }
      return .done
    default: return .done
    }
    search = ManualSearch(line.text)
    hits = search.hits(in: pages)
    hit = nil
    results = GroupedList()
    results.take(hits.map { .init(id: $0, group: .page($0.page)) }, height: rows)
    return .done
  }
}
