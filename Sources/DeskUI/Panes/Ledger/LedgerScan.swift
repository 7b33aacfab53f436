import CaseDomain
import DeskSession
import DeskText
import Terminal

/// A list being put together: a register is looked through from its newest rows back, a slice at a time, so that a
/// filter over a million rows shows its first hits at once and keys are heard in between.
struct LedgerScan: Sendable {
  var nextChunk: Int
  let patterns: [PinyinPattern]
  var found: [Int32] = []
  /// How many rows the filter lets through that stand in other lists of the register.
  var elsewhere = 0
  var isFirstSlice = true

  /// Work of one slice, in chunks whose keys exist already.
  static var budget: Int { 32 }
  /// What making a chunk's keys costs beside looking through them.
  static var costOfKeys: Int { 12 }
}

extension LedgerPane {
  func scene(_ context: LayerContext) -> LedgerScene? {
    context.session.map { LedgerScene($0, today: context.today, likelySame: context.likelySame) }
  }

  /// Takes the filter line as it is now and begins to look for what it lets through.
  mutating func applyFilter(_ context: LayerContext) {
    filter =
      isFiltered
      ? Filter(filterLine.text, texts: context.texts, desk: context.desk, me: context.session?.member) : Filter()
    filter.words = Source.adjusted(filter.words, context.texts)
    hits = []
    restart(context)
  }

  /// Begins the list anew.
  mutating func restart(_ context: LayerContext) {
    guard let desk = context.desk else { return }
    let chunks = Source.rows(of: desk).chunkCount
    elsewhere = 0
    scan = LedgerScan(nextChunk: chunks - 1, patterns: filter.words.map { PinyinPattern($0) })
    resume(context)
  }

  /// Does the next slice of a list that is being put together.
  mutating func resume(_ context: LayerContext) {
    guard var scan, let scene = scene(context) else { return }
    self.scan = nil
    let rows = Source.rows(of: scene.desk)
    var budget = LedgerScan.budget
    while scan.nextChunk >= 0, budget > 0 {
      budget -= scan.patterns.isEmpty || index.has(scan.nextChunk) ? 1 : LedgerScan.costOfKeys
      let first = scan.nextChunk * Chunked<Source.Row>.chunkSize
      let candidates = self.candidates(in: scan.nextChunk, scan.patterns, rows, scene)
      rows.withChunk(scan.nextChunk) { chunk in
        guard let start = chunk.baseAddress else { return }
        for offset in candidates where Source.meets(filter, at: first + offset, start + offset, scene) {
          if Source.isIn(scope, start + offset, scene) {
            scan.found.append(Int32(truncatingIfNeeded: first + offset))
          } else {
            scan.elsewhere += 1
          }
        }
      }
      scan.nextChunk -= 1
    }
    let isComplete = scan.nextChunk < 0
    if isComplete || scan.isFirstSlice {
      order.replace(with: scan.found) { rows.withRow($0) { Source.sortKey(sort, $0) } }
      reselect(context)
    }
    scan.isFirstSlice = false
    if isComplete { elsewhere = scan.elsewhere } else { self.scan = scan }
  }

  /// The rows of a chunk, counted from its first, that hold all words.
  private mutating func candidates(
    in chunk: Int, _ patterns: [PinyinPattern], _ rows: Chunked<Source.Row>, _ scene: LedgerScene
  ) -> [Int] {
    let first = chunk * Chunked<Source.Row>.chunkSize
    let count = rows.withChunk(chunk) { $0.count }
    guard let pattern = patterns.first else { return Array(0..<count) }
    let block = index.block(chunk, rows: first..<first + count) { Source.appendKey(at: $0, in: scene.desk, to: &$1) }
    let inKeys = block.hits(of: pattern).filter { row in
      let start = row == 0 ? 0 : Int(block.ends[row - 1])
      return block.keys[start..<Int(block.ends[row])].withUnsafeBufferPointer { key in
        patterns.allSatisfy {
          $0.matches(key: key) { Source.searchText(at: first + row, in: scene.desk) }
        }
      }
    }
    guard !hits.isEmpty else { return inKeys }
    let inTexts = hits.lazy.map { Int($0) - first }.filter {
      (0..<count).contains($0) && Self.isInReach(first + $0, scene)
    }
    return Set(inKeys).union(inTexts).sorted()
  }

  /// Whether what was found in an entry's text may still be known: the member may have been taken off it since.
  private static func isInReach(_ row: Int, _ scene: LedgerScene) -> Bool {
    let id = Source.id(of: Source.rows(of: scene.desk)[row])
    return Source.entry(of: id, in: scene.desk).map { !scene.desk.isOutOfReach($0, for: scene.me) } ?? true
  }

  private func passes(_ index: Int, _ row: UnsafePointer<Source.Row>, _ scene: LedgerScene) -> Bool {
    Source.isIn(scope, row, scene) && Source.meets(filter, at: index, row, scene)
  }

  /// Whether a row belongs to the list now; for rows that changed one at a time.
  private mutating func belongs(_ row: Int, _ scene: LedgerScene) -> Bool {
    let rows = Source.rows(of: scene.desk)
    guard rows.withRow(row, { passes(row, $0, scene) }) else { return false }
    if filter.words.isEmpty { return true }
    if hits.contains(Int32(truncatingIfNeeded: row)), Self.isInReach(row, scene) { return true }
    let text = Source.searchText(at: row, in: scene.desk)
    return filter.words.allSatisfy { PinyinPattern($0).matches(text) }
  }

  /// Corrects the list after the desk changed from `earlier` to what `context` holds now.
  mutating func deskChanged(from earlier: Desk?, _ context: LayerContext) {
    guard let scene = scene(context) else { return }
    let rows = Source.rows(of: scene.desk)
    guard let earlier, scan == nil, !rows.isEmpty else { return restart(context) }
    let before = Source.rows(of: earlier)
    index.forget(rows.changedChunks(since: before))
    guard let changed = rows.changedRows(since: before, limit: 256, by: ==) else { return restart(context) }
    guard !changed.isEmpty else { return }
    for row in changed {
      // Its key may have changed: it comes out by number and goes in again where it belongs now.
      order.remove(row)
      if belongs(row, scene) { order.insert(row) { rows.withRow($0) { Source.sortKey(sort, $0) } } }
    }
    if mayMatchElsewhere { return restart(context) }
    marks = marks.filter { Source.row(of: $0, in: scene.desk) != nil }
    let (placeBefore, topBefore) = (place, top)
    reselect(context)
    // Who is reading further down keeps the rows where they are; at the top, new ones come into view.
    if topBefore > 0 {
      top = topBefore + place - placeBefore
      keepInView(context)
    }
  }

  /// Adds rows whose narrative holds the words.
  mutating func addHits(_ rows: [Int], _ context: LayerContext) {
    guard let scene = scene(context) else { return }
    let all = Source.rows(of: scene.desk)
    let new = rows.filter {
      all.indices.contains($0) && Self.isInReach($0, scene) && hits.insert(Int32(truncatingIfNeeded: $0)).inserted
    }
    if scan != nil || new.count > 256 { return restart(context) }
    for row in new where all.withRow(row, { passes(row, $0, scene) }) && order.place(of: row) == nil {
      order.insert(row) { all.withRow($0) { Source.sortKey(sort, $0) } }
    }
    if mayMatchElsewhere, !new.isEmpty { return restart(context) }
    reselect(context)
  }

  /// Whether an empty list says how many rows other lists have, which only looking through the register tells.
  private var mayMatchElsewhere: Bool { count == 0 && isFiltered && scope != .all }
}
