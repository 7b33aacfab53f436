import Synchronization
import TestSupport
import Vault

/// Random bytes that follow from a seed.
final class SeededRandom: RandomSource {
  private let generator: Mutex<SeededGenerator>

  init(_ seed: UInt64) { generator = Mutex(SeededGenerator(seed: seed)) }

  func bytes(_ count: Int) -> [UInt8] { generator.withLock { $0.bytes(count) } }
}
