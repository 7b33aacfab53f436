@testable import CaseDomain

extension Desk {
  /// What is not as it must always be about reporters.
  func brokenReporters() -> [String] {
    var broken: [String] = []
    func hold(_ truth: Bool, _ claim: @autoclosure () -> String) { if !truth { broken.append(claim()) } }
    let ids = (0..<reporters.count).map { reporters.id(row: $0) }
    hold(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }, "aliases do not ascend: \(ids)")
    for id in ids {
      guard let reporter = reporters[id] else {
        hold(false, "\(id) is not found")
        continue
      }
      hold(reporter.id == id, "\(id) is found as \(reporter.id)")
      hold(tips[reporter.tip] != nil, "\(id) has no tip")
      hold(reporters.of(reporter.tip).contains(id), "\(id) is not among its tip's reporters")
      hold((reporter.sealings == 0) == reporter.given.isEmpty, "\(id) has sealings without details, or the reverse")
      hold(reporters.destructions.destroyed.contains(id) == reporter.isDestroyed, "\(id) is destroyed by half")
      let events = reporters.events(of: id)
      hold(zip(events, events.dropFirst()).allSatisfy { $0 < $1 }, "\(id) has a history out of order: \(events)")
      hold(events.last == reporters.lastEvent(of: id), "\(id) does not end with its last event")
      let aliases = reporters.same.aliases(of: id)
      hold(aliases.allSatisfy { reporters.same.root(of: $0) == aliases[0] }, "\(id) is of two persons")
      for request in reporters.requests.of(id) { hold(events.contains(request.event), "\(id) forgets a request") }
    }
    for tip in tips.rows {
      hold(tip.reporters == reporters.of(tip.id).count, "\(tip.number) counts its reporters wrongly")
      hold(tip.signature == reporters.signature(of: tip.id), "\(tip.number) shows another signature")
    }
    for request in reporters.requests.all {
      hold(reporters.requests[request.event] == request, "a request is not found")
      hold(reporters[request.reporter]?.tip == request.tip, "a request is about another tip")
      hold(request.views == 0 || request.state != .waiting, "a request was shown before it was approved")
      guard let approval = request.approval else { continue }
      hold(approval.by != request.requestedBy && approval.by != request.custodian, "who asked approved")
      hold(approval.event > request.event, "a request was approved before it was made")
    }
    let waiting = reporters.requests.all.filter { $0.state == .waiting }
    hold(waiting == reporters.requests.waiting, "waiting requests are miscounted")
    let pairs = waiting.map { [$0.reporter.rawValue, $0.custodian.rawValue] }
    hold(Set(pairs).count == pairs.count, "one custodian waits twice for one reporter")
    for proposal in reporters.destructions.all {
      hold(reporters.destructions[proposal.event] == proposal, "a destruction is not found")
      if case .approved(let by, _) = proposal.state { hold(by != proposal.proposedBy, "who proposed destroyed") }
    }
    hold(
      reporters.destructions.all.filter { $0.state == .waiting } == reporters.destructions.waiting,
      "waiting destructions are miscounted")
    return broken
  }

  /// What the register holds, a row a line.
  var reporterLines: [String] {
    let ids = (0..<reporters.count).map { reporters.id(row: $0) }
    return ids.map { id in
      let marks = ReporterMark.allCases.map { "\($0) \(reporters.marks(of: id)[$0] as Any)" }
      return "\(reporters[id] as Any) \(reporters.events(of: id)) \(marks) same \(reporters.same.aliases(of: id)) "
        + "\(ids.map { reporters.same.decision(.init(id, $0)).map { "\($0)" } ?? "-" })"
    } + reporters.requests.all.map { "\($0)" } + reporters.destructions.all.map { "\($0)" }
      + ["destroyed \(reporters.destructions.destroyed)"]
  }
}
