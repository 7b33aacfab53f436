import EventLog
import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession

/// The desk on a thread of its own.
@Suite struct WorkerTests {
  private static func id(_ number: UInt8) -> RequestID { RequestID(bytes: [UInt8](repeating: number, count: 16)) }

  private static func intake(_ narrative: String) -> TipIntake {
    TipIntake(content: TipContent(title: "", narrative: narrative))
  }

  @Test func `answers come in the order of the requests, each after the view that shows it`() async throws {
    let place = try Workplace()
    let talk = try await place.opened()
    for number in 1...8 { talk.send(.register(Self.id(UInt8(number)), Self.intake("第\(number)件"))) }
    var shown = 0
    for number in 1...8 {
      let (answered, count) = try await talk.next { reply -> (RequestID, Int)? in
        switch reply {
        case .changed(let view): shown = view.desk.tips.count
        case .performed(let id, _): return (id, shown)
        default: break
        }
        return nil
      }
      #expect(answered == Self.id(UInt8(number)))
      #expect(count >= number)
    }
    talk.send(.perform(Self.id(9), ConfirmReceipt(tip: TipID(rawValue: 1))))
    let reason = try await talk.next { if case .refused(_, let refusal) = $0 { refusal.reason } else { nil } }
    #expect(reason == .noSuchTip)
    await talk.stop()
  }

  @Test func `another desk's commit shows by itself`() async throws {
    let place = try Workplace()
    let talk = try await place.opened()
    let other = try place.bureau.open(Bureau.admin)
    try other.tip("别处登记")
    try await talk.view { $0.desk.tips.count == 1 }
    // And so between two workers, in both directions.
    let second = try await place.opened()
    second.send(.register(Self.id(1), Self.intake("第二台")))
    try await talk.view { $0.desk.tips.count == 2 }
    talk.send(.register(Self.id(2), Self.intake("第一台")))
    try await second.view { $0.desk.tips.count == 3 }
    await talk.stop()
    await second.stop()
  }

  @Test func `a wrong passphrase slows down, twice as long each time`() async throws {
    let place = try Workplace()
    let talk = Conversation(place.bureau.door)
    func failure() async throws -> (String, Int) {
      try await talk.next { reply in
        if case .unlockFailed(let fault, let seconds) = reply { (fault.id, seconds) } else { nil }
      }
    }
    let wrong = SessionRequest.unlock(MemberID(rawValue: 1), passphrase: PassphraseBytes(known: "1"))
    for wait in [1, 2, 4, 8, 16, 32, 60, 60] {
      talk.send(wrong)
      #expect(try await failure() == ("wrongPassphrase", wait))
      talk.send(place.unlock)
      #expect(try await failure() == ("unlockTooSoon", wait), "the right one has to wait too")
      place.bureau.clock.advance(by: Int64(wait) * 1000)
    }
    talk.send(place.unlock)
    try await talk.view()
    talk.send(.unlock(MemberID(rawValue: 7), passphrase: PassphraseBytes(known: "1")))
    #expect(try await failure() == ("file.open", 0))
    await talk.stop()
  }

  @Test func `a locked desk answers nothing until it is opened again`() async throws {
    let place = try Workplace()
    let talk = try await place.opened()
    talk.send(.keepDraft(FormDraft(id: "0a", form: "tip.register", startedAt: 1, fields: ["narrative": "半句"])))
    talk.send(.register(Self.id(1), Self.intake("锁前")))
    talk.send(.lock)
    talk.send(.register(Self.id(2), Self.intake("锁着")))
    talk.send(.readTip(TipID(rawValue: 1)))
    talk.send(place.unlock)
    _ = try await talk.next { if case .performed(let id, _) = $0 { id == Self.id(1) ? true : nil } else { nil } }
    let view = try await talk.view()
    #expect(view.desk.tips.count == 1, "what came while it was locked was not done")
    #expect(view.drafts.map(\.fields) == [["narrative": "半句"]])
    #expect(view.lastSeen == view.desk.lastEvent)
    talk.send(.dropDraft(RequestID(bytes: [0x0a])))
    talk.send(.register(Self.id(3), Self.intake("开后")))
    #expect(try await talk.view { $0.desk.tips.count == 2 }.drafts.isEmpty)
    await talk.stop()
  }

  @Test func `a search streams, and a newer one ends it`() async throws {
    let place = try Workplace()
    let desk = try place.bureau.open(Bureau.admin)
    for number in 1...40 { try desk.tip(number.isMultiple(of: 4) ? "码头强迫交易" : "赌场放贷 \(number)") }
    let talk = try await place.opened()
    talk.send(.searchNarratives(SearchID(rawValue: 1), words: ["赌场"], of: .tips))
    talk.send(.searchNarratives(SearchID(rawValue: 2), words: ["强迫", "码头"], of: .tips))
    var rows: [Int] = []
    var heard: [Int] = []
    _ = try await talk.next { reply -> Bool? in
      guard case .searchHits(let id, let found, let isComplete) = reply else { return nil }
      heard.append(id.rawValue)
      if id.rawValue == 2 { rows += found }
      return isComplete && id.rawValue == 2 ? true : nil
    }
    #expect(heard == heard.sorted(), "the older one says nothing after the newer one began")
    #expect(rows == (0..<40).filter { ($0 + 1).isMultiple(of: 4) }.reversed())

    talk.send(.searchNarratives(SearchID(rawValue: 3), words: ["没有的词"], of: .tips))
    let none = try await talk.next { reply -> [Int]? in
      if case .searchHits(SearchID(rawValue: 3), let rows, true) = reply { rows } else { nil }
    }
    #expect(none.isEmpty)
    await talk.stop()
  }

  @Test func `tips, files and likely duplicates are answered`() async throws {
    let place = try Workplace()
    let talk = try await place.opened()
    try Data("证据".utf8).write(to: URL(filePath: place.path("in.txt")))
    talk.send(.inspectFile(Self.id(1), path: place.path("in.txt")))
    #expect(try await talk.next { if case .file(Self.id(1), let bytes) = $0 { bytes } else { nil } } == 6)
    var intake = Self.intake("城关镇某酒店多次威胁周边商户，强迫低价供货")
    intake.attachmentPaths = [place.path("in.txt")]
    talk.send(.register(Self.id(2), intake))
    talk.send(.register(Self.id(3), Self.intake("城关镇某酒店多次威胁周边商户，强迫低价供货，请查")))
    let view = try await talk.view { $0.desk.tips.count == 2 }
    let tips = view.desk.tips.rows.map(\.id)
    talk.send(.readTip(tips[0]))
    let document = try await talk.next { if case .tip(let document) = $0 { document } else { nil } }
    let attachment = try #require(document.content.attachments.first)
    #expect(attachment.name == "in.txt")
    for (path, reason) in [("absent", "errno.ENOENT"), ("", "errno.EISDIR")] {
      talk.send(.inspectFile(Self.id(2), path: place.path(path)))
      let fault = try await talk.next { if case .failed(Self.id(2), let fault) = $0 { fault } else { nil } }
      #expect(fault == DeskFault("attachmentUnreadable", place.path(path), reason))
    }
    talk.send(.exportAttachment(Self.id(4), attachment, of: .tip(tips[0]), path: place.path("out.txt")))
    #expect(try await talk.next { if case .file(Self.id(4), let bytes) = $0 { bytes } else { nil } } == 6)
    #expect(try Data(contentsOf: URL(filePath: place.path("out.txt"))) == Data("证据".utf8))
    talk.send(.likelyDuplicates(of: tips[0]))
    let found = try await talk.next { if case .duplicates(_, let found) = $0 { found.map(\.tip) } else { nil } }
    #expect(found == [tips[1]])
    intake.attachmentPaths = [place.path("absent")]
    talk.send(.register(Self.id(5), intake))
    let fault = try await talk.next { if case .failed(Self.id(5), let fault) = $0 { fault } else { nil } }
    #expect(fault == DeskFault("attachmentUnreadable", place.path("absent"), "errno.ENOENT"))
    await talk.stop()
  }

  @Test func `a rolled-back copy is noticed by who had seen more`() async throws {
    let place = try Workplace()
    let manager = FileManager.default
    try manager.copyItem(atPath: place.path("desk"), toPath: place.path("old"))
    let desk = try place.bureau.open(Bureau.admin)
    try desk.tip("某酒店强迫交易")
    desk.close()
    try manager.removeItem(atPath: place.path("desk"))
    try manager.moveItem(atPath: place.path("old"), toPath: place.path("desk"))
    let talk = try await place.opened()
    talk.send(.register(Self.id(1), Self.intake("又一件")))
    let fault = try await talk.next { if case .failed(_, let fault) = $0 { fault } else { nil } }
    #expect(fault.id == "rolledBack")
    await talk.stop()
  }
}
