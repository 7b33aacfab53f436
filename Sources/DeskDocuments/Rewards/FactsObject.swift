import CaseDomain

/// The fields of one JSON object, read by name; a field that nobody asked for is an error, since a mistyped name would
/// otherwise pass for an unknown.
struct FactsObject {
  let path: String
  private let fields: [String: FactsTree]
  private let errors: FactsErrors

  /// - Parameter known: the fields there are.
  init?(_ tree: FactsTree, at path: String, known: [String], _ errors: FactsErrors) {
    guard case .object(let fields) = tree else {
      errors.add(path.isEmpty ? "facts" : path, .notObject)
      return nil
    }
    self.path = path
    self.fields = fields
    self.errors = errors
    for name in fields.keys.sorted() where !known.contains(name) { errors.add(self.path(name), .unknownField) }
  }

  func path(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  /// The field, where it is there and not null.
  subscript(name: String) -> FactsTree? {
    guard let tree = fields[name], tree != .null else { return nil }
    return tree
  }

  func has(_ name: String) -> Bool { fields[name] != nil }

  private func fail<Value>(_ name: String, _ problem: FactsError.Problem) -> Value? {
    errors.add(path(name), problem)
    return nil
  }

  /// Nil is unknown.
  func bool(_ name: String) -> Bool? {
    guard let tree = self[name] else { return nil }
    if case .bool(let value) = tree { return value }
    return fail(name, .notBoolean)
  }

  func integer(_ name: String) -> Int? {
    guard let tree = self[name] else { return nil }
    if case .integer(let value) = tree { return value }
    return fail(name, .notWhole)
  }

  /// Nil is none.
  func text(_ name: String) -> String? {
    guard let tree = self[name] else { return nil }
    if case .string(let value) = tree { return value.isEmpty ? fail(name, .emptyText) : value }
    return fail(name, .notText)
  }

  func requiredText(_ name: String) -> String? {
    self[name] == nil ? fail(name, .missing) : text(name)
  }

  /// Texts without order; nil is none.
  func texts(_ name: String) -> Set<String>? {
    guard let list = list(name) else { return nil }
    var found: Set<String> = []
    for (index, tree) in list.enumerated() {
      guard case .string(let text) = tree else { return fail("\(name)[\(index)]", .notText) }
      if text.isEmpty { return fail("\(name)[\(index)]", .emptyText) }
      found.insert(text)
    }
    return found
  }

  func requiredTexts(_ name: String) -> Set<String>? {
    self[name] == nil ? fail(name, .missing) : texts(name)
  }

  func list(_ name: String) -> [FactsTree]? {
    guard let tree = self[name] else { return nil }
    if case .array(let list) = tree { return list }
    return fail(name, .notList)
  }

  /// The names and values of an object whose names are free, in ascending order of name.
  func entries(_ name: String) -> [(name: String, tree: FactsTree)] {
    guard let tree = self[name] else { return [] }
    guard case .object(let fields) = tree else { return fail(name, .notObject) ?? [] }
    return fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Fen by alias or tip.
  func amounts(_ name: String) -> [String: Int] {
    var found: [String: Int] = [:]
    for (key, tree) in entries(name) {
      if case .integer(let fen) = tree { found[key] = fen } else { errors.add("\(path(name)).\(key)", .notWhole) }
    }
    return found
  }

  func requiredDate(_ name: String) -> CivilDate? {
    guard let tree = self[name] else { return fail(name, .missing) }
    guard case .string(let text) = tree, let date = CivilDate(text) else { return fail(name, .notDate) }
    return date
  }

  /// Null is established that there is none; `"unknown"`, or no field at all, is not known.
  func date(_ name: String) -> Established<CivilDate> {
    established(name, .notDateOrUnknown) { CivilDate($0) }
  }

  func moment(_ name: String) -> Established<RewardMoment> {
    established(name, .notMoment, RewardMoment.init(written:))
  }

  func reason(_ name: String) -> Established<String> {
    established(name, .notText) { $0.isEmpty ? nil : $0 }
  }

  private func established<Value>(
    _ name: String, _ problem: FactsError.Problem, _ read: (String) -> Value?
  ) -> Established<Value> {
    guard let tree = fields[name] else { return .unknown }
    return Established(tree, read) ?? fail(name, problem) ?? .unknown
  }
}

extension Established {
  /// Nil where the piece says none of the three.
  init?(_ tree: FactsTree, _ read: (String) -> Value?) {
    switch tree {
    case .null: self = .never
    case .string("unknown"): self = .unknown
    case .string(let text):
      guard let value = read(text) else { return nil }
      self = .on(value)
    default: return nil
    }
  }
}

extension RewardMoment {
  /// A date, or a time with its distance from UTC (RFC 3339).
  init?(written text: String) {
    if let day = CivilDate(text) {
      self = .day(day)
    } else if let instant = Instant(internetTime: text) {
      self = .instant(instant)
    } else {
      return nil
    }
  }
}
