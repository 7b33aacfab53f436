/// Who stood at the counter when somebody came with a receipt code (R6.4): a member who may know the holder by sight.
/// Readers of the tip learn that it happened and not before whom; the log proves it to those who watch over the process.
extension Desk {
  /// The posts that hold `audit` and are told who stood at the counter.
  static let overseers: Posts = [.auditor, .leader]

  /// Who caused an event, as far as `reader` is told; nil where it was somebody at the counter.
  ///
  /// - Parameter reader: nil for what anybody may come to see, as on paper.
  package func author(of event: EventNumber, by author: MemberID, toldTo reader: MemberID?) -> MemberID? {
    guard codes.isFromCounter(event) else { return author }
    guard let reader else { return nil }
    let isTold =
      members.isSamePerson(author, reader) || members[reader]?.posts.isDisjoint(with: Self.overseers) == false
    return isTold ? author : nil
  }

  /// The author of an event as far as `reader` is told.
  package func author(of envelope: Envelope, toldTo reader: MemberID?) -> MemberID? {
    author(of: envelope.event, by: envelope.author, toldTo: reader)
  }

  /// Whether an event was recorded while somebody stood there with a code.
  package func isFromCounter(_ event: EventNumber) -> Bool { codes.isFromCounter(event) }
}
