import Testing

@testable import CaseDomain

@Suite struct ResidentIDTests {
  /// Numbers made for the test: region, a day and an order code, with the check digit worked out by hand from the
  /// standard's example and the rest from its formula.
  @Test(arguments: [
    ("11010519491231002X", "1949-12-31"), ("440524188001010014", "1880-01-01"), ("11010519491231002x", "1949-12-31"),
    (" 110105 19491231 002X ", "1949-12-31"), ("１１０１０５１９４９１２３１００２Ｘ", "1949-12-31"),
    ("110105-19491231-002X", "1949-12-31"), ("130503670401001", "1967-04-01"),
  ])
  func acceptsTrueNumbers_GB11643(text: String, birth: String) throws {
    let id = try ResidentID(text)
    #expect(id.birthDate.description == birth)
    #expect(id.isOldForm == (id.text.count == 15))
    #expect(!id.text.contains(" "))
  }

  @Test(
    arguments: [
      ("", .length), ("1101051949123100", .length), ("110105194912310021X", .character),
      ("11010519491231002Y", .character),
      ("1101051949123100X2", .character), ("甲10105194912310021", .character), ("100105194912310021", .region),
      ("110105194913310021", .birthDate), ("110105194902290021", .birthDate), ("130503670231001", .birthDate),
      ("110105170001010021", .birthDate), ("110105194912310021", .checkDigit), ("110105194912310029", .checkDigit),
    ] as [(String, ResidentID.Flaw)])
  func namesTheFlaw_GB11643(text: String, flaw: ResidentID.Flaw) {
    #expect(ResidentID.flaw(in: text) == flaw)
  }

  @Test func nobodyIsBornAfterToday() {
    #expect(ResidentID.flaw(in: "11010519491231002X", today: CivilDate("1949-12-30")) == .birthDate)
    #expect(ResidentID.flaw(in: "11010519491231002X", today: CivilDate("1949-12-31")) == nil)
  }

  /// Any one digit mistyped, and any two neighbours swapped, is found: the property MOD 11-2 is chosen for.
  @Test func findsEveryMistypedDigitAndSwap() {
    let number = Array("440524188001010014")
    for place in number.indices {
      for digit in "0123456789" where digit != number[place] {
        var wrong = number
        wrong[place] = digit
        #expect(ResidentID.flaw(in: String(wrong)) != nil)
      }
      if place > 0, number[place] != number[place - 1] {
        var wrong = number
        wrong.swapAt(place, place - 1)
        #expect(ResidentID.flaw(in: String(wrong)) != nil)
      }
    }
  }

  @Test func neverShowsItsDigits() throws {
    let id = try ResidentID("11010519491231002X")
    var dumped = ""
    dump(id, to: &dumped)
    for text in ["\(id)", String(reflecting: id), dumped, "\([id])"] { #expect(!text.contains("1949")) }
    let phone = try PhoneNumber("13900001111")
    dumped = ""
    dump(phone, to: &dumped)
    for text in ["\(phone)", String(reflecting: phone), dumped] { #expect(!text.contains("1390")) }
  }
}

@Suite struct PhoneNumberTests {
  @Test(
    arguments: [
      ("13900001111", .mobile, "13900001111"), ("+86 139 0000 1111", .mobile, "13900001111"),
      ("0086-139-0000-1111", .mobile, "13900001111"), ("8613900001111", .mobile, "13900001111"),
      ("１３９００００１１１１", .mobile, "13900001111"), ("0952-6090000", .landline, "09526090000"),
      ("(010) 6200 0000", .landline, "01062000000"), ("（0952）6090000转12", .landline, "09526090000-12"),
      ("021-20000000", .landline, "02120000000"), ("400-800-0000", .service, "4008000000"),
      ("12345", .service, "12345"),
      ("95588", .service, "95588"), ("110", .service, "110"),
    ] as [(String, PhoneNumber.Kind, String)])
  func acceptsTrueNumbers(text: String, kind: PhoneNumber.Kind, digits: String) throws {
    let number = try PhoneNumber(text)
    #expect(number.kind == kind)
    #expect(number.text == digits)
  }

  @Test(
    arguments: [
      ("", .length), ("139000011", .length), ("139000011112", .length), ("12900001111", .prefix),
      ("23900001111", .prefix),
      ("6090000", .areaCode), ("62000000", .areaCode), ("1390000111a", .character), ("139/00001111", .character),
      ("0952-609000", .length), ("13900001111转1", .length), ("011-20000000", .prefix),
    ] as [(String, PhoneNumber.Flaw)])
  func namesTheFlaw(text: String, flaw: PhoneNumber.Flaw) {
    #expect(PhoneNumber.flaw(in: text) == flaw)
  }
}

@Suite struct CreditCodeTests {
  /// The first is the example printed in GB 32100.
  @Test(arguments: ["91350100M000100Y43", "91350100m000100y43", " 91350100 M000100Y43", "９１３５０１００Ｍ０００１００Ｙ４３"])
  func acceptsTrueCodes_GB32100(text: String) throws {
    #expect(try CreditCode(text).text == "91350100M000100Y43")
  }

  @Test(
    arguments: [
      ("", .length), ("91350100M000100Y4", .length), ("91350100M000100Y44", .checkCharacter),
      ("91350100M000100S43", .character), ("9135010AM000100Y43", .character), ("91350100M000010Y43", .checkCharacter),
    ] as [(String, CreditCode.Flaw)])
  func namesTheFlaw_GB32100(text: String, flaw: CreditCode.Flaw) {
    #expect(CreditCode.flaw(in: text) == flaw)
  }
}
