/// Founds a desk: the first commit, which names the bureau and lets its first members in.
package struct FoundDesk: Command {
  /// One of those who found the desk, admitted by its first commit.
  package struct Founder: Sendable {
    package let name: String
    package let posts: Posts
    package let fingerprint: String
    /// Keys that are made later, by whoever alone is to hold them.
    package let withheld: Set<KeyName>
    package init(name: String, posts: Posts, fingerprint: String, withheld: Set<KeyName> = []) {
      self.name = name
      self.posts = posts
      self.fingerprint = fingerprint
      self.withheld = withheld
    }
  }
  package static var registers: Set<Register> { [.organisation, .members] }
  package let name: String
  package let kind: DeskKind
  /// The author first.
  package let founders: [Founder]
  /// Checks that the paper in the safe was at hand, hexadecimal.
  package let recovery: String?
  /// Bodies outside that are known from the first day: to whom a tip goes that nobody here may decide.
  package let bodies: [AddBody]

  package init(name: String, kind: DeskKind, founders: [Founder], recovery: String? = nil, bodies: [AddBody] = []) {
    self.recovery = recovery
    self.bodies = bodies
    self.name = name
    self.kind = kind
    self.founders = founders
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(DeskFounded(name: name, kind: kind, recovery: recovery))
    for founder in founders {
      let id = MemberID(rawValue: Int64(draft.allocate(.member)))
      try draft.emit(MemberInvited(member: id, name: founder.name, posts: founder.posts, section: nil, verifier: nil))
      try draft.emit(MemberAdmitted(member: id, fingerprint: founder.fingerprint))
      let keys = draft.desk.members[id]?.entitlements.subtracting(founder.withheld) ?? []
      try draft.emit(MemberKeysGranted(member: id, keys: keys.map(\.description).sorted()))
    }
    for body in bodies { try body.run(in: &draft) }
  }
}

/// Names a new member.
package struct InviteMember: Command {
  package static var registers: Set<Register> { [.organisation, .members] }
  package let name: String
  package let posts: Posts
  package let section: SectionID?
  /// The last day of an inspector's account.
  package let until: CivilDate?
  /// Makes the verifier of the invitation, hexadecimal, once the member's id is known.
  package let verifier: @Sendable (MemberID) -> String

  package init(
    name: String, posts: Posts, section: SectionID?, until: CivilDate? = nil,
    verifier: @escaping @Sendable (MemberID) -> String
  ) {
    self.name = name
    self.posts = posts
    self.section = section
    self.until = until
    self.verifier = verifier
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let id = MemberID(rawValue: Int64(draft.allocate(.member)))
    try draft.emit(
      MemberInvited(
        member: id, name: name, posts: posts, section: section, verifier: verifier(id), until: until))
  }
}

/// Lets an invited member in after their fingerprint was compared in person.
package struct AdmitMember: Command {
  package static var registers: Set<Register> { [.members] }
  package let member: MemberID
  package let fingerprint: String

  package init(member: MemberID, fingerprint: String) {
    self.member = member
    self.fingerprint = fingerprint
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MemberAdmitted(member: member, fingerprint: fingerprint))
  }
}

/// Records which keys a member is being handed.
package struct GrantKeys: Command {
  package static var registers: Set<Register> { [.members] }
  package let member: MemberID
  package let keys: Set<KeyName>

  package init(member: MemberID, keys: Set<KeyName>) {
    self.member = member
    self.keys = keys
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MemberKeysGranted(member: member, keys: keys.map(\.description).sorted()))
  }
}

/// Records that new keys begin.
package struct StartKeyEpochs: Command {
  package static var registers: Set<Register> { [.members] }
  package let keys: Set<KeyName>

  package init(keys: Set<KeyName>) { self.keys = keys }

  package func run(in draft: inout Draft) throws(Refusal) {
    for key in keys.map(\.description).sorted() { try draft.emit(KeyEpochStarted(key: key)) }
  }
}

/// Signs the confidentiality undertaking for the posts held (R4.1).
package struct SignUndertaking: Command {
  package static var registers: Set<Register> { [.members] }
  package init() {}

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let member = draft.desk.members[draft.actor.member] else { throw Refusal(.notAMember) }
    try draft.emit(UndertakingSigned(posts: member.posts))
  }
}

/// Changes a member's posts.
package struct ChangePosts: Command {
  package static var registers: Set<Register> { [.organisation, .members] }
  package let member: MemberID
  package let posts: Posts
  package let section: SectionID?
  package let reason: String

  package init(member: MemberID, posts: Posts, section: SectionID?, reason: String) {
    self.member = member
    self.posts = posts
    self.section = section
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(PostsChanged(member: member, posts: posts, section: section, reason: reason))
  }
}

/// Ends a membership.
package struct RemoveMember: Command {
  package static var registers: Set<Register> { [.members] }
  package let member: MemberID
  package let reason: String

  package init(member: MemberID, reason: String) {
    self.member = member
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(MemberRemoved(member: member, reason: reason))
  }
}
