import CaseDomain
import DeskSession
import DeskText
import Foundation
import Terminal
import Testing

@testable import DeskUI

/// The screen of one member on an `Office`: keys in, rows out.
struct Screen {
  var model: DeskModel
  var office: Office
  var member: MemberID
  private(set) var effects: [Effect] = []

  init(
    _ office: Office, as member: MemberID = FormDesk.receiver, size: Size = Size(columns: 80, rows: 24),
    language: Language = .zhHans, unlocked: Bool = true
  ) {
    self.office = office
    self.member = member
    model = DeskModel(
      texts: Texts(language), theme: .monochrome,
      doorMembers: [
        DoorMember(id: FormDesk.receiver, label: "甲"), DoorMember(id: FormDesk.second, label: "乙"),
        DoorMember(id: FormDesk.custodian, label: "丙"),
      ], deskName: "某县局", size: size, now: office.now, chosen: member, ids: RequestIDSource(7, 9))
    if unlocked { keys("口令<Enter>") }
  }

  mutating func send(_ message: Message) {
    var effects = model.update(message)
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      self.effects.append(effect)
      switch effect {
      case .request(let request):
        for reply in office.answer(request, as: member) { effects += model.update(.reply(reply)) }
      case .resume: effects += model.resume()
      // Every place can be written to.
      case .findPlace(let id, let path): effects += model.update(.place(id, path: path))
      default: break
      }
    }
  }

  mutating func keys(_ script: String) {
    for event in InputEvent.script(script) { send(.input(event)) }
  }

  mutating func press(column: Int, row: Int, _ kind: MouseEvent.Kind = .press) {
    send(.input(.mouse(MouseEvent(kind, at: Point(column: column, row: row)))))
  }

  /// Lets another member do something, and this screen hear of it.
  mutating func other(_ body: (inout Office) throws -> Void) rethrows {
    try body(&office)
    send(.reply(.changed(office.session(member))))
  }

  var rows: [String] { model.view().rows() }
  var text: String { rows.joined(separator: "\n") }

  func shows(_ words: String) -> Bool { text.contains(words) }

  var didQuit: Bool {
    effects.contains { effect in
      if case .quit = effect { true } else { false }
    }
  }

  /// Compares the screen with the picture kept; `RECORD_SNAPSHOTS=1` writes it instead.
  func check(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let canvas = model.view()
    let rows = canvas.rows()
    for (number, row) in rows.enumerated() {
      #expect(
        DisplayWidth.of(row) == canvas.size.columns, "\(name), row \(number)", sourceLocation: sourceLocation)
    }
    let picture = rows.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    let caret = canvas.cursor.map { "caret \($0.column),\($0.row)" } ?? "no caret"
    let text = (picture + [caret, ""]).joined(separator: "\n")
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Snapshots")
    let file = folder.appendingPathComponent(
      "\(name).\(canvas.size.columns)x\(canvas.size.rows).\(model.context.texts.language.tag).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name)", sourceLocation: sourceLocation)
  }
}

extension Screen: CustomTestStringConvertible {
  /// The rows, rather than everything that is in the model.
  var testDescription: String { "\n" + text }
}

extension Office {
  /// A desk in the middle of its work: tips that wait, are late, were returned, passed on, opened leads.
  static func busy() throws -> Office {
    var office = try Office()
    func content(_ narrative: String, _ subject: String, _ conduct: String, _ place: String) -> TipContent {
      TipContent(
        title: "", narrative: narrative, subjects: [Subject(kind: .organisation, name: subject, trade: "住宿")],
        conduct: Conduct(name: conduct), place: place, channel: .visit)
    }
    let passed = try office.tip(content("路边有人强买强卖，不买就堵车。", "某停车场", "forcedDealing", "东街"))
    try office.run(
      ProposeOutcome(
        tip: passed, outcome: .passOn(try #require(office.desk.organisation.bodies.first).id, letter: "审字1号"),
        reason: "属公安管辖"))
    try office.run(
      ConfirmOutcome(
        tip: passed, proposal: try #require(office.desk.tips.openProposal(of: passed)).event), as: FormDesk.second)
    office.wait(minutes: 60)
    let opened = try office.tip(content("某酒店长期强迫商户买它的货，不买就有人上门闹。", "某酒店", "forcedDealing", "东街"), joint: true)
    try office.run(
      OpenLead(tips: [opened], importance: .major, isSuspectedOrganisedCrime: true, reason: "对象明确"))
    try office.tip(content("某酒店找人堵门，逼对面饭馆关门。", "某酒店", "mobViolence", "东街8号"))
    let returned = try office.tip(content("有人放高利贷。", "某公司", "loanSharking", "西街"), as: FormDesk.second)
    try office.run(
      ProposeOutcome(tip: returned, outcome: .returnForMore(questions: "请说明公司名称和地点"), reason: "对象不明"),
      as: FormDesk.second)
    office.wait(minutes: 60 * 24 * 3 - 60)
    var major = content("河道里有人夜里采砂，用的是外地牌照的车。", "某砂场", "illegalMining", "南河")
    major.importance = .major
    major.channel = .phone
    try office.tip(major, as: FormDesk.second)
    return office
  }
}
