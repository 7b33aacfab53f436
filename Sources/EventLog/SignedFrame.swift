/// A frame ready to be written: encoded, signed, and its signature checked, so that nothing gets into the log that
/// readers would refuse.
struct SignedFrame {
  let bytes: [UInt8]

  /// - Throws: `StoreError` for a proposal no frame can hold, an author not on the roster, or a signature that is not
  ///   the author's; and what `signer` throws.
  /// - Parameter proven: keys whose signers have signed properly before.
  init(
    _ proposal: Proposal, id: IdempotencyID, at cursor: LogCursor, durableEnd: LogEnd, signer: some CommitSigner,
    proven: inout Set<[UInt8]>
  ) throws {
    let signed = try FrameEncoder.signedBytes(of: proposal, id: id, at: cursor.next, durableEnd: durableEnd)
    guard let author = cursor.roster(for: proposal.roster).members[proposal.author] else {
      throw StoreError.unknownAuthor(proposal.author)
    }
    let signature = try signer.signature(over: signed)
    guard signature.count == Format.signatureLength, signer.signingKey ?? author.signingKey == author.signingKey,
      signer.signingKey.map(proven.contains) ?? false || author.verifier.isValidSignature(signature, for: signed)
    else { throw StoreError.wrongSigner(proposal.author) }
    if let key = signer.signingKey { proven.insert(key) }
    bytes = FrameEncoder.frame(signedBytes: signed, signature: signature)
  }

  /// The commit as a reader will see it at `place`; the cursor goes past it.
  func commit(advancing cursor: inout LogCursor, place: LogEnd) throws -> Commit {
    try bytes.withUnsafeBytes { raw in
      let view = try FrameView(raw, header: FrameHeader(raw))
      _ = try cursor.check(view)
      let hash = view.hash()
      let location = FrameLocation(segment: place.segment, offset: place.offset, length: UInt32(raw.count))
      cursor.advance(past: view, hash: hash, location: location)
      return view.commit(hash: hash, location: location)
    }
  }
}
