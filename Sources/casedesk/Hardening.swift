import Foundation
import Terminal

/// What the process does at its start so that nothing secret outlives it.
enum Hardening {
  /// Nobody else reads the memory, which holds keys and whatever a form held, and none of it reaches a disk.
  static func keepMemoryPrivate() {
    MemorySecrecy.refuseInspection()
    MemorySecrecy.refuseSwap()
  }

  /// A standard stream that was closed by whoever started the program stays unusable: else the next file that is
  /// opened, the log's head perhaps, would have its number, and what is printed would be written into that file.
  static func keepStandardDescriptorsTaken() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      // Opened the wrong way round, so that using it fails as it would have. The lowest free number is this one.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// A write past the user's limit on file sizes fails like any other, instead of ending the program with the screen as
  /// it is (setrlimit(2)).
  static func surviveFileSizeLimit() {
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// Files made from here on are for owner and group only, whatever the shell's umask is.
  static func keepFilesPrivate() {
    umask(0o007)
  }
}
