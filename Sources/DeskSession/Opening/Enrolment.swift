import CaseDomain
import EventLog
import Vault

/// Getting in: an admin invites, the invited makes keys in a process of their own, a holder of each key compares the
/// fingerprint in person and grants.
extension DeskDoor {
  /// Makes an invited member's keys under the code they were handed, and leaves a request for those who grant.
  ///
  /// - Parameters:
  ///   - name: as the invitation has it.
  ///   - passphrase: NFC UTF-8.
  /// - Returns: the fingerprint to read to whoever grants.
  /// - Throws: `DeskFault` `noInvitation`, `mistypedCode`, `alreadyEnrolled` and disk faults.
  package func enrol(_ name: String, code: String, passphrase: SecretBytes) throws(DeskFault) -> String {
    guard let (member, desk) = try invitation(for: name) else { throw DeskFault("noInvitation", name) }
    if try faulting({ try environment.fileSystem.status(layout.keyFile(member)) }) != nil {
      throw DeskFault("alreadyEnrolled", name)
    }
    return try faulting {
      let invitation = Invitation(
        desk: desk, member: KeyHolder(rawValue: UInt32(member.rawValue)), code: try CheckedCode(typed: code))
      let keys = MemberKeys(random: environment.random)
      let file = try KeyFile.create(
        keys, desk: desk, member: invitation.member, label: name, passphrase: passphrase,
        parameters: environment.scrypt, random: environment.random)
      let request = try EnrolmentRequest.make(invitation, keys: keys, label: name)
      // The key file comes last: until it is there, enrolment can be repeated, and no fingerprint has been shown that
      // anybody could confirm.
      try environment.fileSystem.writeAtomically(
        request.bytes, to: layout.enrolmentRequest(member), permissions: 0o660)
      // Made by whoever enrols, under whose account it stays out of others' sight.
      try DraftFolder(layout: layout, member: member, fileSystem: environment.fileSystem).prepare()
      try environment.fileSystem.writeAtomically(file.bytes, to: layout.keyFile(member), permissions: 0o660)
      return keys.publicKeys.fingerprint
    }
  }

  /// The newest invitation left for a name: member and desk, in clear, as the key file will have them.
  private func invitation(for name: String) throws(DeskFault) -> (MemberID, DeskTag)? {
    guard exists else { throw DeskFault("noDesk", layout.directory) }
    return try faulting {
      var newest: (MemberID, DeskTag)?
      for file in try environment.fileSystem.list(layout.members) where file.hasSuffix(".invitation") {
        let bytes = try environment.fileSystem.contents(of: layout.members + "/" + file, limit: 4096)
        guard let id = Int64(file.dropLast(11)), bytes.count > 16, let desk = DeskTag(bytes: Array(bytes.prefix(16))),
          String(decoding: bytes.dropFirst(16), as: UTF8.self) == name
        else { continue }
        let member = MemberID(rawValue: id)
        if newest.map({ $0.0 < member }) ?? true { newest = (member, desk) }
      }
      return newest
    }
  }
}

extension OpenDesk {
  /// Invites someone. The code is shown once, and kept nowhere.
  ///
  /// - Parameter until: the last day of an inspector's account.
  package func invite(
    name: String, posts: Posts, section: SectionID?, until: CivilDate? = nil
  ) throws -> (member: MemberID, code: String) {
    guard let desk = DeskTag(bytes: store.desk.bytes) else { throw DeskFault("unexpected", "desk id") }
    let code = CheckedCode(random: environment.random)
    let command = InviteMember(name: name, posts: posts, section: section, until: until) { id in
      let invitation = Invitation(desk: desk, member: KeyHolder(rawValue: UInt32(id.rawValue)), code: code)
      return Hex.encode(invitation.verifier.bytes)
    }
    let performed = try perform(command)
    guard let invited = performed.events.lazy.compactMap({ $0.event as? MemberInvited }).first else {
      throw DeskFault("unexpected", "invitation")
    }
    try leaveInvitation(for: invited.member, name: name, desk)
    return (invited.member, code.text)
  }

  /// What tells the invited person's process who they will be.
  func leaveInvitation(for member: MemberID, name: String, _ desk: DeskTag) throws(DeskFault) {
    try faulting {
      try environment.fileSystem.writeAtomically(
        desk.bytes + [UInt8](name.utf8), to: layout.invitation(member), permissions: 0o660)
    }
  }

  /// What is waiting to be granted to a member: the keys that they are entitled to, lack, and this member may hand on.
  package struct PendingGrant {
    package let member: MemberID
    package let name: String
    /// To be compared with what the member reads out.
    package let fingerprint: String
    /// Whether the member has still to be admitted.
    package let admits: Bool
    package let keys: Set<KeyName>
    /// Keys that somebody else has to grant.
    package let leftToOthers: Set<KeyName>
    let publicKeys: MemberPublicKeys
  }

  /// Looks at a member's request.
  ///
  /// - Throws: `Refusal`, `DeskFault` `noRequest`, `requestNotGenuine`.
  package func pendingGrant(for name: String) throws -> PendingGrant {
    if let pending = state.desk.members.awaitingReenrolment(name), state.desk.members.named(name)?.id == pending.id {
      throw Refusal(.reenrolmentWaits, nil, .text(name))
    }
    guard let member = state.desk.members.named(name) else { throw Refusal(.noSuchMember) }
    let publicKeys = try state.publicKeys[member.id] ?? requestedKeys(member)
    if member.status == .invited { try refuseIfTaken(member, publicKeys, in: state) }
    let wanted = member.entitlements.subtracting(member.grantedKeys)
    // What may be handed out by post and is in fact held.
    let mine = wanted.filter { state.desk.mayHandOut($0, self.member) && holds($0, in: state) }
    return PendingGrant(
      member: member.id, name: name, fingerprint: publicKeys.fingerprint, admits: member.status == .invited,
      keys: mine, leftToOthers: wanted.subtracting(mine), publicKeys: publicKeys)
  }

  /// The log lets a number sign with the first keys it was admitted with, by whomever. If those are others, whoever was
  /// invited can never sign under this number.
  func refuseIfTaken(
    _ member: Members.Member, _ publicKeys: MemberPublicKeys, in state: DeskState
  ) throws {
    if let refusal = state.refusalOfShared(publicKeys, with: member.id) { throw refusal }
    if state.roster.isTaken(member.id), state.roster.keys(of: member.id) != publicKeys {
      throw DeskFault("numberTaken", member.name)
    }
  }

  /// Grants after the fingerprint was compared in person.
  ///
  /// - Throws: `Refusal`, `DeskFault` `nothingToGrant`, `numberTaken` (the member has to be invited anew).
  package func grant(_ pending: PendingGrant) throws -> Performed {
    var commands: [any Command] = []
    if pending.admits { commands.append(AdmitMember(member: pending.member, fingerprint: pending.fingerprint)) }
    if !pending.keys.isEmpty { commands.append(GrantKeys(member: pending.member, keys: pending.keys)) }
    if commands.isEmpty { throw DeskFault("nothingToGrant", pending.name) }
    return try perform(Batch(commands), id: nil) { state, draft in
      var extras = Extras()
      if pending.admits {
        if let member = draft.desk.members[pending.member] {
          try refuseIfTaken(member, pending.publicKeys, in: state)
        }
        extras.roster = [
          .admit(
            member: UInt32(pending.member.rawValue), signingKey: pending.publicKeys.signing,
            agreementKey: pending.publicKeys.agreement.bytes)
        ]
      }
      for key in pending.keys {
        extras.add(
          try records(of: key, state, &extras), to: pending.member, pending.publicKeys.agreement)
      }
      return extras
    }
  }

  func requestedKeys(_ member: Members.Member) throws -> MemberPublicKeys {
    guard let desk = DeskTag(bytes: store.desk.bytes),
      let verifier = member.verifier.flatMap(Hex.decode).flatMap(SealingKey.init(bytes:))
    else { throw DeskFault("noRequest", member.name) }
    let path = layout.enrolmentRequest(member.id)
    guard try environment.fileSystem.status(path) != nil else { throw DeskFault("noRequest", member.name) }
    return try faulting {
      let request = try EnrolmentRequest(bytes: environment.fileSystem.contents(of: path, limit: 1 << 16))
      try request.verify(desk: desk, member: KeyHolder(rawValue: UInt32(member.id.rawValue)), verifier: verifier)
      return request.publicKeys
    }
  }

  /// Whether a key is held; a section's first key can be made on the spot.
  func holds(_ key: KeyName, in state: DeskState) -> Bool {
    if let pair = key.pair { return !state.keyring.secretHalves(of: pair).isEmpty }
    guard let compartment = key.compartment else { return false }
    if state.keyring.currentEpoch(of: compartment) != nil { return true }
    if case .section = key { return !state.desk.members.all.contains { $0.grantedKeys.contains(key) } }
    return false
  }

  /// The records that hand a key on.
  func records(of key: KeyName, _ state: DeskState, _ extras: inout Extras) throws -> [KeyRecord] {
    if let pair = key.pair { return try state.keyring.grant(of: pair) }
    guard let compartment = key.compartment else { return [] }
    if state.keyring.currentEpoch(of: compartment) == nil, case .section = key {
      let start = Keyring.foundEpoch(of: compartment, random: environment.random)
      // Whoever founds it keeps it too, to hand it to the next liaison.
      extras.add([start.grant], to: member, keys.publicKeys.agreement)
      return [start.grant]
    }
    return [try state.keyring.grant(of: compartment)]
  }
}

extension OpenDesk.Extras {
  /// Seals records to one member.
  mutating func add(_ records: [KeyRecord], to member: MemberID, _ agreement: AgreementKey) {
    let holder = KeyHolder(rawValue: UInt32(member.rawValue))
    keys += records.map { OutgoingKey(record: $0, recipient: .member(holder, agreement)) }
  }
}
