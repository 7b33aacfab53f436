import Testing

@testable import Vault

/// R6.4: opening an identity takes a leader and a custodian, for one request.
@Suite struct IdentityTests {
  private let random = SeededRandom(51)
  private let leader: Member
  private let custodian: Member
  private let office: Member
  private let recovery: RecoveryKey
  private let rings: [UInt32: Keyring]
  private let sealed: SealedIdentity
  private let text = utf8("姓名、身份证号、电话")

  init() throws {
    leader = Member(1, random)
    custodian = Member(2, random)
    office = Member(3, random)
    recovery = RecoveryKey(random: random)
    let members = [leader, custodian, office]
    var log = PaperLog(random)
    let desk = Keyring.foundEpoch(of: .desk, random: random)
    try log.start(desk, for: members)
    for (pair, holder) in [(PairID.identity, custodian), (.release, leader)] {
      let start = try Keyring(holder: holder.id).startPair(
        pair, recovery: recovery.secret.publicKey, desk: someDesk, random: random)
      try log.write([start.publicHalf] + [start.escrow].compactMap { $0 }, under: desk.key)
      try log.write([start.secretHalf], to: holder)
    }
    let finished = log
    rings = Dictionary(uniqueKeysWithValues: try members.map { ($0.id.rawValue, try $0.read(finished).ring) })
    let ring = try #require(rings[3])
    sealed = try SealedIdentity.seal(
      text, desk: someDesk, id: SealedFileID(random: random), identity: #require(ring.currentPublicHalf(of: .identity)),
      release: #require(ring.currentPublicHalf(of: .release)), recovery: recovery.secret.publicKey, random: random)
  }

  private func lift(_ envelope: IdentityEnvelope, for member: Member, request: UInt64) throws -> [UInt8] {
    try envelope.liftOuter(with: #require(rings[1]), to: member.keys.publicKeys.agreement, request: request)
  }

  @Test func aLeaderAndACustodianOpenIt() throws {
    let lifted = try lift(sealed.envelope, for: custodian, request: 77)
    let opened = try sealed.envelope.open(
      file: sealed.file, lifted: lifted, request: 77, keys: custodian.keys, ring: #require(rings[2]))
    #expect(opened == text)
  }

  @Test func nobodyOpensItAlone() throws {
    for member in [custodian, office] {
      let ring = try #require(rings[member.id.rawValue])
      #expect(throws: VaultError.pairNotHeld(.release, generation: 1)) {
        try sealed.envelope.liftOuter(with: ring, to: member.keys.publicKeys.agreement, request: 1)
      }
    }
    // A leader who lifts the layer to their own key still meets the custodians' one.
    let lifted = try lift(sealed.envelope, for: leader, request: 1)
    #expect(throws: VaultError.pairNotHeld(.identity, generation: 1)) {
      try sealed.envelope.open(
        file: sealed.file, lifted: lifted, request: 1, keys: leader.keys, ring: #require(rings[1]))
    }
    // A custodian who hands in the wrapped key itself finds the leaders' layer on it.
    #expect(throws: VaultError.cannotOpen) {
      try sealed.envelope.open(
        file: sealed.file, lifted: sealed.envelope.wrapped, request: 1, keys: custodian.keys, ring: #require(rings[2]))
    }
  }

  @Test func aLiftedLayerServesOneRequestOfOneCustodian() throws {
    let ring = try #require(rings[2])
    let lifted = try lift(sealed.envelope, for: custodian, request: 77)
    #expect(throws: VaultError.cannotOpen) {
      try sealed.envelope.open(file: sealed.file, lifted: lifted, request: 78, keys: custodian.keys, ring: ring)
    }
    #expect(throws: VaultError.cannotOpen) {
      try sealed.envelope.open(file: sealed.file, lifted: lifted, request: 77, keys: office.keys, ring: ring)
    }
    let other = try SealedIdentity.seal(
      text, desk: someDesk, id: SealedFileID(random: random), identity: #require(ring.currentPublicHalf(of: .identity)),
      release: #require(ring.currentPublicHalf(of: .release)), recovery: recovery.secret.publicKey, random: random)
    #expect(throws: VaultError.cannotOpen) {
      try other.envelope.open(file: other.file, lifted: lifted, request: 77, keys: custodian.keys, ring: ring)
    }
  }

  @Test func anotherDeskIdentityOrFileIsRefused() throws {
    let ring = try #require(rings[2])
    let it = sealed.envelope
    let lifted = try lift(it, for: custodian, request: 7)
    let moved = [
      IdentityEnvelope(
        desk: otherDesk, id: it.id, hash: it.hash, wrapped: it.wrapped, recoveryWrapped: it.recoveryWrapped),
      IdentityEnvelope(
        desk: it.desk, id: SealedFileID(random: random), hash: it.hash, wrapped: it.wrapped,
        recoveryWrapped: it.recoveryWrapped),
      IdentityEnvelope(
        desk: it.desk, id: it.id, hash: random.bytes(32), wrapped: it.wrapped, recoveryWrapped: it.recoveryWrapped),
    ]
    for envelope in moved {
      #expect(throws: VaultError.cannotOpen) { try lift(envelope, for: custodian, request: 7) }
      #expect(throws: VaultError.cannotOpen) {
        try envelope.open(file: sealed.file, lifted: lifted, request: 7, keys: custodian.keys, ring: ring)
      }
      #expect(throws: VaultError.cannotOpen) { try envelope.open(file: sealed.file, recovery: recovery) }
    }
    for place in sealed.file.indices where place < 40 || place % 31 == 0 {
      var flipped = sealed.file
      flipped[place] ^= 2
      #expect(throws: VaultError.damaged(.sealedFile)) {
        try it.open(file: flipped, lifted: lifted, request: 7, keys: custodian.keys, ring: ring)
      }
    }
    for place in it.wrapped.indices where place < 9 || place % 97 == 0 {
      var wrapped = it.wrapped
      wrapped[place] ^= 2
      let altered = IdentityEnvelope(
        desk: it.desk, id: it.id, hash: it.hash, wrapped: wrapped, recoveryWrapped: it.recoveryWrapped)
      #expect(throws: VaultError.self) { try lift(altered, for: custodian, request: 7) }
    }
    #expect(throws: VaultError.damaged(.sealedKey)) {
      try it.open(file: sealed.file, lifted: [], request: 7, keys: custodian.keys, ring: ring)
    }
    #expect(throws: VaultError.unsupportedVersion(.sealedKey, found: 2)) {
      try it.open(file: sealed.file, lifted: [2], request: 7, keys: custodian.keys, ring: ring)
    }
  }

  @Test func thePaperInTheSafeOpensItToo() throws {
    let typed = try RecoveryKey(typed: recovery.lines)
    #expect(try sealed.envelope.open(file: sealed.file, recovery: typed) == text)
    #expect(throws: VaultError.cannotOpen) {
      try sealed.envelope.open(file: sealed.file, recovery: RecoveryKey(random: random))
    }
  }

  @Test func theFileIsNamedByItsHashAndHidesItsSize() throws {
    #expect(sealed.envelope.hash == sha256(sealed.file))
    #expect(sealed.file.count == 12 + 12 + 1024 + 16)
    #expect(!sealed.file.contains(utf8("姓名")))
  }

  @Test(arguments: [
    (0, 1024), (1, 1024), (1020, 1024), (1021, 4096), (4092, 4096), (4093, 16_384), (16_381, 65_536),
    (65_532, 65_536), (65_533, 131_072), (200_000, 262_144),
  ])
  func textsFillBuckets(count: Int, bucket: Int) {
    let text = [UInt8](repeating: 7, count: count)
    let padded = Padding.padded(text)
    #expect(padded.count == bucket)
    #expect(Padding.text(of: padded) == text)
    #expect(Padding.text(of: padded + [0]) == nil)
    #expect(Padding.text(of: [UInt8](padded.dropLast())) == nil)
  }

  @Test func paddingIsZeros() {
    var padded = Padding.padded(utf8("乙"))
    padded[1023] = 1
    #expect(Padding.text(of: padded) == nil)
    #expect(Padding.text(of: []) == nil)
    #expect(Padding.text(of: [255, 255, 255, 255]) == nil)
  }

  @Test func aContactCardNeedsACustodianOnly() throws {
    let identity = try #require(rings[3]?.currentPublicHalf(of: .identity))
    let id = SealedFileID(random: random)
    let card = try CustodianText.seal(
      text, kind: .contactCard, desk: someDesk, id: id, identity: identity, random: random)
    #expect(try card.envelope.open(file: card.file, ring: #require(rings[2])) == text)
    for number in [1, 3] as [UInt32] {
      #expect(throws: VaultError.pairNotHeld(.identity, generation: 1)) {
        try card.envelope.open(file: card.file, ring: #require(rings[number]))
      }
    }
    let it = card.envelope
    let moved = [
      CustodianEnvelope(kind: .original, desk: it.desk, id: id, hash: it.hash, wrapped: it.wrapped),
      CustodianEnvelope(kind: it.kind, desk: otherDesk, id: id, hash: it.hash, wrapped: it.wrapped),
      CustodianEnvelope(
        kind: it.kind, desk: it.desk, id: SealedFileID(random: random), hash: it.hash, wrapped: it.wrapped),
    ]
    for envelope in moved {
      #expect(throws: VaultError.cannotOpen) { try envelope.open(file: card.file, ring: #require(rings[2])) }
    }
    #expect(throws: VaultError.damaged(.sealedFile)) {
      try card.envelope.open(file: sealed.file, ring: #require(rings[2]))
    }
    #expect(card.file.count == sealed.file.count)
  }

  @Test func onlyTheRightPairsAreSealedTo() throws {
    let ring = try #require(rings[3])
    let identity = try #require(ring.currentPublicHalf(of: .identity))
    let release = try #require(ring.currentPublicHalf(of: .release))
    let id = SealedFileID(random: random)
    #expect(throws: VaultError.invalidPublicKey) {
      try SealedIdentity.seal(
        text, desk: someDesk, id: id, identity: release, release: identity, recovery: recovery.secret.publicKey,
        random: random)
    }
    #expect(throws: VaultError.invalidPublicKey) {
      try CustodianText.seal(text, kind: .original, desk: someDesk, id: id, identity: release, random: random)
    }
  }

  @Test func attachmentsOpenWithTheirKeyAndHash() throws {
    let blob = try SealedBlob.seal(text, random: random)
    #expect(try SealedBlob.open(file: blob.file, key: blob.key, hash: blob.hash) == text)
    #expect(blob.hash == sha256(blob.file))
    #expect(throws: VaultError.cannotOpen) {
      try SealedBlob.open(file: blob.file, key: SealingKey(random: random), hash: blob.hash)
    }
    #expect(throws: VaultError.damaged(.sealedFile)) {
      try SealedBlob.open(file: blob.file + [0], key: blob.key, hash: blob.hash)
    }
    // A file of another kind, and one of a later version, under a hash that fits.
    #expect(throws: VaultError.damaged(.sealedFile)) {
      try SealedBlob.open(file: sealed.file, key: blob.key, hash: sealed.envelope.hash)
    }
    var later = blob.file
    later[8] = 2
    #expect(throws: VaultError.unsupportedVersion(.sealedFile, found: 2)) {
      try SealedBlob.open(file: later, key: blob.key, hash: sha256(later))
    }
    let empty = try SealedBlob.seal([], random: random)
    #expect(try SealedBlob.open(file: empty.file, key: empty.key, hash: empty.hash) == [])
  }
}
