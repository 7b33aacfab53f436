extension Chunked: Encodable where Element: Encodable {
  /// The rows; where the encoder can keep parts apart, each chunk is one.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    guard let parts = encoder as? any PartEncoder else {
      for row in self { try container.encode(row) }
      return
    }
    try container.encode(total)
    try container.encode(
      ColumnPart(chunks.map { chunk in try parts.place(of: chunk.kept?.place) { ColumnPart(chunk.rows) } }))
  }
}

extension Chunked: Decodable where Element: Decodable {
  /// Rows that were kept apart are not read yet.
  public init(from decoder: any Decoder) throws {
    self.init()
    var container = try decoder.unkeyedContainer()
    guard let parts = decoder as? any PartDecoder else {
      while !container.isAtEnd { append(try container.decode(Element.self)) }
      return
    }
    total = try container.decode(Int.self)
    let places = try container.decode(ColumnPart<KeptPlace>.self).rows
    guard places.count == (total + Self.chunkSize - 1) >> Self.chunkBits else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not every chunk")
    }
    chunks = try places.map { Chunk(kept: try parts.kept(at: $0, as: ColumnPart<Element>.self) { $0.rows }) }
  }
}
