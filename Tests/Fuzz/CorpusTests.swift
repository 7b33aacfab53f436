import TestSupport
import Testing

/// The bytes that fuzzing kept, small and of every kind that it told apart, fed to the same readers: none of them traps.
@Suite struct CorpusTests {
  @Test(arguments: Surface.allCases) func isFed(_ surface: Surface) throws {
    let files = try Repository.files(below: "Tests/Fuzz/corpus/\(surface)")
    #expect(files.count > 20)
    for file in files { surface.feed(try Repository.bytes(of: file)) }
  }
}
