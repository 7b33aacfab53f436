/// Signs a frame as one member.
package protocol CommitSigner {
  /// An Ed25519 signature (RFC 8032), 64 bytes, over `bytes`.
  func signature(over bytes: [UInt8]) throws -> [UInt8]
  /// The public key, 32 bytes, that the signatures verify with. A signer that tells it has only its first signature
  /// checked by each handle; one that does not, every one.
  var signingKey: [UInt8]? { get }
}

extension CommitSigner {
  package var signingKey: [UInt8]? { nil }
}

/// How an append ended.
package enum AppendReceipt: Hashable, Sendable {
  /// The commit is new and durable.
  case appended(Commit)
  /// A commit with this idempotency id was there already, and is durable. It was delivered in its turn.
  case repeated(Commit)

  /// The durable commit, new or not.
  package var commit: Commit {
    switch self {
    case .appended(let commit), .repeated(let commit): commit
    }
  }
}

/// One handle on a log of signed commits in one total order. A handle belongs to one thread at a time; several handles,
/// in several processes, share a log.
///
/// Every delivered commit has been checked: its bytes, its place in the chain and numbering, its author in the roster
/// as it stood, and its signature. Whether the author was entitled to what it says is judged by whoever reads it.
package protocol EventStore: AnyObject {
  /// The desk whose log this is.
  var desk: DeskID { get }

  /// How far the log is known to be durable.
  var head: Head { get }

  /// Why this log is read-only, if it is: everything before the damage can still be read, nothing can be appended.
  var damage: Damage? { get }

  /// What kept this handle from opening the log for writing, if anything did: all that is durable can be read and
  /// followed, nothing can be appended.
  var unwritable: FileError? { get }

  /// Delivers every commit that is durable now and not yet delivered to this handle, in order.
  ///
  /// Commits before damage are delivered and then `damage` is set. An error `deliver` throws is passed on; the commit
  /// it was thrown for counts as not delivered.
  /// - Throws: `StoreError`, and what `deliver` throws.
  func catchUp(_ deliver: (Commit) throws -> Void) throws

  /// Appends what `decide` makes of the latest state, as one durable commit.
  ///
  /// With the log locked against other writers: delivers the commits this handle has not seen, those not yet durable
  /// included; if one of all commits carries `id`, returns it without asking; else asks `decide`, writes its proposal
  /// as one frame, and returns once that is durable. The new commit is not delivered again. When `decide` throws, what
  /// it rested on is made durable before the error is passed on.
  /// - Throws: `StoreError`, and what `deliver`, `decide` and `signer` throw. After `StoreError.resumeMismatch` what was
  ///   delivered is no longer in the log: discard it and open anew. After an error from the store itself the
  ///   commit may or may not exist: appending again with the same `id` finds out.
  func append(
    id: IdempotencyID, signer: some CommitSigner, deliver: (Commit) throws -> Void,
    decide: (LogPosition) throws -> Proposal
  ) throws -> AppendReceipt

  /// The commit with this number, read and checked anew (bytes, numbering and signature).
  /// - Throws: `StoreError.noSuchCommit` beyond what was delivered to this handle.
  func commit(at number: UInt64) throws -> Commit
}
