import EventLog

/// What a simulated disk holds, and everything done to it since it was last known to be all on the device.
struct SimulatedDisk: Sendable {
  /// One change, or one promise that changes are on the device.
  enum Operation: Sendable, Equatable {
    case write(node: Int, offset: Int, bytes: [UInt8])
    case resize(node: Int, size: Int)
    case permissions(node: Int, UInt32)
    case create(path: String, node: Int)
    case rename(path: String, to: String, node: Int)
    case unlink(path: String)
    case sync(node: Int)
    case syncDirectory(path: String)
  }

  /// A file or directory, whatever it is called.
  struct Node: Sendable, Hashable {
    var isDirectory: Bool
    var permissions: UInt32
    var data: [UInt8] = []
  }

  var nodes: [Int: Node] = [1: Node(isDirectory: true, permissions: 0o755)]
  var names: [String: Int] = ["/": 1]
  private(set) var journal: [Operation] = []
  /// Journal places of changes that a failed sync has given up on: no later sync brings them to the device.
  private var lost: Set<Int> = []
  private var baseNodes: [Int: Node] = [:]
  private var baseNames: [String: Int] = [:]

  init() { settle() }

  /// Declares everything to be on the device and forgets the past.
  mutating func settle() {
    journal = []
    lost = []
    baseNodes = nodes
    baseNames = names
  }

  mutating func perform(_ operation: Operation) {
    journal.append(operation)
    Self.apply(operation, &nodes, &names)
  }

  mutating func makeNode(isDirectory: Bool, permissions: UInt32, at path: String) -> Int {
    let node = (nodes.keys.max() ?? 0) + 1
    nodes[node] = Node(isDirectory: isDirectory, permissions: permissions)
    baseNodes[node] = nodes[node]
    perform(.create(path: path, node: node))
    return node
  }

  /// A sync of this file failed: what it should have brought to the device is lost there, though still to be read.
  mutating func loseUnsynced(node: Int) {
    let durable = durable(after: journal.count)
    for (place, operation) in journal.enumerated() where !durable[place] && Self.node(of: operation) == node {
      lost.insert(place)
    }
  }

  /// What was lost is no longer to be read either.
  mutating func dropCache(node: Int) {
    guard !lost.isEmpty else { return }
    var nodes = baseNodes
    var names = baseNames
    for (place, operation) in journal.enumerated() where !lost.contains(place) {
      Self.apply(operation, &nodes, &names)
    }
    self.nodes[node] = nodes[node]
  }

  /// For each of the first `count` operations, whether a power cut after them cannot undo it.
  func durable(after count: Int) -> [Bool] {
    var durable = [Bool](repeating: false, count: count)
    for (place, operation) in journal[..<count].enumerated() {
      let covered: (Operation) -> Bool
      switch operation {
      case .sync(let node): covered = { Self.node(of: $0) == node }
      case .syncDirectory(let path): covered = { Self.directories(of: $0).contains(path) }
      default: continue
      }
      for earlier in 0..<place where !lost.contains(earlier) && covered(journal[earlier]) { durable[earlier] = true }
      durable[place] = true
    }
    return durable
  }

  /// Journal places whose fate a power cut leaves open, given which are durable.
  func pending(_ durable: [Bool]) -> [Int] {
    durable.indices.filter { place in
      if durable[place] { return false }
      switch journal[place] {
      case .sync, .syncDirectory: return false
      default: return true
      }
    }
  }

  /// The disk after a power cut behind as many operations as `durable` speaks of, with what `keeping` says of each
  /// pending one.
  func crashed(_ durable: [Bool], keeping: [Int: CrashKeep]) -> SimulatedDisk {
    var disk = SimulatedDisk()
    disk.nodes = baseNodes
    disk.names = baseNames
    for (place, operation) in journal[..<durable.count].enumerated() {
      for part in durable[place] ? [operation] : (keeping[place] ?? .nothing).parts(of: operation) {
        Self.apply(part, &disk.nodes, &disk.names)
      }
    }
    disk.settle()
    return disk
  }

  private static func node(of operation: Operation) -> Int? {
    switch operation {
    case .write(let node, _, _), .resize(let node, _), .permissions(let node, _): node
    default: nil
    }
  }

  private static func directories(of operation: Operation) -> [String] {
    switch operation {
    case .create(let path, _), .unlink(let path): [PathText.directory(of: path)]
    case .rename(let path, let to, _): [PathText.directory(of: path), PathText.directory(of: to)]
    default: []
    }
  }

  private static func apply(_ operation: Operation, _ nodes: inout [Int: Node], _ names: inout [String: Int]) {
    switch operation {
    case .write(let node, let offset, let bytes):
      let end = offset + bytes.count
      let size = nodes[node]?.data.count ?? 0
      if size < end { nodes[node]?.data += [UInt8](repeating: 0, count: end - size) }
      nodes[node]?.data.withUnsafeMutableBytes { $0[offset..<end].copyBytes(from: bytes) }
    case .resize(let node, let size):
      let old = nodes[node]?.data.count ?? 0
      if old > size {
        nodes[node]?.data.removeLast(old - size)
      } else {
        nodes[node]?.data += [UInt8](repeating: 0, count: size - old)
      }
    case .permissions(let node, let permissions): nodes[node]?.permissions = permissions
    case .create(let path, let node): names[path] = node
    case .rename(let path, let to, let node):
      names[path] = nil
      names[to] = node
      // A directory takes along what is in it.
      guard nodes[node]?.isDirectory == true else { break }
      for (name, child) in names where name.hasPrefix(path + "/") {
        names[name] = nil
        names[to + name.dropFirst(path.count)] = child
      }
    case .unlink(let path): names[path] = nil
    case .sync, .syncDirectory: break
    }
  }
}

/// How much of a change that was not yet on the device is there after a power cut.
package enum CrashKeep: Sendable, Hashable {
  case nothing
  case everything
  /// The first bytes of a write.
  case prefix(Int)
  /// Those 512-byte pieces of a write, counted in the file, whose bit is set; piece numbers modulo 64.
  case sectors(UInt64)

  func parts(of operation: SimulatedDisk.Operation) -> [SimulatedDisk.Operation] {
    guard case .write(let node, let offset, let bytes) = operation else { return self == .nothing ? [] : [operation] }
    switch self {
    case .nothing: return []
    case .everything: return [operation]
    case .prefix(let count): return [.write(node: node, offset: offset, bytes: Array(bytes.prefix(count)))]
    case .sectors(let mask):
      var parts: [SimulatedDisk.Operation] = []
      var start = 0
      while start < bytes.count {
        let sector = (offset + start) / 512
        let end = min(bytes.count, (sector + 1) * 512 - offset)
        if mask >> UInt64(sector % 64) & 1 == 1 {
          parts.append(.write(node: node, offset: offset + start, bytes: Array(bytes[start..<end])))
        }
        start = end
      }
      return parts
    }
  }
}
