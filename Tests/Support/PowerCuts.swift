import EventLog
import Synchronization

/// The disks that a power cut may leave behind.
package struct PowerCuts {
  /// One such disk.
  package struct Outcome {
    /// How many recorded operations had been begun.
    package let operations: Int
    /// What became of those not yet on the device, for a failing test's message.
    package let fate: String
    package let fileSystem: SimulatedFileSystem
  }

  /// How finely the last write is torn.
  package enum Tearing: Sendable {
    /// At every byte.
    case bytes
    /// At a handful of random bytes.
    case sampled(Int)
  }

  private let disk: SimulatedDisk
  private let tearing: Tearing
  private let subsets: Int
  private var random: SeededGenerator
  private var seen: Set<Int> = []

  /// The power cuts during what `fileSystem` has recorded since `settle()`.
  ///
  /// - Parameter subsets: where more than this many combinations of kept and lost changes exist, so many are drawn,
  ///   besides none, all, each alone and each alone missing.
  package init(of fileSystem: SimulatedFileSystem, tearing: Tearing, subsets: Int = 32, seed: UInt64) {
    disk = fileSystem.state.withLock { $0.disk }
    self.tearing = tearing
    self.subsets = subsets
    random = SeededGenerator(seed: seed)
  }

  /// Visits every outcome once.
  package mutating func forEach(_ body: (Outcome) throws -> Void) rethrows {
    for count in 0...disk.journal.count {
      let durable = disk.durable(after: count)
      let pending = disk.pending(durable)
      for keeping in combinations(pending) + torn(pending, after: count) {
        let crashed = disk.crashed(durable, keeping: keeping)
        var hasher = Hasher()
        hasher.combine(count)
        hasher.combine(crashed.nodes)
        hasher.combine(crashed.names)
        guard seen.insert(hasher.finalize()).inserted else { continue }
        let fate = pending.map { "\($0): \(keeping[$0] ?? .nothing)" }.joined(separator: ", ")
        try body(Outcome(operations: count, fate: fate, fileSystem: SimulatedFileSystem(disk: crashed)))
      }
    }
  }

  private mutating func combinations(_ pending: [Int]) -> [[Int: CrashKeep]] {
    if pending.count < 16, 1 << pending.count <= subsets {
      return (0..<1 << pending.count).map { mask in keeping(pending) { mask >> $0 & 1 == 1 } }
    }
    var all = [keeping(pending) { _ in false }, keeping(pending) { _ in true }]
    for chosen in pending.indices {
      all.append(keeping(pending) { $0 == chosen })
      all.append(keeping(pending) { $0 != chosen })
    }
    for _ in 0..<subsets {
      let mask = random.next()
      all.append(keeping(pending) { mask >> UInt64($0 % 64) & 1 == 1 })
    }
    return all
  }

  private func keeping(_ pending: [Int], _ isKept: (Int) -> Bool) -> [Int: CrashKeep] {
    var keeping: [Int: CrashKeep] = [:]
    for (place, operation) in pending.enumerated() where isKept(place) { keeping[operation] = .everything }
    return keeping
  }

  /// Each pending write torn, with all or nothing of the others; at every byte only the one in flight.
  private mutating func torn(_ pending: [Int], after count: Int) -> [[Int: CrashKeep]] {
    var all: [[Int: CrashKeep]] = []
    for place in pending {
      guard case .write(_, let offset, let bytes) = disk.journal[place] else { continue }
      var keeps: [CrashKeep] = stride(from: 512 - offset % 512, to: bytes.count, by: 512).map { .prefix($0) }
      let sectors = offset / 512...(offset + bytes.count - 1) / 512
      for sector in sectors.prefix(8) {
        keeps.append(.sectors(1 << UInt64(sector % 64)))
        keeps.append(.sectors(~(1 << UInt64(sector % 64))))
      }
      if sectors.count > 3 { keeps.append(.sectors(random.next())) }
      switch tearing {
      case .bytes where place == count - 1: keeps += (1..<max(1, bytes.count)).map { .prefix($0) }
      case .bytes: break
      case .sampled(let number):
        for _ in 0..<number where bytes.count > 1 {
          keeps.append(.prefix(.random(in: 1..<bytes.count, using: &random)))
        }
      }
      for keep in keeps {
        all.append([place: keep])
        var others = keeping(pending) { _ in true }
        others[place] = keep
        all.append(others)
      }
    }
    return all
  }
}
