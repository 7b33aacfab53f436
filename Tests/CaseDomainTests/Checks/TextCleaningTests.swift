import Testing

@testable import CaseDomain

@Suite struct TextCleaningTests {
  @Test(arguments: [
    ("", ""), (" \t\n", ""), ("甲", "甲"), ("\n\t\t甲  乙\t丙 \n", "甲 乙 丙"), ("甲\r\n乙\r丙\n丁", "甲\n乙\n丙\n丁"),
    ("甲\n \n\n\n乙", "甲\n\n乙"), ("甲\u{1B}[31m乙", "甲[31m乙"), ("甲\u{202E}乙\u{2066}", "甲乙"), ("甲\u{FE0F}\u{200B}乙", "甲乙"),
    ("甲\u{2028}乙", "甲\n乙"), ("\u{FEFF}甲", "甲"), ("甲\u{0}乙\u{9B}", "甲乙"), ("　　甲　乙", "甲 乙"), ("甲 \n 乙", "甲\n乙"),
    ("e\u{301}", "e\u{301}"),
  ])
  func cleansForReading(text: String, shown: String) {
    #expect(TextCleaning.shown(text) == shown)
    #expect(TextCleaning.shown(shown) == shown)
  }

  @Test(arguments: [("甲\n\n乙", "甲 乙"), (" 甲\t\u{7}乙 ", "甲 乙"), ("", ""), ("\r\n", "")])
  func cleansForOneLine(text: String, line: String) {
    #expect(TextCleaning.singleLine(text) == line)
  }

  @Test(arguments: [
    ("  甲  乙\t丙\n", "  甲  乙\t丙\n", "  甲  乙\t丙 "), ("甲\u{1B}[31m\u{9B}2J乙", "甲[31m2J乙", "甲[31m2J乙"),
    ("甲\u{202E}乙\u{2066}\u{7F}\u{0}", "甲乙", "甲乙"), ("甲\r#9 乙\r\n丙\u{2028}丁", "甲\n#9 乙\n丙\n丁", "甲 #9 乙 丙 丁"),
    ("", "", ""),
  ])
  func cleansForPrinting(text: String, lines: String, line: String) {
    #expect(TextCleaning.printed(text) == lines)
    #expect(TextCleaning.printed(text, isOneLine: true) == line)
  }

  @Test(arguments: [(" 甲  乙\n", "甲  乙"), ("\u{200B}\u{FEFF} ", ""), ("甲", "甲"), ("\t甲\n乙\t", "甲\n乙")])
  func trims(text: String, trimmed: String) {
    #expect(TextCleaning.trimmed(text) == trimmed)
  }
}

@Suite struct TitleMakerTests {
  @Test(arguments: [
    ("某酒店长期强迫交易。还有别的。", "某酒店长期强迫交易"), ("\n\t\t某酒店长期强迫交易\n第二行", "某酒店长期强迫交易"),
    ("尊敬的领导：您好！某酒店长期强迫交易！", "某酒店长期强迫交易"), ("您好，某酒店长期强迫交易。", "某酒店长期强迫交易"),
    ("领导您好：某酒店长期强迫交易", "某酒店长期强迫交易"), ("你好！打扰了！某酒店长期强迫交易", "某酒店长期强迫交易"),
    ("", ""), ("。。。", ""), ("您好", "您好"), ("急！", "急"), ("我是城东村村民，村里有人放高利贷", "村里有人放高利贷"),
    ("2026年3月1日上午，某酒店门前有人打架", "某酒店门前有人打架"), ("我是业主", "我是业主"), ("我是业主，急", "我是业主，急"), ("急！某酒店强迫交易", "某酒店强迫交易"),
  ])
  func takesTheFirstMeaningfulClause(narrative: String, title: String) {
    #expect(TitleMaker.title(from: narrative) == title)
  }

  /// The sign for what was hidden is never cut in two; the number of a document is no such sign.
  @Test(arguments: [
    ("我叫〔已隐去：姓名〕，电话〔已隐去：电话〕。某酒店老板带人堵门要钱。", "某酒店老板带人堵门要钱"),
    ("某酒店老板〔已隐去：姓名〕带人堵门", "某酒店老板"), ("违反某政发〔2026〕3号文件收费", "违反某政发〔2026〕3号文件收费"),
  ])
  func leavesOutWhatWasHidden(narrative: String, title: String) {
    #expect(TitleMaker.title(from: narrative) == title)
  }

  @Test func cutsWhatIsTooLong() {
    #expect(TitleMaker.title(from: "城东市场一带收取摊位费，不给就砸摊子，已经三年了", limit: 16) == "城东市场一带收取摊位费")
    #expect(TitleMaker.title(from: "城东市场一带有人长期收取摊位费", limit: 8) == "城东市场一带有…")
    #expect(TitleMaker.title(from: "甲，乙丙丁戊己庚辛壬癸", limit: 8) == "甲，乙丙丁戊己…")
    #expect(TitleMaker.title(from: "甲", limit: 0) == "")
    for limit in 1...40 {
      let title = TitleMaker.title(from: "尊敬的领导：城东市场一带，有人长期收取摊位费、打人，不给就砸摊子", limit: limit)
      #expect(title.count <= limit)
      #expect(!title.isEmpty)
    }
  }
}
