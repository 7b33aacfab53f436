import CaseDomain
import DeskSession
import DeskText
import Terminal

/// A list being put together: a register is looked through from its newest rows back, a slice at a time, so that a
/// filter over a million rows shows its first hits at once and keys are heard in between; then what was found is sorted,
/// so many rows at a time.
struct LedgerScan: Sendable {
  var nextChunk: Int
  let search: WordSearch
  /// The rows found so far.
  var listed: RowBits
  /// How many rows the filter lets through that stand in other lists of the register.
  var elsewhere = 0
  var isFirstSlice = true
  /// Once the register is looked through.
  var sorting: RowSort?

  /// What one slice may cost, in rows that are only taken down.
  static var budget: Int { 64 * 1024 }
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
    if filter.words.isEmpty {
      // Whoever looks for nothing needs nothing to find it in.
      index = SearchIndex()
      matched = nil
    }
    restart(context)
  }

  /// Begins the list anew.
  mutating func restart(_ context: LayerContext) {
    guard let desk = context.desk else { return }
    let chunks = Source.rows(of: desk).chunkCount
    elsewhere = 0
    let search = WordSearch(filter.words)
    if let earlier = matched, !search.narrows(earlier.words) { matched = nil }
    narrowed = matched
    matched =
      search.words.isEmpty
      ? nil : WordMatches(words: search.words, rows: RowBits(chunkCount: chunks), knownFrom: chunks)
    scan = LedgerScan(nextChunk: chunks - 1, search: search, listed: RowBits(chunkCount: chunks))
    resume(context)
  }

  /// Does the next slice of a list that is being put together.
  mutating func resume(_ context: LayerContext) {
    guard var scan, let scene = scene(context) else { return }
    self.scan = nil
    var budget = LedgerScan.budget
    while scan.nextChunk >= 0, budget > 0 { budget -= look(&scan, scene) }
    let rows = Source.rows(of: scene.desk)
    let isLooked = scan.nextChunk < 0
    if isLooked, scan.sorting == nil { scan.sorting = RowSort(scan.listed) }
    let sorted = scan.sorting?.step(max(budget, 1)) { rows.withRow($0) { Source.sortKey(sort, $0) } }
    if let sorted {
      order.take(sorted)
      elsewhere = scan.elsewhere
      narrowed = nil
      reselect(context)
      return
    }
    if scan.isFirstSlice, !isLooked {
      var first = RowSort(scan.listed)
      order.take(first.step(.max / 8) { rows.withRow($0) { Source.sortKey(sort, $0) } } ?? [])
      reselect(context)
    }
    scan.isFirstSlice = false
    self.scan = scan
  }

  /// Looks through the next chunk; answers what it cost.
  private mutating func look(_ scan: inout LedgerScan, _ scene: LedgerScene) -> Int {
    let chunk = scan.nextChunk
    scan.nextChunk -= 1
    let rows = Source.rows(of: scene.desk)
    let first = chunk * Chunked<Source.Row>.chunkSize
    let count = rows.withChunk(chunk) { $0.count }
    var (candidates, cost) = (ChunkBits(all: count), count)
    if !scan.search.words.isEmpty {
      let known = narrowed.flatMap { chunk >= $0.knownFrom ? $0.rows[chunk] : nil }
      cost = scan.search.cost(of: chunk, known: known, index, Source.self)
      candidates = scan.search.matches(in: chunk, count: count, known: known, &index, scene.desk, Source.self)
      matched?.rows[chunk] = candidates
      matched?.knownFrom = chunk
      for hit in hits where Int(hit) >= first && Int(hit) < first + count && Self.isInReach(Int(hit), scene) {
        candidates.insert(Int(hit) - first)
      }
    }
    rows.withChunk(chunk) { chunk in
      guard let start = chunk.baseAddress else { return }
      candidates.forEach { offset in
        guard Source.meets(filter, at: first + offset, start + offset, scene) else { return }
        if Source.isIn(scope, start + offset, scene) {
          scan.listed.insert(first + offset)
        } else {
          scan.elsewhere += 1
        }
      }
    }
    return cost
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
    guard let earlier, scan == nil, !rows.isEmpty else {
      matched = nil
      if let earlier { index.forget(rows.changedChunks(since: Source.rows(of: earlier))) }
      return restart(context)
    }
    let before = Source.rows(of: earlier)
    let chunks = rows.changedChunks(since: before)
    index.forget(chunks)
    if !chunks.isEmpty { matched = nil }
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
