/// What is wrong with a frame or a header.
package enum Fault: Hashable, Sendable {
  /// The file ends, or unwritten zeros begin, where there must be more.
  case missing
  /// The first bytes are no frame's or header's first bytes.
  case magic
  /// The header's checksum does not hold.
  case headerChecksum
  /// Written by a later version of the program: not damage, but not readable here.
  case version(UInt16)
  /// A length that cannot be.
  case length
  /// The body's checksum does not hold.
  case bodyChecksum
  /// The trailing length is not the header's.
  case trailer
  /// A field contradicts another.
  case structure
  /// Belongs to another desk.
  case foreignDesk(DeskID)
  /// Another number than its place calls for.
  case number(expected: UInt64, found: UInt64)
  /// Does not continue the commit before it.
  case chain
  /// The author was not on the roster.
  case unknownAuthor(UInt32)
  /// The signature is not its author's.
  case signature
  /// Bytes that should be zeros.
  case residue
  /// A whole file is absent.
  case absent
  /// Someone saw this log reach further, or with another content at this commit.
  case rolledBack(seen: UInt64, found: UInt64)
  case rewritten(commit: UInt64)
}

/// One damaged place of a log.
package struct Damage: Hashable, Sendable {
  /// The file's path.
  package let file: String
  /// Bytes from the file's start: the very byte where one can be told, else the start of the damaged field.
  package let offset: UInt64
  /// The number of the commit that stands there, or should.
  package let commit: UInt64
  package let fault: Fault

  /// Whether it is in the file that says how far saving was confirmed; no commit stands there.
  package var isInHead: Bool { PathText.name(of: file) == "head" }

  package init(file: String, offset: UInt64, commit: UInt64, fault: Fault) {
    self.file = file
    self.offset = offset
    self.commit = commit
    self.fault = fault
  }
}

/// Why a store cannot do what it was asked.
package enum StoreError: Error, Hashable, Sendable {
  /// The file system refused.
  case file(FileError)
  /// No log in this directory.
  case noLog(directory: String)
  /// There is a log in this directory already.
  case logExists(directory: String)
  /// Locks and syncs cannot be relied on there.
  case networkFileSystem(directory: String, kind: String)
  /// The log belongs to another desk.
  case wrongDesk(expected: DeskID, found: DeskID)
  /// Acknowledged history is damaged or cannot be read by this version: reading ends there, appending is refused.
  case damaged(Damage)
  /// Nothing can be written where the log is, though nothing is wrong with it: reading goes on, appending is refused.
  case unwritable(FileError)
  /// A sync failed, now or earlier: nobody may append until `doctor` has re-read the tail.
  case syncFailed(file: String)
  /// The author is not on the roster.
  case unknownAuthor(UInt32)
  /// The signer's signature does not verify with the author's key.
  case wrongSigner(UInt32)
  /// A proposal that no frame can hold, and which part of it.
  case invalidProposal(ProposalFault)
  /// A commit with more bytes than a frame may have.
  case tooLarge(bytes: Int, limit: Int)
  /// No commit with this number was delivered to this handle.
  case noSuchCommit(UInt64)
  /// The log does not contain what the caller had verified before: start from the beginning.
  case resumeMismatch(commit: UInt64)
}

/// The part of a proposal that no frame can hold.
package enum ProposalFault: Hashable, Sendable {
  /// Not 1 to 65,536 events.
  case eventCount
  /// More than 65,535 allocations, roster changes or payloads.
  case tooMany
  /// A payload's ordinals are not ascending below the number of events.
  case ordinals
  /// A nonce of other than 12 bytes.
  case nonce
  /// A signing key of other than 32 bytes, or an agreement key of more than 65,535.
  case key
}
