/// The log's files, byte by byte. All integers are little-endian; ids and hashes are plain bytes.
///
/// **Segment** `log/00000001.seg`, counted from 1, at most 64 MiB: a header, frames without gaps, then zeros.
///
///     offset size  segment header, 128 bytes
///          0    4  magic "CDsg"
///          4    2  version, 1
///          6    2  zero
///          8    4  segment number
///         12    4  end of the segment before (0 in the first): all of that was durable before this one got its name
///         16   16  desk id
///         32    8  number of the first commit to stand here
///         40    8  number of the first event to stand here
///         48   32  hash of the commit before (zero in the first)
///         80   44  zero
///        124    4  CRC-32C of the 124 bytes above
///
/// **Frame**: one commit, at most 8 MiB. Nothing in the body is believed before the header's checksum holds.
///
///     offset size  frame
///          0    4  magic "CDfr"
///          4    2  version, 1
///          6    2  zero
///          8    4  length of the whole frame, trailing length included
///         12    4  offset of the payloads
///         16    4  CRC-32C of the 16 bytes above
///         20   16  desk id
///         36    8  commit number, from 1
///         44    8  number of the first event, from 1
///         52    4  events, 1…65,536
///         56    2  allocations, then each: series 2, year 2, number 4
///          …   32  hash of the frame before: SHA-256 of its every byte through its signature; zero in the first
///          …    4  author
///          …    8  author's clock, milliseconds since 1970 UTC, signed
///          …   16  idempotency id
///          …    8  durable end its writer knew: segment 4, offset 4
///          …    2  roster changes, then each:
///                    admit: 1, member 4, signing key length 2 and bytes, agreement key length 2 and bytes
///                    expel: 2, member 4
///          …    2  payloads, then each: key kind 1, key id 16, codec 1, ordinals 2 and each 2, nonce 12,
///                  ciphertext length 4 and bytes
///          …    4  body CRC-32C, of everything from offset 20 to here
///          …   64  Ed25519 signature (RFC 8032) over every byte before it
///          …    4  length of the whole frame again
///
/// **Head** `log/head`, two slots of 512 bytes, each covering a whole sector. The valid slot with the greater sequence
/// counts; the other is written next.
///
///     offset size  head slot
///          0    4  magic "CDhd"
///          4    2  version, 1
///          6    2  flags: bit 0, a sync has failed and nobody may append
///          8    8  sequence
///         16   16  desk id
///         32    8  commits
///         40    8  events
///         48   32  hash of the last commit
///         80    8  end: segment 4, offset 4
///         88  420  zero
///        508    4  CRC-32C of the 508 bytes above
///
/// `log/append.lock` and `log/sync.lock` are empty and only ever locked. `log/*.torn` are copies of what a repair
/// cleared away; `log/*.idx` are described at `SegmentIndex`; `log/*.tmp` are leftovers.
enum Format {
  static let version: UInt16 = 1

  static let segmentMagic: UInt32 = 0x6773_4443
  static let segmentHeaderLength = 128

  static let frameMagic: UInt32 = 0x7266_4443
  static let frameHeaderLength = 20
  static let frameChecksumLength = 4
  static let signatureLength = 64
  static let frameTrailerLength = 4
  /// The fixed fields of a frame that holds nothing.
  static let frameMinimumLength = 20 + 38 + 68 + 4 + 72
  static let frameMaximumLength = 8 << 20

  static let headMagic: UInt32 = 0x6468_4443
  static let headSlotLength = 512
  static let headFailedFlag: UInt16 = 1

  static let nonceLength = 12
  static let maximumEventCount = 65_536
  /// The numbers that commits, events and head slots may have: no log comes near the last one, and counting on from one
  /// that somebody made up never overflows.
  static let numbers: ClosedRange<UInt64> = 1...(1 << 62)

  static func segmentName(_ number: UInt32) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 8 - digits.count)) + digits + ".seg"
  }

  /// The number in a segment's name; nil for any other name.
  static func segmentNumber(_ name: String) -> UInt32? {
    guard name.hasSuffix(".seg"), let number = UInt32(name.dropLast(4)), segmentName(number) == name else { return nil }
    return number
  }
}
