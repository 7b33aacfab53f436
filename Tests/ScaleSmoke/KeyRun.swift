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
  private var portions = Samples()
  private let clock = ContinuousClock()

  init(_ office: BusyOffice) {
    self.office = office
    model = DeskModel(
      texts: Texts(.zhHans), theme: .monochrome, doorMembers: [DoorMember(id: BusyOffice.worker, label: "甲")],
      deskName: nil, size: Size(columns: 120, rows: 32), now: office.now, chosen: BusyOffice.worker,
      ids: RequestIDSource(1, 2))
    model.expectUnlock(of: BusyOffice.worker)
  }

  mutating func run(_ report: inout Report) {
    let opening = clock.now
    var effects = model.update(.reply(.changed(session)))
    _ = model.view()
    report.add("first frame", String.milliseconds(opening.duration(to: clock.now).seconds * 1e6))
    settle(&effects)
    report.add("overview complete", String.milliseconds(opening.duration(to: clock.now).seconds * 1e6))

    let listing = clock.now
    _ = time("1")
    report.add("list complete", String.milliseconds(listing.duration(to: clock.now).seconds * 1e6))
    _ = time("<Right><Right><Right><Right><Right><Right>")
    report.add("key j", samples("j", 300), bar: 10)
    report.add("key PgDn", samples("<PgDn>", 100), bar: 10)
    report.add("keys G g", samples("Gg", 50), bar: 10)
    report.add("key Tab", samples("<Tab>", 50), bar: 10)
    report.add("sort by another column", samples("s<Down><Enter>", 4), bar: 10)
    let (keys, settled) = filters(["酒店", "jdhs", "state:overdue", "顺达砂石场123"])
    report.add("key in a filter", keys, bar: 10)
    report.add("filter complete", settled)
    report.add("another's commit", commits(50), bar: 100)
    report.add("portion while idle", portions, bar: 10)
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
      let start = clock.now
      var effects = model.update(.input(event))
      _ = model.view()
      samples.add(start.duration(to: clock.now))
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
      let start = clock.now
      effects += model.resume()
      _ = model.view()
      portions.add(start.duration(to: clock.now))
    }
  }

  /// Types filters: each key to its picture, and each filter from its last key to the complete list.
  private mutating func filters(_ words: [String]) -> (keys: Samples, settled: Samples) {
    var (keys, settled) = (Samples(), Samples())
    for word in words {
      _ = time("/")
      for event in InputEvent.script(word) {
        let start = clock.now
        var effects = model.update(.input(event))
        _ = model.view()
        keys.add(start.duration(to: clock.now))
        settle(&effects)
        settled.add(start.duration(to: clock.now))
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
      let start = clock.now
      var effects = model.update(.reply(.changed(session)))
      _ = model.view()
      samples.add(start.duration(to: clock.now))
      settle(&effects)
    }
    return samples
  }
}
