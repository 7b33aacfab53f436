import Crypto

/// Signatures to be checked together, off the thread that walks the log.
final class SignatureBatch {
  /// One frame's signature.
  struct Item {
    let signedLength: Int
    /// Where the frame's copy begins in the batch.
    let start: Int
    let verifier: Curve25519.Signing.PublicKey
    let commit: UInt64
    let location: FrameLocation
  }

  private(set) var items: [Item] = []
  private var bytes: [UInt8] = []
  private var work: Parallel?
  /// One flag an item, written by the thread that checked it.
  private var results: UnsafeMutableBufferPointer<Bool>?

  deinit {
    work?.wait()
    results?.deallocate()
  }

  var isFull: Bool { bytes.count >= 4 << 20 || items.count >= 4096 }

  func add(_ view: FrameView, author: Roster.Member, location: FrameLocation) {
    items.append(
      Item(
        signedLength: view.signedBytes.count, start: bytes.count, verifier: author.verifier,
        commit: view.position.commit, location: location))
    bytes.append(contentsOf: view.raw[..<(view.raw.count - Format.frameTrailerLength)])
  }

  /// Begins checking on other threads.
  func start(threads: Int) {
    let results = UnsafeMutableBufferPointer<Bool>.allocate(capacity: items.count)
    results.initialize(repeating: false)
    self.results = results
    // Each thread writes its own items' flags, and nobody reads them before `wait`.
    nonisolated(unsafe) let flags = results
    let (items, bytes) = (items, bytes)
    let piece = 64
    work = Parallel(count: (items.count + piece - 1) / piece, threads: threads) { number in
      bytes.withUnsafeBytes { raw in
        for place in number * piece..<min(items.count, (number + 1) * piece) {
          let item = items[place]
          let signatureStart = item.start + item.signedLength
          flags[place] = item.verifier.isValidSignature(
            UnsafeRawBufferPointer(rebasing: raw[signatureStart..<signatureStart + Format.signatureLength]),
            for: UnsafeRawBufferPointer(rebasing: raw[item.start..<signatureStart]))
        }
      }
    }
  }

  /// The items whose signature does not hold, once all are checked.
  func failures() -> [Item] {
    work?.wait()
    guard let results else { return [] }
    return zip(items, results).filter { !$1 }.map(\.0)
  }
}
