import Testing

@testable import CaseDomain

/// Where each chunk's bytes lie: equal addresses mean a shared chunk.
private func addresses(_ column: TextColumn) -> [UInt] {
  (0..<column.chunkCount).map { chunk in
    column.withBytes(chunk: chunk) { bytes, _ in UInt(bitPattern: bytes.baseAddress) }
  }
}

private func texts(_ column: TextColumn) -> [String] { (0..<column.count).map { column[$0] } }

@Suite struct TextColumnTests {
  private static let words = ["", "a", "砂石场", "金鼎会所", "顺达", "𠮷野家", "12号", "e\u{301}", "😀", "\u{1F}", "\0", "ＡＢ"]

  private static func text(_ random: inout some RandomNumberGenerator) -> String {
    (0..<Int.random(in: 0...5, using: &random)).reduce(into: "") { text, _ in
      text += words.randomElement(using: &random) ?? ""
    }
  }

  @Test(arguments: [0, 1, 2, 1023, 1024, 1025, 2048, 5000])
  func holdsWhatAnArrayHolds(count: Int) {
    var random = SeededGenerator(seed: UInt64(count))
    let array = (0..<count).map { _ in Self.text(&random) }
    let column = TextColumn(array)
    #expect(column.count == count && column.isEmpty == array.isEmpty)
    #expect(texts(column) == array)
    #expect(array.indices.allSatisfy { column.isEmpty(at: $0) == array[$0].isEmpty })
    #expect(array.indices.allSatisfy { row in column.withText(at: row) { Array($0) } == Array(array[row].utf8) })
    #expect(column.chunkCount == (count + 1023) / 1024)
    let bytes = (0..<column.chunkCount).flatMap { column.withBytes(chunk: $0) { bytes, _ in Array(bytes) } }
    #expect(bytes == array.flatMap(\.utf8))
  }

  @Test(arguments: 1...3)
  func changesMatchThoseOfAnArray(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var array: [String] = []
    var column = TextColumn()
    var held: (array: [String], column: TextColumn) = ([], column)
    for step in 0..<4000 {
      if array.isEmpty || Int.random(in: 0..<3, using: &random) > 0 {
        let text = Self.text(&random)
        array.append(text)
        column.append(text)
      } else {
        let (row, text) = (Int.random(in: array.indices, using: &random), Self.text(&random))
        array[row] = text
        column[row] = text
      }
      if step == 2500 { held = (array, column) }
    }
    #expect(texts(column) == array)
    #expect(texts(held.column) == held.array)
    #expect(column == TextColumn(array))
    #expect(column.hashValue == TextColumn(array).hashValue)
  }

  @Test func changingBesideACopyCopiesOneChunk() {
    var column = TextColumn((0..<5000).map(String.init))
    let held = column
    column[3000] = "另一个"
    column.append("末")
    #expect(held[3000] == "3000" && held.count == 5000)
    let moved = zip(addresses(held), addresses(column)).enumerated().filter { $0.element.0 != $0.element.1 }
    #expect(moved.map(\.offset) == [3000 / 1024, 4])
  }

  @Test(arguments: 1...4)
  func searchingFindsWhatLookingAtEachTextFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let array = (0..<1300).map { _ in Self.text(&random) }
    let column = TextColumn(array)
    for _ in 0..<8 {
      // Parts of texts, and two texts' ends and beginnings, which no text holds.
      let (row, other) = (Int.random(in: array.indices, using: &random), Int.random(in: 0..<1299, using: &random))
      let inside = Array(array[row].utf8)
      let start = Int.random(in: 0...inside.count, using: &random)
      let part = Array(inside[start..<Int.random(in: start...inside.count, using: &random)])
      let across = Array(array[other].utf8.suffix(3)) + Array(array[other + 1].utf8.prefix(4))
      for needle in [part, across] {
        var found: [Int] = []
        for chunk in 0..<column.chunkCount {
          column.forEachRow(of: chunk, holding: needle) { found.append(chunk * TextColumn.chunkSize + $0) }
        }
        #expect(found == array.indices.filter { Self.holds(Array(array[$0].utf8), needle) })
      }
    }
  }

  private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    guard needle.count <= text.count else { return false }
    return (0...text.count - needle.count).contains { text[$0...].starts(with: needle) }
  }
}
