import Testing

@testable import CaseDomain

/// A value that says in which buffer its neighbours lie: equal addresses mean a shared chunk.
private func addresses<T>(_ column: Chunked<T>) -> [UInt] {
  (0..<column.chunkCount).map { n in
    column.withChunk(n) { UInt(bitPattern: $0.baseAddress) }
  }
}

@Suite struct ChunkedTests {
  @Test(arguments: [0, 1, 2, 1023, 1024, 1025, 2048, 5000])
  func holdsWhatAnArrayHolds(count: Int) {
    let array = (0..<count).map { $0 &* 7 }
    var column = Chunked<Int>()
    for element in array { column.append(element) }
    #expect(column.count == count)
    #expect(column.isEmpty == array.isEmpty)
    #expect(Array(column) == array)
    #expect(array.indices.allSatisfy { column[$0] == array[$0] })
    #expect(column.last == array.last)
    #expect(column == Chunked(array))
    #expect(column.chunkCount == (count + 1023) / 1024)
  }

  @Test func writingMatchesAnArray() {
    var array = Array(0..<3000)
    var column = Chunked(array)
    for i in stride(from: 0, to: 3000, by: 7) {
      array[i] += i
      column[i] += i
    }
    #expect(Array(column) == array)
    #expect(column.reversed() == array.reversed())
  }

  @Test func mutatingBesideACopyCopiesOneChunk() {
    var column = Chunked(0..<10_000)
    let held = column
    let before = addresses(held)
    column[3000] = -1
    let after = addresses(column)
    let moved = before.indices.filter { before[$0] != after[$0] }
    #expect(moved == [3000 / 1024])
    #expect(held[3000] == 3000)
    #expect(column[3000] == -1)
    #expect(addresses(held) == before)
  }

  @Test func appendingBesideACopyCopiesTheLastChunkOnly() {
    var column = Chunked(0..<2500)
    let held = column
    column.append(2500)
    #expect(addresses(column).prefix(2) == addresses(held).prefix(2))
    #expect(addresses(column).last != addresses(held).last)
    #expect(held.count == 2500)
    #expect(column.count == 2501)
  }

  @Test func aColumnOfItsOwnMutatesInPlace() {
    var column = Chunked(0..<5000)
    let before = addresses(column)
    for i in column.indices { column[i] += 1 }
    #expect(addresses(column) == before)
  }

  /// A row holding an array must not copy that array when it is changed through the column.
  @Test func nestedRowsMutateInPlace() {
    var column = Chunked((0..<2000).map { Array(repeating: $0, count: 16) })
    let before = column[1500].withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    column[1500][3] = -1
    let after = column[1500].withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    #expect(before == after)
    #expect(column[1500][3] == -1)
  }

  private final class Counted: Sendable {
    let value: Int
    init(_ value: Int) { self.value = value }
  }

  /// Rows of other chunks are not even retained anew: each is still owned by one buffer.
  @Test func copyingOneChunkLeavesOtherRowsOwnedOnce() {
    var column = Chunked((0..<3000).map(Counted.init))
    let held = column
    column[0] = Counted(-1)
    #expect(column[2999] === held[2999])
    #expect(column[1] === held[1])
    #expect(column[0].value == -1)
    #expect(held[0].value == 0)
    let shared = (0..<held.chunkCount).filter { addresses(held)[$0] == addresses(column)[$0] }
    #expect(shared == [1, 2])
  }

  @Test func equalityLooksAtEveryRow() {
    let a = Chunked(0..<3000)
    var b = a
    #expect(a == b)
    #expect(a.hashValue == b.hashValue)
    b[2999] = 0
    #expect(a != b)
    b[2999] = 2999
    #expect(a == b)
    b.append(3000)
    #expect(a != b)
  }
}

@Suite struct SortedIDColumnTests {
  @Test func findsEveryIdAndNoOther() {
    for step: Int64 in [1, 2, 3] {
      var column = SortedIDColumn()
      for i in 0..<3000 as Range<Int64> {
        #expect(column.append(10 + i * step) == Int(i))
      }
      for i in 0..<3000 as Range<Int64> {
        let id = 10 + i * step
        #expect(column.row(of: id) == Int(i))
        if step > 1 { #expect(column.row(of: id + 1) == nil) }
      }
      #expect(column.row(of: 9) == nil)
      #expect(column.row(of: 10 + 3000 * step) == nil)
    }
  }

  @Test func refusesAnIdOutOfOrder() {
    var column = SortedIDColumn()
    #expect(column.append(5) == 0)
    #expect(column.append(5) == nil)
    #expect(column.append(4) == nil)
    #expect(column.count == 1)
    #expect(column.append(6) == 1)
    #expect(column.last == 6)
  }

  @Test func toleratesTheWholeRangeOfIds() {
    var column = SortedIDColumn()
    #expect(column.row(of: 0) == nil)
    for id in [Int64.min, -1, 0, Int64.max] { #expect(column.append(id) != nil) }
    #expect([Int64.min, -1, 0, Int64.max].map { column.row(of: $0) } == [0, 1, 2, 3])
    #expect(column.row(of: 1) == nil)
    #expect(column.lowerBound(of: 1) == 3)
  }
}
