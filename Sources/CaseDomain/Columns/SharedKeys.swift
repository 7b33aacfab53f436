/// Finds the rows that may name a subject or a place, by a number of two bytes a key in place of a table of keys.
///
/// A search passes over four bytes a row from the newest back. One row in 65,536 has the number of another key: what is
/// found is a hint where to look, and is compared anew.
struct SharedKeys: Hashable, Sendable, Codable {
  /// One of several subjects of a row.
  private struct Further: Hashable, Sendable, Codable, PackedRow {
    let row: Int32
    let number: UInt16
  }
  private var places = Chunked<UInt16>()
  private var subjects = Chunked<UInt16>()
  /// Subjects beyond the first.
  private var further = Chunked<Further>()

  /// Adds a row. O(subjects).
  mutating func append(subjects names: [String], place: String) {
    places.append(Self.number(of: place))
    subjects.append(names.first.map(Self.number) ?? 0)
    noteFurther(names, row: places.count - 1)
  }

  /// A row's words changed. A subject beyond the first that was taken away stays.
  mutating func replace(_ row: Int, subjects names: [String], place: String) {
    places[row] = Self.number(of: place)
    subjects[row] = names.first.map(Self.number) ?? 0
    noteFurther(names, row: row)
  }

  private mutating func noteFurther(_ names: [String], row: Int) {
    for name in names.dropFirst() where !name.isEmpty {
      further.append(Further(row: Int32(truncatingIfNeeded: row), number: Self.number(of: name)))
    }
  }

  /// The newest rows that may name a subject or a place of this key, at most `limit`, ascending. O(rows).
  func rows(sharing key: String, limit: Int) -> [Int] {
    let wanted = Self.number(of: key)
    guard wanted != 0, limit > 0 else { return [] }
    var found: Set<Int> = []
    for chunk in 0..<further.chunkCount {
      further.withChunk(chunk) { rows in
        for one in rows where one.number == wanted { found.insert(Int(one.row)) }
      }
    }
    var first: [Int] = []
    for chunk in (0..<places.chunkCount).reversed() where first.count < limit {
      places.withChunk(chunk) { places in
        subjects.withChunk(chunk) { subjects in
          guard Self.holds(places, wanted) || Self.holds(subjects, wanted) else { return }
          for offset in places.indices.reversed() where places[offset] == wanted || subjects[offset] == wanted {
            first.append(chunk * Chunked<UInt16>.chunkSize + offset)
          }
        }
      }
    }
    return found.union(first).sorted().suffix(limit)
  }

  private static func holds(_ numbers: UnsafeBufferPointer<UInt16>, _ wanted: UInt16) -> Bool {
    // Without a way out of the loop the compiler compares many at a time.
    var isHeld: UInt16 = 0
    for number in numbers { isHeld |= number == wanted ? 1 : 0 }
    return isHeld != 0
  }

  /// The same in every process, as caches may hold it; 0 for the empty key alone (FNV-1a, folded).
  private static func number(of key: String) -> UInt16 {
    if key.isEmpty { return 0 }
    var hash: UInt32 = 0x811C_9DC5
    for byte in key.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return max(1, UInt16(truncatingIfNeeded: hash ^ hash >> 16))
  }
}
