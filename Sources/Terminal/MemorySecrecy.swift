import CNcurses
import Glibc

/// Keeps this process's memory to itself, as far as the system lets an ordinary program.
package enum MemorySecrecy {
  /// No core dump, and no other program of the same user reads the memory or attaches to it (setrlimit(2), prctl(2)
  /// `PR_SET_DUMPABLE`). Programs started from here begin anew: the editor can be debugged as always.
  package static func refuseInspection() {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    _ = setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    _ = cn_refuse_inspection()
  }

  /// Keeps memory out of swap, where this user may lock as much as a desk needs (mlockall(2)).
  ///
  /// Under a limit nothing is locked: with everything allocated later counting against it, the program would end where
  /// the limit does. Encrypted swap does it for everybody.
  @discardableResult
  package static func refuseSwap() -> Bool {
    cn_lock_memory()
  }
}
