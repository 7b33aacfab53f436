import Crypto

/// Bytes that are overwritten once nobody needs them any more: a passphrase, a code typed from paper.
///
/// They stand in the cryptographic library's own key storage, which zeroes itself when the last copy of the value goes;
/// copies share it. They show in no description and no mirror. What made them (a line editor's characters, a `String`)
/// Swift does not let anybody overwrite, so whoever reads them reads bytes.
package struct SecretBytes: Equatable, Sendable {
  private let storage: SymmetricKey

  package init(_ bytes: [UInt8]) {
    storage = SymmetricKey(data: bytes)
  }

  /// Takes the bytes over: what stood in `bytes` is zero afterwards, unless another copy of the array shares it.
  package init(wiping bytes: inout [UInt8]) {
    self.init(bytes)
    Self.wipe(&bytes)
  }

  /// Overwrites an array's bytes in place. Never inlined: the optimiser would see that nobody reads the zeros.
  @inline(never)
  package static func wipe(_ bytes: inout [UInt8]) {
    for index in bytes.indices { bytes[index] = 0 }
  }

  package var count: Int { withBytes { $0.count } }
  package var isEmpty: Bool { count == 0 }

  /// Lends the bytes.
  package func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
    try storage.withUnsafeBytes(body)
  }
}

extension SecretBytes: CustomStringConvertible, CustomReflectable {
  package var description: String { "SecretBytes" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
