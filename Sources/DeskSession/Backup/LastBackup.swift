/// What a desk knows of its last backup: `taken 1795399200000 commits 42 identities 1795399200000`, or `never` at the end.
struct LastBackup: Equatable {
  /// Milliseconds since 1970 UTC.
  let taken: Int64
  let commits: UInt64
  /// When sealed identities were last backed up, too; nil for never.
  let identities: Int64?

  var text: String { "taken \(taken) commits \(commits) identities \(identities.map(String.init) ?? "never")\n" }

  init(taken: Int64, commits: UInt64, identities: Int64?) {
    (self.taken, self.commits, self.identities) = (taken, commits, identities)
  }

  init?(_ bytes: [UInt8]) {
    let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard words.count == 6, words[0] == "taken", words[2] == "commits", words[4] == "identities",
      let taken = Int64(words[1]), let commits = UInt64(words[3])
    else { return nil }
    self.init(taken: taken, commits: commits, identities: Int64(words[5]))
  }
}
