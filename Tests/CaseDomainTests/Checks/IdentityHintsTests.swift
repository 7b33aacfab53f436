import Testing

@testable import CaseDomain

/// What was found, as `kind:text`.
private func found(_ text: String) -> [String] {
  let bytes = Array(text.utf8)
  return IdentityHints.find(in: text).map { "\($0.kind):" + String(decoding: bytes[$0.range], as: UTF8.self) }
}

@Suite struct IdentityHintsTests {
  @Test(arguments: [
    ("电话13900001111。", "phone:13900001111"), ("打 139 0000 1111 找我", "phone:139 0000 1111"),
    ("139-0000-1111", "phone:139-0000-1111"), ("１３９００００１１１１", "phone:１３９００００１１１１"),
    ("+8613900001111", "phone:+8613900001111"), ("+86 139 0000 1111", "phone:+86 139 0000 1111"),
    ("家里0952-6090000", "phone:0952-6090000"), ("（0952）6090000", "phone:（0952）6090000"),
    ("座机：6090000", "phone:6090000"), ("手机号码是 1390000111", "phone:1390000111"), ("tel13900001111", "phone:13900001111"),
    ("证号11010519491231002X，", "residentID:11010519491231002X"),
    ("110105 19491231 002x", "residentID:110105 19491231 002x"),
    ("11010519491231002１", "residentID:11010519491231002１"), ("130503670401001", "residentID:130503670401001"),
    ("身份证１３０５０３１９６７０*******当", "residentID:１３０５０３１９６７０*******"),
    ("130503********001X", "residentID:130503********001X"), ("打139****1111找我", "phone:139****1111"),
    ("139××××1111", "phone:139××××1111"), ("卡号6222 0200 0000 0000 000", "bankCard:6222 0200 0000 0000 000"),
    ("4111111111111111", "bankCard:4111111111111111"),
    ("写信到ab.c_1@mail.example.com。", "email:ab.c_1@mail.example.com"), ("ab＠example.cn", "email:ab＠example.cn"),
    ("微信号：wxid_abc123", "wechat:wxid_abc123"), ("加我微信 abcdef 谢谢", "wechat:abcdef"), ("QQ：10001234", "qq:10001234"),
    ("qq号是10001234", "qq:10001234"), ("宁B·12345", "licencePlate:宁B·12345"), ("车牌宁A12D34，", "licencePlate:宁A12D34"),
    ("宁AD12345", "licencePlate:宁AD12345"), ("宁A1234学", "licencePlate:宁A1234学"),
  ])
  func findsNumbersAndAccounts_R6_4(text: String, hint: String) {
    #expect(found(text) == [hint])
  }

  @Test(arguments: [
    ("我叫王甲乙，住在城东", "name:王甲乙"), ("我是张三，有事反映", "name:张三"), ("我是欧阳丙丁。", "name:欧阳丙丁"),
    ("我叫：张三", "name:张三"), ("本人王甲乙，男，", "name:王甲乙"), ("本人张三，男，", "name:张三"), ("我王甲乙，男，", "name:王甲乙"),
    ("我的名字叫王甲乙。", "name:王甲乙"), ("举报人：张三", "name:张三"), ("举报人：张三电话", "name:张三"), ("举报人 王甲乙 ", "name:王甲乙"),
    ("举报人（签字）：王甲乙", "name:王甲乙"), ("姓名：阿卜杜拉·买买提", "name:阿卜杜拉·买买提"), ("联系人：李女士", "name:李女士"),
    ("我是城东小区业主王甲乙，", "name:王甲乙"), ("事情就是这样。\n王甲乙\n2026年11月3日", "name:王甲乙"), ("请查处。张三敬上", "name:张三"),
    ("请查处。\n\n此致\n敬礼！\n城东村村民王甲乙", "name:王甲乙"), ("请查处，谢谢！王甲乙", "name:王甲乙"), ("请查处。\n张三", "name:张三"),
    ("举报人王甲乙说", "name:王甲乙"), ("举报人王甲乙称其被打", "name:王甲乙"), ("经核实举报人王甲乙来信", "name:王甲乙"),
    ("举报人王甲乙电话", "name:王甲乙"), ("举报人王甲乙的店", "name:王甲乙"), ("王甲乙来电，", "name:王甲乙"), ("王甲乙举报赌场", "name:王甲乙"),
    ("他把王甲乙举报的事说了", "name:王甲乙"), ("有事找王甲乙", "name:王甲乙"), ("请联系王甲乙。", "name:王甲乙"), ("知道王甲乙实名举报", "name:王甲乙"),
    ("举报人:张三被威胁", "name:张三"), ("控告人：诸葛甲", "name:诸葛甲"),
  ])
  func findsNames_R6_4(text: String, hint: String) {
    #expect(found(text) == [hint])
  }

  @Test(arguments: [
    ("我住在城东小区3栋2单元1002室，晚上", "address:城东小区3栋2单元1002室"), ("我家住城关镇东风村二组，", "address:城关镇东风村二组"),
    ("家庭住址：某县城关镇东街12号", "address:某县城关镇东街12号"), ("我家在东街12-3，", "address:东街12-3"),
    ("我住在城东小区已经十年了", "address:城东小区"), ("住城关镇东街12号，", "address:城关镇东街12号"),
    ("报案人，住城东小区3栋。", "address:城东小区3栋"), ("本店在城关镇东街12号旁边", "address:城关镇东街12号"),
    ("城关镇东街十二号的老板", "address:城关镇东街十二号"), ("找人民东路98号3栋2单元1002室", "address:人民东路98号3栋2单元1002室"),
    ("我们是某区老虎巷65号301的租户", "address:某区老虎巷65号301"),
  ])
  func findsHomes_R6_4(text: String, hint: String) {
    #expect(found(text) == [hint])
  }

  /// R6.4: what one text gives away, or is known of the reporter, counts wherever it stands again.
  @Test func countsWhateverIsKnownEverywhere() throws {
    let texts = ["我叫王甲乙，是商户。他说王甲乙再告状就打断腿。", "王甲乙的店被砸", "东街王甲乙店旁", "李某的店"]
    func words(_ identity: [IdentityValue]) -> [[String]] {
      let found = IdentityHints.find(in: texts.enumerated().map { ($1, $0 < 2) }, knowing: identity)
      return zip(texts, found).map { text, hints in
        let bytes = Array(text.utf8)
        return hints.map { "\($0.kind):" + String(decoding: bytes[$0.range], as: UTF8.self) }
      }
    }
    let name = "name:王甲乙"
    #expect(words([]) == [[name, name], [name], [name], []])
    #expect(words([try #require(IdentityValue("李某", .name))])[3] == ["name:李某"])
    #expect(IdentityValue("李", .name) == nil)
    #expect("\(try #require(IdentityValue("李某", .name)))" == "IdentityValue(name)")
  }

  /// A cell of a ledger may hold nothing but numbers, by the thousand: what is found in it, or known, is no reason to
  /// look through it again.
  @Test func looksThroughALongTextOnce() throws {
    let name = try #require(IdentityValue("张三", .name))
    let cases: [(unit: String, isFound: Bool)] = [("640221199001011234 ", true), ("张三", true), ("1x", false)]
    for (unit, isFound) in cases {
      let text = String(repeating: unit, count: 20_000)
      let hints = try #require(IdentityHints.find(in: [(text, true)], knowing: [name]).first)
      let covered = hints.reduce(0) { $0 + $1.range.count }
      #expect(covered == (isFound ? text.utf8.count { $0 != UInt8(ascii: " ") } : 0))
    }
  }

  @Test func findsAllThatSignTogether() {
    #expect(found("投诉人：王甲乙、张三、李四") == ["name:王甲乙", "name:张三", "name:李四"])
    #expect(
      found("我叫王甲乙，电话13900001111，身份证11010519491231002X")
        == ["name:王甲乙", "phone:13900001111", "residentID:11010519491231002X"])
    #expect(found("13900001111 13900002222") == ["phone:13900001111", "phone:13900002222"])
  }

  /// What must not be flagged: else people stop reading the flags.
  @Test(arguments: [
    "", "某酒店长期强迫交易。", "拨打12345和110没有用", "电话12345", "2019-02-28 11:25 去过", "金额13900001111222元", "2019年11月12日138元",
    "我是一名业主", "我是高中生，", "我是万科的业主", "本人谢谢您", "本人房产证，", "我国于1988年颁布", "请尽快处理，谢谢！", "祝好", "盼复。\n谢谢",
    "被举报人：王甲乙", "被举报人姓名：张三", "举报人：匿名", "举报人-0007 说", "举报人的要求", "姓名：王某某", "他家住城东小区3栋", "国家住建部规定城市",
    "我家住了十年", "我住院三天", "暂住证在派出所登记", "微信群里说的", "微信支付了500元", "扫微信二维码", "QQ群里说", "邮箱是@后面的", "a@b", "川A", "新AB店",
    "京A座1001室", "1390000111", "99990519491231002X", "110105194913310021", "6222020000000000001", "本人于昨天下午",
    "住户们都知道", "住房公积金3楼窗口", "入住5年", "他家住东街12号", "地铁走到人民路3号线", "这条路1号文", "坐12路到东街", "一路3个人", "街道2020年1号文件",
    "到区纪委举报", "将向市委投诉反映", "由业主举报", "从社区-区逐级投诉", "再次向沈书记举报", "难找到董事长！", "去了区政府上访",
    "第二天。全体业主敬上", "广大村民", "编号139000011112",
  ])
  func leavesOtherWordsAlone(text: String) {
    #expect(found(text) == [])
  }

  @Test func rangesAreBytesOfTheText() {
    let text = "甲😀我叫王甲乙，１３９００００１１１１。"
    let bytes = Array(text.utf8)
    let hints = IdentityHints.find(in: text)
    #expect(hints.map(\.kind) == [.name, .phone])
    #expect(hints.allSatisfy { String(validating: bytes[$0.range], as: UTF8.self) != nil })
    #expect(IdentityHints.redacted(text, hints) { "〔\($0)〕" } == "甲😀我叫〔name〕，〔phone〕。")
  }

  @Test(
    arguments: [
      ([], "甲乙丙丁"), ([0..<3], "#乙丙丁"), ([9..<12], "甲乙丙#"), ([3..<6, 6..<9], "甲#丁"), ([6..<9, 0..<3], "#乙#丁"),
      ([0..<9, 3..<6], "#丁"), ([0..<6, 3..<9], "#丁"), ([4..<5], "甲#丙丁"), ([2..<4], "##丙丁"), ([9..<99], "甲乙丙#"),
      ([50..<60], "甲乙丙丁"),
      ([-5..<3], "#乙丙丁"), ([3..<3], "甲乙丙丁"), ([0..<12, 0..<12], "#"),
    ] as [([Range<Int>], String)])
  func redactsWhateverTheHints(ranges: [Range<Int>], result: String) {
    let hints = ranges.map { IdentityHint(range: $0, kind: .phone) }
    let redacted = IdentityHints.redacted("甲乙丙丁", hints) { _ in "#" }
    #expect(redacted == result.replacing("##", with: "#"))
  }

  /// Whatever the text, the hints lie in it in order, and what is redacted holds none of what was found.
  @Test func holdsForAnyText() {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "我叫", "我是", "举报人：", "王甲乙", "张三", "13900001111", "139 0000 1111", "，", "。", "\n", "、", "1", "x", "电话", "微信", "qq",
      "@", "a.b",
      "我住在", "城东小区", "3栋", "敬上", "宁A", "12345", " ", "-", "110105", "19491231", "002X", "😀", "e\u{301}", "（", "被", "业主",
    ]
    for _ in 0..<600 {
      let text = (0..<Int.random(in: 0...12, using: &generator))
        .map { _ in pieces.randomElement(using: &generator)! }.joined()
      let bytes = Array(text.utf8)
      let hints = IdentityHints.find(in: text)
      var last = 0
      for hint in hints {
        guard hint.range.lowerBound >= last, !hint.range.isEmpty, hint.range.upperBound <= bytes.count,
          String(validating: bytes[hint.range], as: UTF8.self) != nil
        else {
          Issue.record("bad range \(hint.range) in \(text)")
          return
        }
        last = hint.range.upperBound
      }
      let redacted = IdentityHints.redacted(text, hints) { _ in "" }
      if redacted.utf8.count != bytes.count - hints.reduce(0, { $0 + $1.range.count }) {
        Issue.record("redaction left something of \(text)")
        return
      }
    }
  }
}
