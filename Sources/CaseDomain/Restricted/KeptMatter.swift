/// A matter that some members keep, and from which a keeper may be shut out without being told (R6.4).
protocol KeptMatter {
  /// Who may read it, by id.
  var keepers: [MemberID] { get set }
  /// Who kept it until they were found to be concerned, and whom these let in since: nobody hears them.
  var shutOut: [MemberID] { get set }
}

extension KeptMatter {
  /// Leaves it to the others.
  mutating func shutOut(_ member: MemberID, leaving keepers: [MemberID]) {
    if self.keepers.contains(member) { shutOut.append(member) }
    self.keepers = keepers
  }

  /// Lets members in, who are heard from here on.
  mutating func letIn(_ added: [MemberID], making keepers: [MemberID]) {
    self.keepers = keepers
    shutOut.removeAll { added.contains($0) }
  }

  /// Takes note of whom somebody lets in who keeps it no longer. They act in good faith: nobody hears them until a keeper
  /// lets them in.
  mutating func noteLetInUnheard(_ added: [MemberID]) {
    shutOut += added.filter { !keepers.contains($0) && !shutOut.contains($0) }
  }
}

extension Desk {
  /// Whether the author was shut out of a matter and cannot know it. Without the post, or the right to act at all, their
  /// own desk would have refused what they do.
  func isUnheard(_ envelope: Envelope, in matter: (some KeptMatter)?) -> Bool {
    guard let matter, matter.shutOut.contains(envelope.author) else { return false }
    return refusalToAct(envelope) == nil && members[envelope.author]?.posts.isDisjoint(with: .keepers) == false
  }
}
