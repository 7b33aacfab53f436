import DeskText

/// One kind of thing that can go wrong with a disk, a program or a clock: what is tried, and how it may end.
package struct FaultRow: Sendable {
  /// As `faults --only` takes it.
  package let id: String
  /// As the manual's table names it, in English and in Chinese.
  package let title: (en: String, zh: String)
  /// How a trial may end; the manual's last column.
  package let outcomes: [FaultOutcome]
  /// Keys of the sentences that people may see; the manual quotes a part of each.
  package let says: [String]
  let runs: [Run]

  struct Run: Sendable {
    let name: String
    /// Whether its quick form belongs to `swift test`: a matter of seconds, no root, no tracing, only the programs built
    /// beside it. A morning on the simulated disk is founded anew for every trial, which takes a debug build too long.
    let isTest: Bool
    let body: @Sendable (FaultEffort) throws -> FaultReport
  }

  init(
    _ id: String, _ en: String, _ zh: String, _ outcomes: [FaultOutcome], says: [String] = [], _ runs: Run...
  ) {
    self.id = id
    title = (en, zh)
    self.outcomes = outcomes
    self.says = says
    self.runs = runs
  }

  /// Whether `swift test` tries it.
  package var isTested: Bool { runs.contains(where: \.isTest) }

  package func title(in language: Language) -> String { language == .en ? title.en : title.zh }

  /// Runs what there is for the row.
  ///
  /// - Parameters:
  ///   - isTest: only what belongs to `swift test`.
  ///   - body: given each run's name and report.
  package func run(
    _ effort: FaultEffort, isTest: Bool = false, _ body: (String, FaultReport) throws -> Void
  ) throws {
    for run in runs where run.isTest || !isTest {
      do {
        try body(run.name, try run.body(effort))
      } catch let unable as RealOffice.Unable {
        try body(run.name, .skipped(unable.reason))
      }
    }
  }
}

/// What a table quotes of a sentence with placeholders.
package enum FaultQuote {
  /// The longest part of a text that stands in it whatever it is about.
  package static func fragment(of text: String) -> String {
    text.split(separator: /\{[^}]*\}/).map { $0.trimmingCharacters(in: " ：:，,；;。.（()）)") }
      .max { $0.count < $1.count } ?? text
  }
}

extension StringProtocol {
  fileprivate func trimmingCharacters(in characters: String) -> String {
    var text = self[...]
    while let first = text.first, characters.contains(first) { text = text.dropFirst() }
    while let last = text.last, characters.contains(last) { text = text.dropLast() }
    return String(text)
  }
}

extension FaultRow {
  private static func simulated(_ body: @escaping @Sendable (FaultEffort) throws -> FaultReport) -> Run {
    Run(name: "simulated disk", isTest: false, body: body)
  }

  private static func real(
    _ name: String, isTest: Bool = false, _ body: @escaping @Sendable (FaultEffort) throws -> FaultReport
  ) -> Run {
    Run(name: name, isTest: isTest, body: body)
  }

  /// Every row, in the manual's order.
  package static let all: [FaultRow] = [
    FaultRow(
      "power", "The power fails", "突然停电", [.mended],
      real("simulated disk") { try .powerCuts($0) },
      real("copies of an ext4 image") { try .imageCopies($0) }),
    FaultRow(
      "crash", "The program is killed, the connection breaks", "程序被强行结束、连接断开", [.mended],
      real("a morning's work") { try .killedAtEveryCall($0) },
      real("casedesk") { try .killedProgram($0) }),
    FaultRow(
      "writers", "Eight desks are killed again and again while they save", "八个台在保存时反复被结束", [.mended],
      real("log-writer", isTest: true) { try .killedWriters($0) }),
    FaultRow(
      "sync", "The disk does not confirm a write", "磁盘不确认写入", [.refused, .mended, .readOnly],
      says: ["fault.syncFailed", "fault.file.sync"],
      simulated { try .failing([.syncData, .sync, .syncDirectory], code: 5, $0) },
      real("a morning's work") { try .failedCalls(["fdatasync", "fsync"], error: "EIO", $0) },
      real("a morning's work, from then on") {
        try .failedCalls(["fdatasync", "fsync"], error: "EIO", isLasting: true, $0)
      },
      real("casedesk") { try .failedProgram("fdatasync", error: "EIO", says: "fault.syncFailed", $0) }),
    FaultRow(
      "write", "The disk refuses a write", "磁盘写入出错", [.refused, .mended, .readOnly], says: ["fault.detail.errno.EIO"],
      simulated { try .failing([.write, .rename, .unlink, .truncate, .permissions], code: 5, written: 9, $0) },
      real("a morning's work") { try .failedCalls(["pwrite64", "rename"], error: "EIO", $0) },
      real("casedesk") { try .failedProgram("pwrite64", error: "EIO", says: "fault.detail.errno.EIO", $0) }),
    FaultRow(
      "read", "The disk cannot be read for a moment", "磁盘一时读不出", [.refused, .mended, .readOnly],
      says: ["fault.detail.errno.EIO"],
      simulated { try .failing([.read, .list, .status], code: 5, $0) }),
    FaultRow(
      "full", "The disk is full, or becomes full in the middle", "磁盘满了，或者写到一半满了", [.refused, .mended],
      says: ["fault.detail.errno.ENOSPC"],
      simulated {
        try .failing([.write, .allocate, .open, .makeDirectory], code: 28, written: 0, $0)
      },
      real("tmpfs of every size") { try .fullDisk($0) },
      real("casedesk") { try .failedProgram("pwrite64", error: "ENOSPC", says: "fault.detail.errno.ENOSPC", $0) }),
    FaultRow(
      "short", "A write gets through only in part", "一次写入只写进去一部分", [.refused, .mended],
      says: ["fault.file.write"],
      simulated { effort in
        var report = FaultReport()
        for written in [1, 19, 20, 100, 511, 512, 4000] {
          report.add(try .failing([.write], code: 28, written: written, effort))
        }
        return report
      },
      real("interrupted calls") { try .failedCalls(["pwrite64", "fdatasync", "fsync"], error: "EINTR", $0) }),
    FaultRow(
      "limit", "Files may not grow beyond a limit", "文件大小受到限制", [.refused, .mended],
      says: ["fault.detail.errno.EFBIG"],
      real("a morning's work") { try .fileSizeLimit($0) }),
    FaultRow(
      "readonly", "Nothing may be written where the desk lies", "台所在的位置不能写入", [.readOnly],
      says: ["fault.readOnlyPlace", "fault.notPermitted"],
      real("simulated disk") { try .readOnlyPlace($0) }),
    FaultRow(
      "stopped", "Another desk stands still while it saves", "另一个台正在保存时停住了", [.refused], says: ["fault.lockHeld"],
      real("two processes", isTest: true) { try .stoppedHolder($0) }),
    FaultRow(
      "clock-back", "The clock goes back", "时钟往回跳", [.refused, .mended], says: ["fault.clockBehind"],
      simulated { try .clockBack($0) }),
    FaultRow(
      "clock-ahead", "The clock jumps ahead", "时钟往前跳", [.refused, .mended], says: ["fault.clockAhead"],
      simulated { try .clockAhead($0) }),
    FaultRow(
      "network", "The desk is put on a network disk", "台被放到网络盘上", [.refused], says: ["fault.networkFileSystem"],
      simulated { try .networkDisk($0) }),
    FaultRow(
      "cut", "A file is cut short", "文件被截短", [.refused, .mended, .readOnly],
      says: ["fault.damaged", "fault.sealedFileDamaged", "fault.keysDamaged", "fault.witnessUnreadable"],
      simulated { try .cutShort($0) }),
    FaultRow(
      "flip", "A byte of a file changes", "文件里有字节变了", [.refused, .mended, .readOnly],
      real("simulated disk") { try .flippedBits($0) }),
  ]
}
