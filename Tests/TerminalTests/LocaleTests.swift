import Testing

@testable import Terminal

struct LocaleTests {
  /// What we count must be what is drawn; where the C library is older or newer than our table, the driver draws
  /// question marks, which must stay a rare exception.
  @Test func ourWidthsAreTheCLibrarys() {
    #expect(TerminalLocale.activate())
    var differing: [String] = []
    var compared = 0
    for value in (0x20...0x33FF).map(UInt32.init) + (0xA000...0xFFFF) + (0x1F000...0x1FFFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = TerminalLocale.columns(of: scalar)
      let text = String(scalar)
      // Neither side draws these, or ours replaces them by something plain.
      guard theirs >= 0, DisplayWidth.sanitised(text).unicodeScalars.first == scalar else { continue }
      compared += 1
      if DisplayWidth.of(text) != theirs { differing.append(String(value, radix: 16)) }
    }
    #expect(compared > 20_000)
    #expect(differing == [])
  }

  /// Every character of GB 2312 (the region 0x4E00 on is one range) has two columns.
  @Test func allUnifiedIdeographsAreWide() {
    for value in (0x4E00...0x9FFF) as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value), DisplayWidth.of(Character(scalar)) == 2 else {
        Issue.record("\(value)")
        return
      }
    }
  }
}
