import EventLog
import Synchronization

/// A file system in memory that remembers what is on the device and what a power cut may still take away.
///
/// Paths are absolute; `/` exists. A lock that would have to wait fails with `EDEADLK`, since whoever holds it runs on
/// the same thread.
package final class SimulatedFileSystem: FileSystem {
  struct State: Sendable {
    var disk = SimulatedDisk()
    var faults: [SimulatedFault] = []
    var locks: [Int: [Int: LockKind]] = [:]
    var handles = 0
    var networkKind: String?
    var forbidsWriting: Int32?
  }

  let state: Mutex<State>

  /// An empty disk.
  package init() { state = Mutex(State()) }

  init(disk: SimulatedDisk) {
    var initial = State()
    initial.disk = disk
    state = Mutex(initial)
  }

  /// Another disk with the same content, all of it on the device.
  package func copy() -> SimulatedFileSystem {
    var disk = state.withLock { $0.disk }
    disk.settle()
    return SimulatedFileSystem(disk: disk)
  }

  /// Declares everything to be on the device: power cuts undo only what comes later.
  package func settle() { state.withLock { $0.disk.settle() } }

  /// How many changes and syncs were recorded since `settle()`.
  package var operationCount: Int { state.withLock { $0.disk.journal.count } }

  /// Makes calls fail from now on.
  package func inject(_ fault: SimulatedFault) { state.withLock { $0.faults.append(fault) } }

  /// How many injected faults have not come due yet.
  package var pendingFaults: Int { state.withLock { $0.faults.count { $0.times > 0 } } }

  /// Lets calls succeed again.
  package func clearFaults() { state.withLock { $0.faults = [] } }

  /// Pretends to be a network file system.
  package func pretendNetwork(_ kind: String?) { state.withLock { $0.networkKind = kind } }

  /// Refuses from now on, with this error number, whatever would change the disk, as a read-only mount does.
  package func forbidWriting(_ code: Int32?) { state.withLock { $0.forbidsWriting = code } }

  /// All paths of files, sorted.
  package var files: [String] {
    state.withLock { state in
      state.disk.names.filter { state.disk.nodes[$0.value]?.isDirectory == false }.keys.sorted()
    }
  }

  /// A file's content; nil when there is no such file. Setting it is no recorded operation.
  package subscript(path: String) -> [UInt8]? {
    get { state.withLock { state in state.disk.names[path].flatMap { state.disk.nodes[$0]?.data } } }
    set {
      state.withLock { state in
        guard let node = state.disk.names[path] else { return }
        if let newValue {
          state.disk.nodes[node]?.data = newValue
        } else {
          state.disk.names[path] = nil
        }
      }
    }
  }

  package func open(_ path: String, _ mode: OpenMode) throws(FileError) -> any File {
    try attempt(.open, path) { state throws(FileError) in
      let existing = state.disk.names[path]
      if let code = state.forbidsWriting, mode != .read {
        throw FileError(operation: .open, path: path, code: code)
      }
      if let existing, state.disk.nodes[existing]?.isDirectory == true {
        throw FileError(operation: .open, path: path, code: ErrorCode.invalid)
      }
      let node: Int
      switch (mode, existing) {
      case (.createNew, .some): throw FileError(operation: .open, path: path, code: ErrorCode.exists)
      case (.read, .none), (.readWrite, .none):
        throw FileError(operation: .open, path: path, code: ErrorCode.absent)
      case (.read, .some(let found)), (.create, .some(let found)): node = found
      case (.readWrite, .some(let found)):
        guard (state.disk.nodes[found]?.permissions ?? 0) & 0o200 != 0 else {
          throw FileError(operation: .open, path: path, code: ErrorCode.denied)
        }
        node = found
      case (.create(let permissions), .none), (.createNew(let permissions), .none):
        guard state.disk.names[PathText.directory(of: path)] != nil else {
          throw FileError(operation: .open, path: path, code: ErrorCode.absent)
        }
        node = state.disk.makeNode(isDirectory: false, permissions: permissions, at: path)
      }
      state.handles += 1
      return SimulatedFile(system: self, path: path, node: node, handle: state.handles)
    }
  }

  package func rename(_ path: String, to newPath: String) throws(FileError) {
    try attempt(.rename, path) { state throws(FileError) in
      guard let node = state.disk.names[path] else {
        throw FileError(operation: .rename, path: path, code: ErrorCode.absent)
      }
      state.disk.perform(.rename(path: path, to: newPath, node: node))
    }
  }

  package func unlink(_ path: String) throws(FileError) {
    try attempt(.unlink, path) { state throws(FileError) in
      guard state.disk.names[path] != nil else {
        throw FileError(operation: .unlink, path: path, code: ErrorCode.absent)
      }
      state.disk.perform(.unlink(path: path))
    }
  }

  package func makeDirectory(_ path: String, permissions: UInt32) throws(FileError) {
    try attempt(.makeDirectory, path) { state throws(FileError) in
      guard state.disk.names[path] == nil else {
        throw FileError(operation: .makeDirectory, path: path, code: ErrorCode.exists)
      }
      _ = state.disk.makeNode(isDirectory: true, permissions: permissions, at: path)
    }
  }

  package func list(_ path: String) throws(FileError) -> [String] {
    try attempt(.list, path) { state throws(FileError) in
      guard state.disk.names[path] != nil else {
        throw FileError(operation: .list, path: path, code: ErrorCode.absent)
      }
      return state.disk.names.keys.filter { $0 != "/" && PathText.directory(of: $0) == path }
        .map(PathText.name).sorted()
    }
  }

  package func status(_ path: String) throws(FileError) -> FileStatus? {
    try attempt(.status, path) { state throws(FileError) in
      state.disk.names[path].flatMap { state.disk.nodes[$0] }.map {
        FileStatus(isDirectory: $0.isDirectory, size: Int64($0.data.count), permissions: $0.permissions)
      }
    }
  }

  /// There are no links here; what leads up is followed by the letter.
  package func realPath(_ path: String) throws(FileError) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    let real = "/" + parts.joined(separator: "/")
    return try attempt(.status, path) { state throws(FileError) in
      guard real == "/" || state.disk.names[real] != nil else {
        throw FileError(operation: .status, path: path, code: ErrorCode.absent)
      }
      return real
    }
  }

  package func setPermissions(_ path: String, _ permissions: UInt32) throws(FileError) {
    try attempt(.permissions, path) { state throws(FileError) in
      guard let node = state.disk.names[path] else {
        throw FileError(operation: .permissions, path: path, code: ErrorCode.absent)
      }
      state.disk.perform(.permissions(node: node, permissions))
    }
  }

  package func syncDirectory(_ path: String) throws(FileError) {
    try attempt(.syncDirectory, path) { state throws(FileError) in
      state.disk.perform(.syncDirectory(path: path))
    }
  }

  package func networkKind(_ path: String) throws(FileError) -> String? { state.withLock { $0.networkKind } }

  private static let changing: Set<FileError.Operation> = [.rename, .unlink, .makeDirectory, .permissions]

  /// Runs a call unless a fault is due for it.
  func attempt<Result>(
    _ operation: FileError.Operation, _ path: String, _ body: (inout State) throws(FileError) -> Result
  ) throws(FileError) -> Result {
    let outcome = state.withLock { state -> Swift.Result<Unsent<Result>, FileError> in
      do throws(FileError) {
        if let fault = state.dueFault(operation, path) {
          throw FileError(operation: operation, path: path, code: fault.code)
        }
        if let code = state.forbidsWriting, Self.changing.contains(operation) {
          throw FileError(operation: operation, path: path, code: code)
        }
        return .success(Unsent(value: try body(&state)))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get().value
  }
}

/// Carries a result out of the lock on the thread that took it.
private struct Unsent<Value> { let value: Value }

/// A call that is to fail.
package struct SimulatedFault: Sendable {
  package var operation: FileError.Operation
  /// How the path must end; empty for any.
  package var suffix: String
  /// How many such calls still succeed.
  package var after: Int
  /// How many fail then.
  package var times: Int
  package var code: Int32
  /// For a write: how many bytes get through all the same.
  package var bytesWritten: Int

  package init(
    _ operation: FileError.Operation, suffix: String = "", after: Int = 0, times: Int = .max, code: Int32,
    bytesWritten: Int = 0
  ) {
    self.operation = operation
    self.suffix = suffix
    self.after = after
    self.times = times
    self.code = code
    self.bytesWritten = bytesWritten
  }
}

extension SimulatedFileSystem.State {
  mutating func dueFault(_ operation: FileError.Operation, _ path: String) -> SimulatedFault? {
    for place in faults.indices where faults[place].operation == operation && path.hasSuffix(faults[place].suffix) {
      if faults[place].after > 0 {
        faults[place].after -= 1
      } else if faults[place].times > 0 {
        faults[place].times -= 1
        return faults[place]
      }
    }
    return nil
  }
}
