import CaseDomain
import EventLog
import Foundation

extension OpenDesk {
  /// The length in bytes of a file that is to be attached, without reading it.
  ///
  /// - Throws: `DeskFault` `attachmentUnreadable` with the reason.
  func attachmentLength(_ path: String) throws(DeskFault) -> Int {
    func unreadable(_ reason: Int32) -> DeskFault {
      DeskFault("attachmentUnreadable", path, SystemErrorText.detail(reason))
    }
    let status: FileStatus?
    do throws(FileError) { status = try environment.fileSystem.status(environment.path(path)) } catch {
      throw unreadable(error.code)
    }
    guard let status else { throw unreadable(ENOENT) }
    if status.isDirectory { throw unreadable(EISDIR) }
    if status.size > Self.attachmentLimit { throw unreadable(EFBIG) }
    return Int(status.size)
  }
}
