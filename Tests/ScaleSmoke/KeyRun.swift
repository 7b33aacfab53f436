import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Terminal

/// The screen of a large desk: each key is timed from the model to the picture; what the model goes on with while no
/// key waits is timed apart, a portion at a time.
struct KeyRun {
  private var office: BusyOffice
  private var model: DeskModel
  /// What is timed now, and the portions of work that followed from it.
  private var phase = "opening"
  private var portions: [(phase: String, samples: Samples)] = []

  init(_ office: BusyOffice) {
    self.office = office
    model = DeskModel(
      texts: Texts(.zhHans), theme: .monochrome, doorMembers: [DoorMember(id: BusyOffice.worker, label: "甲")],
      deskName: nil, size: Size(columns: 120, rows: 32), now: office.now, chosen: BusyOffice.worker,
      ids: RequestIDSource(1, 2))
    model.expectUnlock(of: BusyOffice.worker)
  }

  mutating func run(_ report: inout Report) {
    let opening = Stopwatch()
    var effects = model.update(.reply(.changed(session)))
    _ = model.view()
    report.add("first frame", String.milliseconds(opening.spent.seconds * 1e6))
    settle(&effects)
    report.add("overview complete", String.milliseconds(opening.spent.seconds * 1e6))

    phase = "list"
    let listing = Stopwatch()
    _ = time("1<Left>")
    report.add("list complete", String.milliseconds(listing.spent.seconds * 1e6))
    report.add("rows in the list", listed)
    report.add("key j", samples("j", 300), bar: 10)
    report.add("key PgDn", samples("<PgDn>", 100), bar: 10)
    report.add("keys G g", samples("Gg", 50), bar: 10)
    report.add("key Tab", samples("<Tab>", 50), bar: 10)
    phase = "sort"
    report.add("sort by another column", samples("s<Down><Enter>", 3), bar: 10)
    phase = "filter"
    let (keys, settled) = filters(["酒店", "jdhs", "state:overdue", "顺达砂石场123"])
    report.add("key in a filter", keys, bar: 10)
    report.add("filter complete", settled)
    phase = "commit"
    report.add("another's commit", commits(50), bar: 100)
    for (phase, samples) in portions { report.add("idle portion, \(phase)", samples, bar: 10) }
  }

  /// What the list's heading says: which list, and how many of how many.
  private var listed: String {
    model.view().rows().dropFirst(3).first?.split(separator: "│").first.map {
      $0.split(separator: " ").joined(separator: " ")
    } ?? ""
  }

  private var session: SessionView {
    SessionView(
      desk: office.desk, member: BusyOffice.worker, now: office.now, readOnly: nil, drafts: [],
      lastSeen: EventNumber(rawValue: 0), canSealIdentities: true, notices: [])
  }

  /// Presses the keys of a script, each to its picture, and lets lists complete in between.
  private mutating func time(_ script: String) -> Samples {
    var samples = Samples()
    for event in InputEvent.script(script) {
      let start = Stopwatch()
      var effects = model.update(.input(event))
      _ = model.view()
      samples.add(start.spent)
      settle(&effects)
    }
    return samples
  }

  private mutating func samples(_ script: String, _ count: Int) -> Samples {
    time(String(repeating: script, count: count))
  }

  /// What the loop does while no input waits.
  private mutating func settle(_ effects: inout [Effect]) {
    while let effect = effects.popLast() {
      guard case .resume = effect else { continue }
      let start = Stopwatch()
      effects += model.resume()
      _ = model.view()
      if portions.last?.phase != phase { portions.append((phase, Samples())) }
      portions[portions.count - 1].samples.add(start.spent)
    }
  }

  /// Types filters: each key to its picture, and each filter from its last key to the complete list.
  private mutating func filters(_ words: [String]) -> (keys: Samples, settled: Samples) {
    var (keys, settled) = (Samples(), Samples())
    for word in words {
      _ = time("/")
      for event in InputEvent.script(word) {
        let start = Stopwatch()
        var effects = model.update(.input(event))
        _ = model.view()
        keys.add(start.spent)
        settle(&effects)
        settled.add(start.spent)
      }
      _ = time("<Esc><Esc>")
    }
    return (keys, settled)
  }

  /// Another desk registers tips while this one shows its list.
  private mutating func commits(_ count: Int) -> Samples {
    var samples = Samples()
    for _ in 0..<count {
      guard (try? office.registerOne()) != nil else { return samples }
      let start = Stopwatch()
      var effects = model.update(.reply(.changed(session)))
      _ = model.view()
      samples.add(start.spent)
      settle(&effects)
    }
    return samples
  }
}
