/// Writes frames as `Format` describes.
enum FrameEncoder {
  /// The bytes that are signed: everything of the frame before its signature.
  static func signedBytes(
    of proposal: Proposal, id: IdempotencyID, at position: LogPosition, durableEnd: LogEnd
  ) throws(StoreError) -> [UInt8] {
    if let fault = fault(in: proposal) { throw .invalidProposal(fault) }
    let size = proposal.payloads.reduce(Format.frameMinimumLength + 8 * proposal.allocations.count) {
      $0 + 36 + 2 * $1.ordinals.count + $1.ciphertext.count
    }
    guard size <= Format.frameMaximumLength else { throw .tooLarge(bytes: size, limit: Format.frameMaximumLength) }

    var writer = ByteWriter(capacity: size + 1536 * proposal.roster.count)
    writer.pad(to: Format.frameHeaderLength)
    writer.append(position.desk.words)
    writer.append(position.commit)
    writer.append(position.firstEvent)
    writer.append(UInt32(proposal.eventCount))
    append(proposal.allocations, to: &writer)
    writer.append(position.previousHash)
    writer.append(proposal.author)
    writer.append(proposal.authorClock)
    writer.append(id.words)
    writer.append(durableEnd)
    append(proposal.roster, to: &writer)
    let payloadOffset = writer.bytes.count
    append(proposal.payloads, to: &writer)
    let length =
      writer.bytes.count + Format.frameChecksumLength + Format.signatureLength + Format.frameTrailerLength
    guard length <= Format.frameMaximumLength else { throw .tooLarge(bytes: length, limit: Format.frameMaximumLength) }

    writer.replace(Format.frameMagic, at: 0)
    writer.replace(UInt32(Format.version), at: 4)
    writer.replace(UInt32(length), at: 8)
    writer.replace(UInt32(payloadOffset), at: 12)
    writer.replace(writer.bytes.withUnsafeBytes { CRC32C.checksum(.init(rebasing: $0[..<16])) }, at: 16)
    writer.append(
      writer.bytes.withUnsafeBytes { CRC32C.checksum(.init(rebasing: $0[Format.frameHeaderLength...])) })
    return writer.bytes
  }

  /// The whole frame.
  static func frame(signedBytes: [UInt8], signature: [UInt8]) -> [UInt8] {
    let length = signedBytes.count + Format.signatureLength + Format.frameTrailerLength
    var writer = ByteWriter(capacity: length)
    writer.append(raw: signedBytes)
    writer.append(raw: signature)
    writer.append(UInt32(length))
    return writer.bytes
  }

  private static func append(_ allocations: [Allocation], to writer: inout ByteWriter) {
    writer.append(UInt16(allocations.count))
    for allocation in allocations {
      writer.append(allocation.series)
      writer.append(allocation.year)
      writer.append(allocation.number)
    }
  }

  static func append(_ roster: [RosterChange], to writer: inout ByteWriter) {
    writer.append(UInt16(roster.count))
    for change in roster {
      switch change {
      case .admit(let member, let signingKey, let agreementKey):
        writer.append(UInt8(1))
        writer.append(member)
        writer.append(UInt16(signingKey.count))
        writer.append(raw: signingKey)
        writer.append(UInt16(agreementKey.count))
        writer.append(raw: agreementKey)
      case .expel(let member):
        writer.append(UInt8(2))
        writer.append(member)
      }
    }
  }

  private static func append(_ payloads: [Payload], to writer: inout ByteWriter) {
    writer.append(UInt16(payloads.count))
    for payload in payloads {
      writer.append(payload.keyID)
      writer.append(payload.codec)
      writer.append(UInt16(payload.ordinals.count))
      for ordinal in payload.ordinals { writer.append(ordinal) }
      writer.append(raw: payload.nonce)
      writer.append(UInt32(payload.ciphertext.count))
      writer.append(raw: payload.ciphertext)
    }
  }

  private static func fault(in proposal: Proposal) -> ProposalFault? {
    guard (1...Format.maximumEventCount).contains(proposal.eventCount) else { return .eventCount }
    let most = max(proposal.allocations.count, proposal.roster.count, proposal.payloads.count)
    guard most <= Int(UInt16.max) else { return .tooMany }
    for payload in proposal.payloads {
      guard payload.nonce.count == Format.nonceLength else { return .nonce }
      guard payload.ordinals.count <= Int(UInt16.max), ascend(payload.ordinals, below: proposal.eventCount) else {
        return .ordinals
      }
    }
    for case .admit(_, let signingKey, let agreementKey) in proposal.roster {
      guard signingKey.count == 32, agreementKey.count <= Int(UInt16.max) else { return .key }
    }
    return nil
  }

  private static func ascend(_ ordinals: [UInt16], below limit: Int) -> Bool {
    zip(ordinals, ordinals.dropFirst()).allSatisfy { $0 < $1 } && ordinals.last.map { Int($0) < limit } ?? true
  }
}
