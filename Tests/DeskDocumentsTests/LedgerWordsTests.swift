import CaseDomain
import Testing

@testable import DeskDocuments

@Suite struct LedgerWordsTests {
  @Test func everyValueHasWordsAndEveryWordAValue() {
    let words = LedgerWords.embedded
    #expect(words.faults == [])
    #expect(words.values(of: "channel") == Set(Channel.allCases.map(\.rawValue)))
    #expect(words.values(of: "importance") == Set(Importance.allCases.map(\.rawValue)))
    #expect(words.values(of: "conduct") == Set(Conduct.names))
    #expect(words.values(of: "subject") == [Subject.Kind.organisation.rawValue])
  }

  @Test(
    arguments: [
      ("来访", Channel.visit), ("群众来信", .letter), ("局长信箱", .letter), ("电子信箱", .online), ("12345热线转来", .phone),
      ("网络平台", .online), ("县扫黑办交办", .superior), ("科 室移交", .section), ("工作中发现", .screening), ("（电话）", .phone),
      ("来访（电话预约）", .visit), ("电话预约来访", .phone),
      ("不详", nil), ("", nil),
    ] as [(String, Channel?)])
  func knowsAChannel(text: String, channel: Channel?) {
    #expect(LedgerWords.embedded.channel(in: text) == channel)
  }

  @Test(
    arguments: [
      ("某某商贸有限公司", Subject.Kind.organisation), ("城东砂场", .organisation), ("某ktv", .organisation),
      ("某ＫＴＶ", .organisation),
      ("县交通局", .organisation), ("城关村村委会", .organisation), ("某酒店（负责人某甲）", .organisation), ("某小卖店 ", .organisation),
      ("某甲", .person), ("张店", .person), ("某公司经理某甲", .person), ("绰号“老板”", .person), ("不详", .person), ("", .person),
    ] as [(String, Subject.Kind)])
  func knowsAnOrganisation(name: String, kind: Subject.Kind) {
    #expect(LedgerWords.embedded.kind(ofSubject: name) == kind)
  }

  @Test(arguments: [("重大线索", Importance.major), ("一般", .ordinary), ("", nil)] as [(String, Importance?)])
  func knowsTheImportance(text: String, importance: Importance?) {
    #expect(LedgerWords.embedded.importance(in: text) == importance)
  }

  @Test(
    arguments: [
      ("强迫交易、敲诈勒索", ["forcedDealing", "extortion"]), ("涉嫌非法拘禁；软暴力讨债", ["violentCollection", "unlawfulDetention"]),
      ("村霸，充当保护伞", ["villageTyranny", "protectiveUmbrella"]), ("噪音扰民", []), ("", []),
    ] as [(String, [String])])
  func knowsConduct(text: String, names: [String]) {
    #expect(LedgerWords.embedded.conduct(in: text).heldNames == names)
  }
}
