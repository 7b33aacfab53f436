import Synchronization
import TestSupport
import Vault

/// Random bytes that follow from a seed, so that a failing trial can be run again.
final class SeededBytes: RandomSource {
  private let generator: Mutex<SeededGenerator>

  init(_ seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

  func bytes(_ count: Int) -> [UInt8] { generator.withLock { $0.bytes(count) } }
}
