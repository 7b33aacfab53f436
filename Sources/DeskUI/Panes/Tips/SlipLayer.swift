import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The numbered slip a reporter can be given (回执): number, time, bureau. Nothing of what was reported, nobody's name.
package struct Slip: Hashable, Sendable {
  let number: RegisterNumber
  let receivedAt: Instant
  let precision: ReceiptPrecision
  let bureau: String
  let zone: Zone

  /// The slip as plain text, for printing.
  package func text(_ texts: Texts) -> String { lines(texts).joined(separator: "\n") + "\n" }

  func lines(_ texts: Texts) -> [String] {
    let moment = zone.moment(of: receivedAt)
    let time = precision == .day ? moment.date.description : "\(moment.date) \(moment.time)"
    return [
      bureau, texts["tips.slip.title"], "", texts("tips.slip.number", number.description),
      texts("tips.slip.received", time), "", texts["tips.slip.keep"],
    ]
  }
}

/// Shows a slip; `p` writes it into a file for printing.
struct SlipLayer: Layer {
  let slip: Slip
  let facesReporter = true
  /// Nil for a restricted tip: what is printed of it is on no record, which would be one.
  private let tip: TipID?
  /// The record that goes before the file.
  private var recording: RequestID?
  /// The question where it is to be written, and the answer.
  private var asked: RequestID?
  private var place = ""
  /// The tip that was just registered by somebody nobody could tell, who may be given a receipt code.
  private var codeless: TipID?

  init(tip: Tip, desk: Desk) {
    self.tip = tip.id
    slip = Slip(
      number: tip.number, receivedAt: tip.receivedAt, precision: tip.precision, bureau: desk.organisation.name,
      zone: desk.zone)
  }

  init(tip: TipID, registered: TipRegistered, desk: Desk) {
    self.tip = tip
    slip = Slip(
      number: registered.number, receivedAt: registered.receivedAt, precision: registered.precision,
      bureau: desk.organisation.name, zone: desk.zone)
    guard let row = desk.tips.row(numbered: registered.number), registered.content.channel == .visit,
      case let tip = desk.tips.rows[row], tip.signature == .unidentifiable
    else { return }
    codeless = tip.id
  }

  /// The slip of a tip that whoever took it in knows nothing more of.
  init(restricted number: RegisterNumber, receivedAt: Instant, precision: ReceiptPrecision, _ desk: Desk) {
    tip = nil
    slip = Slip(
      number: number, receivedAt: receivedAt, precision: precision, bureau: desk.organisation.name, zone: desk.zone)
  }

  /// Whether a receipt code may be given now: whoever registered it is a receiver.
  private func offersCode(_ context: LayerContext) -> TipID? {
    guard let codeless, let session = context.session, let tip = session.desk.tips[codeless] else { return nil }
    return TriageProbe.refusal(of: CodeActions.issuing(tip, session.desk), session, context.now) == nil ? codeless : nil
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    if case .reply(let reply) = message { return hear(reply, context) }
    if case .place(let id, let path?) = message, id == asked, let tip {
      let id = context.newRequestID()
      (recording, place) = (id, path)
      return .consumed([.request(.perform(id, ExportTip(tip: tip, what: .slip, file: path)))])
    }
    guard case .input(let event) = message else { return .ignored }
    guard case .key(let key) = event else { return .done }
    switch key.inCommandMode {
    case .character("p"), .function(5):
      guard recording == nil, let session = context.session else { return .done }
      guard let tip else {
        // The name of a file in somebody's folder tells others too.
        let name = context.texts["restricted.slip.file"]
        return .consumed([.save(name: name, text: slip.text(context.texts))])
      }
      // The rules first: nobody names a place for what they may not take along.
      let record = ExportTip(tip: tip, what: .slip, file: slip.number.description)
      if let refusal = TriageProbe.refusal(of: record, session, context.now) {
        return .consumed([.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
      }
      let id = context.newRequestID()
      asked = id
      return .consumed([.place(id, name: slip.number.description)])
    case .character("c"):
      guard let tip = offersCode(context) else { return .done }
      return .consumed([.close] + IssueCodeLayer.actions(for: tip, &context))
    // The next person is waiting already.
    case .character("n"): return .consumed([.close, .run("register")])
    case .escape, .enter, .character("q"), .character(" "): return .consumed([.close])
    case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default: return .done
    }
  }

  /// The file is written once it is on the record that it was; without a record there is none.
  private mutating func hear(_ reply: SessionReply, _ context: LayerContext) -> LayerOutcome {
    switch reply {
    case .performed(let id, _) where id == recording:
      recording = nil
      return .consumed([.effect(.saveText(path: place, text: slip.text(context.texts)))])
    case .refused(let id, _) where id == recording: recording = nil
    case .failed(let id, _) where id == recording: recording = nil
    default: break
    }
    return .ignored
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let lines = slip.lines(context.texts)
    let width = min(area.size.columns - 4, max(40, lines.map { DisplayWidth.of($0) }.max() ?? 40))
    let content = Box.draw(
      into: &canvas, area: area, size: Size(columns: width, rows: lines.count + 1), title: context.texts["keys.slip"],
      theme: context.theme)
    for (row, line) in lines.enumerated() where row < content.size.rows {
      canvas.put(DisplayWidth.clipped(line, to: width), at: content.origin.offset(rows: row))
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    let code = offersCode(context).map { _ in KeyHint(.character("c"), texts["keys.issueCode.short"]) }
    return [KeyHint(.character("p"), texts["panes.hint.print"])] + [code].compactMap { $0 }
      + [KeyHint(.escape, texts["keys.back.short"])]
  }
}
