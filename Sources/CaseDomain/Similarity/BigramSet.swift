/// The distinct pairs of neighbouring characters of a text, by which two texts are compared.
///
/// Only letters, digits and ideographs count: blanks, punctuation and symbols are left out, full-width forms and
/// capitals are folded, and the greetings and thanks that every letter holds are passed over.
package struct BigramSet: Hashable, Sendable {
  /// Ascending, without repeats; the first scalar in the high half, the second in the low.
  let pairs: [UInt64]

  /// The pairs of `text`; one counted character alone pairs with nothing. O(n log n).
  package init(_ text: String) {
    let scalars = Self.counted(text)
    var pairs: [UInt64] = []
    if scalars.count == 1 {
      pairs = [UInt64(scalars[0].value) << 32]
    } else {
      pairs.reserveCapacity(scalars.count)
      for index in scalars.indices.dropLast() {
        pairs.append(UInt64(scalars[index].value) << 32 | UInt64(scalars[index + 1].value))
      }
      pairs.sort()
    }
    var distinct: [UInt64] = []
    distinct.reserveCapacity(pairs.count)
    for pair in pairs where pair != distinct.last { distinct.append(pair) }
    self.pairs = distinct
  }

  /// The number of distinct pairs.
  package var count: Int { pairs.count }

  package var isEmpty: Bool { pairs.isEmpty }

  /// How many pairs both sets hold, of how many either holds, in thousandths, rounded down: 1000 for the same text, 0 for
  /// texts without a shared pair and where either is empty. O(n + m).
  package func jaccard(with other: BigramSet) -> Int {
    var (i, j, shared) = (0, 0, 0)
    while i < pairs.count, j < other.pairs.count {
      if pairs[i] == other.pairs[j] {
        shared += 1
        i += 1
        j += 1
      } else if pairs[i] < other.pairs[j] {
        i += 1
      } else {
        j += 1
      }
    }
    let either = pairs.count + other.pairs.count - shared
    return either == 0 ? 0 : shared * 1000 / either
  }

  /// What of `text` is compared.
  static func counted(_ text: String) -> [Unicode.Scalar] {
    let all = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      let scalar = scalar.folded
      return isCounted(scalar) ? scalar : nil
    }
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(all.count)
    var position = 0
    while position < all.count {
      if let length = boilerplate.longestMatch(in: all, at: position) {
        position += length
      } else {
        result.append(all[position])
        position += 1
      }
    }
    // A text of greetings alone is compared as it is.
    return result.isEmpty ? all : result
  }

  private static func isCounted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: true
    case 0..<0xC0, 0x2000...0x2BFF, 0x3000...0x3006, 0x3008...0x303F, 0xE000...0xF8FF, 0xFE00...0xFE6F, 0xFF00...0xFFFF,
      0x1F000...0x1FAFF, 0xE0000...:
      false
    default: true
    }
  }

  private static let boilerplate = WordSet(
    """
    尊敬的 敬爱的 各位领导 领导您好 领导你好 您好 你好 感谢 谢谢 万分感谢 非常感谢 恳请 希望领导 望领导 此致 敬礼 请领导 有关部门 相关部门 尽快处理 尽快解决
    给予答复 给予解决 百忙之中
    """)
}

/// How many of the pairs of neighbouring characters of two texts are shared, in thousandths. O(n log n).
///
/// Where one text is compared with many, make its `BigramSet` once.
package func bigramJaccard(_ a: String, _ b: String) -> Int {
  BigramSet(a).jaccard(with: BigramSet(b))
}
