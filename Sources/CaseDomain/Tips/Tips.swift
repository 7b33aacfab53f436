/// The register of tips, as chunked columns in order of registration.
package struct Tips: Sendable, Codable {
  package static let events: [any Event.Type] = [
    TipRegistered.self, TipAmended.self, TipSupplemented.self, ReceiptConfirmed.self, ReceiptDoubted.self,
    OutcomeProposed.self, OutcomeConfirmed.self, OutcomeDeclined.self, OutcomeWithdrawn.self, TipResumed.self,
    PassingAcknowledged.self, TipRead.self, TipExported.self, TipCovered.self, OriginalOpened.self, TipUncovered.self,
  ]

  /// One row a tip; row numbers are dense and never change.
  package internal(set) var rows = Chunked<Tip>()
  /// One line each, for lists.
  package internal(set) var titles = TextColumn()
  /// Names of the subjects, joined by `Tips.separator`.
  package internal(set) var subjects = TextColumn()
  /// Empty where none was given.
  package internal(set) var places = TextColumn()
  /// A sketch of each tip's wording, for likely duplicates.
  package internal(set) var sketches = SketchIndex()
  /// Every outcome that was ever proposed, in order; a tip points to the one that waits.
  package internal(set) var proposals = Chunked<OutcomeProposal>()
  /// Which events changed which tip.
  package internal(set) var history = History()
  /// Who has opened the words of which tip.
  package internal(set) var readings = Readings()
  /// The event of the newest late material, of the tips that have any.
  var lateWords = ShardedMap<TipID, EventNumber>()
  /// What is covered of the tips of which something is.
  var covers = ShardedMap<TipID, [CoveredWord]>()
  /// The newest event that says anew what a text of late material says, by the event that brought it.
  var restored = ShardedMap<EventNumber, EventNumber>()
  /// Kept with every change.
  package internal(set) var counts = TipCounts()
  /// The highest number used in each year.
  private(set) var lastOrdinals: [Int: Int] = [:]
  private var numbers = NumberRuns()
  private var imported = ShardedMap<RowHash, TipID>()
  /// Rows by what `Similarity` looks subjects and places up with.
  private var keys = SharedKeys()

  /// Between the names of `subjects`; a control character that is dropped from the names themselves.
  package static let separator: Character = "\u{1F}"

  /// The number of tips. O(1).
  package var count: Int { rows.count }

  /// The row of a tip. O(log n): ids ascend with rows.
  package func row(of id: TipID) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].id == id ? low : nil
  }

  /// A tip by its id, nil where it does not exist or cannot be read. O(log n).
  package subscript(id: TipID) -> Tip? { row(of: id).map { rows[$0] } }

  /// The row of a tip by the number people call it. O(log n).
  package func row(numbered number: RegisterNumber) -> Int? {
    number.rank.flatMap { numbers.row(of: $0) { rows[$0].rank } }.flatMap { rows[$0].number == number ? $0 : nil }
  }

  /// The tip that an imported row became.
  package func tip(importedAs row: RowHash) -> TipID? { imported[row] }

  /// Every event of a tip that changed it, oldest first.
  package func events(of id: TipID) -> [EventNumber] { self[id].map { history.events($0.history) } ?? [] }

  /// The newest event of a tip: what a form was based on.
  package func lastEvent(of id: TipID) -> EventNumber? { self[id].flatMap { history.last($0.history) } }

  /// The names of a row's subjects, in the order given.
  package func subjectNames(row: Int) -> [String] {
    subjects[row].split(separator: Self.separator).map(String.init)
  }

  /// The newest rows that may name a subject or place of this key (`Similarity.subjectKey`, `.placeKey`), at most
  /// `limit`, ascending: a hint where to look, and what is found is compared anew. O(n), over four bytes a row.
  package func rows(sharing key: String, limit: Int) -> [Int] { keys.rows(sharing: key, limit: limit) }

  mutating func append(_ tip: Tip, content: TipContent, source: TipSource?) {
    numbers.append(tip.rank)
    lastOrdinals[tip.number.year] = tip.number.ordinal
    if let hash = source?.rowHash { imported[hash] = tip.id }
    rows.append(tip)
    titles.append(content.title)
    subjects.append(Self.joinedNames(content.subjects))
    places.append(content.place ?? "")
    sketches.append(TextSketch(content.title + "\n" + content.narrative))
    keys.append(subjects: Self.keys(of: content), place: Similarity.placeKey(content.place ?? ""))
    readings.append()
    counts.add(tip)
  }

  mutating func replaceContent(row: Int, _ content: TipContent) {
    titles[row] = content.title
    subjects[row] = Self.joinedNames(content.subjects)
    places[row] = content.place ?? ""
    sketches[row] = TextSketch(content.title + "\n" + content.narrative)
    keys.replace(row, subjects: Self.keys(of: content), place: Similarity.placeKey(content.place ?? ""))
  }

  /// New words took the place of a tip's earlier ones; what of it is covered stays so.
  mutating func takeWords(_ content: TipContent, of id: TipID, from envelope: Envelope) {
    guard let row = row(of: id) else { return }
    let content = covering(of: id)?.shown(content) ?? content
    change(id, from: envelope) {
      $0.channel = content.channel
      $0.importance = content.importance
      $0.conduct = content.conduct
      $0.text = TextRef(rawValue: envelope.event.rawValue)
    }
    replaceContent(row: row, content)
    noteNewWords(of: id, envelope)
  }

  /// Covers what lists hold of a tip's words, and goes by another sketch.
  mutating func cover(row: Int, _ covering: Covering, _ sketch: TextSketch?) {
    titles[row] = covering.shown(titles[row])
    if let proposal = rows[row].proposal { proposals[proposal] = covering.shown(proposals[proposal]) }
    places[row] = covering.shown(places[row])
    if let sketch { sketches[row] = sketch }
  }

  private static func keys(of content: TipContent) -> [String] {
    content.subjects.map { Similarity.subjectKey($0.name) }
  }

  /// Changes a row and notes the event in its history, keeping the counts true.
  mutating func change(_ id: TipID, from envelope: Envelope, _ body: (inout Tip) -> Void) {
    guard let row = row(of: id) else { return }
    counts.remove(rows[row])
    body(&rows[row])
    rows[row].history = history.note(envelope, after: rows[row].history)
    counts.add(rows[row])
  }

  /// Puts a tip out of this desk's sight, or back: what is elsewhere counts nowhere.
  mutating func setElsewhere(_ id: TipID, _ isElsewhere: Bool) {
    guard let row = row(of: id), rows[row].isElsewhere != isElsewhere else { return }
    counts.remove(rows[row])
    rows[row].isElsewhere = isElsewhere
    counts.add(rows[row])
  }

  private static func joinedNames(_ subjects: [Subject]) -> String {
    subjects.map { $0.name.filter { $0 != separator } }.joined(separator: String(separator))
  }
}

/// How many tips stand where, kept with every event so that nothing scans the register for a tab's count.
package struct TipCounts: Hashable, Sendable, Codable {
  /// By where the tip stands; a state without tips may be missing or 0.
  package private(set) var byState: [TipState: Int] = [:]
  /// Outcomes that wait for a second member.
  package private(set) var awaitingSecond = 0
  /// Times of receipt that wait for one.
  package private(set) var receiptsAwaitingSecond = 0
  /// Tips passed on whose receiver has not answered.
  package private(set) var awaitingAcknowledgement = 0

  /// How many tips stand there.
  package subscript(state: TipState) -> Int { byState[state] ?? 0 }

  mutating func add(_ tip: Tip) { count(tip, 1) }
  mutating func remove(_ tip: Tip) { count(tip, -1) }

  private mutating func count(_ tip: Tip, _ step: Int) {
    if tip.isElsewhere { return }
    byState[tip.state, default: 0] += step
    if tip.proposal != nil { awaitingSecond += step }
    if tip.receipt == .awaitingSecond { receiptsAwaitingSecond += step }
    if tip.state == .passedOn && tip.answerDue != nil { awaitingAcknowledgement += step }
  }
}

/// SHA-256 of an imported row, so that the same row never becomes a second tip.
package struct RowHash: ShardedKey, Codable {
  private let words: SIMD4<UInt64>

  package var shardBits: UInt64 { words[0] }

  /// Takes the 32 bytes of a SHA-256.
  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = SIMD4<UInt64>()
    for (index, byte) in bytes.enumerated() {
      words[index / 8] = words[index / 8] << 8 | UInt64(byte)
    }
    self.words = words
  }

  /// Reads 64 hexadecimal digits.
  package init?(_ text: String) {
    guard text.utf8.count == 64 else { return nil }
    var bytes: [UInt8] = []
    var digits = text.utf8.makeIterator()
    while let high = digits.next(), let low = digits.next() {
      guard let high = Self.value(high), let low = Self.value(low) else { return nil }
      bytes.append(high << 4 | low)
    }
    self.init(bytes: bytes)
  }

  /// 64 hexadecimal digits, lower case.
  package var text: String {
    var text = ""
    for index in 0..<4 {
      let digits = String(words[index], radix: 16)
      text += String(repeating: "0", count: 16 - digits.count) + digits
    }
    return text
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 48...57: digit - 48
    case 97...102: digit - 87
    default: nil
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = RowHash(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 in hexadecimal")
    }
    self = hash
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The file and row that an imported tip came from.
package struct TipSource: Codable, Hashable, Sendable {
  package let file: String
  package let row: Int
  package let rowHash: RowHash

  package init(file: String, row: Int, rowHash: RowHash) {
    self.file = file
    self.row = row
    self.rowHash = rowHash
  }
}
