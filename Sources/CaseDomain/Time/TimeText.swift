/// `number` in decimal with leading zeros up to `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(0, width - text.count)) + text
}

/// The value of ASCII decimal digits; nil where there are none, any other byte, or more than nine.
func digits(_ bytes: some Collection<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
  var value = 0
  for byte in bytes {
    guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}

/// Decodes a value that stands as one string, in the form its `description` writes.
func decodeText<Value: LosslessStringConvertible>(from decoder: any Decoder) throws -> Value {
  let container = try decoder.singleValueContainer()
  guard let value = Value(try container.decode(String.self)) else {
    // The text is not repeated: an error may be shown or logged where the value must not be.
    throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a \(Value.self)")
  }
  return value
}

func encodeText(of value: some CustomStringConvertible, to encoder: any Encoder) throws {
  var container = encoder.singleValueContainer()
  try container.encode(value.description)
}
