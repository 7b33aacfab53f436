import CArchive
import DeskSession

/// Writes a zip container, by libarchive and in memory alone.
///
/// The same parts give the same bytes on every machine: nothing is compressed, by whatever version of a library, and no
/// time, owner or name of a machine is in it. So a paper's SHA-256 says that it is that paper, whoever made it anew.
enum ZipWriter {
  struct Part {
    /// Path in the container, ASCII, without a leading slash.
    let path: String
    let bytes: [UInt8]

    init(_ path: String, _ text: String) {
      self.path = path
      bytes = [UInt8](text.utf8)
    }
  }

  /// The container with these parts, in this order.
  ///
  /// - Throws: `DeskFault` where the library cannot make it.
  static func bytes(_ parts: [Part]) throws -> [UInt8] {
    guard let archive = archive_write_new() else { throw DeskFault("unexpected", "zip") }
    defer { archive_write_free(archive) }
    // Beside its bytes each part takes two headers with its name, far less than a thousand bytes.
    var buffer = [UInt8](repeating: 0, count: parts.reduce(64 << 10) { $0 + $1.bytes.count + 1024 })
    var used = 0
    let outcome = buffer.withUnsafeMutableBytes { buffer in
      // The library keeps both addresses until the archive is closed, which is within.
      withUnsafeMutablePointer(to: &used) { used in
        Result { try write(parts, to: archive, buffer, used) }
      }
    }
    try outcome.get()
    return Array(buffer[..<used])
  }

  private static func write(
    _ parts: [Part], to archive: OpaquePointer, _ buffer: UnsafeMutableRawBufferPointer,
    _ used: UnsafeMutablePointer<Int>
  ) throws {
    try check(archive_write_set_format_zip(archive), archive)
    try check(archive_write_set_options(archive, "zip:compression=store"), archive)
    try check(archive_write_open_memory(archive, buffer.baseAddress, buffer.count, used), archive)
    for part in parts {
      guard let entry = archive_entry_new() else { throw DeskFault("unexpected", "zip") }
      defer { archive_entry_free(entry) }
      archive_entry_set_pathname(entry, part.path)
      archive_entry_set_size(entry, Int64(part.bytes.count))
      archive_entry_set_filetype(entry, 0o100000)  // A regular file (POSIX sys/stat.h).
      archive_entry_set_perm(entry, 0o644)
      try check(archive_write_header(archive, entry), archive)
      let written = part.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
      guard written == part.bytes.count else { throw fault(archive) }
    }
    try check(archive_write_close(archive), archive)
  }

  private static func check(_ status: Int32, _ archive: OpaquePointer) throws {
    if status != ARCHIVE_OK { throw fault(archive) }
  }

  private static func fault(_ archive: OpaquePointer) -> DeskFault {
    DeskFault("unexpected", archive_error_string(archive).map { String(cString: $0) } ?? "zip")
  }
}
