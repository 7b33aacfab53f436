import Synchronization
import Vault

/// A text that is overwritten when the last to hold it lets go: who a reporter is, while it is shown.
///
/// Copies that libraries made on the way (JSON, the ciphers) are theirs and are freed without being overwritten; Swift
/// gives no way to those. What the program itself keeps, it keeps here.
package final class WipedText: Sendable {
  private let bytes: Mutex<[UInt8]>

  /// Takes UTF-8 bytes over.
  package init(_ bytes: consuming [UInt8]) { self.bytes = Mutex(bytes) }

  deinit { wipe() }

  /// The text, for drawing: to be let go at once.
  package var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  /// The bytes, to be written where the user asked: a file's content need not be text.
  package var content: [UInt8] { bytes.withLock { $0 } }

  /// How many bytes there are to show.
  package var byteCount: Int { bytes.withLock { $0.count } }

  /// Overwrites the text now, for everybody who holds it.
  package func wipe() {
    bytes.withLock { bytes in
      SecretBytes.wipe(&bytes)
      bytes = []
    }
  }
}

extension WipedText: CustomStringConvertible, CustomReflectable {
  package var description: String { "WipedText" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
