import CaseDomain

/// Tips that nobody told, the same for the same seed.
struct MadeUpTips {
  var random: SplitMix

  init(seed: UInt64) { random = SplitMix(state: seed) }

  mutating func content() -> TipContent {
    let place = random.pick(Self.places)
    let subject = random.pick(Self.firms) + String(random.below(5_000)) + "号"
    var conduct = Conduct(name: random.pick(Self.conducts))
    if random.below(3) == 0 { conduct.formUnion(Conduct(name: random.pick(Self.conducts))) }
    return TipContent(
      title: subject + "在" + place + random.pick(Self.deeds), narrative: "长期如此，商户敢怒不敢言。",
      subjects: [Subject(kind: .organisation, name: subject, address: place, trade: "砂石")], conduct: conduct,
      place: place, importance: random.below(12) == 0 ? .major : .ordinary,
      channel: random.pick(Channel.allCases))
  }

  private static let places = ["东街市场", "北关建材城", "河西物流园", "老汽车站", "南湖工业园", "三里桥村", "新区二期工地"]
  private static let firms = ["顺达砂石场", "金鼎会所", "宏运车行", "万通信息部", "福满楼酒店", "永盛物流部"]
  private static let deeds = ["强行收取管理费", "强买强卖", "放高利贷并上门威胁", "聚众赌博", "阻挠施工", "殴打摊主"]
  private static let conducts = Conduct.names
}

/// SplitMix64: small, seeded, the same everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
