import CaseDomain
import DeskSession

extension Office {
  /// Takes a paper out as the session would, but for the file: on the record, then the answer.
  mutating func export(_ id: RequestID, _ request: PaperRequest, as member: MemberID) -> [SessionReply] {
    let command: any Command
    var count = 1
    switch request.subject {
    case .ledger(let leads, let filter, let reason):
      count = leads.count
      command = ExportLedger(leads: leads, filter: filter, reason: reason, file: request.path)
    case .form(let form, let lead): command = ExportLead(lead: lead, what: form.part, file: request.path)
    case .registration(let tip): command = ExportTip(tip: tip, what: .registrationForm, file: request.path)
    case .weekly(let paper): command = PrintWeekly(report: paper.event, file: request.path)
    case .meeting(let paper, let id): command = PrintMeeting(meeting: id, what: paper, file: request.path)
    case .publicity(let what, let year):
      command = ExportPublicity(what: what, count: desk.count(of: what, in: year), file: request.path)
    case .reward(let paper, let lead, let reason):
      let file = HandedFile(name: "报送函.txt", bytes: 1, sha256: String(repeating: "5c", count: 32))
      command = ExportReward(
        lead: lead, what: paper, file: request.path, reason: reason, contents: paper == .package ? [file] : nil)
    case .evidence(let from, let to, let reason):
      let file = HandedFile(name: "目录.txt", bytes: 1, sha256: String(repeating: "5c", count: 32))
      command = ExportEvidence(from: from, to: to, file: request.path, reason: reason, contents: [file])
    case .package(let lead, let transfer):
      let file = HandedFile(name: "移送函.txt", bytes: 1, sha256: String(repeating: "5c", count: 32))
      let record = ExportLead(lead: lead, what: .transferPackage, file: request.path, contents: [file])
      let commands: [(any Command)?] = [transfer, record]
      command = Batch(commands.compactMap { $0 })
    }
    return perform(id, command, member).map { reply in
      guard case .performed = reply else { return reply }
      return .paper(id, WrittenPaper(path: request.path, count: count))
    }
  }
}
