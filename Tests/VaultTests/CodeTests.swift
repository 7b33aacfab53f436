import Testing

@testable import Vault

@Suite struct CodeTests {
  @Test func codesReadBackHoweverTheyAreTyped() throws {
    let random = SeededRandom(2)
    for _ in 0..<50 {
      let code = CheckedCode(random: random)
      #expect(code.text.count == 16 + 1 + 4)
      let forms = [
        code.text, code.text.lowercased(), code.text.replacing("-", with: " "), code.text.replacing("-", with: ""),
        code.text.replacing("0", with: "O").replacing("1", with: "l"), " \(code.text)\t",
        String(
          code.text.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0)!) }),
      ]
      for form in forms { #expect(try CheckedCode(typed: form) == code, "\(form)") }
    }
  }

  @Test func everyWrongLetterIsNoticed() {
    let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let text = Array(CheckedCode(random: SeededRandom(3)).text.filter { $0 != "-" })
    for place in text.indices {
      for letter in letters where letter != text[place] {
        var wrong = text
        wrong[place] = letter
        #expect(throws: VaultError.mistypedCode) { try CheckedCode(typed: String(wrong)) }
      }
    }
  }

  @Test func everyExchangeOfTwoLettersIsNoticed() {
    let text = Array(CheckedCode(random: SeededRandom(4)).text.filter { $0 != "-" })
    for first in text.indices {
      for second in text.indices where second > first && text[first] != text[second] {
        var wrong = text
        wrong.swapAt(first, second)
        #expect(throws: VaultError.mistypedCode) { try CheckedCode(typed: String(wrong)) }
      }
    }
  }

  @Test(arguments: ["", "0", "U000-0000-0000-0000-0", "0000-0000-0000-000", "0000-0000-0000-0000-00", "举报查询码"])
  func whatIsNoCodeIsRefused(text: String) {
    #expect(throws: VaultError.mistypedCode) { try CheckedCode(typed: text) }
  }

  @Test func base32KeepsEveryLength() {
    let random = SeededRandom(5)
    for count in 0..<40 {
      let bytes = random.bytes(count)
      #expect(Base32.bytes(of: Base32.values(of: bytes)) == bytes)
    }
    // 8 bits in two letters leave two bits over, which are zero.
    #expect(Base32.bytes(of: [0, 1]) == nil)
    #expect(Base32.bytes(of: [0]) == nil)
  }

  @Test func receiptNeedsCodeAndPassword() throws {
    let random = SeededRandom(6)
    let code = CheckedCode(random: random)
    let desk = try #require(DeskTag(bytes: random.bytes(16)))
    let other = try #require(DeskTag(bytes: random.bytes(16)))
    func verifier(_ code: CheckedCode, _ password: String, _ desk: DeskTag, cost: UInt8 = 14) throws -> [UInt8] {
      let work = ScryptParameters(costExponent: cost, blockSize: 1, parallelism: 1)
      return try ReceiptSecret(code: code, password: utf8(password), desk: desk, work: work).verifier
    }
    let kept = try verifier(code, "旧书店", desk)
    #expect(try kept.count == 32 && kept == verifier(code, "旧书店", desk))
    #expect(try kept != verifier(code, "旧书", desk))
    #expect(try kept != verifier(code, "", desk))
    #expect(try kept != verifier(CheckedCode(random: random), "旧书店", desk))
    #expect(try kept != verifier(code, "旧书店", other), "each desk has its own")
    #expect(try kept != verifier(code, "旧书店", desk, cost: 15), "the work is part of it")
    #expect(throws: VaultError.self) { try verifier(code, "旧书店", desk, cost: 13) }
  }

  @Test func receiptTagsTellNothingOfEachOther() {
    let random = SeededRandom(6)
    let (code, key) = (CheckedCode(random: random), SealingKey(random: random))
    let other = SealingKey(random: random)
    let tags = [
      ReceiptTags.lookup(code, key: key), ReceiptTags.attempt(code, key: key), ReceiptTags.lookup(code, key: other),
      ReceiptTags.attempt(code, key: other), ReceiptTags.lookup(CheckedCode(random: random), key: key),
    ]
    #expect(Set(tags).count == tags.count)
  }

  @Test func aReceiptsSignatureIsGoodForOneUse() throws {
    let random = SeededRandom(8)
    let desk = try #require(DeskTag(bytes: random.bytes(16)))
    let code = CheckedCode(random: random)
    let work = ScryptParameters(costExponent: 14, blockSize: 1, parallelism: 1)
    let secret = try ReceiptSecret(code: code, password: utf8("旧书店"), desk: desk, work: work)
    let stranger = try ReceiptSecret(code: code, password: utf8("旧书"), desk: desk, work: work)
    func use(
      code: Int64 = 7, tip: Int64 = 5, number: Int = 1, purpose: String = "claim", way: String = "visit",
      author: UInt32 = 3, content: UInt8 = 9
    ) -> ReceiptUse {
      ReceiptUse(
        code: code, tip: tip, number: number, purpose: purpose, way: way, author: KeyHolder(rawValue: author),
        content: [UInt8](repeating: content, count: 32))
    }
    let signature = secret.signature(for: use())
    #expect(use().isValid(signature, by: secret.verifier))
    #expect(!use().isValid(signature, by: stranger.verifier))
    #expect(!use().isValid(signature, by: []) && !use().isValid([], by: secret.verifier))
    let others = [
      use(code: 8), use(tip: 6), use(number: 2), use(purpose: "addition"), use(way: "phone"), use(author: 4),
      use(content: 8),
    ]
    for other in others { #expect(!other.isValid(signature, by: secret.verifier), "\(other)") }
    #expect(ReceiptUse.content(of: [[1, 2], [3]]) != ReceiptUse.content(of: [[1], [2, 3]]))
    #expect(ReceiptUse.content(of: [[1]]) != ReceiptUse.content(of: [[1], []]))
  }

  @Test func recoveryPaperReadsBack() throws {
    for seed in 0..<10 {
      let key = RecoveryKey(random: SeededRandom(UInt64(seed)))
      #expect(key.lines.count == RecoveryKey.lineCount)
      let typed = key.lines.map { $0.lowercased().replacing("-", with: " ") }
      let back = try RecoveryKey(typed: typed, publicKey: key.secret.publicKey)
      #expect(back.secret.seed == key.secret.seed)
    }
  }

  @Test func recoveryPaperNamesTheWrongLine() {
    let key = RecoveryKey(random: SeededRandom(7))
    for line in 0..<RecoveryKey.lineCount {
      for place in key.lines[line].indices where key.lines[line][place] != "-" {
        var lines = key.lines
        lines[line].replaceSubrange(place...place, with: key.lines[line][place] == "7" ? "8" : "7")
        #expect(throws: VaultError.mistypedRecoveryLine(line + 1)) { try RecoveryKey(typed: lines) }
      }
    }
    for first in 0..<RecoveryKey.lineCount {
      for second in first + 1..<RecoveryKey.lineCount {
        var lines = key.lines
        lines.swapAt(first, second)
        #expect(throws: VaultError.mistypedRecoveryLine(first + 1)) { try RecoveryKey(typed: lines) }
      }
    }
    #expect(throws: VaultError.mistypedRecoveryLine(4)) { try RecoveryKey(typed: [String](key.lines.dropLast())) }
    #expect(throws: VaultError.mistypedRecoveryLine(5)) { try RecoveryKey(typed: key.lines + [key.lines[0]]) }
    let other = RecoveryKey(random: SeededRandom(8))
    #expect(throws: VaultError.belongsElsewhere(.recoveryPaper)) {
      try RecoveryKey(typed: key.lines, publicKey: other.secret.publicKey)
    }
  }
}
