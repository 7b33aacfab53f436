import CaseDomain
import Testing

@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Payloads opened before their turn change nothing but how long reading takes.
@Suite struct ReadAheadTests {
  @Test(arguments: [1, 3_000, 1 << 20])
  func `a log read ahead gives the state that following gave`(batchBytes: Int) throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    for turn in 0..<12 {
      let tip = try office.tip("第\(turn)件")
      if turn.isMultiple(of: 3) {
        try office.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"))
      }
      _ = try office.revise(tip, .supplement(text: "又来", receivedAt: nil, attachmentPaths: []))
    }
    // Who came later reads with keys that were granted after what they open.
    let late = try bureau.hire("新范", .office)
    for desk in [office, late, try bureau.open(Bureau.custodian), try bureau.open(Bureau.admin)] {
      try desk.refresh()
      var state = DeskState(
        calendar: bureau.environment.calendar, keys: desk.keys, holder: desk.state.holder,
        opening: desk.state.opening.unconfirmed)
      var reading = ReadAhead(batchBytes: batchBytes)
      for number in 1...desk.head.commits { reading.add(try desk.store.commit(at: number), to: &state) }
      reading.finish(&state)
      let (read, followed) = (state.desk, desk.desk)
      #expect(read.lastEvent == followed.lastEvent)
      #expect(read.tips.rows.map(\.self) == followed.tips.rows.map(\.self))
      #expect(read.leads.rows.map(\.self) == followed.leads.rows.map(\.self))
      #expect(read.unauthorised.count == followed.unauthorised.count)
      #expect(state.damagedPayloads == desk.damagedPayloads)
      #expect(state.places.count == desk.state.places.count)
    }
  }

  @Test func `a payload that was opened with a key nobody believes is opened anew`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    try office.tip("一件")
    let commit = try office.store.commit(at: office.head.commits)
    let wrong = SealingKey(random: SeededRandom(9))
    let guesses = Dictionary(
      uniqueKeysWithValues: commit.payloads.compactMap { $0.keyID.payloadKey }.map { ($0, wrong) })
    let empty = DeskState(
      calendar: bureau.environment.calendar, keys: office.keys, holder: office.state.holder)
    let (ahead, found) = OpeningBatch([commit], state: empty, found: guesses).wait()
    #expect(found.isEmpty)
    #expect(ahead[0].outcome(at: 0, with: SealingKey(random: SeededRandom(10))) == nil)
    var state = office.state
    let opener = CommitOpener(commit: commit, keys: office.keys, holder: state.holder)
    let outcomes = opener.open(Array(commit.payloads.indices), ahead[0]) { id in
      [state.keyring.key(for: id)].compactMap { $0 }
    }
    #expect(outcomes.allSatisfy { if case .opened = $0 { true } else { false } })
    state.forgetKeys()
  }
}
