extension FileEventStore {
  /// Learns where the commits before the resume point stand and which idempotency ids they used. The first append and
  /// the first look at an old commit do this by themselves; a desk may do it earlier, when nobody waits.
  package func prepareIndex() throws {
    guard index.base > 0 else { return }
    try translating {
      var earlier = FrameIndex()
      var segment: UInt32 = 1
      while earlier.last < index.base {
        let found = try segmentIndex(segment, firstCommit: earlier.last + 1)
        guard !found.entries.isEmpty else { throw StoreError.resumeMismatch(commit: index.base) }
        for entry in found.entries.prefix(Int(index.base - earlier.last)) {
          earlier.note(entry.id, at: FrameLocation(segment: segment, offset: entry.offset, length: 0))
        }
        segment += 1
      }
      index.prepend(earlier)
    }
  }

  /// The commit that used `id`, anywhere in the log.
  func commit(with id: IdempotencyID) throws -> Commit? {
    try prepareIndex()
    for number in index.candidates(id) {
      let commit = try read(number)
      if commit.idempotency == id { return commit }
    }
    return nil
  }

  private func segmentIndex(_ number: UInt32, firstCommit: UInt64) throws -> SegmentIndex {
    guard number < tail.end.segment, case .success(let next)? = try reader.header(of: number + 1) else {
      return try SegmentIndex(
        scanning: number, desk: desk, firstCommit: firstCommit, lastHash: tail.hash, end: tail.end.offset,
        reader: reader)
    }
    let path = directory + "/" + String(Format.segmentName(number).dropLast(4)) + ".idx"
    if let bytes = try? fileSystem.contents(of: path, limit: 64 << 20), let kept = SegmentIndex(bytes),
      kept.fits(next, firstCommit: firstCommit)
    {
      return kept
    }
    let made = try SegmentIndex(
      scanning: number, desk: desk, firstCommit: firstCommit, lastHash: next.previousHash, end: next.previousEnd,
      reader: reader)
    if made.fits(next, firstCommit: firstCommit) {
      // Only a saving: a desk that may not write it reads the segment again next time.
      try? fileSystem.writeAtomically(made.bytes, to: path, permissions: permissions)
    }
    return made
  }
}
