import CaseDomain
import DeskSession
import DeskText

/// Makes tips up, the same ones for the same seed. People appear by nickname only; nothing in them is real.
struct TipGenerator {
  private var random: SplitMix
  private let texts: Texts
  private let places: [String]
  private let organisations: [String]
  private let nicknames: [String]
  private let trades: [String]
  private let titles: [String]
  private let openings: [String]
  private let details: [String]
  private let closings: [String]

  init(seed: UInt64, texts: Texts) {
    random = SplitMix(state: seed)
    self.texts = texts
    func list(_ key: String) -> [String] { texts[key].split(separator: "|").map(String.init) }
    places = list("demo.places")
    organisations = list("demo.organisations")
    nicknames = list("demo.nicknames")
    trades = list("demo.trades")
    titles = list("demo.titles")
    openings = list("demo.openings")
    details = list("demo.details")
    closings = list("demo.closings")
  }

  /// The next tip, without a reporter.
  mutating func content() -> TipContent {
    let isFirm = random.chance(60)
    let subject = random.pick(isFirm ? organisations : nicknames)
    let place = random.pick(places)
    let trade = random.pick(trades)
    let amount = String((random.below(80) + 2) * 500)
    let fill = { (template: String) in
      template.replacing("{0}", with: subject).replacing("{1}", with: place).replacing("{2}", with: trade)
        .replacing("{3}", with: amount)
    }
    let story = (0..<(1 + random.below(3))).map { _ in random.pick(details) }.joined()
    let kinds = Conduct.names.dropLast()
    var conduct = Conduct(name: random.pick(Array(kinds)))
    if random.chance(30) { conduct.formUnion(Conduct(name: random.pick(Array(kinds)))) }
    let content = TipContent(
      title: fill(random.pick(titles)), narrative: fill(random.pick(openings) + story) + random.pick(closings),
      subjects: [Subject(kind: isFirm ? .organisation : .person, name: subject, address: place, trade: trade)],
      conduct: conduct, place: place, importance: random.chance(8) ? .major : .ordinary,
      channel: random.pick(Channel.allCases))
    return content
  }

  /// Where somebody of a section went, and what came of it.
  mutating func visit() -> (place: String, result: String) {
    (random.pick(places), texts[random.chance(70) ? "demo.visit.quiet" : "demo.visit.heard"])
  }

  /// A reporter, or nobody.
  mutating func reporter(_ number: Int) -> ReporterIdentity? {
    let name = texts("demo.reporterName", String(number))
    let phone = "1390000" + String(1000 + number % 9000)
    switch random.below(10) {
    case 0..<5: return ReporterIdentity(details: [.name: name, .phone: phone])
    case 5..<7: return ReporterIdentity(details: [.otherIdentifying: name, .phone: phone])
    case 7: return ReporterIdentity(details: [.safeContact: phone])
    default: return nil
    }
  }

  /// A number from 0 up to `bound`, for what the caller varies.
  mutating func below(_ bound: Int) -> Int { random.below(bound) }
  mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }
}

/// SplitMix64: small, seeded, the same everywhere.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
