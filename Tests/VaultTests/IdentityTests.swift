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

  private func lift(_ identity: SealedIdentity, for member: Member, request: UInt64) throws -> [UInt8] {
    try identity.liftOuter(with: #require(rings[1]), to: member.keys.publicKeys.agreement, request: request)
  }

  @Test func aLeaderAndACustodianOpenIt() throws {
    let lifted = try lift(sealed, for: custodian, request: 77)
    let found = try SealedIdentity(file: sealed.file, desk: someDesk, id: sealed.id, hash: sealed.hash)
    #expect(found == sealed)
    #expect(try found.open(lifted: lifted, request: 77, keys: custodian.keys, ring: #require(rings[2])) == text)
  }

  @Test func nobodyOpensItAlone() throws {
    for member in [custodian, office] {
      let ring = try #require(rings[member.id.rawValue])
      #expect(throws: VaultError.pairNotHeld(.release, generation: 1)) {
        try sealed.liftOuter(with: ring, to: member.keys.publicKeys.agreement, request: 1)
      }
    }
    // A leader who lifts the layer to their own key still meets the custodians' one.
    let lifted = try lift(sealed, for: leader, request: 1)
    #expect(throws: VaultError.pairNotHeld(.identity, generation: 1)) {
      try sealed.open(lifted: lifted, request: 1, keys: leader.keys, ring: #require(rings[1]))
    }
    // A custodian who hands in the wrapped key itself finds the leaders' layer on it.
    let wrapped = try SealedFile(reading: sealed.file, kind: .identity, hash: sealed.hash).wrappedKeys[0]
    #expect(throws: VaultError.cannotOpen) {
      try sealed.open(lifted: wrapped, request: 1, keys: custodian.keys, ring: #require(rings[2]))
    }
  }

  @Test func aLiftedLayerServesOneRequestOfOneCustodian() throws {
    let ring = try #require(rings[2])
    let lifted = try lift(sealed, for: custodian, request: 77)
    #expect(throws: VaultError.cannotOpen) {
      try sealed.open(lifted: lifted, request: 78, keys: custodian.keys, ring: ring)
    }
    #expect(throws: VaultError.cannotOpen) {
      try sealed.open(lifted: lifted, request: 77, keys: office.keys, ring: ring)
    }
    let other = try SealedIdentity.seal(
      text, desk: someDesk, id: SealedFileID(random: random), identity: #require(ring.currentPublicHalf(of: .identity)),
      release: #require(ring.currentPublicHalf(of: .release)), recovery: recovery.secret.publicKey, random: random)
    #expect(throws: VaultError.cannotOpen) {
      try other.open(lifted: lifted, request: 77, keys: custodian.keys, ring: ring)
    }
  }

  @Test func underAnotherDeskOrNameItStaysShut() throws {
    let ring = try #require(rings[2])
    let lifted = try lift(sealed, for: custodian, request: 7)
    for (desk, id) in [(otherDesk, sealed.id), (someDesk, SealedFileID(random: random))] {
      let moved = try SealedIdentity(file: sealed.file, desk: desk, id: id, hash: sealed.hash)
      #expect(throws: VaultError.cannotOpen) { try lift(moved, for: custodian, request: 7) }
      #expect(throws: VaultError.cannotOpen) {
        try moved.open(lifted: lifted, request: 7, keys: custodian.keys, ring: ring)
      }
      #expect(throws: VaultError.cannotOpen) { try moved.open(recovery: recovery) }
    }
  }

  @Test func everyFlippedByteOfTheFileIsDamage() throws {
    for place in sealed.file.indices {
      var flipped = sealed.file
      flipped[place] ^= 2
      #expect(throws: VaultError.damaged(.sealedFile)) {
        try SealedIdentity(file: flipped, desk: someDesk, id: sealed.id, hash: sealed.hash)
      }
    }
    #expect(throws: VaultError.damaged(.sealedFile)) {
      try SealedIdentity(file: sealed.file, desk: someDesk, id: sealed.id, hash: random.bytes(32))
    }
  }

  /// A file altered together with the hash that names it: by someone who may write commits, but not open identities.
  @Test func anAlteredFileUnderAFittingHashStaysShut() throws {
    let ring = try #require(rings[2])
    for place in sealed.file.indices where place < 30 || place % 41 == 0 {
      var flipped = sealed.file
      flipped[place] ^= 2
      #expect(throws: VaultError.self) {
        let altered = try SealedIdentity(file: flipped, desk: someDesk, id: sealed.id, hash: sha256(flipped))
        let lifted = try lift(altered, for: custodian, request: 7)
        _ = try altered.open(lifted: lifted, request: 7, keys: custodian.keys, ring: ring)
      }
    }
    for count in stride(from: 0, to: sealed.file.count, by: 53) {
      let cut = [UInt8](sealed.file[..<count])
      #expect(throws: VaultError.self) {
        try SealedIdentity(file: cut, desk: someDesk, id: sealed.id, hash: sha256(cut)).open(recovery: recovery)
      }
    }
  }

  @Test func aDamagedLayerIsRefused() throws {
    let ring = try #require(rings[2])
    #expect(throws: VaultError.damaged(.sealedKey)) {
      try sealed.open(lifted: [], request: 7, keys: custodian.keys, ring: ring)
    }
    #expect(throws: VaultError.unsupportedVersion(.sealedKey, found: 2)) {
      try sealed.open(lifted: [2], request: 7, keys: custodian.keys, ring: ring)
    }
  }

  @Test func thePaperInTheSafeOpensItToo() throws {
    let typed = try RecoveryKey(typed: recovery.lines)
    #expect(try sealed.open(recovery: typed) == text)
    #expect(throws: VaultError.cannotOpen) { try sealed.open(recovery: RecoveryKey(random: random)) }
  }

  @Test func theFileIsNamedByItsHashAndHidesItsSize() throws {
    #expect(sealed.hash == sha256(sealed.file))
    let ring = try #require(rings[3])
    let longer = try SealedIdentity.seal(
      text + text, desk: someDesk, id: sealed.id, identity: #require(ring.currentPublicHalf(of: .identity)),
      release: #require(ring.currentPublicHalf(of: .release)), recovery: recovery.secret.publicKey, random: random)
    #expect(longer.file.count == sealed.file.count)
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
    let found = try CustodianText(file: card.file, kind: .contactCard, desk: someDesk, id: id, hash: card.hash)
    #expect(try found.open(ring: #require(rings[2])) == text)
    for number in [1, 3] as [UInt32] {
      #expect(throws: VaultError.pairNotHeld(.identity, generation: 1)) {
        try found.open(ring: #require(rings[number]))
      }
    }
    for (desk, id) in [(otherDesk, id), (someDesk, SealedFileID(random: random))] {
      let moved = try CustodianText(file: card.file, kind: .contactCard, desk: desk, id: id, hash: card.hash)
      #expect(throws: VaultError.cannotOpen) { try moved.open(ring: #require(rings[2])) }
    }
    #expect(throws: VaultError.damaged(.sealedFile)) {
      try CustodianText(file: card.file, kind: .original, desk: someDesk, id: id, hash: card.hash)
    }
    #expect(throws: VaultError.damaged(.sealedFile)) {
      try CustodianText(file: sealed.file, kind: .contactCard, desk: someDesk, id: id, hash: sealed.hash)
    }
    // One kind under the other's name, hash and all.
    var renamed = card.file
    renamed[10] = SealedFile.Kind.original.rawValue
    let disguised = try CustodianText(
      file: renamed, kind: .original, desk: someDesk, id: id, hash: sha256(renamed))
    #expect(throws: VaultError.cannotOpen) { try disguised.open(ring: #require(rings[2])) }
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
      try SealedBlob.open(file: sealed.file, key: blob.key, hash: sealed.hash)
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
