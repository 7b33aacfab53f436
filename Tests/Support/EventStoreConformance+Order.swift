import EventLog

extension EventStoreConformance {
  /// One total order, the same for every handle.
  static let order: [Case] = [
    Case("an empty log has an empty head and delivers nothing") { trial in
      let handle = try trial.handle()
      try handle.catchUp()
      try require(handle.store.head.commits, equals: 0, "commits")
      try require(handle.store.head.hash, equals: .zero, "hash")
      try require(handle.delivered, equals: [], "delivered")
    },
    Case("the first commit and its first event are number 1 and follow nothing") { trial in
      let handle = try trial.founded()
      let commit = handle.delivered[0]
      try require(commit.number, equals: 1, "number")
      try require(commit.position.firstEvent, equals: 1, "event")
      try require(commit.position.previousHash, equals: .zero, "previous hash")
      try require(commit.position.desk, equals: handle.store.desk, "desk")
      try require(handle.store.head.hash, equals: commit.hash, "head")
    },
    Case("two handles in turn see each other's commits before deciding, each once, in one dense chain") { trial in
      let left = try trial.founded()
      let right = try trial.handle()
      for round in 0..<6 {
        let (handle, member) = round.isMultiple(of: 2) ? (right, trial.second) : (left, trial.first)
        try handle.append(UInt64(10 + round), by: member) { position in
          try require(handle.delivered.count, equals: round + 1, "seen before deciding")
          try require(position.commit, equals: UInt64(round + 2), "position")
          return member.proposal("round \(round)", events: round + 1)
        }
      }
      try left.catchUp()
      try right.catchUp()
      try require(left.delivered, equals: right.delivered, "both histories")
      var event: UInt64 = 1
      var hash = Digest.zero
      for (place, commit) in left.delivered.enumerated() {
        try require(commit.number, equals: UInt64(place + 1), "number")
        try require(commit.position.firstEvent, equals: event, "first event")
        try require(commit.position.previousHash, equals: hash, "chain")
        event = commit.lastEvent + 1
        hash = commit.hash
      }
      try require(left.store.head.events, equals: event - 1, "events in the head")
    },
    Case("a commit is what was proposed, at the position that was announced") { trial in
      let handle = try trial.founded()
      var announced: LogPosition?
      var proposal = trial.second.proposal(
        "内容", events: 3,
        allocations: [Allocation(series: 1, year: 2026, number: 1), .init(series: 9, year: 0, number: 7)])
      proposal.payloads.append(proposal.payloads[0])
      proposal.payloads[1].ordinals = [0, 2]
      proposal.payloads[1].ciphertext = []
      let receipt = try handle.append(2, by: trial.second) { position in
        announced = position
        return proposal
      }
      let commit = receipt.commit
      try require(commit.position, equals: announced ?? commit.position, "position")
      try require(commit.author, equals: proposal.author, "author")
      try require(commit.authorClock, equals: proposal.authorClock, "clock")
      try require(commit.eventCount, equals: proposal.eventCount, "events")
      try require(commit.allocations, equals: proposal.allocations, "allocations")
      try require(commit.payloads, equals: proposal.payloads, "payloads")
      try require(commit.idempotency, equals: .test(2), "idempotency id")
    },
    Case("a new handle is delivered the whole history, equal in every field") { trial in
      let handle = try trial.founded()
      for number in 2...5 { try handle.append(UInt64(number), by: trial.first, trial.first.proposal("\(number)")) }
      let later = try trial.handle()
      try later.catchUp()
      try require(later.delivered, equals: handle.delivered, "history")
      try later.catchUp()
      try require(later.delivered.count, equals: 5, "nothing twice")
    },
    Case("a commit whose delivery failed is delivered again") { trial in
      let handle = try trial.founded()
      try handle.append(2, by: trial.first, trial.first.proposal())
      let other = try trial.open()
      var seen: [UInt64] = []
      try require(Refused(reason: "later"), "the caller's error") {
        try other.catchUp { commit in
          seen.append(commit.number)
          if commit.number == 2 { throw Refused(reason: "later") }
        }
      }
      try other.catchUp { seen.append($0.number) }
      try require(seen, equals: [1, 2, 2], "deliveries")
    },
    Case("any delivered commit can be read again, and no other") { trial in
      let handle = try trial.founded()
      let other = try trial.handle()
      for number in 2...40 { try handle.append(UInt64(number), by: trial.first, trial.first.proposal("\(number)")) }
      for number in [40, 1, 17, 2, 39] as [UInt64] {
        try require(
          try handle.store.commit(at: number), equals: handle.delivered[Int(number) - 1], "commit \(number)")
      }
      for number in [0, 41] as [UInt64] {
        try require(StoreError.noSuchCommit(number), "beyond") { _ = try handle.store.commit(at: number) }
      }
      try require(StoreError.noSuchCommit(1), "not delivered") { _ = try other.store.commit(at: 1) }
    },
  ]
}
