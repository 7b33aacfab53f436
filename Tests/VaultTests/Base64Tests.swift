import Foundation
import Testing

@testable import Vault

@Suite struct Base64Tests {
  @Test func agreesWithFoundationAtEveryLength() {
    let random = SeededRandom()
    for count in 0..<200 {
      let bytes = random.bytes(count)
      let text = Base64.encode(bytes)
      #expect(text == Data(bytes).base64EncodedString())
      #expect(Base64.decode(text) == bytes)
    }
  }

  @Test(arguments: [
    "A", "AA", "AAA", "AA=", "A===", "====", "AA==AAAA", "AAA=AAA=", "AB==", "AAB=", "AA A", "AA\n=", "AA-_", "举报==",
  ])
  func refusesWhatIsNotCanonical(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}
