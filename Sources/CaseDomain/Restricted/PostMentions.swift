/// Somebody who works here told by what they do: 你们局的保密员, 贵单位领导小组 (R6.4). Other bureaus have leaders and offices
/// too; whose they are stands right before.
struct PostMentions {
  private let holders: [(member: MemberID, posts: Posts)]

  init(_ members: [Members.Member]) {
    holders = members.filter { $0.status != .removed }.map { ($0.id, $0.posts) }
  }

  /// Who holds a post that the text names, with the words that name it. O(n).
  func found(in scalars: [Unicode.Scalar]) -> [(member: MemberID, words: String)] {
    var found: [(MemberID, String)] = []
    for place in scalars.indices {
      guard let (post, length) = Self.post(at: place, in: scalars) else { continue }
      let start = Self.ownStart(before: place, in: scalars)
      // Nobody else has these.
      guard let first = start ?? (post.isSubset(of: [.custodian, .admin]) ? place : nil) else { continue }
      let words = String(String.UnicodeScalarView(scalars[first..<place + length]))
      for holder in holders where !holder.posts.isDisjoint(with: post) { found.append((holder.member, words)) }
    }
    return found
  }

  private static func post(at place: Int, in scalars: [Unicode.Scalar]) -> (Posts, Int)? {
    for (words, post) in PostWords.held {
      if let length = words.longestMatch(in: scalars, at: place) { return (post, length) }
    }
    return nil
  }

  /// Where the words begin that say whose the post is; nil where none stand there.
  private static func ownStart(before place: Int, in scalars: [Unicode.Scalar]) -> Int? {
    let end = place > 0 && scalars[place - 1] == PostWords.possessive ? place - 1 : place
    return PostWords.ours.filter { end >= $0.count && scalars[end - $0.count..<end].elementsEqual($0) }
      .map { end - $0.count }.min()
  }
}
