import Foundation

@testable import CaseDomain
@testable import DeskDocuments
@testable import DeskSession
@testable import EventLog
@testable import Terminal
@testable import Vault

/// What reads bytes that somebody else may have made.
enum Surface: String, CaseIterable {
  /// A frame of the log, and what else stands in its folder.
  case frame
  /// A payload's plain text, of this version and of earlier ones.
  case event
  /// A ledger as delimited text.
  case csv
  /// A ledger as a workbook: the container, and each part in a container that is whole.
  case xlsx
  /// Key files, requests, sealed files, typed codes.
  case key
  /// What a terminal sends.
  case terminal
  /// A backup's list, a checkpoint, a witness.
  case note

  func feed(_ bytes: [UInt8]) {
    switch self {
    case .frame: Self.frame(bytes)
    case .event: Self.event(bytes)
    case .csv: Self.table(bytes, name: "ledger.csv")
    case .xlsx: Self.workbook(bytes)
    case .key: Self.key(bytes)
    case .terminal: Self.terminal(bytes)
    case .note: Self.note(bytes)
    }
  }

  // MARK: The log

  private static func frame(_ bytes: [UInt8]) {
    read(frame: bytes)
    // With checksums that hold, what is behind them is reached.
    read(frame: sound(bytes))
    bytes.withUnsafeBytes { raw in
      _ = try? SegmentHeader(raw)
      for start in [0, Format.headSlotLength] {
        let end = min(raw.count, start + Format.headSlotLength)
        _ = HeadSlot(UnsafeRawBufferPointer(rebasing: raw[min(start, end)..<end]))
      }
    }
    for bytes in [bytes, withChecksum(Array(bytes.dropLast(4)))] {
      guard let index = SegmentIndex(bytes) else { continue }
      precondition(index.bytes == bytes)
      _ = index.fits(SegmentHeader(number: 2, continuing: LogCursor(desk: index.desk)), firstCommit: index.firstCommit)
    }
    if let point = ResumePoint(bytes: bytes) { precondition(ResumePoint(bytes: point.bytes) == point) }
  }

  private static func read(frame bytes: [UInt8]) {
    bytes.withUnsafeBytes { raw in
      guard let header = try? FrameHeader(raw), header.length <= raw.count,
        let view = try? FrameView(UnsafeRawBufferPointer(rebasing: raw[..<header.length]), header: header)
      else { return }
      let place = FrameLocation(segment: 1, offset: 128, length: UInt32(header.length))
      let commit = view.commit(hash: view.hash(), location: place)
      precondition(commit.number == view.position.commit)
      var roster = Roster()
      roster.apply(view.roster)
      _ = try? LogCursor(desk: view.position.desk).check(view)
      for member in roster.members.values { _ = SignatureCheck.holds(view, by: member) }
    }
  }

  private static func withChecksum(_ bytes: [UInt8]) -> [UInt8] {
    bytes + le(CRC32C.checksum(bytes))
  }

  private static func le(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  /// The bytes as a frame whose magic, lengths and checksums hold.
  private static func sound(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count >= Format.frameMinimumLength else { return bytes }
    var frame = bytes
    frame.replaceSubrange(0..<8, with: le(Format.frameMagic) + le(UInt32(Format.version)))
    frame.replaceSubrange(8..<12, with: le(UInt32(frame.count)))
    frame.replaceSubrange(16..<20, with: le(CRC32C.checksum(Array(frame[..<16]))))
    let end = frame.count - Format.frameTrailerLength - Format.signatureLength - Format.frameChecksumLength
    frame.replaceSubrange(end..<(end + 4), with: le(CRC32C.checksum(Array(frame[20..<end]))))
    frame.replaceSubrange((frame.count - 4)..., with: le(UInt32(frame.count)))
    return frame
  }

  // MARK: Events

  private static func event(_ bytes: [UInt8]) {
    // A golden file holds one event; a payload several.
    let payload = bytes.first == UInt8(ascii: "{") ? [UInt8]("[".utf8) + bytes + [UInt8]("]".utf8) : bytes
    _ = try? ElderEvent.codec.decode(payload)
    guard let events = try? EventCodec.standard.decode(payload) else { return }
    for case .event(let event) in events {
      _ = event.scope(at: EventNumber(rawValue: 1))
      NamedFile.forEach(in: event) { _ in }
    }
    let known = events.filter { if case .unknown = $0 { false } else { true } }
    guard let written = try? EventCodec.encode(known) else { return }
    // What was read is written so that it is read again as the same.
    guard let again = try? EventCodec.standard.decode(written) else { fatalError("not read again") }
    precondition((try? EventCodec.encode(again)) == written)
  }

  // MARK: Tables

  private static func table(_ bytes: [UInt8], name: String) {
    let limits = TableLimits()
    guard let table = try? TableFile.read(bytes, name: name, limits: limits) else { return }
    if let mapping = try? ColumnMapping(detecting: table.headings) {
      for row in table.rows {
        _ = try? mapping.receivedAt(of: row)
        _ = try? mapping.narrative(of: row)
        for field in TipField.allCases { _ = mapping.cell(field, of: row) }
      }
    }
    let whole = table.headings.first.flatMap { heading in
      try? ColumnMapping(parsing: "narrative=\(heading)", headings: table.headings)
    }
    for mapping in [try? ColumnMapping(detecting: table.headings), whole].compactMap({ $0 }) {
      let planner = LedgerPlanner(
        table: table, mapping: mapping, file: name,
        desk: Desk(calendar: WorkCalendar(overrides: [:], coveredYears: [])),
        now: Instant(milliseconds: 1_795_399_200_000), canSeal: true, marker: { "\($0)" })
      _ = planner.plan()
    }
  }

  private static func workbook(_ bytes: [UInt8]) {
    table([0x50, 0x4B, 0x03, 0x04] + bytes, name: "ledger.xlsx")
    table(bytes, name: "ledger.xlsx")
    guard let part = bytes.first else { return }
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    let place = Int(part) % Seeds.workbook.count
    let parts = Seeds.workbook.enumerated().map { number, usual in
      ZipWriter.Part(usual.path, number == place ? text : usual.text)
    }
    if let container = try? ZipWriter.bytes(parts) { table(container, name: "ledger.xlsx") }
  }

  // MARK: Keys

  private static func key(_ bytes: [UInt8]) {
    // With a digest that holds, too.
    for bytes in [bytes, bytes.dropLast(32) + sha256(Array(bytes.dropLast(32)))] {
      if let file = try? KeyFile(bytes: bytes) { precondition(file.bytes == bytes) }
    }
    _ = try? EnrolmentRequest(bytes: bytes)
    for kind in [SealedFile.Kind.blob, .identity] {
      _ = try? SealedFile(reading: bytes, kind: kind, hash: sha256(bytes))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try? CheckedCode(typed: text)
    _ = try? RecoveryKey(typed: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    _ = Vault.Base64.decode(text)
    _ = KeyName(text)
  }

  // MARK: Terminal

  private static func terminal(_ bytes: [UInt8]) {
    var decoder = InputDecoder()
    var editors = [TextEditor("", kind: .multiLine), TextEditor("", kind: .oneLine)]
    // A zero byte ends a batch; some bytes stand for what ncurses knows a name of.
    for batch in bytes.split(separator: 0, omittingEmptySubsequences: false) {
      let units = batch.map { byte -> InputUnit in
        switch byte {
        case 0x80: .pasteStart
        case 0x81: .pasteEnd
        case 0x82: .mouse(.decimal)
        case 0x83: .mouse(.bytes)
        case 0x84: .unknownKey
        case 0x85: .key(.left)
        case 0x86: .key(.up)
        default: .byte(byte)
        }
      }
      for event in decoder.decode(units) {
        for place in editors.indices {
          switch event {
          case .key(let key): _ = editors[place].handle(key, in: Size(columns: 9, rows: 2))
          case .paste(let text): editors[place].insert(text)
          default: break
          }
        }
      }
      for editor in editors {
        for size in [Size(columns: 1, rows: 1), Size(columns: 9, rows: 2), Size(columns: 80, rows: 24)] {
          let layout = editor.layout(in: size)
          precondition(layout.lines.count <= size.rows)
          precondition((0..<size.columns).contains(layout.caret.column) && (0..<size.rows).contains(layout.caret.row))
        }
      }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    for width in [1, 2, 7, 80] {
      for line in DisplayWidth.wrapped(text, width: width) {
        // One character may be wider than the line: a letter with its signs behind it.
        precondition(DisplayWidth.of(line) <= width || line.count == 1)
      }
    }
    _ = TextCleaning.printed(text)
  }

  // MARK: Notes

  private static func note(_ bytes: [UInt8]) {
    if let manifest = BackupManifest(bytes) { precondition(BackupManifest(Array(manifest.text.utf8)) == manifest) }
    // With a sum that holds.
    let body = String(decoding: bytes, as: UTF8.self)
    let summed = Array((body + "sum \(Digest(of: Array(body.utf8)).hex)\n").utf8)
    if let manifest = BackupManifest(summed) {
      for entry in manifest.files + manifest.identities {
        precondition(!entry.path.contains("..") && !entry.path.hasPrefix("/"))
      }
    }
    if let note = try? Checkpoint(body) { _ = try? Checkpoint(note.text) }
    if let desk = DeskID(bytes: Array(bytes.prefix(16))) { _ = Witness.claim(in: bytes, of: desk) }
    _ = LastBackup(bytes)
  }
}

/// An event that two versions wrote otherwise, so that bringing up is fed too: no event of this program has yet.
struct ElderEvent: Event {
  static let type = "org.movedInFuzz"
  static let version = 3
  let place: String
  let floors: Int

  static let codec = EventCodec(
    kinds: [type: ElderEvent.self],
    upcasters: [
      .init(type: type, version: 1): { tree in
        var tree = tree
        tree["place"] = tree["where"]
        tree["where"] = nil
        return tree
      },
      .init(type: type, version: 2): { tree in
        guard tree["place"] != nil else { return nil }
        var tree = tree
        tree["floors"] = .integer(1)
        return tree
      },
    ])

  func scope(at number: EventNumber) -> Scope { .desk }
  func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? { nil }
  func apply(to desk: inout Desk, from envelope: Envelope) {}
}
