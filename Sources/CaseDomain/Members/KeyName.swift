/// A key that posts entitle to: compartments that a group reads together, and the private halves of two pairs.
///
/// The rules know who should hold which key; the keys themselves are not known here.
package enum KeyName: Hashable, Sendable, CustomStringConvertible, Codable {
  case desk, leads, audit
  case section(SectionID)
  /// Custodians: who a reporter is.
  case identity
  /// Leaders: the layer lifted for one request.
  case release

  /// As events write it: `leads`, `section/12`.
  package var description: String {
    switch self {
    case .desk: "desk"
    case .leads: "leads"
    case .audit: "audit"
    case .section(let section): "section/\(section.rawValue)"
    case .identity: "identity"
    case .release: "release"
    }
  }

  /// Reads what `description` writes; nil for anything else.
  package init?(_ text: String) {
    switch text {
    case "desk": self = .desk
    case "leads": self = .leads
    case "audit": self = .audit
    case "identity": self = .identity
    case "release": self = .release
    default:
      guard text.hasPrefix("section/"), let section = Int64(text.dropFirst(8)) else { return nil }
      self = .section(SectionID(rawValue: section))
    }
  }
}

extension Members.Member {
  /// The keys that the posts entitle to.
  package var entitlements: Set<KeyName> {
    guard status != .removed else { return [] }
    var keys: Set<KeyName> = [.desk]
    if !posts.isDisjoint(with: .leadsReaders) { keys.insert(.leads) }
    if !posts.isDisjoint(with: [.auditor, .leader, .inspector]) { keys.insert(.audit) }
    if posts.contains(.liaison), let section { keys.insert(.section(section)) }
    if posts.contains(.custodian) { keys.insert(.identity) }
    if posts.contains(.leader) { keys.insert(.release) }
    return keys
  }
}

extension Desk {
  /// Whether a member may hand a key on, or start its next epoch: nobody grants what they are not entitled to hold.
  /// The first key of a section is made by a leader or the office, who assign to it.
  package func mayHandOut(_ key: KeyName, _ id: MemberID) -> Bool {
    // Inspectors read with what they were given, and hand nothing on.
    guard let member = members[id], member.status == .admitted, !member.posts.contains(.inspector) else { return false }
    switch key {
    case .desk: return !member.posts.isDisjoint(with: [.admin, .leader])
    case .section: return member.entitlements.contains(key) || !member.posts.isDisjoint(with: [.leader, .office])
    default: return member.entitlements.contains(key)
    }
  }
}

/// A member handed keys to another, having confirmed them in person; the keys travel sealed beside this event.
package struct MemberKeysGranted: Event {
  package static let type = "member.keysGranted"
  package let member: MemberID
  package let keys: [String]

  package init(member: MemberID, keys: [String]) {
    self.member = member
    self.keys = keys
  }

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    let isFounding = desk.members.isFounding(envelope)
    if !isFounding, let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let member = desk.members[member], member.status == .admitted else { return Refusal(.noSuchMember) }
    if keys.isEmpty { return Refusal(.notEntitled, nil, .key("")) }
    for text in keys {
      guard let key = KeyName(text), member.entitlements.contains(key) else {
        return Refusal(.notEntitled, nil, .key(text))
      }
      if !isFounding && !desk.mayHandOut(key, envelope.author) {
        return Refusal(.notEntitled, nil, .key(text))
      }
    }
    return desk.refusalOfTwoLocks(Set(keys.compactMap { KeyName($0) }), to: member)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let names = Set(keys.compactMap { KeyName($0) })
    for pair in Members.openers.map(\.key) where names.contains(pair) && desk.members.everGranted.contains(pair) {
      if desk.members.holders(of: pair).isEmpty { desk.members.orphanedPairs.insert(pair) }
    }
    desk.members.everGranted.formUnion(names)
    desk.members.grant(names, to: member, from: envelope)
  }
}

/// A new key began after someone stopped being entitled to the old one. It protects what comes after.
package struct KeyEpochStarted: Event {
  package static let type = "member.keyEpochStarted"
  package let key: String

  package init(key: String) { self.key = key }

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let name = KeyName(key) else { return Refusal(.notEntitled, nil, .key(key)) }
    if desk.members.isFounding(envelope) { return nil }
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    return desk.mayHandOut(name, envelope.author) ? nil : Refusal(.notEntitled, nil, .key(key))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let name = KeyName(key) { desk.members.epochsDue.remove(name) }
  }
}
