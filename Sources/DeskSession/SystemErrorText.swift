import Foundation

/// What the operating system gave as a reason, as the detail of a fault: `errno.ENOSPC` where the texts have words for it
/// (`fault.detail.errno.ENOSPC`), else `errno/95`, which is worded with the bare number.
package enum SystemErrorText {
  /// The reasons that people meet, by their POSIX names.
  package static let names: [Int32: String] = [
    ENOENT: "ENOENT", EACCES: "EACCES", EPERM: "EPERM", EROFS: "EROFS", ENOSPC: "ENOSPC", EDQUOT: "EDQUOT", EIO: "EIO",
    EMFILE: "EMFILE", ENAMETOOLONG: "ENAMETOOLONG", ENOTDIR: "ENOTDIR", EISDIR: "EISDIR", EBUSY: "EBUSY",
    EFBIG: "EFBIG",
    EEXIST: "EEXIST", ENOTEMPTY: "ENOTEMPTY", ELOOP: "ELOOP", ETXTBSY: "ETXTBSY",
  ]

  package static func detail(_ code: Int32) -> String { names[code].map { "errno.\($0)" } ?? "errno/\(code)" }

  /// The detail of an error that Foundation threw for a file; nil where no number of the system's stands behind it.
  package static func detail(of error: any Error) -> String? { code(of: error).map(detail) }

  /// The file that Foundation says an error is about.
  static func path(of error: any Error) -> String {
    (error as NSError).userInfo[NSFilePathErrorKey] as? String ?? ""
  }

  private static func code(of error: any Error) -> Int32? {
    let found = error as NSError
    if found.domain == NSPOSIXErrorDomain { return Int32(found.code) }
    if let cause = found.userInfo[NSUnderlyingErrorKey] as? any Error { return code(of: cause) }
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: return ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: return EACCES
    default: return nil
    }
  }
}

extension String {
  /// The bytes of the NFC form: what passphrases and imported cells are compared as.
  package var normalisedBytes: [UInt8] { [UInt8](precomposedStringWithCanonicalMapping.utf8) }
}
