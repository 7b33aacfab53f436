import Testing

@testable import Vault

@Suite struct KeyringTests {
  private let random = SeededRandom(31)

  @Test func withoutAGrantNothingOpens() throws {
    let (holder, outsider) = (Member(1, random), Member(2, random))
    var log = PaperLog(random)
    let start = Keyring.foundEpoch(of: .leads, random: random)
    let tip = ObjectKey(random: random)
    try log.start(start, for: [holder])
    try log.write([.object(tip)], under: start.key)
    try log.write(utf8("某酒店"), under: tip.key, id: .object(tip.id))
    #expect(try holder.read(log).opened.count == 3)
    let (ring, opened, _) = try outsider.read(log)
    #expect(opened.isEmpty)
    #expect(ring.compartments.isEmpty)
    #expect(ring.objectKeyCount == 0)
    #expect(ring.currentEpoch(of: .leads) == nil)
    #expect(ring.currentKey(of: tip.id.object) == nil)
  }

  @Test func oneGrantOpensTheWholePast() throws {
    let (holder, late) = (Member(1, random), Member(2, random))
    var log = PaperLog(random)
    var start = Keyring.foundEpoch(of: .leads, random: random)
    var tips: [ObjectKey] = []
    for _ in 0..<6 {
      try log.start(start, for: [holder])
      let tip = ObjectKey(random: random)
      tips.append(tip)
      try log.write([.object(tip)], under: start.key)
      try log.write(utf8("某市场"), under: tip.key, id: .object(tip.id))
      start = try holder.read(log).ring.startEpoch(of: .leads, random: random)
    }
    try log.write([try holder.read(log).ring.grant(of: .leads)], to: late)
    let (ring, opened, surprises) = try late.read(log)
    #expect(surprises.isEmpty)
    #expect(ring.currentEpoch(of: .leads)?.epoch == 6)
    for tip in tips { #expect(ring.key(for: .object(tip.id)) == tip.key) }
    // All but the six grants made to the other member.
    #expect(opened.count == log.entries.count - 6)
  }

  @Test func whoeverIsRemovedReadsThePastAndNoMore() throws {
    let (stays, leaves) = (Member(1, random), Member(2, random))
    var log = PaperLog(random)
    let first = Keyring.foundEpoch(of: .section(12), random: random)
    try log.start(first, for: [stays, leaves])
    try log.write(utf8("before"), under: first.key.key, id: first.key.id)
    let before = log.entries.count
    let second = try stays.read(log).ring.startEpoch(of: .section(12), random: random)
    try log.start(second, for: [stays])
    let lead = ObjectKey(random: random)
    try log.write([.object(lead)], under: second.key)
    try log.write(utf8("after"), under: lead.key, id: .object(lead.id))
    let (ring, opened, _) = try leaves.read(log)
    #expect(opened.keys.allSatisfy { $0 < before })
    #expect(opened.count == 2)
    #expect(ring.currentEpoch(of: .section(12))?.epoch == 1)
    #expect(try stays.read(log).ring.currentEpoch(of: .section(12)) == second.key)
  }

  /// Any history of granting, removing and writing: everyone reads exactly up to the last epoch they were given.
  @Test(arguments: 0..<6)
  func anyHistoryKeepsEveryoneToTheirEpochs(seed: Int) throws {
    let random = SeededRandom(UInt64(1000 + seed))
    let members = (1...4).map { Member($0, random) }
    var log = PaperLog(random)
    var (holders, lastEpoch): (Set<Int>, [Int: UInt32]) = ([0], [0: 1])
    var epochOfText: [Int: UInt32] = [:]
    try log.start(Keyring.foundEpoch(of: .audit, random: random), for: [members[0]])
    for _ in 0..<25 {
      let actor = holders.sorted()[random.below(holders.count)]
      let ring = try members[actor].read(log).ring
      let current = try #require(ring.currentEpoch(of: .audit))
      let other = random.below(members.count)
      switch random.below(3) {
      case 0 where !holders.contains(other):
        try log.write([ring.grant(of: .audit)], to: members[other])
        holders.insert(other)
        lastEpoch[other] = current.epoch
      case 1 where holders.contains(other) && holders.count > 1:
        holders.remove(other)
        let remaining = holders.sorted()
        let start = try ring.startEpoch(of: .audit, random: random)
        try log.start(start, for: remaining.map { members[$0] })
        for holder in remaining { lastEpoch[holder] = start.key.epoch }
      default:
        epochOfText[log.entries.count] = current.epoch
        try log.write(utf8("text"), under: current.key, id: current.id)
      }
    }
    for (number, member) in members.enumerated() {
      let (ring, opened, surprises) = try member.read(log)
      #expect(surprises.isEmpty)
      #expect(ring.currentEpoch(of: .audit)?.epoch == lastEpoch[number])
      for (entry, epoch) in epochOfText {
        #expect((opened[entry] != nil) == (epoch <= lastEpoch[number] ?? 0))
      }
    }
  }

  @Test func nobodyPassesOnWhatTheyDoNotHold() {
    let ring = Keyring(holder: KeyHolder(rawValue: 1))
    let tip = ObjectID(random: random)
    #expect(throws: VaultError.compartmentNotHeld(.leads)) { try ring.startEpoch(of: .leads, random: random) }
    #expect(throws: VaultError.compartmentNotHeld(.leads)) { try ring.grant(of: .leads) }
    #expect(throws: VaultError.objectNotHeld(tip)) { try ring.rekey(tip, random: random) }
    #expect(throws: VaultError.pairNotHeld(.release, generation: 1)) { try ring.grant(of: .release) }
  }

  @Test func rekeyingShutsOutWhoeverIsNotGiven() throws {
    let (stays, leaves) = (Member(1, random), Member(2, random))
    var log = PaperLog(random)
    let lead = ObjectKey(random: random)
    for member in [stays, leaves] { try log.write([.object(lead)], to: member) }
    let next = try stays.read(log).ring.rekey(lead.id.object, random: random)
    #expect(next.id == ObjectKeyID(object: lead.id.object, generation: 2))
    try log.write([.object(next)], to: stays)
    try log.write(utf8("after"), under: next.key, id: .object(next.id))
    #expect(try stays.read(log).ring.currentKey(of: lead.id.object) == next)
    #expect(try stays.read(log).ring.key(for: .object(lead.id)) == lead.key)
    #expect(try leaves.read(log).ring.currentKey(of: lead.id.object) == lead)
    #expect(try leaves.read(log).opened[3] == nil)
  }

  @Test func aRecordCountsOnlyWhereItMayStand() throws {
    let me = KeyHolder(rawValue: 1)
    let key = SealingKey(random: random)
    let leads = EpochKey(compartment: .leads, epoch: 2, key: key)
    let pair = PairSecret(pair: .identity, generation: 1, seed: key)
    let publicHalf = KeyRecord.publicHalf(.identity, generation: 1, key: pair.secret.publicKey)
    let object = KeyRecord.object(ObjectKey(random: random))
    let elsewhere: [(KeyRecord, PayloadKeyID)] = [
      (.grant(leads), .compartment(.leads, epoch: 2)), (.grant(leads), .compartment(.desk, epoch: 1)),
      (.grant(leads), .member(KeyHolder(rawValue: 2))), (.grant(leads), .object(ObjectKey(random: random).id)),
      (.previous(leads), .compartment(.leads, epoch: 2)), (.previous(leads), .compartment(.leads, epoch: 4)),
      (.previous(leads), .compartment(.audit, epoch: 3)), (.previous(leads), .member(me)),
      (.previous(EpochKey(compartment: .leads, epoch: .max, key: key)), .compartment(.leads, epoch: 1)),
      (.secretHalf(pair), .compartment(.desk, epoch: 1)), (.secretHalf(pair), .member(KeyHolder(rawValue: 2))),
      (publicHalf, .compartment(.leads, epoch: 1)), (publicHalf, .member(me)),
      (object, .object(ObjectKey(random: random).id)), (object, .member(KeyHolder(rawValue: 2))),
    ]
    for (record, keyID) in elsewhere {
      var ring = Keyring(holder: me)
      #expect(ring.insert(record, under: keyID) == .misplaced)
      #expect(ring.otherRecords.isEmpty && ring.objectKeyCount == 0)
    }
    var ring = Keyring(holder: me)
    #expect(ring.insert(.grant(leads), under: .member(me)) == .opened(leads.id))
    #expect(ring.insert(.grant(leads), under: .member(me)) == .known)
    let earlier = EpochKey(compartment: .leads, epoch: 1, key: key)
    #expect(ring.insert(.previous(earlier), under: leads.id) == .opened(earlier.id))
    #expect(ring.insert(object, under: leads.id) != .misplaced)
    #expect(ring.insert(publicHalf, under: .compartment(.desk, epoch: 1)) == .noted)
    #expect(ring.insert(.secretHalf(pair), under: .member(me)) == .noted)
  }

  @Test func theFirstKeyUnderANameStays() {
    let me = KeyHolder(rawValue: 1)
    var ring = Keyring(holder: me)
    let (key, other) = (SealingKey(random: random), SealingKey(random: random))
    let object = ObjectKey(random: random)
    let genuine = PairSecret(pair: .release, generation: 1, seed: key)
    let false_ = PairSecret(pair: .release, generation: 1, seed: other)
    let desk = PayloadKeyID.compartment(.desk, epoch: 1)
    _ = ring.insert(.grant(EpochKey(compartment: .leads, epoch: 1, key: key)), under: .member(me))
    _ = ring.insert(.object(object), under: .member(me))
    _ = ring.insert(.publicHalf(.release, generation: 1, key: genuine.secret.publicKey), under: desk)
    let rivals: [(KeyRecord, PayloadKeyID)] = [
      (.grant(EpochKey(compartment: .leads, epoch: 1, key: other)), .member(me)),
      (.previous(EpochKey(compartment: .leads, epoch: 1, key: other)), .compartment(.leads, epoch: 2)),
      (.object(ObjectKey(id: object.id, key: other)), .member(me)),
      (.publicHalf(.release, generation: 1, key: false_.secret.publicKey), desk),
      (.secretHalf(false_), .member(me)),
    ]
    for (record, keyID) in rivals { #expect(ring.insert(record, under: keyID) == .contradicts) }
    #expect(ring.key(for: .compartment(.leads, epoch: 1)) == key)
    #expect(ring.key(for: .object(object.id)) == object.key)
    #expect(ring.currentPublicHalf(of: .release)?.key == genuine.secret.publicKey)
    #expect(ring.secretHalf(of: .release, generation: 1) == nil)
  }

  @Test func aSecretHalfThatDoesNotFitItsPublicHalfIsNotUsed() {
    let me = KeyHolder(rawValue: 1)
    var ring = Keyring(holder: me)
    let (genuine, false_) = (
      AgreementSecret(random: random),
      PairSecret(
        pair: .identity, generation: 1, seed: SealingKey(random: random))
    )
    #expect(ring.insert(.secretHalf(false_), under: .member(me)) == .noted)
    #expect(ring.secretHalf(of: .identity, generation: 1) == false_)
    _ = ring.insert(
      .publicHalf(.identity, generation: 1, key: genuine.publicKey), under: .compartment(.desk, epoch: 1))
    #expect(ring.secretHalf(of: .identity, generation: 1) == nil)
    #expect(ring.secretHalves(of: .identity).isEmpty)
  }

  @Test func pairsGoThroughGenerations() throws {
    let recovery = RecoveryKey(random: random)
    let (first, second) = (Member(1, random), Member(2, random))
    var log = PaperLog(random)
    let desk = Keyring.foundEpoch(of: .desk, random: random)
    try log.start(desk, for: [first, second])
    try log.write([recovery.publicHalf], under: desk.key)
    for generation in 1...3 as ClosedRange<UInt32> {
      let start = try first.read(log).ring.startPair(
        .identity, recovery: recovery.secret.publicKey, desk: someDesk, random: random)
      #expect(start.publicKey.generation == generation)
      try log.write([start.publicHalf, #require(start.escrow)], under: desk.key)
      try log.write([start.secretHalf], to: first)
      let recovered = try PairSecret(recovering: #require(start.escrow), with: recovery, desk: someDesk)
      #expect(start.secretHalf == .secretHalf(recovered))
      #expect(throws: VaultError.cannotOpen) {
        try PairSecret(recovering: #require(start.escrow), with: RecoveryKey(random: random), desk: someDesk)
      }
      #expect(throws: VaultError.cannotOpen) {
        try PairSecret(recovering: #require(start.escrow), with: recovery, desk: otherDesk)
      }
    }
    let ofRecovery = try Keyring(holder: first.id).startPair(
      .recovery, recovery: recovery.secret.publicKey, desk: someDesk, random: random)
    #expect(ofRecovery.escrow == nil)
    let (ring, _, surprises) = try first.read(log)
    #expect(surprises.isEmpty)
    #expect(ring.secretHalves(of: .identity).map(\.generation) == [1, 2, 3])
    #expect(try second.read(log).ring.secretHalves(of: .identity).isEmpty)
    #expect(try second.read(log).ring.currentPublicHalf(of: .identity)?.generation == 3)
    #expect(try second.read(log).ring.currentPublicHalf(of: .recovery)?.key == recovery.secret.publicKey)
    try log.write(ring.grant(of: .identity), to: second)
    #expect(try second.read(log).ring.secretHalves(of: .identity) == ring.secretHalves(of: .identity))
  }

  @Test func aSnapshotGivesTheSameRing() throws {
    let me = KeyHolder(rawValue: 9)
    var ring = Keyring(holder: me)
    let pair = PairSecret(pair: .release, generation: 2, seed: SealingKey(random: random))
    for epoch in 1...3 as ClosedRange<UInt32> {
      let key = EpochKey(compartment: .section(4), epoch: epoch, key: SealingKey(random: random))
      _ = ring.insert(.grant(key), under: .member(me))
    }
    _ = ring.insert(.secretHalf(pair), under: .member(me))
    _ = ring.insert(
      .publicHalf(.release, generation: 2, key: pair.secret.publicKey), under: .compartment(.desk, epoch: 1))
    let objects = (0..<600).map { _ in ObjectKey(random: random) }
    for object in objects { _ = ring.insert(.object(object), under: .member(me)) }
    var restored = Keyring(holder: me, restoring: ring.otherRecords)
    for block in 0..<Keyring.objectKeyBlockCount {
      try restored.adoptObjectKeys(
        KeptBlock(
          block: ObjectKeyBlock(ring.packedObjectKeys(block: block), block: block),
          count: ring.objectKeyCount(block: block)), block: block)
    }
    #expect(Set(restored.otherRecords) == Set(ring.otherRecords))
    #expect(restored.objectKeyCount == 600)
    for object in objects { #expect(restored.key(for: .object(object.id)) == object.key) }
    for block in 0..<Keyring.objectKeyBlockCount {
      #expect(restored.packedObjectKeys(block: block) == ring.packedObjectKeys(block: block))
    }
    // Whoever adopts blocks can let go of keys and take new ones in as before.
    let more = ObjectKey(random: random)
    restored.forget(objects[0].id)
    #expect(restored.insert(.object(more), under: .member(me)) == .opened(.object(more.id)))
    #expect(restored.key(for: .object(objects[0].id)) == nil)
    #expect(restored.key(for: .object(more.id)) == more.key)
    #expect(restored.objectKeyCount == 600)
    let full = try #require((0..<255).first { ring.objectKeyCount(block: $0) > 0 })
    #expect(throws: VaultError.self) { try ObjectKeyBlock(ring.packedObjectKeys(block: full), block: full + 1) }
  }
}
