import CResources

/// A file of `Resources/` as the binary carries it.
package struct EmbeddedFile: Sendable {
  /// Path below `Resources/`, as `texts/en/frame.txt`.
  package let name: String
  private let index: Int

  /// Every embedded file, in no particular order.
  package static var all: [EmbeddedFile] {
    (0..<casedesk_resource_count()).map { index in
      EmbeddedFile(name: String(cString: casedesk_resource_at(index).name), index: index)
    }
  }

  /// The file named `name`, or nil when no such file is embedded.
  package static func named(_ name: String) -> EmbeddedFile? {
    all.first { $0.name == name }
  }

  /// The file's bytes, without copying them. The buffer is static data and stays valid.
  package var bytes: UnsafeBufferPointer<UInt8> {
    let resource = casedesk_resource_at(index)
    return UnsafeBufferPointer(start: resource.bytes, count: resource.count)
  }

  /// The file as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
