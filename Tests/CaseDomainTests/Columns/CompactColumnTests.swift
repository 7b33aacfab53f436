import Testing

@testable import CaseDomain

/// What takes few bytes says the same as what takes many.
@Suite struct CompactColumnTests {
  @Test func rowsAreSmall() {
    #expect(MemoryLayout<Tip>.stride == 96)
    #expect(MemoryLayout<Lead>.stride == 80)
  }

  @Test(arguments: ["JB", "A", "ABCD-123", "XS-1"], [1, 2026, 9999])
  func packedNumbersAreTheNumbers(prefix: String, year: Int) {
    for ordinal in [1, 9999, 1_000_000, Int(UInt32.max)] {
      let number = RegisterNumber(prefix: prefix, year: year, ordinal: ordinal)
      #expect(PackedNumber(number).unpacked == number)
      #expect(PackedNumber(number).rank == number.rank)
    }
  }

  @Test func packedOptionalsAreTheOptionals() {
    for day in [nil, .earliest, .latest, CivilDate(year: 1970, month: 1, day: 1)] as [CivilDate?] {
      #expect(CivilDate(packed: day.packed) == day)
    }
    for lead in [nil, 1, .max, -1] as [Int64?] {
      let id = lead.map { LeadID(rawValue: $0) }
      #expect(LeadID(packed: id.packed) == id)
    }
  }

  /// Numbers rise but for a year that begins twice, as where the zone moves; a table says where each was last.
  @Test(arguments: 1...4)
  func runsFindWhatATableFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var ranks: [UInt64] = []
    var runs = NumberRuns()
    var table: [UInt64: Int] = [:]
    var last: UInt64 = 1_000_000
    for _ in 0..<3000 {
      last = Int.random(in: 0..<400, using: &random) == 0 ? last - 500 : last + UInt64.random(in: 1...3, using: &random)
      table[last] = ranks.count
      ranks.append(last)
      runs.append(last)
    }
    for rank in (ranks.min() ?? 0) - 2...(ranks.max() ?? 0) + 2 {
      #expect(runs.row(of: rank) { ranks[$0] } == table[rank])
    }
  }

  @Test(arguments: 1...3)
  func sharedKeysFindEveryRowOfAKey(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func word() -> String {
      Int.random(in: 0..<40, using: &random) == 0 ? "" : "名\(Int.random(in: 0..<300, using: &random))"
    }
    var keys = SharedKeys()
    var rows: [Set<String>] = []
    for _ in 0..<3000 {
      let (subjects, place) = ((0..<Int.random(in: 0...3, using: &random)).map { _ in word() }, word())
      if rows.isEmpty || Int.random(in: 0..<5, using: &random) > 0 {
        keys.append(subjects: subjects, place: place)
        rows.append(Set(subjects + [place]))
      } else {
        let row = Int.random(in: rows.indices, using: &random)
        keys.replace(row, subjects: subjects, place: place)
        rows[row] = Set(subjects + [place])
      }
    }
    for key in stride(from: 0, to: 300, by: 11).map({ "名\($0)" }) {
      let found = keys.rows(sharing: key, limit: .max)
      #expect(found == found.sorted() && Set(found).count == found.count)
      #expect(Set(rows.indices.filter { rows[$0].contains(key) }).isSubset(of: found))
      #expect(keys.rows(sharing: key, limit: 5) == found.suffix(5))
    }
    #expect(keys.rows(sharing: "", limit: .max).isEmpty)
  }

  /// Events of one entry come back as they were noted, far ones and earlier ones too.
  @Test(arguments: 1...3)
  func historyHoldsEveryEvent(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var history = History()
    var marks = [History.Mark](repeating: .none, count: 7)
    var events = [[EventNumber]](repeating: [], count: 7)
    var number: Int64 = 5
    for step in 0..<4000 {
      number += step % 1500 == 700 ? 1 << 33 : step % 1900 == 900 ? -4000 : Int64.random(in: 1...9, using: &random)
      let entry = Int.random(in: 0..<7, using: &random)
      let envelope = Envelope(
        author: MemberID(rawValue: Int64(entry + 1)), time: Instant(milliseconds: 0), commit: CommitNumber(rawValue: 1),
        event: EventNumber(rawValue: number), allocations: [])
      marks[entry] = history.note(envelope, after: marks[entry])
      events[entry].append(envelope.event)
    }
    for entry in 0..<7 {
      #expect(history.events(marks[entry]) == events[entry])
      #expect(history.last(marks[entry]) == events[entry].last)
      #expect(history.authors(marks[entry]) == [MemberID(rawValue: Int64(entry + 1))])
    }
  }
}
