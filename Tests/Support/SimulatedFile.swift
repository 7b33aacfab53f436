import EventLog
import Synchronization

/// An open file of a `SimulatedFileSystem`.
final class SimulatedFile: File {
  let path: String
  private let system: SimulatedFileSystem
  private let node: Int
  private let handle: Int

  init(system: SimulatedFileSystem, path: String, node: Int, handle: Int) {
    self.system = system
    self.path = path
    self.node = node
    self.handle = handle
  }

  deinit {
    let (node, handle) = (node, handle)
    system.state.withLock { $0.locks[node]?[handle] = nil }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(FileError) -> Int {
    let wanted = buffer.count
    let bytes = try system.attempt(.read, path) { state throws(FileError) -> [UInt8] in
      let data = state.disk.nodes[node]?.data ?? []
      let start = min(Int(offset), data.count)
      return Array(data[start..<min(data.count, start + wanted)])
    }
    buffer.copyBytes(from: bytes)
    return bytes.count
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(FileError) {
    let bytes = Array(bytes)
    let fault = system.state.withLock { state -> SimulatedFault? in
      let fault = state.dueFault(.write, path)
      let written = Array(bytes.prefix(fault?.bytesWritten ?? bytes.count))
      if !written.isEmpty { state.disk.perform(.write(node: node, offset: Int(offset), bytes: written)) }
      return fault
    }
    if let fault { throw FileError(operation: .write, path: path, code: fault.code) }
  }

  func allocate(size: Int64) throws(FileError) {
    try system.attempt(.allocate, path) { state throws(FileError) in
      guard let old = state.disk.nodes[node]?.data.count, old < size else { return }
      state.disk.perform(.resize(node: node, size: Int(size)))
    }
  }

  func truncate(size: Int64) throws(FileError) {
    try system.attempt(.truncate, path) { state throws(FileError) in
      state.disk.perform(.resize(node: node, size: Int(size)))
    }
  }

  func size() throws(FileError) -> Int64 {
    try system.attempt(.status, path) { state throws(FileError) in Int64(state.disk.nodes[node]?.data.count ?? 0) }
  }

  func syncData() throws(FileError) { try sync(.syncData) }

  func sync() throws(FileError) { try sync(.sync) }

  private func sync(_ operation: FileError.Operation) throws(FileError) {
    let fault = system.state.withLock { state -> SimulatedFault? in
      if let fault = state.dueFault(operation, path) {
        state.disk.loseUnsynced(node: node)
        return fault
      }
      state.disk.perform(.sync(node: node))
      return nil
    }
    if let fault { throw FileError(operation: operation, path: path, code: fault.code) }
  }

  func lock(_ kind: LockKind) throws(FileError) {
    guard try tryLock(kind) else { throw FileError(operation: .lock, path: path, code: ErrorCode.deadlock) }
  }

  func tryLock(_ kind: LockKind) throws(FileError) -> Bool {
    try system.attempt(.lock, path) { state throws(FileError) in
      let others = (state.locks[node] ?? [:]).filter { $0.key != handle }.values
      guard others.allSatisfy({ kind == .shared && $0 == .shared }) else { return false }
      state.locks[node, default: [:]][handle] = kind
      return true
    }
  }

  func unlock() throws(FileError) {
    try system.attempt(.lock, path) { state throws(FileError) in state.locks[node]?[handle] = nil }
  }

  func dropCache() throws(FileError) {
    try system.attempt(.read, path) { state throws(FileError) in state.disk.dropCache(node: node) }
  }
}
