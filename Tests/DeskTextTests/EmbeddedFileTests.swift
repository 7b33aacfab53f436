import Testing

@testable import DeskText

@Suite struct EmbeddedFileTests {
  @Test func everyResourceIsEmbeddedAsItIs() throws {
    let onDisk = try Repository.files(below: "Resources").sorted()
    #expect(EmbeddedFile.all.map(\.name).sorted() == onDisk)
    for file in EmbeddedFile.all {
      #expect(try Array(file.bytes) == Repository.bytes(of: "Resources/" + file.name), "\(file.name)")
    }
  }

  @Test func unknownNameGivesNothing() {
    #expect(EmbeddedFile.named("texts/en/frame.txt") != nil)
    #expect(EmbeddedFile.named("texts/en/none.txt") == nil)
  }
}
