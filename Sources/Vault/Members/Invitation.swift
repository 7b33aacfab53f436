/// What a new member is handed in person: who they will be, and a code that proves the request is theirs.
package struct Invitation: Sendable {
  package let desk: DeskTag
  package let member: KeyHolder
  package let code: CheckedCode

  /// A new invitation; its code is shown once and kept nowhere.
  package init(desk: DeskTag, member: KeyHolder, random: some RandomSource) {
    self.init(desk: desk, member: member, code: CheckedCode(random: random))
  }

  /// The invitation a new member typed the code of.
  package init(desk: DeskTag, member: KeyHolder, code: CheckedCode) {
    self.desk = desk
    self.member = member
    self.code = code
  }

  /// What the desk keeps, to recognise the request; the code cannot be read back from it.
  ///
  /// Whoever reads it could make a request too, which is why a person compares fingerprints before anything is granted.
  package var verifier: SealingKey {
    code.key.derived(.invitation, desk.bytes + bigEndian(member.rawValue))
  }
}
