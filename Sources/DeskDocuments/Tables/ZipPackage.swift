import CArchive

/// The parts of a zip container, read by libarchive and never written to disk.
///
/// A container comes from outside: reading stops when a part grows past what the limits allow.
struct ZipPackage {
  private let bytes: [UInt8]
  private let name: String
  private let limits: TableLimits
  /// What has been read so far, over all parts.
  private var unpacked = 0

  init(_ bytes: [UInt8], name: String, limits: TableLimits) {
    self.bytes = bytes
    self.name = name
    self.limits = limits
  }

  /// The part at `path` (without a leading slash, compared without case, as the format has it), or nil.
  /// O(container) for each call.
  mutating func part(_ path: String) throws(TableError) -> [UInt8]? {
    guard let archive = archive_read_new() else { throw .damagedArchive(name, path) }
    defer { archive_read_free(archive) }
    guard archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK else {
      throw .damagedArchive(name, Self.reason(archive))
    }
    // The buffer lives as long as `self`; a copy inside the closure would not outlast the call.
    let outcome = bytes.withUnsafeBytes { buffer -> Result<[UInt8]?, TableError> in
      guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
        return .failure(.damagedArchive(name, Self.reason(archive)))
      }
      return Result { () throws(TableError) in try find(path, in: archive) }
    }
    let found = try outcome.get()
    unpacked += found?.count ?? 0
    return found
  }

  private func find(_ path: String, in archive: OpaquePointer) throws(TableError) -> [UInt8]? {
    let wanted = path.lowercased()
    while true {
      var entry: OpaquePointer?
      let status = archive_read_next_header(archive, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else {
        throw .damagedArchive(name, Self.reason(archive))
      }
      if archive_entry_is_encrypted(entry) != 0 { throw .encrypted(name) }
      guard let pathname = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { continue }
      let found = String(cString: pathname).lowercased()
      if found == wanted || found == "/" + wanted { return try data(of: archive, path) }
    }
  }

  private func data(of archive: OpaquePointer, _ path: String) throws(TableError) -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = chunk.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
      if count == 0 { return content }
      guard count > 0 else { throw .damagedArchive(name, path) }
      let total = unpacked + content.count + count
      if total > limits.bytes { throw .tooLarge(name, megabytes: limits.bytes >> 20) }
      if total > limits.freeBytes && total / max(bytes.count, 1) >= limits.expansion {
        throw .suspiciousArchive(name)
      }
      content += chunk[..<count]
    }
  }

  private static func reason(_ archive: OpaquePointer) -> String {
    archive_error_string(archive).map { String(cString: $0) } ?? "zip"
  }
}
