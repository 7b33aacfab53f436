import Foundation
import Synchronization

@testable import Vault

/// The same bytes every time (SplitMix64), a stream per seed.
final class SeededRandom: RandomSource {
  private let state: Mutex<UInt64>

  init(_ seed: UInt64 = 1) {
    state = Mutex(seed)
  }

  func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }

  func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
  }

  func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

extension ScryptParameters {
  /// The least that is in bounds: a login takes a few milliseconds.
  static let quick = ScryptParameters(costExponent: 14, blockSize: 1, parallelism: 1)
}

let someDesk = DeskTag(bytes: [UInt8](0..<16))!
let otherDesk = DeskTag(bytes: [UInt8](16..<32))!

func utf8(_ text: String) -> [UInt8] { [UInt8](text.utf8) }

/// Files written once by version 1 and never again: `RECORD_GOLDEN=1` writes those that are missing.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  static func bytes(_ name: String, orRecord make: () throws -> [UInt8]) throws -> [UInt8] {
    let file = folder.appending(path: name + ".b64")
    if !FileManager.default.fileExists(atPath: file.path),
      ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1"
    {
      let data = Data(try make())
      try data.base64EncodedString(options: .lineLength76Characters).write(to: file, atomically: true, encoding: .utf8)
    }
    let text = try String(contentsOf: file, encoding: .utf8)
    guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return [UInt8](data)
  }
}

func secret(_ text: String) -> SecretBytes { SecretBytes(utf8(text)) }
