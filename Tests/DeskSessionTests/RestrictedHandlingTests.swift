import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Keepers who come and go, who reported, and what somebody writes by hand.
@Suite struct RestrictedHandlingTests {
  private func registered(_ bureau: Bureau) throws -> RestrictedID {
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    return try #require(bureau.open(Bureau.leader).desk.restricted.rows.last).id
  }

  @Test func `where the only other custodian is concerned, keepers read who reported`() throws {
    let bureau = try Secret.bureau()
    let conflicts = [MarkedConflict(member: try bureau.id(Bureau.custodian), why: "亲属")]
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: conflicts, id: Secret.id(1))
    #expect(try bureau.open(Bureau.custodian).desk.restricted.rows.isEmpty)
    let leader = try bureau.open(Bureau.leader)
    let words = try leader.read(try #require(leader.desk.restricted.rows.first).id).words
    #expect(words?.reporters.first?.details == [.init(.name, "赵举报"), .init(.phone, "13812345678")])
  }

  @Test func `what lies open is another reading only where somebody else did something`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let leader = try bureau.open(Bureau.leader)
    let auditor = try bureau.open(Secret.auditor)
    func readings() -> Int { leader.desk.restricted[tip]?.readings.filter { $0.member == leader.member }.count ?? 0 }
    #expect(try leader.read(tip).words != nil && readings() == 1)
    _ = try leader.handle(tip, .note("已核对"))
    _ = try auditor.read(tip)
    try leader.refresh()
    let again = try leader.read(tip, isOpen: true)
    #expect(again.words != nil && again.events.contains { $0.event is RestrictedNoted } && readings() == 1)
    _ = try auditor.handle(tip, .note("监督员所记"))
    try leader.refresh()
    _ = try leader.read(tip, isOpen: true)
    #expect(readings() == 2)
    _ = try leader.read(tip)
    #expect(readings() == 3, "every opening is one")
  }

  @Test func `a keeper who is marked later reads nothing that is written from then on`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let auditor = try bureau.open(Secret.auditor)
    _ = try auditor.read(tip)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.handle(tip, .addConflict(try bureau.id(Secret.auditor), why: "亲属"))
    let from = leader.head.commits
    _ = try leader.handle(tip, .note("监督员回避后的办理情况"))
    try auditor.refresh()
    for desk in [auditor, try bureau.open(Secret.auditor)] {
      #expect(desk.desk.restricted[tip]?.conflicts.contains { $0.why == "亲属" } == false, "they are not told")
      #expect(desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty)
      for number in from...desk.head.commits {
        let commit = try desk.store.commit(at: number)
        #expect(desk.texts.events(of: commit, in: desk.state).isEmpty)
      }
    }
    // They do not know, so their desk lets them go on. It has no effect, nobody calls it overstepping, and those who keep
    // it see that they go on.
    let custodian = try bureau.open(Bureau.custodian)
    let (reader, last) = (try bureau.id(Secret.auditor), custodian.desk.restricted[tip]?.readings.count)
    #expect(custodian.desk.restricted[tip]?.readers == [reader] && last == 1)
    _ = try auditor.handle(tip, .note("还在看"))
    _ = try auditor.read(tip)
    try custodian.refresh()
    #expect(custodian.desk.restricted[tip]?.readings.map(\.member) == [reader, reader])
    #expect(custodian.desk.unheard.map(\.type) == [RestrictedNoted.type, RestrictedRead.type])
    let notes = try custodian.preview(of: tip).events.compactMap { $0.event as? RestrictedNoted }
    #expect(notes.map(\.text.text) == ["监督员回避后的办理情况", "还在看"])
    for name in Secret.keepers + [Bureau.office] {
      let desk = try bureau.open(name)
      #expect(desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty, "\(name)")
    }
  }

  @Test func `whom a keeper lets in who was shut out handles it once another keeper lets them in`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.handle(tip, .addConflict(try bureau.id(Secret.auditor), why: "亲属"))
    let late = "新保密员"
    try bureau.hire(late, .custodian)
    let auditor = try bureau.open(Secret.auditor)
    _ = try auditor.addKeepers([try bureau.id(late)], to: tip)
    let newcomer = try bureau.open(late)
    _ = try newcomer.handle(tip, .note("到岗"))
    try leader.refresh()
    #expect(leader.desk.unheard.count == 2 && leader.desk.unauthorised.isEmpty)
    #expect(leader.keepersToAdd.map(\.members) == [[try bureau.id(late)]])
    _ = try leader.addKeepers([try bureau.id(late)], to: tip)
    // With the past comes why the other is no keeper any more, and the whole of it reads the same.
    let again = try bureau.open(late)
    try leader.refresh()
    #expect(again.desk.restricted[tip] == leader.desk.restricted[tip])
    #expect(again.desk.unheard == leader.desk.unheard && again.desk.unauthorised.isEmpty)
    _ = try again.handle(tip, .note("继续"))
    try leader.refresh()
    #expect(leader.desk.unheard.count == 2)
    #expect(try bureau.open(Secret.auditor).desk.unauthorised.isEmpty, "who was shut out notices nothing")
  }

  @Test func `a keeper appointed later is handed the past, and reads all of it`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.handle(tip, .note("第一步"))
    let late = "新保密员"
    try bureau.hire(late, .custodian)
    #expect(try bureau.open(late).desk.restricted.rows.isEmpty)
    try leader.refresh()
    #expect(leader.keepersToAdd.map(\.members) == [[try bureau.id(late)]])
    _ = try leader.addKeepers([try bureau.id(late)], to: tip)
    #expect(leader.keepersToAdd.isEmpty)
    let desk = try bureau.open(late)
    #expect(desk.desk.unauthorised.isEmpty && !desk.state.needsReplay)
    #expect(desk.registerLines == leader.registerLines)
    #expect(desk.desk.restricted[tip] == leader.desk.restricted[tip])
    let document = try desk.read(tip)
    #expect(document.words?.content.narrative == Secret.words && document.events.count == 4)
    try leader.refresh()
    #expect(leader.desk.restricted[tip]?.readers == [try bureau.id(late)])
    // Who is no keeper learned nothing from that either.
    for name in Secret.others { #expect(try bureau.open(name).desk.restricted.rows.isEmpty) }
  }

  @Test func `a desk that is open while the past arrives reads it too`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let desk = try bureau.hire("新监督", .auditor)
    try desk.refresh()
    _ = try bureau.open(Bureau.custodian).addKeepers([try bureau.id("新监督")], to: tip)
    try desk.refresh()
    #expect(desk.desk.restricted[tip]?.keepers.contains(try bureau.id("新监督")) == true)
    #expect(try desk.read(tip).words?.content.narrative == Secret.words)
  }

  @Test func `closed keys from somebody who keeps nothing are not believed`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let late = try bureau.hire("新监督", .auditor)
    let leader = try bureau.open(Bureau.leader)
    let commit = try #require(leader.state.commit(of: EventNumber(rawValue: tip.rawValue)))
    let payload = try #require(try leader.store.commit(at: commit).payloads.first)
    guard case .closed(let id)? = payload.keyID.payloadKey else { throw CancellationError() }
    // False keys by an office member, then by a keeper; the true one comes last, and is found all the same.
    for (name, isNamed) in [(Bureau.office, true), (Secret.auditor, false)] {
      let forger = try bureau.open(name)
      let false1 = ClosedKey(id: id, key: SealingKey(random: SeededRandom(7)))
      _ = try forger.append(forger.environment.requestID()) { position in
        try CommitSealer(at: position, author: forger.member, state: forger.state, random: forger.environment.random)
          .closedProposal(.key(.closed([false1])), to: [late.member], at: forger.now)
      }
      try late.refresh()
      #expect(late.desk.unauthorised.contains { $0.type == "key.closed" } == true, "\(name) \(isNamed)")
      #expect(late.desk.restricted.rows.isEmpty)
    }
    _ = try leader.addKeepers([late.member], to: tip)
    for desk in [late, try bureau.open("新监督")] {
      try desk.refresh()
      #expect(desk.desk.restricted[tip] != nil && !desk.state.needsReplay)
      #expect(desk.desk.unauthorised.count == 1)
    }
  }

  @Test func `hand-made events by who is no keeper have no effect`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let ids = try Secret.keepers.map { try bureau.id($0) }.sorted()
    let forged: [any Event] = [
      RestrictedNoted(tip: tip, text: KeptText("撤销"), keepers: ids),
      ConflictAdded(
        tip: tip, member: try bureau.id(Bureau.custodian), why: KeptText("假"),
        keepers: ids.filter { $0 != (try? bureau.id(Bureau.custodian)) }),
      KeepersAdded(tip: tip, added: [try bureau.id(Secret.named)], keepers: ids),
    ]
    for name in Secret.others {
      let forger = try bureau.open(name)
      for event in forged {
        _ = try forger.append(forger.environment.requestID()) { position in
          try CommitSealer(at: position, author: forger.member, state: forger.state, random: forger.environment.random)
            .closedProposal(.event(event), to: ids, at: forger.now)
        }
      }
    }
    for name in Secret.keepers {
      let desk = try bureau.open(name)
      #expect(desk.desk.restricted[tip]?.keepers == ids && desk.desk.restricted[tip]?.conflicts == [])
      #expect(desk.desk.unauthorised.count == 9)
    }
    for name in Secret.others { #expect(try bureau.open(name).desk.unauthorised.isEmpty) }
  }

  @Test func `an ordinary event in a closed payload is out of its place`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let leader = try bureau.id(Bureau.leader)
    _ = try office.append(office.environment.requestID()) { position in
      try CommitSealer(at: position, author: office.member, state: office.state, random: office.environment.random)
        .closedProposal(.event(BodyAdded(kind: .other, name: "只给组长看的单位")), to: [leader], at: office.now)
    }
    let desk = try bureau.open(Bureau.leader)
    #expect(desk.desk.organisation.bodies.isEmpty && desk.desk.unauthorised.map(\.refusal.reason) == [.misplaced])
    #expect(try bureau.open(Bureau.custodian).desk.unauthorised.isEmpty)
  }

  @Test func `a closed event never shares a commit`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let leader = try bureau.open(Bureau.leader)
    let batch = Batch([HandleRestricted(tip, .note("一")), AddBody(kind: .other, name: "县法院")])
    #expect(fault { try leader.perform(batch) } == "unexpected")
    #expect(
      fault { try leader.perform(Batch([HandleRestricted(tip, .note("一")), HandleRestricted(tip, .note("二"))])) }
        == "unexpected")
  }

  @Test func `a log printed by a keeper holds no word of it`() throws {
    let bureau = try Secret.bureau()
    let tip = try registered(bureau)
    let desk = try bureau.open(Bureau.leader)
    _ = try desk.handle(tip, .note("两成之外还有一成"))
    var lines: [String] = []
    try desk.forEachEvent(since: EventNumber(rawValue: tip.rawValue)) {
      lines.append(try desk.jsonLine($0))
    }
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("restricted.") })
    for word in ["两成", Secret.named, "亲眼所见", "一成", "13812345678"] {
      #expect(lines.allSatisfy { !$0.contains(word) }, "\(word)")
    }
  }

  @Test func `a tip that turns out to name somebody is taken over, and stays as it was for others`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("城建项目要给两成")
    let before = try bureau.open(Secret.named).registerLines
    let conflicts = [MarkedConflict(member: try bureau.id(Secret.named), why: "经办人即此人")]
    let number = try office.takeOver(tip, conflicts: conflicts, id: Secret.id(2))
    #expect(try bureau.open(Secret.named).registerLines == before)
    let leader = try bureau.open(Bureau.leader)
    let row = try #require(leader.desk.restricted.takenOver(tip))
    #expect(row.number == number)
    #expect(try leader.read(row.id).words?.content.narrative == "城建项目要给两成")
  }

  @Test func `a worker answers with a number, forgets the draft, and reads for keepers only`() async throws {
    let place = try Workplace()
    let talk = try await place.opened()
    talk.send(
      .keepDraft(FormDraft(id: Hex.encode(Secret.id(1).bytes), form: "tip.register", startedAt: 1, fields: [:])))
    try await talk.view { $0.drafts.count == 1 }
    talk.send(.restricted(Secret.id(1), .send(Secret.content(), conflicts: [])))
    try await talk.view { $0.drafts.isEmpty && $0.desk.restricted.rows.count == 1 }
    let number = try await talk.next { reply in
      if case .restricted(_, .sent(let number)) = reply { number } else { nil }
    }
    #expect(try place.bureau.open(Bureau.admin).desk.restricted.rows.map(\.number) == [number])
    await talk.stop()
  }
}
