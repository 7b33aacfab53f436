import EventLog

extension EventStoreConformance {
  /// Refusals and repeated forms.
  static let identity: [Case] = [
    Case("a refusal is passed on, rests on the latest state and writes nothing") { trial in
      let left = try trial.founded()
      let right = try trial.handle()
      try left.append(2, by: trial.first, trial.first.proposal())
      try require(Refused(reason: "no"), "the refusal") {
        try right.append(3, by: trial.second) { position in
          try require(position.commit, equals: 3, "position")
          throw Refused(reason: "no")
        }
      }
      try require(right.delivered.count, equals: 2, "delivered before")
      try require(right.store.head.commits, equals: 2, "commits")
      try right.append(3, by: trial.second, trial.second.proposal())
      try require(right.delivered.count, equals: 3, "the same id is free")
    },
    Case("the same form twice is one commit, on any handle, without asking again") { trial in
      let handle = try trial.founded()
      let first = try handle.append(7, by: trial.first, trial.first.proposal("once"))
      try handle.append(8, by: trial.first, trial.first.proposal("between"))
      let asked = handle.asked
      try require(
        try handle.append(7, by: trial.first, trial.first.proposal("twice")), equals: .repeated(first.commit),
        "the same handle")
      try require(handle.asked, equals: asked, "asked")
      let other = try trial.handle()
      try require(
        try other.append(7, by: trial.second, trial.second.proposal("thrice")), equals: .repeated(first.commit),
        "another handle")
      try require(other.asked, equals: 0, "asked")
      try require(other.delivered.count, equals: 3, "delivered all the same")
      try require(other.store.head.commits, equals: 3, "commits")
    },
    Case("many ids are all remembered, and none is taken for another") { trial in
      let handle = try trial.founded()
      for number in 2...60 { try handle.append(UInt64(number), by: trial.first, trial.first.proposal("\(number)")) }
      let later = try trial.handle()
      for number in stride(from: 60, through: 2, by: -7) {
        let receipt = try later.append(UInt64(number), by: trial.first, trial.first.proposal())
        try require(receipt, equals: .repeated(handle.delivered[number - 1]), "id \(number)")
      }
    },
  ]

  /// Who may sign.
  static let membership: [Case] = [
    Case("the first commit must bring its own author") { trial in
      let handle = try trial.handle()
      try require(StoreError.unknownAuthor(1), "no roster") {
        try handle.append(1, by: trial.first, trial.first.proposal())
      }
      try require(StoreError.unknownAuthor(1), "another's") {
        try handle.append(1, by: trial.first, trial.first.proposal(roster: [trial.second.admission]))
      }
      try require(handle.store.head.commits, equals: 0, "commits")
    },
    Case("nobody off the roster and no other key can sign, and nothing is written") { trial in
      let handle = try trial.founded()
      let stranger = LogMember(9)
      try require(StoreError.unknownAuthor(9), "a stranger") {
        try handle.append(2, by: stranger, stranger.proposal(roster: [stranger.admission]))
      }
      try require(StoreError.wrongSigner(1), "another's key") {
        try handle.append(2, by: trial.second, trial.first.proposal())
      }
      try require(handle.store.head.commits, equals: 1, "commits")
      let other = try trial.handle()
      try other.catchUp()
      try require(other.delivered, equals: handle.delivered, "history")
    },
    Case("a member signs from the commit after admission, and nobody is shut out by an expulsion") { trial in
      let handle = try trial.founded()
      let third = LogMember(3)
      try handle.append(2, by: trial.first, trial.first.proposal(roster: [third.admission]))
      try handle.append(3, by: third, third.proposal("turning on the first", roster: [.expel(member: 1)]))
      try handle.append(4, by: trial.first, trial.first.proposal("still here", roster: [.expel(member: 3)]))
      try handle.append(5, by: third, third.proposal("judged above the log"))
      let fresh = try trial.handle()
      try fresh.catchUp()
      try require(fresh.delivered, equals: handle.delivered, "history")
      try require(try fresh.store.commit(at: 5), equals: handle.delivered[4], "read again")
    },
    Case("the first key of a number stands, whoever admits it again") { trial in
      let handle = try trial.founded()
      let impostor = LogMember(1, key: 1)
      try handle.append(
        2, by: trial.second,
        trial.second.proposal("taking the first's place", roster: [.expel(member: 1), impostor.admission]))
      try require(StoreError.wrongSigner(1), "the impostor's key") {
        try handle.append(3, by: impostor, impostor.proposal())
      }
      try handle.append(3, by: trial.first, trial.first.proposal("the first's key"))
      let fresh = try trial.handle()
      try fresh.catchUp()
      try require(fresh.delivered, equals: handle.delivered, "history")
      try require(try fresh.store.commit(at: 3), equals: handle.delivered[2], "read again")
    },
  ]

  /// What no frame can hold.
  static let limits: [Case] = [
    Case("proposals that no frame can hold are refused by name") { trial in
      let handle = try trial.founded()
      let good = trial.first.proposal(events: 2)
      let payload = good.payloads[0]
      let many = [Allocation](repeating: Allocation(series: 0, year: 0, number: 0), count: 65_536)
      let rows: [(ProposalFault, (inout Proposal) -> Void)] = [
        (.eventCount, { $0.eventCount = 0 }),
        (.eventCount, { $0.eventCount = 65_537 }),
        (.tooMany, { $0.allocations = many }),
        (.ordinals, { $0.payloads[0].ordinals = [0, 2] }),
        (.ordinals, { $0.payloads[0].ordinals = [1, 0] }),
        (.ordinals, { $0.payloads[0].ordinals = [0, 0] }),
        (.nonce, { $0.payloads[0].nonce = Array(payload.nonce.dropLast()) }),
        (.key, { $0.roster = [.admit(member: 5, signingKey: [1, 2, 3], agreementKey: [])] }),
      ]
      for (place, (fault, change)) in rows.enumerated() {
        var proposal = good
        change(&proposal)
        try require(StoreError.invalidProposal(fault), "row \(place)") {
          try handle.append(2, by: trial.first, proposal)
        }
      }
      try handle.append(2, by: trial.first, good)
    },
    Case("a commit of 8 MiB fits and one above is refused") { trial in
      let handle = try trial.founded()
      var proposal = trial.first.proposal()
      proposal.payloads[0].ciphertext = []
      let frame = try handle.append(2, by: trial.first, proposal).commit.location.length
      proposal.payloads[0].ciphertext = [UInt8](repeating: 1, count: 8 << 20 - Int(frame))
      try require(
        try handle.append(3, by: trial.first, proposal).commit.location.length, equals: 8 << 20, "the largest")
      proposal.payloads[0].ciphertext.append(1)
      try require(StoreError.tooLarge(bytes: 8 << 20 + 1, limit: 8 << 20), "one byte more") {
        try handle.append(4, by: trial.first, proposal)
      }
    },
  ]
}
