import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Terminal

/// The screen of a large desk: each key is timed from the model to the picture; what the model goes on with while no
/// key waits is timed apart, a portion at a time.
struct KeyRun {
  /// Makes the commits of others; nil for a desk that is only looked at.
  private var office: BusyOffice?
  private var session: SessionView
  private var model: DeskModel
  /// What is timed now, and the portions of work that followed from it.
  private var phase = "opening"
  private var portions: [(phase: String, samples: Samples)] = []

  init(_ office: BusyOffice) {
    self.init(Self.session(of: office))
    self.office = office
  }

  init(_ session: SessionView) {
    self.session = session
    model = DeskModel(
      texts: Texts(.zhHans), theme: .monochrome, doorMembers: [DoorMember(id: BusyOffice.worker, label: "甲")],
      deskName: nil, size: Size(columns: 120, rows: 32), now: session.now, chosen: BusyOffice.worker,
      ids: RequestIDSource(1, 2))
    model.expectUnlock(of: BusyOffice.worker)
  }

  /// Shows the overview with everything counted.
  mutating func showOverview() {
    var effects = model.update(.reply(.changed(session)))
    _ = model.view()
    settle(&effects)
  }

  /// Shows the list of all tips.
  mutating func showList() { _ = time("1<Left>") }

  /// Shows the overview, then the list of all tips.
  ///
  /// - Returns: milliseconds to the first picture, to the complete overview, to the complete list.
  mutating func open() -> (first: Double, overview: Double, list: Double) {
    let opening = Stopwatch()
    var effects = model.update(.reply(.changed(session)))
    _ = model.view()
    let first = opening.spent.seconds * 1e3
    settle(&effects)
    let overview = opening.spent.seconds * 1e3
    phase = "list"
    let listing = Stopwatch()
    showList()
    return (first, overview, listing.spent.seconds * 1e3)
  }

  /// Types a filter and takes it away again.
  ///
  /// - Returns: milliseconds from the last key to the first rows, and to the complete list.
  mutating func filter(_ word: String) -> (firstRows: Double, complete: Double) {
    _ = time("/")
    var times = (firstRows: 0.0, complete: 0.0)
    for event in InputEvent.script(word) {
      let start = Stopwatch()
      var effects = model.update(.input(event))
      _ = model.view()
      times.firstRows = start.spent.seconds * 1e3
      settle(&effects)
      times.complete = start.spent.seconds * 1e3
    }
    _ = time("<Esc><Esc>")
    return times
  }

  /// A row's lines.
  mutating func run() -> [Finding] {
    let (first, complete, listed) = open()
    var findings = [
      ("key j", samples("j", 300)), ("PgDn", samples("<PgDn>", 100)), ("G, g", samples("Gg", 50)),
      ("Tab", samples("<Tab>", 50)),
    ].map { Self.key($0.0, $0.1) }
    phase = "sort"
    findings.append(Self.key("s: another column", samples("s<Down><Enter>", 3)))
    phase = "filter"
    let (keys, _) = filters(["酒店", "jdhs", "state:overdue", "顺达砂石场123"])
    findings.append(Self.key("in a filter", keys))
    phase = "commit"
    findings.append(Self.key("another's commit", commits(50)))
    for (phase, samples) in portions { findings.append(Self.key("portion between keys, " + phase, samples)) }
    return findings + [
      Finding("overview, first frame", "ms", first), Finding("overview, complete", "ms", complete),
      Finding("list, complete", "ms", listed),
    ]
  }

  /// The slowest of a hundred is what counts.
  private static func key(_ what: String, _ samples: Samples) -> Finding {
    let spread = samples.spread
    return Finding(what + ", p99 \(Table.rounded(spread.p99))", "ms", spread).bar("p99 ≤ 10 ms", spread.p99 <= 10)
  }

  /// Bytes that a terminal gets for each key of a script, after the list is complete.
  mutating func bytesSent() throws -> [Finding] {
    let scripts: [(name: String, keys: String, count: Int, bar: Double?)] = [
      ("a cursor move", "j", 60, 1_536), ("PgDn", "<PgDn>", 30, nil), ("a tick of the clock", "", 10, nil),
    ]
    var findings: [Finding] = []
    _ = time("<Esc><Esc>g")
    for (columns, rows) in [(80, 24), (120, 32)] {
      let wire = try Wire(columns: columns, rows: rows)
      var effects = model.update(.input(.resize(Size(columns: columns, rows: rows))))
      settle(&effects)
      _ = wire.present(model.view())
      var spreads: [Spread] = []
      for (_, script, count, _) in scripts {
        var bytes: [Double] = []
        for turn in 0..<count {
          effects = []
          for event in InputEvent.script(script) { effects += model.update(.input(event)) }
          if script.isEmpty { effects = model.update(.tick(session.now.adding(milliseconds: Int64(turn) * 1000))) }
          bytes.append(Double(wire.present(model.view())))
          settle(&effects)
          _ = wire.present(model.view())
        }
        spreads.append(Spread(bytes))
      }
      wire.close()
      for ((name, _, _, bar), spread) in zip(scripts, spreads) {
        let finding = Finding("sent for \(name), \(columns)×\(rows)", "bytes", spread)
        findings.append(bar.map { finding.bar("≤ 1.5 KB", spread.most <= $0) } ?? finding)
      }
    }
    return findings
  }

  private static func session(of office: BusyOffice) -> SessionView {
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

  /// What the loop does while no input waits: it shows a picture now and then, and at the end.
  private mutating func settle(_ effects: inout [Effect]) {
    var shown = Wall.now
    while let effect = effects.popLast() {
      guard case .resume = effect else { continue }
      let start = Stopwatch()
      effects += model.resume()
      if effects.isEmpty || Wall.now - shown >= 30_000_000 {
        _ = model.view()
        shown = Wall.now
      }
      if portions.last?.phase != phase { portions.append((phase, Samples())) }
      portions[portions.count - 1].samples.add(start.spent)
    }
  }

  /// Types filters: each key to its picture, and each filter from its last key to the complete list.
  mutating func filters(_ words: [String]) -> (keys: Samples, settled: Samples) {
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
      guard var office, (try? office.registerOne()) != nil else { return samples }
      self.office = office
      session = Self.session(of: office)
      let start = Stopwatch()
      var effects = model.update(.reply(.changed(session)))
      _ = model.view()
      samples.add(start.spent)
      settle(&effects)
    }
    return samples
  }
}
