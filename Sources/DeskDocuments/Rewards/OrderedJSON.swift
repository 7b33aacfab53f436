/// JSON whose fields keep the order in which they are written down, for output that people and programs both read.
enum OrderedJSON {
  case null
  case integer(Int)
  case string(String)
  case array([OrderedJSON])
  case object([(name: String, value: OrderedJSON)])

  /// Nil is null.
  static func text(_ value: String?) -> OrderedJSON { value.map(OrderedJSON.string) ?? .null }

  /// The text (RFC 8259): an object that holds only plain values stands on one line.
  func written(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .integer(let number): return String(number)
    case .string(let text): return Self.quoted(text)
    case .array(let values):
      if values.isEmpty { return "[]" }
      if values.allSatisfy(\.isPlain) { return "[" + values.map { $0.written() }.joined(separator: ", ") + "]" }
      return "[\n" + values.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let fields):
      let parts = fields.map { Self.quoted($0.name) + ": " + $0.value.written(indent: inner) }
      if fields.allSatisfy(\.value.isPlain) { return "{ " + parts.joined(separator: ", ") + " }" }
      return "{\n" + parts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isPlain: Bool {
    switch self {
    case .null, .integer, .string: true
    case .array(let values): values.allSatisfy(\.isPlain) && values.count <= 1
    case .object(let fields): fields.isEmpty
    }
  }

  private static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    } + "\""
  }
}
