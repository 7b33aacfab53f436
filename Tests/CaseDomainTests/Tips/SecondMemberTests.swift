import Testing

@testable import CaseDomain

/// What the screen asks beforehand is what the command is told (R5.2, R6.4).
@Suite struct SecondMemberTests {
  @Test func answersAsTheCommandsDo() throws {
    var bench = DeskBench.staffed
    for (registrar, named) in [(Cast.receiver, "丁"), (Cast.office, "己"), (Cast.office, "某酒店")] {
      let command = RegisterTip(
        content: .some(naming: [named]), receivedAt: at("2026-11-16 10:00"), precision: .day, receiptEvidence: "信封邮戳")
      _ = try bench.tip(command, as: registrar)
    }
    // Whoever never signed the undertaking (R4.1), and everybody on the day after the last on which it holds.
    let members = Cast.acting + [Cast.unsigned]
    for (member, now) in members.flatMap({ [($0, bench.clock), ($0, at("2027-11-23 09:00"))] }) {
      let second = try #require(SecondMember(member, in: bench.desk, on: bench.desk.date(of: now)))
      for row in bench.desk.tips.rows.indices {
        let tip = bench.desk.tips.rows[row]
        let command = ConfirmReceipt(tip: tip.id)
        let told = refusal { () throws(Refusal) in
          _ = try bench.desk.decide(command, as: Actor(member), at: now)
        }
        #expect(second.refusal(row: row, first: tip.registeredBy, in: bench.desk) == told)
      }
    }
  }

  @Test func nobodyElseIsOne() {
    for member in [Cast.removed, Cast.invited, Cast.nobody] {
      #expect(SecondMember(member, in: DeskBench.staffed.desk, on: on("2026-11-23")) == nil)
    }
  }

  private func refusal(of body: () throws(Refusal) -> Void) -> Refusal? {
    do throws(Refusal) {
      try body()
      return nil
    } catch {
      return error
    }
  }
}

@Suite struct ComparableNameTests {
  @Test(arguments: [
    ("丁", ["丁"], true), ("丁", ["某酒店", "丁"], true), ("丁", ["丁某", "甲丁"], false), ("王 小二", ["王小二"], true),
    ("王小二", ["王　小\u{200B}二"], true), ("王小二", ["王小"], false), ("王小", ["王小二"], false), ("Li Lei", ["ＬｉＬｅｉ"], true),
    ("José", ["Jose\u{301}"], true), ("Jose", ["Jose\u{301}"], false), ("王小二", ["Jose\u{301}", "王小二"], true),
    ("丁", [], false), ("丁", [" ", "\u{200B}"], false), ("丁", ["", "丁"], true),
  ])
  func findsAName(name: String, names: [String], isAmong: Bool) {
    #expect(ComparableName(name).isAmong(names.joined(separator: String(Tips.separator))) == isAmong)
  }
}

/// Whose events an entry's history holds.
@Suite struct HistoryAuthorTests {
  @Test func ownEventsAreNotOthers() {
    let (me, other) = (MemberID(rawValue: 1), MemberID(rawValue: 2))
    var history = History()
    var mark = History.Mark.none
    for (number, author) in [(3, other), (5, me), (8, other), (9, me)] {
      let envelope = Envelope(
        author: author, time: Instant(rawValue: 0), commit: CommitNumber(rawValue: 1),
        event: EventNumber(rawValue: Int64(number)))
      mark = history.note(envelope, after: mark)
    }
    for (since, mine, others) in [
      (0, true, true), (4, true, true), (7, true, true), (8, false, true), (9, false, false),
    ] {
      let event = EventNumber(rawValue: Int64(since))
      #expect(history.hasEvents(mark, after: event, notBy: me) == mine, "after \(since)")
      #expect(history.hasEvents(mark, after: event, notBy: other) == others, "after \(since)")
    }
    #expect(!history.hasEvents(.none, after: EventNumber(rawValue: 0), notBy: me))
  }
}
