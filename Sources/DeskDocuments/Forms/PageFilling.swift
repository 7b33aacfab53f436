/// Fills page after page with the blocks of a form. A row that does not fit goes on on the next page, and so do words
/// that no page holds; a table has its headings there again; nothing else is broken.
struct PageFilling {
  typealias Block = FormPages.Block

  /// Lines of a page.
  private let room: Int
  private var pages: [[Block]] = [[]]
  private var left: Int
  /// The headings of the table that is being filled in.
  private var heading: Block?

  private init(room: Int) {
    self.room = room
    left = room
  }

  /// - Parameter room: lines of a page, without its head and foot.
  static func pages(_ blocks: [Block], room: Int) -> [[Block]] {
    var filling = PageFilling(room: room)
    for (place, block) in blocks.enumerated() {
      filling.add(block, before: place + 1 < blocks.count ? blocks[place + 1] : nil)
    }
    return filling.pages
  }

  private mutating func add(_ block: Block, before next: Block?) {
    if case .grid(let row) = block {
      if row.isHeading { return add(heading: block, before: next) }
      return add(row)
    }
    heading = nil
    switch block {
    case .words(let lines) where block.lines > room: add(words: lines)
    case .row(let label, let lines): add(label, lines)
    default:
      if block.lines > left, left < room { turn() }
      put(block)
    }
  }

  private mutating func put(_ block: Block) {
    pages[pages.count - 1].append(block)
    left -= block.lines
  }

  private mutating func turn() {
    pages.append([])
    left = room
  }

  /// Headings stand over a row, never at the foot.
  private mutating func add(heading block: Block, before next: Block?) {
    heading = block
    if block.lines + min(next?.lines ?? 0, 3) > left, left < room { turn() }
    put(block)
  }

  private mutating func add(_ row: GridRow) {
    var row = row
    let page = room - (heading?.lines ?? 0)
    if row.lines + 1 > left, row.lines + 1 <= page { goOn() }
    while row.lines > 0 {
      if left < min(row.lines, 2) + 1 { goOn() }
      put(.grid(row.cut(after: left - 1)))
    }
  }

  /// The next page of a table.
  private mutating func goOn() {
    turn()
    if let heading { put(heading) }
  }

  /// Words that fill more than a page go on on the next.
  private mutating func add(words: [String]) {
    var lines = words
    while !lines.isEmpty {
      if left < 3 { turn() }
      let part = Array(lines.prefix(left - 1))
      put(.words(part))
      // They end no table on their way, and a page that they begin has nothing above.
      left += 1
      lines.removeFirst(part.count)
    }
  }

  private mutating func add(_ label: String, _ lines: [String]) {
    var (shown, lines) = (label, lines)
    while !lines.isEmpty {
      // Two lines at least before a break, else the row begins on the next page.
      if left < min(lines.count, 2) + 1, left < room { turn() }
      let part = Array(lines.prefix(left - 1))
      put(.row(shown, part))
      lines.removeFirst(part.count)
      shown = ""
      if !lines.isEmpty { turn() }
    }
  }
}
